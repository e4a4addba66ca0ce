"""One day as the browser shows it: the JSON it is drawn from, and the changes that come back."""
