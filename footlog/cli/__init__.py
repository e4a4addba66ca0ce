"""The commands; each loads what is heavy only when it runs."""
