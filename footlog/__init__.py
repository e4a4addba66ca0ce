"""footlog: a foot-rehab logbook that stays on your own computer."""

__version__ = "0.1.0"
