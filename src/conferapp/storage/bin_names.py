"""Names in the bin. Imports no pydantic, since whoever looks for a student's files asks here."""

from typing import Final

from conferapp.storage.sealing import plain_name

NOTE: Final = "moved.json"
"""What a note about a move is called where nothing is sealed."""
IMPORTS: Final = "imports"
"""The folder in the bin for what an import changed, which is about many students."""


def is_note(name: str) -> bool:
    """Whether a file in the bin is a note about a move.

    Args:
        name: Its name.
    """
    return plain_name(name) == NOTE
