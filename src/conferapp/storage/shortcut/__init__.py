"""The icon on the desktop that opens a terminal of the right size with the app in it."""
