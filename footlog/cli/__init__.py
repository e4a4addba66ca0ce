"""The commands of footlog: slow imports happen only when a command runs."""
