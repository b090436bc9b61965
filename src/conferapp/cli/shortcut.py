"""The command that puts an icon on the desktop: `conferapp shortcut`."""

import sys
from typing import TYPE_CHECKING

import click

from conferapp.cli.given import Given
from conferapp.domain.text import clean

if TYPE_CHECKING:
    from conferapp.storage.shortcut.icon import Icon


@click.command()
@click.option("--remove", is_flag=True, help="Take the icon away again.")
@click.option("--show", is_flag=True, help="Say what would be written, and write nothing.")
@click.pass_obj
def shortcut(given: Given, *, remove: bool, show: bool) -> None:
    """Put an icon on the desktop that opens Conferapp.

    A double click opens a terminal window of the right size. With --workspace in front, the icon
    opens that folder.
    """
    from conferapp.storage.handed_on import place_named
    from conferapp.storage.shortcut.icon import Opens
    from conferapp.storage.shortcut.putting import icon_here, put, take_away

    workspace = None if given.workspace is None else place_named(given.workspace)
    icon = icon_here(Opens(sys.executable, workspace))
    places = (*icon.files, *icon.gone)
    if remove:
        removed = take_away(icon)
        for path in removed:
            click.echo(f"Removed: {clean(str(path))}")
        if not removed:
            click.echo("There is no icon of Conferapp’s here.")
    elif show:
        for path in places:
            click.echo(f"Would be written: {clean(str(path))}")
    else:
        put(icon)
        for path in places:
            click.echo(f"Written: {clean(str(path))}")
        click.echo(f"{_how(icon)} To take it away: conferapp shortcut --remove")


def _how(icon: "Icon") -> str:
    """How the app is opened by it."""
    menu_alone = all(path.parent.name in {"applications", "apps"} for path in icon.files)
    if menu_alone:
        return "Conferapp is in the menu of your programs now."
    return "A double click on Conferapp, on the desktop, opens it."
