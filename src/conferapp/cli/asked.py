"""What somebody asked for on the command line, found, or refused with a sentence."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from conferapp.cli.given import CannotGoOn, Given
from conferapp.domain.text import clean, fold

if TYPE_CHECKING:
    from conferapp.domain.agenda import Agenda
    from conferapp.domain.record import AgendaRef
    from conferapp.storage.agendas import Loaded
    from conferapp.storage.caseload import Caseload, StudentLine
    from conferapp.storage.workspace import Workspace


_MOST_NAMED: Final = 8


class NoStudent(CannotGoOn):
    """Nobody has such a name.

    Args:
        said: What was given.
    """

    def __init__(self, said: str) -> None:
        super().__init__(
            f"No student’s name has “{clean(said)}” in it. "
            "Try another part of the name, or add the student: in conferapp, with conferapp roster "
            "add, or out of a list with conferapp roster import."
        )


def student_meant(caseload: "Caseload", said: str, *, left: bool = False) -> "StudentLine":
    """The one student who is meant.

    Args:
        caseload: All students.
        said: Any part of the name.
        left: Whether it is rather one who has left.

    Raises:
        NoStudent: Nobody is.
        CannotGoOn: More than one is.
    """
    found = caseload.find(said)
    # Somebody called just this is meant, even if others have it in their names.
    exactly = [s for s in found if fold(said) in {fold(s.name), fold(s.first)}]
    here = [s for s in found if s.archived == left]
    for meant in ([s for s in exactly if s in here], exactly, here, found):
        if len(meant) == 1:
            return meant[0]
    if not found:
        raise NoStudent(said)
    match = here or found
    names = ", ".join(_who(s) for s in match[:_MOST_NAMED])
    more = f" and {len(match) - _MOST_NAMED} more" if len(match) > _MOST_NAMED else ""
    raise CannotGoOn(
        f"{len(match)} students match: {names}{more}. "
        "Type more of the name; conferapp roster list tells all names."
    )


def _who(student: "StudentLine") -> str:
    return f"{student.first} (grade {student.grade})" if student.grade else student.first


def workspace_of(given: Given) -> "Workspace":
    """The workspace that was asked for; it may not be there."""
    from conferapp.storage.workspace import Workspace

    return Workspace(given.places().workspace)


def there(workspace: "Workspace") -> "Workspace":
    """The same workspace, if it is one.

    Raises:
        CannotGoOn: It isn't.
    """
    if not workspace.records.is_dir():
        raise CannotGoOn(
            f"There is no Conferapp folder at {clean(str(workspace.root))}. "
            "To use another one: conferapp --workspace FOLDER …"
        )
    return workspace


def named(workspace: "Workspace", files: Sequence[str]) -> tuple[Path, ...]:
    """The agenda files that are meant by paths, ids and names of files."""
    from conferapp.storage.agenda_files import agenda_file

    return tuple(agenda_file(said, workspace) for said in files)


def all_own(workspace: "Workspace") -> tuple[Path, ...]:
    """The agendas of the workspace.

    Raises:
        CannotGoOn: There are none.
    """
    from conferapp.storage.agenda_ids import agenda_paths

    found = agenda_paths(workspace.agendas)
    if not found:
        raise CannotGoOn(
            f"There is no agenda in {workspace.agendas} yet. "
            "To make one: conferapp agenda new my-agenda. To check another file, name it."
        )
    return found


class Sound(NamedTuple):
    """An agenda that can be used, and its file."""

    agenda: "Agenda"
    source: "AgendaRef"


def sound_agenda(given: Given, said: str) -> Sound:
    """An agenda that can be used.

    Raises:
        CannotGoOn: It has an error in it.
    """
    from conferapp.storage.agenda_files import agenda_file
    from conferapp.storage.agendas import load_agenda

    loaded = load_agenda(agenda_file(said, workspace_of(given)))
    if loaded.agenda is None or loaded.source is None:
        raise CannotGoOn(_first_error(loaded, said))
    return Sound(loaded.agenda, loaded.source)


def form_of(output: Path | None) -> str:
    """Markdown or a web page, by the ending of a file.

    Raises:
        CannotGoOn: It is neither's ending, so that nobody could open the file.
    """
    forms = {"": "md", ".md": "md", ".txt": "md", ".html": "html", ".htm": "html"}
    ending = output.suffix.casefold() if output else ""
    if output is not None and ending not in forms:
        raise CannotGoOn(
            f"An outline is a web page (.html) or Markdown (.md), not {clean(ending)}. To get "
            "another form, open the web page and print it from there."
        )
    if output is not None and not output.absolute().parent.is_dir():
        raise CannotGoOn(f"There is no folder {output.parent}. Make it first, or name another.")
    return forms[ending]


def language_of(agenda: "Agenda", said: str) -> str:
    """The tag of a language of an agenda.

    Raises:
        CannotGoOn: It isn't worded in that language.
    """
    from conferapp.domain.languages import language_name, read_language

    tag = read_language(said)
    if tag is None or not agenda.speaks(tag):
        there = ", ".join(f"{language_name(tag)} ({tag})" for tag in agenda.languages)
        raise CannotGoOn(f"This agenda isn’t worded in “{clean(said)}”. Its languages: {there}.")
    return tag


def check_page(path: Path, page: str, *, student: bool) -> None:
    """Refuse a page that an agenda doesn't have, or that isn't for whom it is tried.

    Raises:
        CannotGoOn: It is so. Where the file can't be read yet, nobody knows.
    """
    from conferapp.domain.spelling import did_you_mean
    from conferapp.storage.agendas import load_agenda

    found = load_agenda(path).agenda
    if found is not None and found.page(page) is None:
        pages = [page.id for page in found.pages]
        hint = did_you_mean(page, pages) or f"Its pages are: {', '.join(pages)}."
        raise CannotGoOn(f"This agenda has no page “{clean(page)}”. {hint}")
    wanted = found.page(page) if found is not None else None
    if student and wanted is not None and wanted.who != "student":
        raise CannotGoOn(f"The page {page} isn’t a student’s. Leave out --as student to see it.")


def _first_error(loaded: "Loaded", said: str) -> str:
    errors = loaded.errors
    more = f" There are {len(errors)} in all." if len(errors) > 1 else ""
    return f"{errors[0].sentence()}{more} To see them: conferapp agenda check {said}"
