"""Charts: domain objects become data frames, data frames become Altair charts."""
