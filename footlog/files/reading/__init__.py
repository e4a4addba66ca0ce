"""Reading footlog's own files back into domain objects."""
