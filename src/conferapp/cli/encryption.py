"""The commands that turn a workspace into encrypted files, and back."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from conferapp.cli.asked import there, workspace_of
from conferapp.cli.given import DATA, CannotGoOn, Given
from conferapp.cli.printed import counted
from conferapp.cli.unlocking import ask_new, need_age, opened_seal, own_secret
from conferapp.domain.text import clean
from conferapp.storage.files import read_bounded, write_new
from conferapp.storage.places import Places
from conferapp.storage.presence import alone
from conferapp.storage.recipients import add_recipients, read_recipients
from conferapp.storage.sealing import PLAIN, Seal

if TYPE_CHECKING:
    from conferapp.storage.converting import Converter, Tally
    from conferapp.storage.workspace import Workspace

_BEFORE: Final = """\
Before it begins:
- From now on every record, every student’s file and every copy in this folder can only be opened
  with one of the keys that recipients.txt lists. If all of those keys and their passphrases are
  lost, everything in these files is lost for good. Nobody can help then, the makers of Conferapp
  included.
- Print the recovery key, or keep it where a fire and a lost laptop can’t take it.
- Copies from before stay readable: backups, the history of a sync program, deleted files that a
  disk hasn’t written over.
- Agendas, settings and pictures hold nobody’s words, and stay as they are."""
_RECOVERY: Final = (
    "A folder needs a recovery key, for the day on which a passphrase is forgotten: "
    "add --recovery FILE, or --no-recovery to do without."
)
_MOST_NAMED: Final = 20
_KEY_LIMIT: Final = 16 * 1024


@click.command()
@click.option(
    "--recipient",
    "recipients",
    metavar="KEY",
    multiple=True,
    help="Another public key that opens everything, such as the lead’s; may be given again.",
)
@click.option(
    "--recovery",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Where to write a new recovery key: a file outside the workspace, to be printed.",
)
@click.option("--no-recovery", is_flag=True, help="Do without a recovery key.")
@click.option("--again", is_flag=True, help="Encrypt anew, after recipients.txt was changed.")
@click.option("--yes", is_flag=True, help="Don’t ask.")
@click.pass_obj
def encrypt(
    given: Given,
    recipients: tuple[str, ...],
    recovery: Path | None,
    no_recovery: bool,
    again: bool,
    yes: bool,
) -> None:
    """Encrypt the students’ files and conferences of a workspace.

    It can be stopped at any point, and goes on when it is run again.
    """
    need_age()
    from conferapp.storage.age_files import AgeSeal, public_key
    from conferapp.storage.converting import Converter
    from conferapp.storage.group_file import reseal
    from conferapp.storage.index.opening import throw_away
    from conferapp.storage.workspace import Workspace

    places, workspace = given.places(), there(workspace_of(given))
    with alone(places.presence):
        listed = read_recipients(workspace.recipients)
        _check_keys(recipients)
        if recovery is not None:
            _check_recovery(recovery, workspace)
        elif listed is None and not no_recovery:
            raise CannotGoOn(_RECOVERY)
        click.echo(_BEFORE, err=True)
        if not yes:
            click.confirm("Go on?", abort=True, err=True)
        secret = _own_secret(places)
        named = [(_tutor(places), public_key(secret))] if listed is None else []
        named += [("Added on the command line", one) for one in recipients]
        if recovery is not None:
            named.append(("Recovery key", _write_recovery(recovery)))
        if named:
            add_recipients(workspace.recipients, named)
        keys = read_recipients(workspace.recipients) or ()
        seal = AgeSeal(keys, secret)
        opener = Workspace(workspace.root, seal)
        throw_away(places.index)  # it holds words of everybody, and they aren’t encrypted
        reseal(places.group, seal, seal)
        tally = _convert(Converter(opener, seal, again=again))
    open_it = counted(len(keys), "key opens", "keys open")
    _report("Encrypted", tally, opener, f"{open_it} this folder now.")


@click.command()
@click.option(
    "--identity",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="A file with a secret key, such as the recovery key, in place of your own.",
)
@click.option("--yes", is_flag=True, help="Don’t ask.")
@click.pass_obj
def decrypt(given: Given, identity: Path | None, yes: bool) -> None:
    """Turn an encrypted workspace back into plain files.

    It can be stopped at any point, and goes on when it is run again.
    """
    from conferapp.storage.converting import Converter
    from conferapp.storage.group_file import reseal
    from conferapp.storage.workspace import Workspace

    places, workspace = given.places(), there(workspace_of(given))
    with alone(places.presence):
        keys = read_recipients(workspace.recipients)
        if keys is None:
            raise CannotGoOn("This folder isn’t encrypted.")
        seal = _seal_with(identity, keys) if identity else opened_seal(places, keys)
        if not yes:
            click.confirm(
                "Everybody who can open this folder will be able to read every file. Go on?",
                abort=True,
                err=True,
            )
        opener = Workspace(workspace.root, seal)
        reseal(places.group, seal)
        tally = _convert(Converter(opener, PLAIN))
        if not tally.left:
            _put_away(workspace)
    _report("Decrypted", tally, opener, "The list of keys is in the bin." if not tally.left else "")


def _seal_with(path: Path, keys: Sequence[str]) -> Seal:
    """A seal that a secret key in a file of its own opens."""
    need_age()
    from conferapp.storage.age_files import AgeSeal, first_identity

    secret = first_identity(read_bounded(path, _KEY_LIMIT).data)
    if secret is None:
        raise CannotGoOn("That file holds no secret key. One begins with AGE-SECRET-KEY-1.")
    return AgeSeal(keys, secret)


def _check_keys(keys: Sequence[str]) -> None:
    from conferapp.storage.age_files import NotAKey, is_public_key

    if not all(map(is_public_key, keys)):
        raise NotAKey


def _check_recovery(path: Path, workspace: "Workspace") -> None:
    if path.resolve().is_relative_to(workspace.root.resolve()):
        raise CannotGoOn(
            "A recovery key inside the folder that it opens protects nothing. Name another place."
        )
    if path.exists():
        raise CannotGoOn("A file of that name is there already. Name another one.")


def _tutor(places: Places) -> str:
    from conferapp.storage.settings import TutorSettings

    return TutorSettings.read(places.settings).tutor or "Whoever encrypted this folder"


def _own_secret(places: Places) -> str:
    """The tutor's secret key, which is made if there is none."""
    from conferapp.storage.own_key import OwnKey

    own = OwnKey(places.key)
    return own_secret(places) if own.exists() else own.make(ask_new())


