"""Drawings of the exercises: poses from `data/poses.toml`, rendered to SVG."""

from footlog.figures.drawing import draw, general_poses, poses

__all__ = ["draw", "general_poses", "poses"]
