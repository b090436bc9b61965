"""The command that hands on whole conferences, as tables or for other programs."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

import click

from conferapp.cli.asked import student_meant, there
from conferapp.cli.given import FOUND, CannotGoOn, Given
from conferapp.cli.printed import counted
from conferapp.domain.text import clean
from conferapp.storage.errors import Unreadable

if TYPE_CHECKING:
    from conferapp.domain.record import Record
    from conferapp.domain.student import Student
    from conferapp.storage.caseload import Caseload, StudentLine
    from conferapp.storage.workspace import Workspace

T = TypeVar("T")
Files = dict[Path, bytes]

_BE_CAREFUL: Final = (
    "They hold what children said and what was noted about them, and they aren’t encrypted. "
    "Keep them where nobody else gets at them, and delete them when they aren’t needed any more."
)


@dataclass
class _Found:
    """What could be read, and what could not."""

    records: list["Record"] = field(default_factory=list)
    students: list["Student"] = field(default_factory=list)
    unreadable: dict[str, str] = field(default_factory=dict)
    doubled: int = 0


@click.command()
@click.argument("student", nargs=-1)
@click.option("--to", "form", type=click.Choice(["json", "csv"]), required=True, help="Which form.")
@click.option(
    "--student",
    "others",
    metavar="NAME",
    multiple=True,
    help="One more student; may be given again.",
)
@click.option("--all", "everybody", is_flag=True, help="Every student.")
@click.option(
    "--output",
    metavar="PLACE",
    required=True,
    type=click.Path(path_type=Path),
    help="A folder; for JSON a file as well.",
)
@click.option("--force", is_flag=True, help="Replace files that are there already.")
@click.pass_obj
def data(
    given: Given,
    student: tuple[str, ...],
    form: str,
    others: tuple[str, ...],
    everybody: bool,
    output: Path,
    force: bool,
) -> None:
    """Write whole conferences as tables (CSV) or as JSON.

    STUDENT is any part of the name, or the id. Unfinished and cancelled conferences are in it, too.
    Ends with 1 if a file could not be read.
    """
    from conferapp.storage.handed_on import check_outside, hand_on

    names = (*((" ".join(student),) if student else ()), *others)
    _check(names, everybody, form, output)
    check_outside(output, given.places().workspace)
    workspace = there(given.sealed_workspace())
    caseload = given.caseload()
    who = caseload.students if everybody else _meant(caseload, names)
    found = _read(workspace, who)
    found.unreadable |= _unreadable(caseload, () if everybody else who)
    files = _FORMS[form](found, output)
    hand_on(files, replacing=force)
    for line in _told(found, files):
        click.echo(line)
    for line in _left_out(found):
        click.echo(line, err=True)
    if found.unreadable:
        raise click.exceptions.Exit(FOUND)


def _check(names: Sequence[str], everybody: bool, form: str, output: Path) -> None:
    """Refuse what can't be meant, before anybody has to type a passphrase.

    Raises:
        click.UsageError: It is unclear whose conferences are meant.
        CannotGoOn: The place doesn't fit the form.
    """
    if not names and not everybody:
        raise click.UsageError("Say whose conferences: a name, or --all.")
    if names and everybody:
        raise click.UsageError("Give either names or --all.")
    if form == "csv" and (output.is_file() or output.suffix.casefold() == ".csv"):
        raise CannotGoOn(
            "There are two tables, answers.csv and goals.csv, so name a folder for them."
        )


def _meant(caseload: "Caseload", names: Iterable[str]) -> tuple["StudentLine", ...]:
    """The students who are meant by names or ids, each once."""
    found = (caseload.student(said) or student_meant(caseload, said) for said in names)
    return tuple({line.id: line for line in found}.values())


def _read(workspace: "Workspace", who: Iterable["StudentLine"]) -> _Found:
    """Their files, as far as these can be read; conferences in the order in which they began."""
    from conferapp.storage.records import read_record
    from conferapp.storage.students import read_student

    found = _Found()

    def tried(path: Path, read: Callable[[Path], T]) -> Iterator[T]:
        try:
            yield read(path)
        except Unreadable as problem:
            found.unreadable[clean(workspace.relative(path))] = str(problem)

    for line in who:
        if line.path is not None:
            read = tried(line.path, lambda path: read_student(path, workspace.seal).student)
            found.students.extend(read)
        for conference in sorted(line.conferences, key=lambda c: (c.created, c.record_id)):
            read_it = tried(conference.path, lambda path: read_record(path, workspace.seal).record)
            found.records.extend(read_it)
            found.doubled += bool(conference.copies)
    return found


def _unreadable(caseload: "Caseload", who: Sequence["StudentLine"]) -> dict[str, str]:
    """The files that home can't read either, but for those that belong to others.

    Args:
        caseload: All students.
        who: Whose files count, besides those that could be anybody's; nobody for everybody's.
    """
    ids = {line.id for line in who}
    return {
        line.path: f"This file can't be read: {line.reason}. {line.remedy}"
        for line in caseload.unreadable
        if not ids or _owner(line.path) in {None, *ids}
    }


def _owner(path: str) -> str | None:
    """Whose file that is by its place in the workspace; None where that tells nothing."""
    folder, *rest = path.split("/")
    if not rest:
        return None
    by_folder = {"students": rest[0].partition(".")[0], "records": rest[0] if rest[1:] else None}
    return by_folder.get(folder)


def _tables(found: _Found, output: Path) -> Files:
    from conferapp.outputs.tables import answers_csv, goals_csv

    records = found.records
    return {output / "answers.csv": answers_csv(records), output / "goals.csv": goals_csv(records)}


def _json(found: _Found, output: Path) -> Files:
    from conferapp.outputs.data_json import records_json

    is_file = output.suffix.casefold() == ".json" and not output.is_dir()
    path = output if is_file else output / "conferences.json"
    return {path: records_json(found.records, found.students)}


_FORMS: Final = {"csv": _tables, "json": _json}


def _told(found: _Found, files: Iterable[Path]) -> Iterator[str]:
    """What was written, and what to be careful about."""
    many = counted(len(found.records), "conference", "conferences")
    whose = counted(len({one.student.id for one in found.records}), "student", "students")
    answers = counted(sum(len(r.answers) for r in found.records), "answer", "answers")
    places = " and ".join(clean(str(path)) for path in files)
    yield f"{many} of {whose}, with {answers}, written to {places}."
    yield _BE_CAREFUL


def _left_out(found: _Found) -> Iterator[str]:
    if found.doubled:
        versions = counted(found.doubled, "conference is", "conferences are")
        yield (
            f"{versions} there in two versions. The one that is further on was taken; "
            "home in the app puts them together."
        )
    if found.unreadable:
        yield f"{counted(len(found.unreadable), 'file', 'files')} could not be read:"
        yield from (f"  {path}: {reason}" for path, reason in found.unreadable.items())
