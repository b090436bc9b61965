"""Older formats of records and students' files, brought up to the newest one in memory.

The file stays as it is until the next save, which keeps a copy of it first.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from conferapp.storage.documents import FORMAT

Step = Callable[[Mapping[str, Any]], dict[str, Any]]
"""Brings content from one format to the next; pure, and keeps the keys that it doesn't know."""

STEPS: Final[dict[int, Step]] = {}
"""By the format that a step begins with. Empty as long as there is only one format; each step that
comes here needs an example of the old format, `tests/unit/formats/record-N.json`."""


class UnknownFormat(ValueError):
    """No step leads on from the format that content says it has."""


def upgraded(content: dict[str, Any]) -> tuple[dict[str, Any], int | None]:
    """Bring content up to the newest format.

    Args:
        content: What a file holds. Content of a newer format, or without one, is handed back as it
            is.

    Returns:
        The content, and the older format that it had, or None if nothing had to be done.

    Raises:
        UnknownFormat: It is older, and no step leads on from it.
    """
    written_in = content.get("format")
    if not isinstance(written_in, int) or written_in >= FORMAT:
        return content, None
    for number in range(written_in, FORMAT):
        if number not in STEPS:
            raise UnknownFormat
        content = {**STEPS[number](content), "format": number + 1}
    return content, written_in
