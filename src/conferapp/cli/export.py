"""The commands that hand something on."""

import click

from conferapp.cli.export_calendar import calendar
from conferapp.cli.export_data import data


class _Handouts(click.Group):
    """The tables, and a command for each edition; those bring pydantic in, and so come late."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The editions, then the rest."""
        from conferapp.domain.handouts.editions import EDITIONS

        return [*EDITIONS, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        from conferapp.cli.export_edition import edition_command
        from conferapp.domain.handouts.editions import EDITIONS

        edition = EDITIONS.get(cmd_name)
        return edition_command(edition) if edition else super().get_command(ctx, cmd_name)


@click.group(cls=_Handouts, commands=[calendar, data])
def export() -> None:
    """Make cards, letters and copies of a conference, or tables of all."""
