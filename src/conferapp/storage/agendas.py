"""Agenda files: read whole, with every problem in them and the place where each is mended.

Loading brings in pydantic, so the app does it after its first screen is painted. No agenda file is
ever written to.
"""

import errno
import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from conferapp.domain.agenda import PARTS, Agenda
from conferapp.domain.authoring.advice import advice
from conferapp.domain.authoring.checks import check, check_kept
from conferapp.domain.authoring.draft import Draft
from conferapp.domain.authoring.limits import Limits
from conferapp.domain.problem import MOST_PROBLEMS, Problem
from conferapp.domain.record import AgendaRef
from conferapp.domain.text import clean
from conferapp.storage.agenda_data import Reading, read_data
from conferapp.storage.agenda_ids import id_in
from conferapp.storage.agenda_problem import AgendaProblem, shorten
from conferapp.storage.agenda_report import Report
from conferapp.storage.agenda_text import NotText, decode
from conferapp.storage.errors import Unreadable, reading_advice
from conferapp.storage.files import AGENDA_LIMIT, read_bounded
from conferapp.storage.mistakes import Search
from conferapp.storage.stray_questions import stray_questions
from conferapp.storage.toml_bounds import excess
from conferapp.storage.toml_index import TomlIndex

_FOLDER: Final = "This is a folder, and an agenda is one file."
_OF_FOLDER: Final = reading_advice(OSError(errno.EISDIR, ""))
_FILES_IN_IT: Final = "Name the files in it, or move the folder away."


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
        unread: Whether there may be more, since only the beginning could be read, or is told.
    """

    file: str
    id: str = ""
    title: str = ""
    about: str = ""
    minutes: float = 0
    agenda: Agenda | None = None
    source: AgendaRef | None = None
    problems: tuple[AgendaProblem, ...] = ()
    unread: bool = False

    @property
    def errors(self) -> tuple[AgendaProblem, ...]:
        """The problems that keep it from being used."""
        return tuple(problem for problem in self.problems if problem.severity == "error")

    @property
    def advice(self) -> tuple[AgendaProblem, ...]:
        """The problems that don't."""
        return tuple(problem for problem in self.problems if problem.severity == "advice")


def load_agenda(
    path: Path, pictures: frozenset[str] | None = None, limits: Limits | None = None
) -> Loaded:
    """Read an agenda file. Whatever is wrong with it is in the result; nothing is raised.

    Args:
        path: The file.
        pictures: The names of the picture clues; None where any name will do.
        limits: What the program asks of its agendas; None for no advice, only errors.
    """
    try:
        data = read_bounded(path, AGENDA_LIMIT).data
    except Unreadable as error:
        message = f"This file can’t be read: {error.advice.reason}."
        found = AgendaProblem(1, 1, message, error.advice.remedy, file=str(path))
        if error.advice == _OF_FOLDER:
            found = replace(found, message=_FOLDER, hint=_FILES_IN_IT)
        return Loaded(str(path), title=_file_name(str(path)), problems=(found,))
    text = decode(data)
    if isinstance(text, NotText):
        found = AgendaProblem(text.line, text.column, text.message, text.hint, file=str(path))
        return Loaded(str(path), title=_file_name(str(path)), problems=(found,))
    return _read(text, _Loading(str(path), fingerprint(data), pictures, limits))


def read_agenda(text: str, file: str, *, kept: bool = False) -> Loaded:
    """Read the text of an agenda.

    Args:
        text: The text.
        file: What to call it in problems.
        kept: Whether a record has kept it, so that a conference has to go on with it.
    """
    if len(text) > AGENDA_LIMIT:
        message = f"This text is longer than {AGENDA_LIMIT // 1024} kB."
        told = AgendaProblem(1, 1, message, "It is no agenda that the app has kept.", file=file)
        return Loaded(file, title=_file_name(file), problems=(told,), unread=True)
    digest = fingerprint(text.encode("utf-8", "surrogatepass"))
    return _read(text, _Loading(file, digest, kept=kept))


def fingerprint(data: bytes) -> str:
    """What tells one content of a file from another: `sha256:` and the digest.

    Args:
        data: The content.
    """
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


@dataclass(frozen=True)
class _Loading:
    """What is known of a text beside its words.

    Attributes:
        file: What to call it.
        digest: Its fingerprint.
        pictures: See `load_agenda`.
        limits: See `load_agenda`.
        kept: See `read_agenda`.
    """

    file: str
    digest: str
    pictures: frozenset[str] | None = None
    limits: Limits | None = None
    kept: bool = False


# The same few files are read again for each list of agendas and each conference that is opened.
# What comes of a text can't be changed and depends on nothing else, so it is worked out once.
@lru_cache(maxsize=32)
def _read(text: str, loading: _Loading) -> Loaded:
    file = loading.file
    plain = text.replace("\r\n", "\n")
    report = Report(plain, file)
    too_much = excess(plain)
    if too_much is not None:
        beyond = (report.at(*too_much),)
        return Loaded(file, title=_file_name(file), problems=beyond, unread=True)
    try:
        data = tomllib.loads(plain)
    except ValueError:  # also what a number of thousands of digits raises
        return _broken(plain, report, loading)
    reading = read_data(data, loading.pictures)
    found = _problems(plain, data, reading, loading)
    told = report.of_problems(found, reading.in_file, TomlIndex(plain) if found else None)
    more = len(told) >= MOST_PROBLEMS
    loaded = Loaded(file, *_named(data, file), problems=told, unread=more)
    if reading.head is None or any(problem.severity == "error" for problem in found):
        return loaded
    return _sound(loaded, _assembled(reading.head, reading.draft), text, loading.digest)


def _broken(plain: str, report: Report, loading: _Loading) -> Loaded:
    """What can be told of a text that isn't TOML; all of it, where it is plain what was meant."""
    search = Search(plain)
    told = [report.at(m.offset, m.message, m.hint, m.also) for m in search.found]
    if search.meant is None:
        shown = _file_name(loading.file)
        return Loaded(
            loading.file, id_in(plain)[0], shown, problems=tuple(sorted(told)), unread=True
        )
    data = tomllib.loads(search.meant)
    reading = read_data(data, loading.pictures)
    found = _problems(search.meant, data, reading, replace(loading, limits=None))
    lines = {problem.line for problem in told}
    more = report.of_problems(found, reading.in_file, TomlIndex(search.meant))
    told += [problem for problem in more if problem.line not in lines]
    return Loaded(loading.file, *_named(data, loading.file), problems=tuple(sorted(told)))


def _problems(
    text: str, data: Mapping[str, Any], reading: Reading, loading: _Loading
) -> tuple[Problem, ...]:
    found = [*reading.problems]
    if not reading.draft.raw:
        return tuple(found)
    if loading.kept:
        return (*found, *check_kept(reading.draft))
    strays = tuple(stray_questions(text, data))
    if strays:  # the checks would tell what follows from them
        return (*found, *strays)
    found += check(reading.draft)
    if loading.limits is not None:
        found += advice(reading.draft, loading.limits)
    return tuple(found)


def _sound(loaded: Loaded, agenda: Agenda, text: str, digest: str) -> Loaded:
    """What is told of an agenda that can be used."""
    about = agenda.word(agenda.about) if agenda.about else ""
    return replace(
        loaded,
        about=clean(" ".join(about.split())),
        minutes=float(agenda.minutes or 0),
        agenda=agenda,
        source=AgendaRef(id=loaded.id, title=loaded.title, fingerprint=digest, text=text),
    )


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
