"""The commands that tell where everything is, and that make a shell complete the others."""

import click

from conferapp.cli.given import Given
from conferapp.domain.text import clean


@click.command()
@click.pass_obj
def where(given: Given) -> None:
    """Say where everything is kept."""
    from conferapp.storage.workspace import Workspace

    places = given.places()
    told = {
        "Workspace": places.workspace,
        "Program": Workspace(places.workspace).settings,
        "Settings": places.config,
        "State": places.state,
    }
    for name, path in told.items():
        click.echo(f"{name:<11}{clean(str(path))}")


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print what makes a shell complete these commands.

    For bash, add this line to ~/.bashrc:  eval "$(conferapp completion bash)"
    """
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    if kind is not None:
        root = context.find_root().command
        click.echo(kind(root, {}, "conferapp", "_CONFERAPP_COMPLETE").source())
