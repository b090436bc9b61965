"""The commands for those who write agendas."""

from pathlib import Path

import click

from conferapp.cli.asked import (
    all_own,
    check_page,
    form_of,
    language_of,
    named,
    sound_agenda,
    workspace_of,
)
from conferapp.cli.given import FOUND, Given, open_app


@click.group()
def agenda() -> None:
    """Write agendas: list them, make one, check it, try it, print it.

    A FILE is the path of an agenda file, or the id of an agenda that is at hand.
    """


@agenda.command("list")
@click.pass_obj
def list_(given: Given) -> None:
    """List the agendas that are at hand, each by its id."""
    from conferapp.domain.text import clean, say_number
    from conferapp.plain.opening import begun
    from conferapp.storage.library import find_agendas
    from conferapp.storage.shipped import shipped_agendas

    library = find_agendas(shipped_agendas(), workspace_of(given).agendas)
    for entry in library.usable:
        told = entry.loaded
        minutes = f", about {say_number(told.minutes)} minutes" if told.minutes else ""
        own = ", your own" if entry.own else ""
        click.echo(clean(f"{told.id}: {told.title}{minutes}{own}. {begun(told.about)}".strip()))
    for entry in library.broken:
        name = clean(entry.path.name)
        click.echo(f"{name} has an error. To see it: conferapp agenda check", err=True)


@agenda.command()
@click.argument("agenda_id", metavar="ID")
@click.option("--from", "source", metavar="FILE", help="Begin with a copy of this agenda.")
@click.pass_obj
def new(given: Given, agenda_id: str, source: str | None) -> None:
    """Make an agenda of your own, with comments to read along.

    It goes into the folder `agendas` of your workspace. ID is a short name for it: lower-case words
    joined by hyphens.
    """
    from conferapp.cli.problems import shown_path
    from conferapp.domain.authoring.agenda_schema import document
    from conferapp.storage.agenda_files import agenda_file
    from conferapp.storage.agenda_ids import agenda_files_by_id
    from conferapp.storage.new_agenda import new_agenda, put_schema
    from conferapp.storage.shipped import shipped_agendas

    workspace = workspace_of(given)
    begin = agenda_file(source, workspace) if source else None
    path = new_agenda(workspace, agenda_id, begin)
    put_schema(path.parent, document())
    click.echo(f"Made {shown_path(path)}")
    if agenda_id in agenda_files_by_id((shipped_agendas(),)):
        click.echo(f"It takes the place of the agenda {agenda_id} that came with Conferapp.")
    click.echo("Open it in a text editor. Then, as often as you like:")
    click.echo(f"  conferapp agenda check {agenda_id}")
    click.echo(f"  conferapp agenda try {agenda_id}")


@agenda.command()
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list for other programs.")
@click.pass_obj
def check(given: Given, files: tuple[str, ...], as_json: bool) -> None:
    """Tell every error in agenda files, and what could be better.

    Without FILE, all agendas in your workspace are checked. Ends with 1 if there is an error; a
    piece of advice is none.
    """
    from conferapp.cli import problems
    from conferapp.storage.library import check_agendas
    from conferapp.storage.settings import ProgramSettings

    workspace = workspace_of(given)
    paths = named(workspace, files) or all_own(workspace)
    entries = check_agendas(paths, workspace)
    found = [problem for entry in entries for problem in entry.loaded.problems]
    for sentence in ProgramSettings.read(workspace.settings).problems:
        click.echo(sentence, err=True)
    if as_json:
        click.echo(problems.as_json(found))
    else:
        for problem in found:
            for line in problems.told(problem):
                click.echo(line)
        unread = any(entry.loaded.unread for entry in entries)
        click.echo(problems.verdict(found, paths, unread=unread))
    if any(entry.loaded.errors for entry in entries):
        raise click.exceptions.Exit(FOUND)


@agenda.command()
def schema() -> None:
    """Print the JSON Schema with which an editor helps to write agendas.

    `conferapp agenda new` puts it beside your agendas by itself.
    """
    from conferapp.domain.authoring.agenda_schema import document

    click.echo(document(), nl=False)


@agenda.command()
@click.argument("file")
@click.option(
    "--to",
    "form",
    type=click.Choice(["md", "html"]),
    help="Markdown or a web page; without it, the ending of the output file decides.",
)
@click.option("--output", "-o", type=click.Path(path_type=Path), help="Write to this new file.")
@click.option("--language", metavar="TAG", help="In this language, such as es.")
@click.pass_obj
def outline(
    given: Given, file: str, form: str | None, output: Path | None, language: str | None
) -> None:
    """Lay an agenda out as a page to read, print and sign."""
    from conferapp.cli.problems import shown_path
    from conferapp.domain.authoring.outline import outline as outline_of
    from conferapp.outputs.outline_html import as_html
    from conferapp.outputs.outline_markdown import as_markdown
    from conferapp.storage.new_agenda import write_page

    page = form or form_of(output)
    sound = sound_agenda(given, file)
    tag = language_of(sound.agenda, language) if language else None
    found = outline_of(sound.agenda, tag, sound.source.fingerprint[-8:])
    text = as_html(found) if page == "html" else as_markdown(found)
    if output is None:
        click.echo(text, nl=False)
    else:
        write_page(output, text)
        click.echo(f"Made {shown_path(output)}")


@agenda.command()
@click.argument("old")
@click.argument("new")
@click.pass_obj
def diff(given: Given, old: str, new: str) -> None:
    """Tell what changed from one agenda file to another, and which conferences that touches."""
    from conferapp.cli.changes import lines_of, wrapped
    from conferapp.domain.authoring.agenda_changes import changes
    from conferapp.storage.touched import touched
    from conferapp.storage.touched_words import told

    before, after = sound_agenda(given, old), sound_agenda(given, new)
    for line in lines_of(changes(before.agenda, after.agenda)):
        click.echo(line)
    click.echo()
    found = touched(
        workspace_of(given),
        before.source.id,
        before.agenda,
        after.agenda,
        old_print=before.source.fingerprint,
        new_print=after.source.fingerprint,
    )
    for line in wrapped(told(found)):
        click.echo(line)


@agenda.command("try")
@click.argument("file")
@click.option("--page", metavar="ID", help="Open at this page.")
@click.option("--as", "role", type=click.Choice(["tutor", "student"]), default="tutor")
@click.option("--first", is_flag=True, help="As a first conference, with nothing from last time.")
@click.pass_obj
def try_(given: Given, file: str, page: str | None, role: str, first: bool) -> None:
    """Hold a conference with a sample student; nothing is kept.

    What you save in your editor is on screen a moment later.
    """
    from conferapp.storage.agenda_files import agenda_file
    from conferapp.storage.trial import Trial

    path = agenda_file(file, workspace_of(given))
    if page is not None:
        check_page(path, page, student=role == "student")
    trial = Trial(path, page=page, student=role == "student", first=first)

    def show() -> int:
        from conferapp.ui.start import run_trial

        return run_trial(given.places(), given.clock, trial)

    open_app(show)
