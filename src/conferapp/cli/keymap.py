"""The command that tells every key, and helps with a file of one's own."""

import click

from conferapp.cli.given import FOUND, CannotGoOn, Given
from conferapp.domain.text import clean


@click.command()
@click.option("--sample", is_flag=True, help="Print a file with every usual key, as comments.")
@click.option("--write", is_flag=True, help="Put that file where it belongs, unless one is there.")
@click.option("--check", is_flag=True, help="Say which keys of your file can’t hold, and why.")
@click.pass_obj
def keymap(given: Given, sample: bool, write: bool, check: bool) -> None:
    """List every key: its id, the keys as they are now, and what they do.

    Keys of your own go into the file keys.toml beside your settings; --write puts one there.
    """
    if sample + write + check > 1:
        raise click.UsageError("Choose one of --sample, --write and --check.")
    if write:
        _write(given)
    elif check:
        _check(given)
    else:
        from conferapp.ui.keymap_check import chosen_keys
        from conferapp.ui.keymap_places import all_keys
        from conferapp.ui.keymap_text import keymap_list, keymap_sample

        there = all_keys()
        if sample:
            click.echo(keymap_sample(there), nl=False)
        else:
            click.echo(keymap_list(there, chosen_keys(given.places().keymap).keymap))


def _write(given: Given) -> None:
    """Put the sample where it belongs.

    Raises:
        CannotGoOn: A file is there.
    """
    from conferapp.storage.files import identity, private_folder, write_new
    from conferapp.ui.keymap_places import all_keys
    from conferapp.ui.keymap_text import keymap_sample

    path = given.places().keymap
    if identity(path) is not None:
        raise CannotGoOn(
            f"{clean(str(path))} is there already, and isn’t replaced. Change it in an editor; "
            "`conferapp keymap --sample` prints all usual keys."
        )
    private_folder(path.parent)
    write_new(path, keymap_sample(all_keys()).encode())
    click.echo(f"✓ Written: {clean(str(path))}. Every line in it is a comment until you change it.")


def _check(given: Given) -> None:
    """Say what can’t hold; ends with 1 where there is something."""
    from conferapp.storage.files import identity
    from conferapp.ui.keymap_check import chosen_keys

    path = given.places().keymap
    if identity(path) is None:
        click.echo(
            f"There is no {clean(str(path))}, so the usual keys hold. "
            "`conferapp keymap --write` puts a sample there."
        )
        return
    checked = chosen_keys(path)
    for problem in checked.problems:
        click.echo(f"✗ {clean(problem)}")
    count = len(checked.keymap.chosen)
    click.echo(f"{count} {'thing has' if count == 1 else 'things have'} keys of your own.")
    if checked.problems:
        raise click.exceptions.Exit(FOUND)
