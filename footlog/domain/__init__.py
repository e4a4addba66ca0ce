"""The facts a person records, and what makes one valid: standard library only."""
