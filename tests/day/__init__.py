"""The day as the browser shows it."""
