"""Files that were made, and that wait for a browser to fetch them."""

import secrets
from typing import Final

from conferapp.serve.guard import Role

MOST_FILES: Final = 8
"""Files that wait; the oldest goes."""


class Offered:
    """Hands each file out once, to whoever was told its key."""

    def __init__(self) -> None:
        """Begin with none."""
        self._files: dict[str, tuple[Role, str, bytes]] = {}

    def offer(self, role: Role, payload: bytes) -> tuple[str, str]:
        """Keep a file, under a key that nobody guesses.

        Args:
            role: Who may have it.
            payload: Its name, a line feed, and its bytes.

        Returns:
            The key and the name.
        """
        name, _, data = payload.partition(b"\n")
        key, called = secrets.token_urlsafe(16), name.decode("utf-8", "replace")
        self._files[key] = (role, called, data)
        while len(self._files) > MOST_FILES:
            del self._files[next(iter(self._files))]
        return key, called

    def fetch(self, key: str, role: Role) -> tuple[str, bytes] | None:
        """A file, once: its name and its bytes; None where there is none for this key.

        Args:
            key: What the page was told.
            role: Who asks.
        """
        found = self._files.get(key)
        if found is None or found[0] != role:
            return None
        del self._files[key]
        return found[1:]
