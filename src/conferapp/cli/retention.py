"""The commands about how long things are kept: what is too old, and removing a student."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

import click

from conferapp.cli.asked import NoStudent, student_meant, there
from conferapp.cli.given import CannotGoOn, Given
from conferapp.cli.printed import as_json
from conferapp.domain.text import fold

if TYPE_CHECKING:
    from conferapp.storage.removal_plan import Plan
    from conferapp.storage.workspace import Workspace

_LONGEST = 36_500


@click.group()
def retention() -> None:
    """See what is too old, and remove a student."""


@retention.command("list")
@click.option(
    "--older-than",
    "days",
    metavar="DAYS",
    type=click.IntRange(0, _LONGEST),
    help="In place of keep_days in conferapp.toml.",
)
@click.option("--json", "in_json", is_flag=True, help="Print JSON for other programs.")
@click.pass_obj
def list_(given: Given, days: int | None, in_json: bool) -> None:
    """List students and conferences that are older than they should be.

    How many days a conference may be kept stands in conferapp.toml as keep_days.
    """
    from conferapp.cli.retention_words import data_of, lines_of
    from conferapp.storage.bin_entries import in_bin
    from conferapp.storage.caseload import Caseload
    from conferapp.storage.receipts import unfinished
    from conferapp.storage.retention import NOTHING, overdue
    from conferapp.storage.settings import ProgramSettings

    workspace = there(given.sealed_workspace())
    settings = ProgramSettings.read(workspace.settings)
    for sentence in settings.problems:
        click.echo(sentence, err=True)
    most = (settings.keep_days or None) if days is None else days
    today = given.clock.today()
    caseload = Caseload.read(workspace, today)
    found = NOTHING if most is None else overdue(caseload, most, today)
    binned = [each for each in in_bin(workspace) if each.note.kind != "copy"]
    begun = tuple(receipt.student for _, receipt in unfinished(workspace))
    if in_json:
        click.echo(as_json(data_of(found, most, begun, binned, caseload, workspace)))
    else:
        for line in lines_of(found, most, begun, binned, caseload, workspace):
            click.echo(line)


@retention.command()
@click.argument("student", nargs=-1, required=True)
@click.option("--yes", "sure", metavar="ID", help="Don’t ask: the student’s id, for scripts.")
@click.pass_obj
def remove(given: Given, student: tuple[str, ...], sure: str | None) -> None:
    """Remove one student whole, with every conference, and keep a receipt.

    STUDENT is any part of the name, or the id. Close the app first. What was stopped goes on when
    it is run again.
    """
    from conferapp.cli.retention_words import asked_before, told_after
    from conferapp.storage.index.opening import throw_away
    from conferapp.storage.presence import alone
    from conferapp.storage.removal_plan import plan_removal
    from conferapp.storage.removing import remove_student
    from conferapp.storage.settings import TutorSettings

    workspace, places = there(given.sealed_workspace()), given.places()
    with alone(places.presence):
        who = _who(given, workspace, " ".join(student))
        plan = plan_removal(workspace, who.id)
        with _locked(given, plan):
            for line in asked_before(who.name, plan, workspace):
                click.echo(line)
            _confirm(who, sure)
            by = TutorSettings.read(places.settings).tutor
            receipt = remove_student(workspace, plan, by, given.clock.stamp)
            throw_away(places.index)  # it holds their words, too, and is made anew without them
    for line in told_after(receipt, plan, workspace):
        click.echo(line)


class _Who(NamedTuple):
    """The student who is meant; the name is "" where nothing tells it any more."""

    id: str
    name: str


def _who(given: Given, workspace: "Workspace", said: str) -> _Who:
    """The student who is meant, by id or by name.

    Raises:
        CannotGoOn: Nobody is, or more than one.
    """
    from conferapp.storage.caseload import Caseload

    caseload = Caseload.read(workspace, given.clock.today())
    line = caseload.student(said)
    try:
        line = line or student_meant(caseload, said)
    except NoStudent:
        if not _has_traces(workspace, said):
            raise
        return _Who(said, "")
    return _Who(line.id, line.name)


def _has_traces(workspace: "Workspace", said: str) -> bool:
    """Whether an id is one whose student can't be read any more, and isn’t wholly gone."""
    from conferapp.storage.receipts import unfinished
    from conferapp.storage.removal_plan import plan_removal
    from conferapp.storage.safe_names import is_student_id

    if not is_student_id(said):
        return False
    if any(receipt.student == said for _, receipt in unfinished(workspace)):
        return True
    return not plan_removal(workspace, said).is_empty


@contextmanager
def _locked(given: Given, plan: "Plan") -> Iterator[None]:
    """Keep every conference of a student from being opened.

    Raises:
        CannotGoOn: One is open, or the student has the laptop in one.
    """
    from conferapp.storage.handover import Handover
    from conferapp.storage.locks import RecordLock

    places = given.places()
    if Handover(places.handover).holder() in plan.record_ids:
        raise CannotGoOn(
            "The laptop is with this student just now. Open Conferapp and take it back first. "
            "Nothing was removed."
        )
    lock = RecordLock(places.locks)
    try:
        if not all(lock.take(record_id) for record_id in sorted(plan.record_ids)):
            raise CannotGoOn(
                "A conference of this student is open in another window. Close it first. "
                "Nothing was removed."
            )
        yield
    finally:
        for record_id in plan.record_ids:
            lock.release(record_id)


def _confirm(who: _Who, sure: str | None) -> None:
    """See that this student is meant.

    Raises:
        CannotGoOn: What was given is something else.
    """
    if sure is None:
        what = "the student’s name or id" if who.name else "the student’s id"
        said = str(click.prompt(f"\nTo remove all of this, type {what}", err=True))
        meant = said.strip() == who.id or "" != fold(said) == fold(who.name)
    else:
        meant = sure == who.id
    if not meant:
        raise CannotGoOn("That is another name or id. Nothing was removed.")
