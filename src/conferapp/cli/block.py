"""The command that prints the block of today: who is met when, to have on paper."""

from pathlib import Path
from typing import Final

import click

from conferapp.cli.asked import there
from conferapp.cli.given import Given
from conferapp.domain.block import LEAST, MOST
from conferapp.domain.text import clean

_ENDINGS: Final = {".html": "html", ".htm": "html"}


@click.command()
@click.option(
    "--minutes",
    type=click.IntRange(LEAST, MOST),
    help="Plan a new one of so many minutes; the one that is kept for today stays as it is.",
)
@click.option(
    "--to",
    "form",
    type=click.Choice(["text", "html"]),
    help="Which form; without it, what the file’s ending says, or else text.",
)
@click.option(
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="The file to write. Without it, the block is printed here.",
)
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
@click.pass_obj
def block(
    given: Given, minutes: int | None, form: str | None, output: Path | None, force: bool
) -> None:
    """Print the block of today: settling in, a small group, conferences.

    It is the one that was planned on the screen (conferapp, then k), or else a new one, out of who
    is due and who shares a need. It names students: it is for you.
    """
    from conferapp.outputs.block_page import as_html, as_text
    from conferapp.storage.block_file import BlockFile
    from conferapp.storage.classes import students_of_tutor
    from conferapp.storage.handed_on import check_outside, hand_on
    from conferapp.storage.settings import ProgramSettings, TutorSettings
    from conferapp.ui.block_draft import BlockDraft
    from conferapp.ui.block_text import sheet_of

    places = given.places()
    workspace = there(given.sealed_workspace())
    if output is not None:
        check_outside(output, places.workspace)
    tutor = TutorSettings.read(places.settings).tutor
    students = students_of_tutor(given.caseload(), tutor)
    draft = BlockDraft(students, given.clock, BlockFile(places.block))
    if minutes is not None:
        draft.look_at(minutes)
    sheet = sheet_of(draft, tutor)
    wanted = form or _ENDINGS.get(output.suffix.casefold() if output else "", "text")
    paper = ProgramSettings.read(workspace.settings).paper
    page = as_text(sheet) if wanted == "text" else as_html(sheet, paper=paper)
    if output is None:
        click.echo(page, nl=False)
    else:
        hand_on({output: page.encode()}, replacing=force)
        click.echo(clean(f"{output} is written. It names students: keep it where only you see it."))
