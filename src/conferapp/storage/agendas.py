"""Agenda files: read whole, with every problem in them and the place where each is mended.

Loading brings in pydantic, so the app does it after its first screen is painted. No agenda file is
ever written to.
"""

import hashlib
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from conferapp.domain.agenda import PARTS, Agenda
from conferapp.domain.checks import check
from conferapp.domain.draft import Draft
from conferapp.domain.problem import MOST_PROBLEMS, Problem, Severity, Where
from conferapp.domain.record import AgendaRef
from conferapp.domain.text import clean
from conferapp.storage.agenda_data import Reading, read_data
from conferapp.storage.agenda_problem import AgendaProblem, shorten
from conferapp.storage.agenda_text import NotText, decode
from conferapp.storage.errors import Unreadable
from conferapp.storage.files import AGENDA_LIMIT, read_bounded
from conferapp.storage.mistakes import mistakes
from conferapp.storage.text_lines import Lines, Position
from conferapp.storage.toml_index import TomlIndex
from conferapp.storage.toml_tokens import tangle

_ID: Final = re.compile(r'^[ \t]*id[ \t]*=[ \t]*["\']([a-z0-9-]{1,64})["\']', re.MULTILINE)


@dataclass(frozen=True)
class Loaded:
    """What came of reading an agenda file.

    Attributes:
        file: The file, or what stands for it.
        id: The id that the file says it has, also where it can't be used; "" if that can't be told.
        title: Its title, or the name of the file where it can't be told.
        about: Whom it is for and when to use it, on one line, or "".
        minutes: The planned length of its talk, 0 where it names none.
        agenda: The agenda, or None if something in it has to be mended first.
        source: The file as it was, for a record to keep; None without an agenda.
        problems: All that is wrong, from the top of the file down.
    """

    file: str
    id: str = ""
    title: str = ""
    about: str = ""
    minutes: float = 0
    agenda: Agenda | None = None
    source: AgendaRef | None = None
    problems: tuple[AgendaProblem, ...] = ()


def load_agenda(path: Path, pictures: frozenset[str] | None = None) -> Loaded:
    """Read an agenda file. Whatever is wrong with it is in the result; nothing is raised.

    Args:
        path: The file.
        pictures: The names of the picture clues; None where any name will do.
    """
    try:
        data = read_bounded(path, AGENDA_LIMIT).data
    except Unreadable as error:
        message = f"This file can’t be read: {error.advice.reason}."
        found = AgendaProblem(1, 1, message, error.advice.remedy, file=str(path))
        return Loaded(str(path), title=_file_name(str(path)), problems=(found,))
    text = decode(data)
    if isinstance(text, NotText):
        found = AgendaProblem(text.line, text.column, text.message, text.hint, file=str(path))
        return Loaded(str(path), title=_file_name(str(path)), problems=(found,))
    return _read(text, str(path), fingerprint(data), pictures)


def read_agenda(text: str, file: str) -> Loaded:
    """Read the text of an agenda, such as the one that a record keeps.

    Args:
        text: The text.
        file: What to call it in problems.
    """
    return _read(text, file, fingerprint(text.encode("utf-8", "surrogatepass")))


def fingerprint(data: bytes) -> str:
    """What tells one content of a file from another: `sha256:` and the digest.

    Args:
        data: The content.
    """
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def _read(text: str, file: str, digest: str, pictures: frozenset[str] | None = None) -> Loaded:
    plain = text.replace("\r\n", "\n")
    report = _Report(plain, file)
    tangled = tangle(plain)
    if tangled is not None:
        message = "Here are more things inside each other than an agenda can have."
        return Loaded(
            file,
            title=_file_name(file),
            problems=(report.at(tangled, message, "Count brackets and dots."),),
        )
    try:
        data = tomllib.loads(plain)
    except ValueError:  # also what a number of thousands of digits raises
        broken = (report.at(m.offset, m.message, m.hint, m.also) for m in mistakes(plain))
        named = _ID.search(plain.partition("\n[")[0])
        name = named[1] if named else ""
        return Loaded(file, name, _file_name(file), problems=tuple(sorted(broken)))
    reading = read_data(data, pictures)
    return _check(reading, text, report, Loaded(file, *_named(data, file)), digest)


def _check(reading: Reading, text: str, report: "_Report", loaded: Loaded, digest: str) -> Loaded:
    found = (*reading.problems, *(check(reading.draft) if reading.draft.raw else ()))
    agenda = None
    if reading.head is not None and not any(p.severity == "error" for p in found):
        agenda = _assembled(reading.head, reading.draft)
    source = (
        AgendaRef(id=loaded.id, title=loaded.title, fingerprint=digest, text=text)
        if agenda
        else None
    )
    told = report.of_problems(found)
    about = agenda.word(agenda.about) if agenda and agenda.about else ""
    said = clean(" ".join(about.split()))
    minutes = float((agenda.minutes if agenda else None) or 0)
    return replace(loaded, about=said, minutes=minutes, agenda=agenda, source=source, problems=told)


def _assembled(head: Agenda, draft: Draft) -> Agenda:
    pages = [
        page.page.model_copy(update={"questions": tuple(q.question for q in page.questions)})
        for page in draft.pages
    ]
    parts: dict[str, Any] = {
        part: tuple(page for page in pages if page.part == part) for part in PARTS
    }
    return head.model_copy(update=parts)


def _named(data: Mapping[str, Any], file: str) -> tuple[str, str]:
    """Id and title as far as they can be told; the file's name stands in for a title."""
    name, title = data.get("id"), data.get("title")
    if isinstance(title, dict):
        title = next(iter(title.values()), None)
    return (
        shorten(name) if isinstance(name, str) else "",
        shorten(title, 200) if isinstance(title, str) else _file_name(file),
    )


def _file_name(file: str) -> str:
    return clean(Path(file).name)


class _Report:
    """Turns problems into places in one text."""

    def __init__(self, text: str, file: str) -> None:
        self._text = text
        self._file = file
        self._lines = Lines(text)

    def at(
        self, offset: int, message: str, hint: str | None = None, also: int | None = None
    ) -> AgendaProblem:
        """A problem at an offset of the text.

        Args:
            offset: Where it is.
            message: What is wrong.
            hint: What to do.
            also: A line that has a part in it.
        """
        return self._problem(self._lines.position(offset), message, hint, also, "error")

    def of_problems(self, found: Iterable[Problem]) -> tuple[AgendaProblem, ...]:
        """Problems in the data of the text, from its top down; of two at one place the first.

        Args:
            found: The problems.
        """
        found = tuple(found)
        if not found:
            return ()
        index = TomlIndex(self._text)
        placed: dict[tuple[Where, str, str], AgendaProblem] = {}
        for problem in found:
            at = index.find(problem.where, at_key=problem.at_key, within=problem.within)
            also = index.find(problem.also).line if problem.also else None
            told = self._problem(at, problem.message, problem.hint, also, problem.severity)
            placed.setdefault((problem.where, problem.message, problem.severity), told)
        return tuple(sorted(placed.values())[:MOST_PROBLEMS])

    def _problem(
        self,
        at: Position,
        message: str,
        hint: str | None,
        also: int | None,
        severity: Severity,
    ) -> AgendaProblem:
        hint = hint or ""
        if also is not None:
            hint = f"{hint} (See line {also}.)".strip()
        shown = self._lines.shown(at.line)
        return AgendaProblem(
            at.line, at.column, clean(message), clean(hint), severity, self._file, shown
        )
