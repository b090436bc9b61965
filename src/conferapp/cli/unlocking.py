"""The way into an encrypted workspace: the tutor's key, opened with one passphrase at the start."""

import sys
from collections.abc import Sequence
from typing import Final

import click

from conferapp.cli.given import CannotGoOn
from conferapp.storage.places import Places
from conferapp.storage.sealing import PLAIN, Seal

_TRIES: Final = 3
NOT_INSTALLED: Final = (
    "Encrypted folders need a part of Conferapp that isn’t installed here. Install it with "
    "`uv tool install 'conferapp[encrypt]'` or `pip install 'conferapp[encrypt]'`."
)


def seal_of(places: Places) -> Seal:
    """How the files of a workspace are sealed; asks for the passphrase where they are.

    Args:
        places: Where everything lives.

    Raises:
        CannotGoOn: No key opens it here.
        StorageError: A file that is needed can't be read.
    """
    from conferapp.storage.recipients import read_recipients
    from conferapp.storage.workspace import Workspace

    recipients = read_recipients(Workspace(places.workspace).recipients)
    return PLAIN if recipients is None else opened_seal(places, recipients)


def opened_seal(places: Places, recipients: Sequence[str]) -> Seal:
    """A seal for some keys that the tutor's own key opens.

    Args:
        places: Where everything lives.
        recipients: The public keys.

    Raises:
        CannotGoOn: The key can't be opened.
        StorageError: There is none, or its file can't be read.
    """
    need_age()
    from conferapp.storage.age_files import AgeSeal

    return AgeSeal(recipients, own_secret(places))


def own_secret(places: Places) -> str:
    """The tutor's secret key; asks for its passphrase.

    Args:
        places: Where everything lives.

    Raises:
        CannotGoOn: It can't be opened.
        StorageError: There is none, or its file can't be read.
    """
    from conferapp.storage.age_files import WrongPassphrase
    from conferapp.storage.own_key import OwnKey

    key = OwnKey(places.key)
    key.public()
    for _ in range(_TRIES):
        try:
            return key.open(ask("Passphrase of your key"))
        except WrongPassphrase as problem:
            click.echo(str(problem), err=True)
            if not sys.stdin.isatty():
                break
    raise CannotGoOn(
        "The folder stays closed. If the passphrase is lost, the recovery key opens the files."
    )


def need_age() -> None:
    """See that files can be encrypted here.

    Raises:
        CannotGoOn: What does it isn't installed.
    """
    from importlib.util import find_spec

    if find_spec("pyrage") is None:
        raise CannotGoOn(NOT_INSTALLED)


def ask(what: str) -> str:
    """Ask for a passphrase without showing it; a script may give it as a line of its input.

    Args:
        what: What is asked for.
    """
    if sys.stdin.isatty():
        return str(click.prompt(what, hide_input=True, err=True))
    return sys.stdin.readline().rstrip("\n")


def ask_new() -> str:
    """Ask twice for a new passphrase.

    Raises:
        CannotGoOn: The two differ, or it is empty.
    """
    said = ask("A passphrase for your key: several words that you won’t forget")
    if not said.strip():
        raise CannotGoOn("A passphrase can’t be empty. Nothing was changed.")
    if ask("Once more") != said:
        raise CannotGoOn("The two differ. Nothing was changed.")
    return said
