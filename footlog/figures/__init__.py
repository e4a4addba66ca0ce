"""Drawings of the exercises: poses from `data/poses.toml`, rendered to SVG."""

from footlog.figures.drawing import GENERIC, draw, posed

__all__ = ["GENERIC", "draw", "posed"]
