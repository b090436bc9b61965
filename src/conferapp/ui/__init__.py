"""The app in the terminal; shows the conference and reports to it."""
