"""Widgets that show something and edit nothing."""