def _write_recovery(path: Path) -> str:
    """Write a new secret key where the lead wants it, and tell its public half."""
    from conferapp.storage.age_files import new_identity, public_key

    secret = new_identity()
    text = (
        "# The recovery key of a Conferapp folder. Whoever has it can open every file there.\n"
        "# Print it, lock it away, and remove this file. With the age program:\n"
        "#   age --decrypt --identity THIS-FILE FILE.json.age\n"
        f"{secret}\n"
    )
    write_new(path.absolute(), text.encode())
    return public_key(secret)


def _convert(converter: "Converter") -> "Tally":
    """Convert everything, and show how far it is where somebody looks on."""
    shown = sys.stderr.isatty()
    for tally in converter.run():
        if shown and tally.seen % 25 == 0:
            click.echo(f"\r{tally.seen} files …", nl=False, err=True)
    if shown:
        click.echo("\r", nl=False, err=True)
    return converter.tally


def _put_away(workspace: "Workspace") -> None:
    """The list of keys goes into the bin: without it, files are written in plain text again."""
    workspace.recipients.replace(workspace.bin / workspace.recipients.name)


def _report(what: str, tally: "Tally", workspace: "Workspace", rest: str) -> None:
    before = f" {tally.already} were before." if tally.already else ""
    click.echo(f"{what} {counted(tally.done, 'file', 'files')}.{before} {rest}".rstrip())
    if not tally.left:
        return
    left = counted(len(tally.left), "file was left as it is", "files were left as they are")
    click.echo(f"{left}:")
    for path, reason in tally.left[:_MOST_NAMED]:
        click.echo(f"  {clean(workspace.relative(path))}: {reason}")
    if len(tally.left) > _MOST_NAMED:
        click.echo(f"  … and {len(tally.left) - _MOST_NAMED} more")
    raise click.exceptions.Exit(DATA)
