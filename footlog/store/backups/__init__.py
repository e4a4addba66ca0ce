"""Copies of the whole diary: made, checked, restored and thinned out."""
