"""All keys as text: the list for the command line and the docs, and the sample of the file."""

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import dedent
from typing import Final

from conferapp.ui.key_names import key_name
from conferapp.ui.keymap import Keymap
from conferapp.ui.keymap_places import AllKeys, Keyed

_HEAD: Final = dedent("""\
    # The keys of Conferapp. Conferapp reads this file when it starts, and never writes it.
    #
    # A line that begins with # is skipped. To choose another key, take the # away and write your
    # keys between the quotes, the one to be shown first in front:
    #
    #     "next" = "F3, Ctrl+N"
    #
    # Keys are written like F8, Ctrl+N, Shift+F6, Alt+Down, PgDn, Del, Space, ? or b. Letters can be
    # given only where nobody types. Esc, Enter, Tab, Backspace and the arrows keep what they do.
    #
    # `conferapp keymap --check` says what can’t hold, and why; until then the usual key holds.
    """)
_OFTEN: Final = 4
"""On so many screens a key counts as one that works everywhere."""


@dataclass(frozen=True)
class Row:
    """One thing that keys do.

    Attributes:
        id: By what it is known.
        keys: The names of its keys as they are now.
        about: What it does, in a sentence without its full stop.
        chosen: Whether somebody chose these keys.
    """

    id: str
    keys: tuple[str, ...]
    about: str
    chosen: bool


def key_rows(there: AllKeys, keymap: Keymap) -> Iterator[tuple[str, tuple[Row, ...]]]:
    """Every id once, under the name of the screen that has it first.

    Args:
        there: All keys.
        keymap: Those that were chosen.
    """
    often = _often(there)
    seen = set(often)
    for site in there.screens:
        rows = tuple(_row(each, keymap) for each in site.keyed if each.id not in seen)
        seen |= {each.id for each in site.keyed}
        if rows:
            yield site.name, _merged(rows)
    yield there.app.name, _merged(tuple(_row(e, keymap) for e in _everywhere(there, often)))
    fields = tuple(_row(each, keymap) for each in there.fields.keyed if each.id not in seen)
    yield there.fields.name, _merged(fields)


def keymap_list(there: AllKeys, keymap: Keymap) -> str:
    """The list for people who choose keys."""
    lines: list[str] = []
    for name, rows in key_rows(there, keymap):
        lines += ["", name]
        for row in rows:
            mark = "*" if row.chosen else " "
            lines.append(f" {mark} {row.id:<22} {', '.join(row.keys):<22} {row.about}".rstrip())
    if keymap.chosen:
        lines += ["", "* chosen in keys.toml"]
    return "\n".join(lines[1:])


def keymap_sample(there: AllKeys) -> str:
    """The file with every usual key, each as a comment."""
    lines = [_HEAD]
    for name, rows in key_rows(there, Keymap()):
        lines += ["", f"# ── {name} ──", ""]
        for row in rows:
            lines += [f"# {row.about}", f'# "{row.id}" = {_quoted(", ".join(row.keys))}']
    return "\n".join(lines) + "\n"


def _row(each: Keyed, keymap: Keymap) -> Row:
    keys = keymap.chosen.get(each.id, each.keys)
    names = dict.fromkeys(map(key_name, keys))
    return Row(each.id, tuple(names), each.about or each.name, each.id in keymap.chosen)


def _merged(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Each id once; where widgets have different keys for it, with all of them."""
    found: dict[str, Row] = {}
    for row in rows:
        before = found.get(row.id, row)
        keys = tuple(dict.fromkeys((*before.keys, *row.keys)))
        found[row.id] = Row(row.id, keys, before.about or row.about, row.chosen)
    return tuple(found.values())


def _often(there: AllKeys) -> dict[str, dict[Keyed, None]]:
    """What so many screens have that it isn’t theirs, such as help, by id."""
    sites: dict[str, set[str]] = {}
    found: dict[str, dict[Keyed, None]] = {}
    for site in there.screens:
        for each in site.keyed:
            sites.setdefault(each.id, set()).add(site.name)
            found.setdefault(each.id, {})[each] = None
    app = {each.id for each in there.app.keyed}
    return {i: found[i] for i, names in sites.items() if len(names) >= _OFTEN or i in app}


def _everywhere(there: AllKeys, often: dict[str, dict[Keyed, None]]) -> Iterator[Keyed]:
    yield from there.app.keyed
    app = {each.id for each in there.app.keyed}
    for id_, found in often.items():
        yield from found if id_ not in app else ()


def _quoted(text: str) -> str:
    return f"'{text}'" if "\\" in text else f'"{text}"'
