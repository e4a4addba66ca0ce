"""The diary on disk: SQLite in, domain objects out, one connection for each operation."""
