"""The diary on disk: SQLite, one connection an operation, domain objects in and out."""
