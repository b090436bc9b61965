"""The command that shows the app with a sample class: `conferapp demo`."""

from contextlib import suppress
from pathlib import Path

import click

from conferapp.cli.given import Given, open_app
from conferapp.domain.clock import Clock
from conferapp.domain.text import clean


@click.command()
@click.option(
    "--keep",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="Make it in this empty folder and leave it there, without opening it.",
)
@click.pass_obj
def demo(given: Given, keep: Path | None) -> None:
    """Try the app with a sample class: 30 students, 200 conferences.

    It is made in a temporary folder, which is removed when you leave. Your own students and
    settings are not touched.
    """
    if keep is None:
        open_app(lambda: _shown(given.clock))
    from conferapp.storage.demo import make_demo
    from conferapp.storage.handed_on import place_named

    folder = place_named(keep)
    made = make_demo(folder, given.clock)
    place = clean(str(folder))
    click.echo(f"Made {made.students} sample students and {made.conferences} conferences: {place}")
    click.echo(f'To open it:  conferapp --workspace "{place}"')


def _shown(clock: Clock) -> int:
    """Make the class, show the app on it, and remove it, whatever happened meanwhile."""
    from conferapp.desk.signals import block_signals
    from conferapp.storage.demo import make_demo, sample_places
    from conferapp.storage.demo_folder import demo_folder
    from conferapp.storage.places import Start
    from conferapp.ui.start import run

    block_signals()  # a window that is closed meanwhile would leave the folder behind
    with demo_folder() as folder:
        place = clean(str(folder))
        click.echo("A sample class is being made: 30 students, all made up. One moment …")
        click.echo(f"It lies in {place} and goes when you close it: nothing in it is kept.")
        places = sample_places(folder)
        make_demo(places.workspace, clock)
        code = run(Start(places, clock, sample=True))
    with suppress(OSError):  # the terminal may have been closed: then nobody is there to be told
        if folder.exists():
            click.echo(f"The sample class couldn’t be removed. Delete this folder: {place}")
        else:
            click.echo("The sample class is gone, with all you did in it. Your own is untouched.")
            click.echo("To begin with your own students:  conferapp")
            click.echo("To walk through one conference:   conferapp tour")
    return code
