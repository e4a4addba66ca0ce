"""Parts of pages: each shows one thing and owns the keys of its widgets."""
