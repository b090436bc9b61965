"""The command that shows a sample conference: `conferapp tour`."""

import click

from conferapp.cli.given import Given, open_app, run_app
from conferapp.storage.places import Start


@click.command()
@click.pass_obj
def tour(given: Given) -> None:
    """Walk through a conference with a sample student, in less than ten minutes.

    A line on top says what each screen is and what to press. Nothing of it is kept, and it can be
    left at any time. Afterwards the app is open, with your own students.
    """
    open_app(lambda: run_app(Start(given.places(), given.clock, seal=given.seal, tour=True)))
