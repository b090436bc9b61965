"""The commands for the class list: shown, kept, and brought in from a file."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from conferapp.cli.asked import there
from conferapp.cli.given import USAGE, CannotGoOn, Given
from conferapp.cli.roster_students import add, archive, change, in_a_line, show
from conferapp.cli.writing import desk_to_write
from conferapp.domain.text import clean

if TYPE_CHECKING:
    from conferapp.domain.table_file import TableFile
    from conferapp.ui.enrolling import Enroller
    from conferapp.ui.importing import Importing


class NotAsked(click.ClickException):
    """Nobody can be asked here whether to go on."""

    exit_code = USAGE

    def __init__(self) -> None:
        super().__init__(
            "Nothing was written, because nobody can be asked here. To write all of it: --yes. "
            "To look only: --dry-run."
        )


@click.group(commands=[add, show, change, archive])
def roster() -> None:
    """The class list: who is here, what is known of them, and students out of a file."""


@roster.command("list")
@click.option("--left", is_flag=True, help="Those who have left, too.")
@click.pass_obj
def list_students(given: Given, left: bool) -> None:
    """List the students."""
    there(given.sealed_workspace())
    caseload = given.caseload()
    for line in sorted(caseload.roll(), key=lambda line: line.archived):
        if left or not line.archived:
            click.echo(clean(in_a_line(line)))
    if caseload.unreadable:
        click.echo("Some files can’t be read; conferapp verify tells which.", err=True)


@roster.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--map",
    "said",
    multiple=True,
    metavar="FIELD=COLUMN",
    help="Which column something is taken from; may be given again. Without a column: from none.",
)
@click.option("--dry-run", is_flag=True, help="Only show what would change.")
@click.option("--yes", is_flag=True, help="Don’t ask: write all that is plain.")
@click.pass_obj
def import_list(given: Given, file: Path, said: tuple[str, ...], dry_run: bool, yes: bool) -> None:
    """Take students from a class list.

    FILE is a CSV file with any names of columns, or users.csv of OneRoster. You see what would
    change before anything is written. Where it isn’t plain who is meant, nobody is touched; on the
    screen (conferapp, then l and i) you can say who it is, and leave single changes out.
    """
    from conferapp.desk.opening import Opener
    from conferapp.storage.table_files import read_table
    from conferapp.ui.enrolling import Enroller
    from conferapp.ui.importing import Importing

    table = read_table(file.absolute())
    desk = desk_to_write(given, begin=True)
    enroller = Enroller(Opener(desk), desk.shelf.store.save)
    importing = Importing(table, enroller.known(), desk.tutor.tutor)
    _map(importing, table, said)
    importing.work_out()
    if _show(importing) and not dry_run:
        _write(importing, enroller, yes=yes)


def _map(importing: "Importing", table: "TableFile", said: Sequence[str]) -> None:
    """Take what was said about the columns.

    Raises:
        CannotGoOn: A field or a column isn't there, or names can't be read.
    """
    from conferapp.domain.roster_columns import FIELDS, column_named
    from conferapp.domain.roster_words import NEEDED
    from conferapp.domain.spelling import did_you_mean

    for each in said:
        key, _, name = (part.strip() for part in each.partition("="))
        column = column_named(name, table.header) if name else ""
        if key not in FIELDS:
            hint = did_you_mean(key, list(FIELDS)) or f"There are: {', '.join(FIELDS)}."
            raise CannotGoOn(f"Nothing on a class list is called “{clean(key)}”. {hint}")
        if column is None:
            hint = did_you_mean(name, table.header) or f"There are: {', '.join(table.header)}."
            raise CannotGoOn(f"The file has no column “{clean(name)}”. {hint}")
        importing.take_column(key, column)
    if not importing.ready:
        there_are = f"Its columns are: {', '.join(table.header)}."
        raise CannotGoOn(f"{NEEDED} For example: --map name=COLUMN. {there_are}")


def _show(importing: "Importing") -> bool:
    """Print what would change; whether that is anything."""
    from conferapp.domain.roster_columns import FIELDS
    from conferapp.domain.roster_words import counts, item_words
    from conferapp.plain.askers.spoken import aloud

    for key, field in FIELDS.items():
        if key in importing.columns:
            click.echo(clean(f"{field.title}: taken from “{importing.columns[key]}”"))
    plan = importing.plan
    if plan is None:
        return False
    click.echo()
    for sentence in filter(None, (*counts(plan, importing.tutor), importing.known.warning)):
        click.echo(clean(aloud(sentence)))
    for item in plan.items:
        what = "Not plain" if item.doubt else "New" if item.change is None else "Change"
        left = "" if item.doubt or item.offered else " (left out)"
        said = aloud(item_words(item).replace(" → ", " becomes "))
        click.echo(clean(f"{what}: {said}{left}"))
    if not importing.taken:
        click.echo("There is nothing to write.")
    return bool(importing.taken)


def _write(importing: "Importing", enroller: "Enroller", *, yes: bool) -> None:
    """Write everything that is plain, if that is wanted.

    Raises:
        NotAsked: Nobody can say so.
        CannotGoOn: It stopped before the end.
    """
    if not yes:
        if not sys.stdin.isatty():
            raise NotAsked
        click.confirm("Write this?", abort=True, err=True)
    entries = importing.plan.entries(importing.taken) if importing.plan else ()
    done = enroller.enrol(entries, lambda _: None)
    if done.stopped:
        raise CannotGoOn(done.sentence())
    click.echo(done.sentence())
