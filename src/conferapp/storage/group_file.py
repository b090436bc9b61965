"""What was typed for small groups and isn't kept with anybody yet, on this computer.

A record is made for each member when the group is kept, and not before: until then what is typed
lies here, closed with the seal of the workspace.
"""

import contextlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from conferapp.domain.group import Group
from conferapp.storage.errors import Unreadable
from conferapp.storage.files import private_folder, read_bounded, write_draft
from conferapp.storage.sealing import PLAIN, Seal

MOST: Final = 20
"""Drafts that are remembered; the one that nobody has touched for longest goes first."""
LASTS: Final = timedelta(days=14)
"""So long a draft is there: a week and a holiday later nobody knows any more what was meant."""
_LIMIT: Final = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Draft:
    """A group that isn't kept yet.

    Attributes:
        day: The day on which it was typed.
        group: What was typed.
        ids: Everybody in the list.
        seated: Who of them sits in the group.
        again: Whether it is a further one with whom something was kept on that day.
    """

    day: date
    group: Group
    ids: tuple[str, ...] = ()
    seated: tuple[str, ...] = ()
    again: bool = False


class GroupFile:
    """Keeps drafts of groups by a key that tells which group is meant.

    Args:
        path: The file.
        seal: How the files of the workspace are sealed.
    """

    def __init__(self, path: Path, seal: Seal) -> None:
        self._path, self._seal = path, seal

    def read(self, key: str, today: date) -> Draft | None:
        """A draft; None where there is none that can be read.

        Args:
            key: Which group.
            today: The day; a draft that is much older is none.
        """
        return self._all(today).get(key)

    def keep(self, key: str, draft: Draft, today: date) -> None:
        """Keep a draft without waiting for the disk: a kill loses nothing of it.

        Args:
            key: Which group.
            draft: It.
            today: The day.

        Raises:
            WriteFailed: It can't be kept, so a restart won't know of it.
        """
        others = {name: other for name, other in self._all(today).items() if name != key}
        self._write({**others, key: draft})

    def drop(self, key: str, today: date) -> None:
        """Remove a draft, because it is kept elsewhere or there is nothing in it.

        Args:
            key: Which group.
            today: The day.

        Raises:
            WriteFailed: It is still there.
        """
        drafts = self._all(today)
        if drafts.pop(key, None) is not None:
            self._write(drafts)

    def _all(self, today: date) -> dict[str, Draft]:
        """Every draft that is young enough, the one that was touched last at the end."""
        # One that isn't what it should be can't be mended by anybody: it begins anew.
        with contextlib.suppress(Unreadable, ValueError, TypeError, KeyError, RecursionError):
            data = self._seal.open(read_bounded(self._path, _LIMIT).data, self._path)
            found = {str(key): _unpacked(row) for key, row in json.loads(data)}
            return {key: one for key, one in found.items() if abs(today - one.day) <= LASTS}
        return {}

    def _write(self, drafts: Mapping[str, Draft]) -> None:
        if not drafts:
            with contextlib.suppress(OSError):
                self._path.unlink()
            return
        rows = [[key, _packed(draft)] for key, draft in drafts.items()][-MOST:]
        private_folder(self._path.parent)
        write_draft(self._path, self._seal.close(json.dumps(rows).encode()))


def reseal(path: Path, old: Seal, new: Seal = PLAIN) -> None:
    """Close the drafts of a workspace with another seal, because its files are.

    Args:
        path: The file; it need not be there.
        old: What opens it.
        new: How it is to be sealed.

    Raises:
        WriteFailed: It is still as it was.
    """
    try:
        data = old.open(read_bounded(path, _LIMIT).data, path)
    except Unreadable:  # nobody would ever open it, and its words mustn't lie about
        with contextlib.suppress(OSError):
            path.unlink()
    else:
        write_draft(path, new.close(data))


def _packed(draft: Draft) -> Mapping[str, object]:
    return {**asdict(draft), "day": draft.day.isoformat()}


def _unpacked(row: Mapping[str, Any]) -> Draft:
    """A draft out of a file.

    Raises:
        ValueError: It isn't what it should be.
    """
    words = {key: row["group"][key] for key in ("topic", "what", "when", "note")}
    ids, seated = tuple(row["ids"]), tuple(row["seated"])
    if not all(isinstance(said, str) for said in (*words.values(), *ids, *seated)):
        raise ValueError
    day = date.fromisoformat(row["day"])
    return Draft(day, Group(**words), ids, seated, again=row["again"] is True)
