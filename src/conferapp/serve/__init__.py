"""The app in a browser: a small server on this computer, and what it shows."""
