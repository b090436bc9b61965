"""What is said of whether everything is saved. Home knows it, so it is plain Python."""

from typing import Final

SAVED: Final = "Everything is saved."
ASK_TUTOR: Final = (
    "This can’t be saved just now. Please tell your tutor, and don’t close the window."
)
"""Said to a student, where the reason would name a folder of the tutor’s."""
