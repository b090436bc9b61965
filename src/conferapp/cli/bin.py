"""The commands about the bin: what is in it, and the way back."""

import click

from conferapp.cli.asked import there
from conferapp.cli.given import CannotGoOn, Given
from conferapp.cli.printed import as_json
from conferapp.domain.text import clean

EMPTY = "The bin is empty."


@click.group("bin")
def bin_() -> None:
    """See what was moved into the bin, and bring it back."""


@bin_.command("list")
@click.option("--json", "in_json", is_flag=True, help="Print JSON for other programs.")
@click.pass_obj
def list_(given: Given, in_json: bool) -> None:
    """List what is in the bin, the newest first."""
    from conferapp.storage.bin_entries import in_bin
    from conferapp.storage.bin_words import title_of, told_of

    found = in_bin(there(given.sealed_workspace()))
    if in_json:
        keys = ("id", "kind", "at", "by", "student", "record")
        data = [{**{k: getattr(e.note, k) for k in keys}, "title": title_of(e)} for e in found]
        click.echo(as_json({"bin": data}))
        return
    if not found:
        click.echo(EMPTY)
    for each in found:
        click.echo(f"{each.note.id}  {title_of(each)}")
        click.echo(f"            {told_of(each)}")
    if found:
        click.echo("→ To bring one back:  conferapp bin restore ID")


@bin_.command()
@click.argument("id_", metavar="ID")
@click.pass_obj
def restore(given: Given, id_: str) -> None:
    """Bring something back out of the bin. ID is what  conferapp bin list  names it by."""
    from conferapp.cli.writing import desk_to_write
    from conferapp.storage.bin_entries import in_bin
    from conferapp.storage.bin_imports import came_back
    from conferapp.storage.bin_words import title_of

    workspace = desk_to_write(given).workspace
    each = next((one for one in in_bin(workspace) if one.note.id == id_.strip()), None)
    if each is None:
        raise CannotGoOn(
            f"Nothing in the bin is called “{clean(id_)}”. To see what is there: conferapp bin list"
        )
    title = title_of(each)
    click.echo(f"{title}. {came_back(workspace, each, given.clock.stamp)}")
