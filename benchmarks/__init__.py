"""Measurements of the app beside bare Textual apps; `make bench` runs them."""
