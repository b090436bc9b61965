"""The command that checks a workspace."""

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

import click

from conferapp.cli.given import FOUND, CannotGoOn, Given
from conferapp.cli.printed import as_json, counted
from conferapp.domain.text import clean
from conferapp.storage.errors import StorageError

if TYPE_CHECKING:
    from conferapp.storage.findings import Finding, Verdict
    from conferapp.storage.verifying import Progress
    from conferapp.storage.workspace import Workspace

_MOST: Final = 30
"""Lines of one group on the terminal; `--json` has them all."""
_EVERY: Final = 50
"""Files from one word of progress to the next."""


@click.command()
@click.option("--json", "in_json", is_flag=True, help="Print JSON for other programs.")
@click.pass_obj
def verify(given: Given, in_json: bool) -> None:
    """Check every file of the workspace, and change nothing.

    Ends with 1 if something has to be mended.
    """
    from conferapp.storage.verifying import verify as verify_all

    workspace = _opened(given)
    found = verify_all(workspace, given.clock.today(), _progress())
    if in_json:
        click.echo(as_json(_data(found, workspace)))
    else:
        for line in _told(found, workspace):
            click.echo(line)
    if found.to_mend:
        raise click.exceptions.Exit(FOUND)


def _opened(given: Given) -> "Workspace":
    """The workspace; one whose key isn’t at hand is checked as far as that goes."""
    from conferapp.storage.workspace import Workspace

    try:
        return given.sealed_workspace()
    except (CannotGoOn, StorageError) as problem:
        click.echo(f"{clean(str(problem))} Only what isn’t encrypted is checked.", err=True)
        return Workspace(given.places().workspace)


def _progress() -> "Progress":
    """Says on the terminal how far it is; in a pipe, nothing."""
    shown = sys.stderr.isatty()

    def say(done: int, total: int) -> None:
        if shown and (done % _EVERY == 0 or done == total):
            words = "" if done == total else f"{done:,} of {total:,} files"
            click.echo(f"\r{words:<40}\r", nl=False, err=True)

    return say


def _told(found: "Verdict", workspace: "Workspace") -> Iterator[str]:
    from conferapp.storage.findings import ENCRYPTED, GROUPS

    read = ", ".join(
        (
            counted(found.records, "record", "records"),
            counted(found.students, "student", "students"),
            counted(found.agendas, "agenda", "agendas"),
        )
    )
    yield f"{read} read in {clean(str(workspace.root))}."
    for group in GROUPS:
        findings = found.of(group)
        if findings:
            yield ""
            color = "yellow" if group.mend else None
            yield click.style(f"{group.heading} ({len(findings):,})", bold=True, fg=color)
            if group is not ENCRYPTED:  # to name each would tell nothing
                yield from _lines(findings)
            if group.remedy:
                yield from _remedy(group.remedy)
    yield ""
    many = len(found.to_mend)
    yield (
        f"{counted(many, 'thing has', 'things have')} to be mended. Nothing was changed."
        if many
        else "Nothing has to be mended."
    )


def _lines(findings: "Sequence[Finding]") -> Iterator[str]:
    """A line for each file, and under those that have the same remedy what it is."""
    for at, finding in enumerate(findings[:_MOST]):
        also = f" (see {clean(finding.also)})" if finding.also else ""
        path = clean(finding.path)
        place = "" if finding.reason.startswith(path) else f"{path}: "
        yield f"  {place}{finding.reason}{also}"
        later = findings[at + 1].remedy if at + 1 < min(len(findings), _MOST) else ""
        if finding.remedy and finding.remedy != later:
            yield from _remedy(finding.remedy)
    if len(findings) > _MOST:
        yield f"  … and {len(findings) - _MOST:,} more; --json tells them all"


def _remedy(said: str) -> Iterator[str]:
    yield from click.wrap_text(
        said, 78, initial_indent="  → ", subsequent_indent="    "
    ).splitlines()


def _data(found: "Verdict", workspace: "Workspace") -> dict[str, object]:
    return {
        "workspace": str(workspace.root),
        "records": found.records,
        "students": found.students,
        "agendas": found.agendas,
        "to_mend": len(found.to_mend),
        "findings": [
            {
                "group": finding.group.key,
                "mend": finding.group.mend,
                "path": finding.path,
                "reason": finding.reason,
                "remedy": finding.remedy or finding.group.remedy,
                "also": finding.also,
            }
            for finding in found.findings
        ],
    }
