"""The commands by name, each imported when it is meant: the app opens without any of them."""

from collections.abc import Mapping
from importlib import import_module
from typing import Final

import click

_COMMANDS: Final[Mapping[str, str]] = {
    "confer": "confer:confer",
    "agenda": "agenda:agenda",
    "demo": "demo:demo",
    "tour": "tour:tour",
    "export": "export:export",
    "travel": "travel:travel",
    "block": "block:block",
    "roster": "roster:roster",
    "tutor": "tutor:tutor",
    "report": "report:report",
    "verify": "verify:verify",
    "bin": "bin:bin_",
    "retention": "retention:retention",
    "encrypt": "encryption:encrypt",
    "decrypt": "encryption:decrypt",
    "key": "keys:key",
    "shortcut": "shortcut:shortcut",
    "serve": "serve:serve",
    "served": "serve:served",
    "keymap": "keymap:keymap",
    "where": "where:where",
    "completion": "where:completion",
}
"""The module of each command in `conferapp.cli`, and what it is called there."""


class Commands(click.Group):
    """A group that imports a command when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # as click calls it
        """All of them, in the order of the table."""
        return [*_COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, or None."""
        if cmd_name not in _COMMANDS:
            return None
        module, _, name = _COMMANDS[cmd_name].partition(":")
        found = getattr(import_module(f"conferapp.cli.{module}"), name)
        return found if isinstance(found, click.Command) else None
