"""The commands that hand something on."""

import click

from conferapp.cli.export_data import data


@click.group(commands=[data])
def export() -> None:
    """Hand on what a conference holds."""
