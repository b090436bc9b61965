"""The command that reports to whoever leads a program, on one workspace or on several."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from conferapp.cli.given import FOUND, CannotGoOn, Given
from conferapp.cli.printed import as_json
from conferapp.cli.report_json import report_data
from conferapp.cli.report_sources import opened
from conferapp.domain.reports.period import MOST_WEEKS, WEEKS, Period, last_weeks, read_period
from conferapp.domain.text import clean

if TYPE_CHECKING:
    from conferapp.storage.several import Several
    from conferapp.ui.reckoned import Reckoned


def _names() -> list[str]:
    from conferapp.domain.reports.reports import REPORTS

    return list(REPORTS)


def _completed(_: click.Context, __: click.Parameter, begun: str) -> list[str]:
    """The reports that a shell may complete a word to."""
    return [name for name in _names() if name.startswith(begun)]


@click.command()
@click.argument("reports", metavar="[REPORT]...", nargs=-1, shell_complete=_completed)
@click.option("--since", metavar="DAY", help="The first day that counts.")
@click.option("--until", metavar="DAY", help="The last day that counts; today where none is named.")
@click.option(
    "--weeks",
    metavar="N",
    type=click.IntRange(1, MOST_WEEKS),
    help=f"Whole weeks up to the last day; {WEEKS} where none are named.",
)
@click.option(
    "--also",
    metavar="DIR",
    multiple=True,
    type=click.Path(path_type=Path),
    help="One more Conferapp folder; may be given again.",
)
@click.option(
    "--workspaces-in",
    "above",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Every Conferapp folder that lies directly in this one.",
)
@click.option(
    "--to",
    "form",
    type=click.Choice(["text", "csv", "html"]),
    default="text",
    show_default=True,
    help="Which form.",
)
@click.option("--json", "in_json", is_flag=True, help="Print JSON for other programs.")
@click.option(
    "--output",
    metavar="PLACE",
    type=click.Path(path_type=Path),
    help="A folder, or a file where one is made.",
)
@click.option("--force", is_flag=True, help="Replace files that are there already.")
@click.pass_obj
def report(  # noqa: PLR0913, PLR0917  # an argument for each option, as click hands them over
    given: Given,
    reports: tuple[str, ...],
    since: str | None,
    until: str | None,
    weeks: int | None,
    also: tuple[Path, ...],
    above: Path | None,
    form: str,
    in_json: bool,
    output: Path | None,
    force: bool,
) -> None:
    """Report on conferences: how many, with whom, and what came of them.

    REPORT is one or more of: held, met, waiting, steps, goals, actions, calibration. Without any,
    all are made. A DAY is such as 2026-09-01, "1 Sep" or "last Monday". Ends with 1 if something
    could not be read.
    """
    from conferapp.ui.reporting import reckon

    _check(form, in_json=in_json, output=output, reports=reports)
    today = given.clock.today()
    period = _period(today, since, until, weeks)
    several = opened(given, also, above)
    if output is not None:
        _check_outside(several, output)
    reckoned = reckon(several, period, today, dict.fromkeys(reports) or _names())
    if in_json:
        click.echo(as_json(report_data(reckoned)))
    elif output is None:
        _print(reckoned)
    else:
        _write(reckoned, form, output, force=force)
    if reckoned.faults:
        raise click.exceptions.Exit(FOUND)


def _check(form: str, *, in_json: bool, output: Path | None, reports: Sequence[str]) -> None:
    """Refuse what can't be meant, before anybody has to type a passphrase.

    Raises:
        click.UsageError: Form and place don't fit together, or a report isn't there.
        CannotGoOn: The place is one file where there are several.
    """
    unknown = next((name for name in reports if name not in _names()), None)
    if unknown is not None:
        raise click.UsageError(
            f"There is no report “{clean(unknown)}”. Those there are: {', '.join(_names())}."
        )
    if in_json and (output is not None or form != "text"):
        raise click.UsageError("--json prints; give either it, or --to and --output.")
    if form != "text" and output is None:
        raise click.UsageError(f"Say where to write with --output; --to {form} makes files.")
    is_file = output is not None and output.suffix.casefold() == ".csv" and not output.is_dir()
    if form == "csv" and is_file and len(set(reports)) != 1:
        raise CannotGoOn("Each report is a table of its own, so name a folder for them.")


def _period(today: date, since: str | None, until: str | None, weeks: int | None) -> Period:
    """The days that count.

    Raises:
        click.UsageError: Two things are said that don't go together.
        CannotGoOn: A day can't be read, or there are none in between.
    """
    if since is not None and weeks is not None:
        raise click.UsageError("Give either --since or --weeks.")
    if since is None:
        last = _read(until, until, today).until if until is not None else today
        return last_weeks(last, weeks or WEEKS)
    return _read(since, until or "", today)


def _read(since: str, until: str, today: date) -> Period:
    period = read_period(since, until, today)
    if isinstance(period, str):
        raise CannotGoOn(period)
    return period


def _check_outside(several: "Several", output: Path) -> None:
    from conferapp.storage.handed_on import check_outside

    for source in several.sources:
        check_outside(output, source.workspace.root)


def _warn_where_shared(reckoned: "Reckoned", output: Path) -> None:
    """Say so if others may see what is written; whoever named the place may know better."""
    from conferapp.storage.handed_on import place_named
    from conferapp.storage.neighbours import shared_above

    if (folder := shared_above(place_named(output), reckoned.folders)) is not None:
        click.echo(
            f"Several Conferapp folders lie in {clean(str(folder))}. If other people see that "
            "folder, they can read what is written there.",
            err=True,
        )


def _print(reckoned: "Reckoned") -> None:
    from conferapp.ui.reckoned import text_of

    click.echo(text_of(reckoned), nl=False)


def _write(reckoned: "Reckoned", form: str, output: Path, *, force: bool) -> None:
    from conferapp.storage.handed_on import hand_on
    from conferapp.ui.reporting import FORMS

    files = FORMS[form](reckoned, output)
    hand_on(files, replacing=force)
    _warn_where_shared(reckoned, output)
    for line in _told(reckoned, files):
        click.echo(line)
    for line in _left_alone(reckoned):
        click.echo(line, err=True)


def _told(reckoned: "Reckoned", files: Iterable[Path]) -> Iterator[str]:
    from conferapp.ui.reckoned import CAREFUL

    yield f"{reckoned.about}, written to:"
    yield from (f"  {clean(str(path))}" for path in files)
    if reckoned.names_students:
        yield CAREFUL


def _left_alone(reckoned: "Reckoned") -> Iterator[str]:
    from conferapp.ui.reckoned import named_lines

    yield from reckoned.notes
    yield from named_lines(reckoned)
