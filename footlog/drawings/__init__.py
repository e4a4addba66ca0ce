"""Drawings of exercises and feet as SVG, from the poses in `data/poses.toml`."""

from footlog.drawings.drawing import draw, general_poses, poses

__all__ = ["draw", "general_poses", "poses"]
