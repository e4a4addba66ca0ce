"""Reading files that a spreadsheet program saved again: what is understood, and what to ask."""
