"""Files that mean harm, each with the place where it is put: text, and things that are no files."""

import os
import random
import socket
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product
from pathlib import Path
from typing import Final

from tests.faults import hostile_json, hostile_toml
from tests.samples import STUDENT_ID

from conferapp.storage.files import AGENDA_LIMIT, RECORD_LIMIT
from conferapp.storage.shipped import shipped_agendas

SORTS: Final[Mapping[str, str]] = {
    "record": f"workspace/records/{STUDENT_ID}/harm.json",
    "student": "workspace/students/harm.json",
    "agenda": "workspace/agendas/harm.toml",
    "program": "workspace/conferapp.toml",
    "pictures": "workspace/pictures.toml",
    "tutor": "config/settings.toml",
    "handover": "state/handover",
    "lock": "state/locks/019ea2f4-1d3a-7c3e-9a55-0c2b7a4d1f10.lock",
    "note": "state/locks/019ea2f4-1d3a-7c3e-9a55-0c2b7a4d1f10.held",
}
"""Where a file of each sort stands."""


@dataclass(frozen=True)
class Case:
    """One file that means harm.

    Attributes:
        sort: One of `SORTS`.
        name: What it is.
        put: Puts it at a path.
        file: Its name there, if it isn't the usual one.
    """

    sort: str
    name: str
    put: Callable[[Path], object]
    file: str = ""

    def __str__(self) -> str:
        return f"{self.sort}: {self.name}"

    def path(self, top: Path) -> Path:
        """Where it stands.

        Args:
            top: The folder around the workspace and the other folders.
        """
        usual = top / SORTS[self.sort]
        return usual.with_name(self.file) if self.file else usual


def holding(make: Callable[[], bytes]) -> Callable[[Path], object]:
    """Puts a file with some content.

    Args:
        make: Makes the content, when it is wanted.
    """
    return lambda path: path.write_bytes(make())


def _socket(path: Path) -> None:
    os.mknod(path, 0o600 | 0o140000) if os.geteuid() == 0 else _bound(path)


def _bound(path: Path) -> None:
    # The path of a socket may not be long: it is bound from inside its folder.
    here = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(path.name)
    finally:
        os.chdir(here)


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(8 << 30)


def _locked(path: Path) -> None:
    path.write_text("{}", "utf-8")
    path.chmod(0)


THINGS: Final[Mapping[str, Callable[[Path], object]]] = {
    "a folder": Path.mkdir,
    "a folder full of folders": lambda path: (path / "a" / "b" / "c.json").mkdir(parents=True),
    "a pipe": os.mkfifo,
    "a socket": _socket,
    "a link to a secret": lambda path: path.symlink_to("/etc/passwd"),
    "a link to itself": lambda path: path.symlink_to(path.name),
    "a link to a folder": lambda path: path.symlink_to("/"),
    "a link to nothing": lambda path: path.symlink_to("nothing"),
    "a link to endless zeros": lambda path: path.symlink_to("/dev/zero"),
    "eight gigabytes of nothing": _sparse,
    "nothing in it": Path.touch,
    "not UTF-8": lambda path: path.write_bytes(b'{"id": "\xff\xfe"}\nid = "\xff"'),
    "UTF-16": lambda path: path.write_text('{"id": "x"}', "utf-16"),
    "zeros": lambda path: path.write_bytes(bytes(200_000)),
    "locked": _locked,
}
"""What may stand where a file should, or be in it."""

_NAMES: Final = (
    "a\nb",
    "\x1b]52;c;aGk=\x07",
    "\x9b2J",
    "\u202egnol",
    "x" * 240,
    "é" * 120,
    "con",
    "nul.x",
    " ",
    "-rf",
    "--workspace",
    "$(id)",
    "\udcff\udcfe",
    "a\\b",
    "*?",
)
"""Names of files, without their ending."""


def things() -> Iterator[Case]:
    """Each thing at each place, and each name."""
    for sort, (name, put) in product(SORTS, THINGS.items()):
        yield Case(sort, name, put)
    for sort, name in product(("record", "student", "agenda"), _NAMES):
        ending = Path(SORTS[sort]).suffix
        put = holding(hostile_toml.HEAD.encode)
        yield Case(sort, f"called {ascii(name)[:40]}", put, f"{name}{ending}")


def texts() -> Iterator[Case]:
    """Every text that is the same each time: hundreds."""
    for (name, unit), over in product(hostile_toml.UNITS.items(), (False, True)):
        put = holding(partial(hostile_toml.filled, unit, over=over))
        yield Case("agenda", f"{name}{', too many' if over else ''}", put)
    for line, width in product(hostile_toml.LINES, (13, 200, 9_000)):
        put = holding(partial(hostile_toml.broken, line, width))
        yield Case("agenda", f"{line!r} of {width}", put)
    for kind in ("record", "student"):
        for place, (name, value) in product(hostile_json.places(kind), hostile_json.VALUES.items()):
            yield Case(kind, f"{name} as {place}", holding(partial(_json, kind, place, value)))


def _json(kind: str, place: str, value: Callable[[], str]) -> bytes:
    return hostile_json.with_value(kind, place, value())[:RECORD_LIMIT]


def chance(luck: random.Random) -> Iterator[Case]:
    """Files that are different for each luck, without an end.

    Args:
        luck: Chooses.
    """
    kinds: Sequence[tuple[str, int]] = (
        *(("agenda", AGENDA_LIMIT), ("agenda", AGENDA_LIMIT), ("pictures", 65_000)),
        *(("program", 16_000), ("tutor", 16_000)),
    )
    while True:
        sort, most = luck.choice(kinds)
        if luck.random() < 0.3:
            made = hostile_toml.soup(luck)
        elif luck.random() < 0.5 and sort != "agenda":
            made = hostile_toml.filled(luck.choice([*hostile_toml.UNITS.values()]), over=True)
        else:
            made = hostile_toml.damaged(shipped_agendas(), luck)
        yield Case(sort, "by chance", holding(partial(bytes, made[:most])))
