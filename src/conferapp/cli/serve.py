"""The commands that show the app in a browser: `conferapp serve`, and the app behind it."""

import sys
from importlib.util import find_spec
from typing import NoReturn

import click

from conferapp.cli.asked import student_meant
from conferapp.cli.given import CannotGoOn, Given, run_app
from conferapp.domain.text import clean
from conferapp.storage.places import Places, Start
from conferapp.storage.sealing import PLAIN, Seal

NOT_INSTALLED = (
    "To show Conferapp in a browser, a part of it is needed that isn’t installed here. Install it "
    "with `uv tool install 'conferapp[browser]'` or `pip install 'conferapp[browser]'`."
)
NOT_BY_HAND = "`conferapp serve` starts this by itself. Run that."


@click.command()
@click.option("--host", default="127.0.0.1", help="Where to listen; by default, here alone.")
@click.option("--port", type=click.IntRange(0, 65535), help="Which port; 0 for any. [8765]")
@click.option(
    "--allow-host", "names", multiple=True, metavar="NAME", help="Another name that leads here."
)
@click.option("--student", metavar="NAME", help="Begin or go on with a student at once.")
@click.option("--open", "opens", is_flag=True, help="Open the browser of this computer.")
@click.pass_obj
def serve(
    given: Given,
    *,
    host: str,
    port: int | None,
    names: tuple[str, ...],
    student: str | None,
    opens: bool,
) -> None:
    """Show the app in a browser, for a conference at a distance.

    It prints an address that works once, and serves until Ctrl+C. By default, only this computer
    can reach it.
    """
    if find_spec("aiohttp") is None or find_spec("textual_serve") is None:
        raise CannotGoOn(NOT_INSTALLED)
    from conferapp.serve.running import USUAL, Plan, PortTaken
    from conferapp.serve.running import serve as serve_app

    places = given.places()
    secret = _secret(places)
    if student is not None:
        student = student_meant(given.caseload(), student).id
    begin = {"secret": secret, "student": student}
    words = ("--workspace", str(places.workspace), "served")
    try:
        serve_app(Plan(host, port, names, words, begin, opens), click.echo)
    except PortTaken:
        raise CannotGoOn(
            f"Nothing can be served at {clean(host)}, port {port or USUAL}: another program has "
            "the port, or the host isn’t this computer’s. Choose others with --host and --port."
        ) from None


@click.command(hidden=True)
@click.pass_obj
def served(given: Given) -> NoReturn:
    """The app itself, started by `serve` with a pipe at each end."""
    from conferapp.desk.packets import first_note

    if sys.stdin is None or sys.stdin.isatty():
        raise CannotGoOn(NOT_BY_HAND)
    begin = first_note(sys.stdin.fileno())
    if begin.get("type") != "begin":
        raise click.UsageError(NOT_BY_HAND)
    places, student = given.places(), begin.get("student")
    seal = _seal(places, begin.get("secret"))
    named = student if isinstance(student, str) else None
    raise click.exceptions.Exit(run_app(Start(places, given.clock, named, seal=seal)))


def _secret(places: Places) -> str | None:
    """The key that opens an encrypted workspace; asks for its passphrase."""
    from conferapp.cli.unlocking import need_age, own_secret
    from conferapp.storage.recipients import read_recipients
    from conferapp.storage.workspace import Workspace

    if read_recipients(Workspace(places.workspace).recipients) is None:
        return None
    need_age()
    return own_secret(places)


def _seal(places: Places, secret: object) -> Seal:
    """How the files are sealed, with the key that the server has opened."""
    from conferapp.storage.recipients import read_recipients
    from conferapp.storage.workspace import Workspace

    recipients = read_recipients(Workspace(places.workspace).recipients)
    if recipients is None or not isinstance(secret, str):
        return PLAIN
    from conferapp.storage.age_files import AgeSeal

    return AgeSeal(recipients, secret)
