"""The diary on disk, in SQLite: its entries, plan, exercises and settings, and its backups."""
