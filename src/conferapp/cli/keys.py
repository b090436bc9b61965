"""The commands about the tutor's own key: make one, tell its public half."""

import click

from conferapp.cli.given import Given
from conferapp.cli.unlocking import ask_new, need_age, own_secret


@click.group()
def key() -> None:
    """Your own key for encrypted folders."""


@key.command()
@click.pass_obj
def new(given: Given) -> None:
    """Make a key on this computer, closed with a passphrase."""
    need_age()
    from conferapp.storage.age_files import public_key
    from conferapp.storage.own_key import KeyThere, OwnKey

    own = OwnKey(given.places().key)
    if own.exists():
        raise KeyThere
    public = public_key(own.make(ask_new()))
    click.echo("Your key is made. This is its public half, for whoever leads the program:")
    click.echo(public)


@key.command()
@click.pass_obj
def show(given: Given) -> None:
    """Tell the public half of your key."""
    need_age()
    from conferapp.storage.age_files import public_key
    from conferapp.storage.own_key import OwnKey

    places = given.places()
    click.echo(OwnKey(places.key).public() or public_key(own_secret(places)))
