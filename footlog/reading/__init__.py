"""Reading footlog's own files back into domain objects, a module a file."""
