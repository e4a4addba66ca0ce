"""Drawings of exercises and feet as SVG, from the poses in `data/poses.toml`."""
