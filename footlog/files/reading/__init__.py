"""Files read back: the CSV format, footlog's own files, and those another program saved again."""
