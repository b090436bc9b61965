"""Conferapp: guided conferences between a student and a tutor, in the terminal."""

__version__ = "0.1.0"
