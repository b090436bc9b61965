"""The workspaces that a report is on, and the one key that opens those that are encrypted."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from conferapp.cli.given import CannotGoOn, Given
from conferapp.storage.errors import StorageError

if TYPE_CHECKING:
    from conferapp.storage.sealing import Seal
    from conferapp.storage.several import Several


def opened(given: Given, also: Sequence[Path], above: Path | None) -> "Several":
    """The workspaces that are meant.

    Args:
        given: What `main` hands to the commands.
        also: Workspaces that are named beside the usual one.
        above: The folder above several, or None.

    Raises:
        CannotGoOn: None of them can be read.
    """
    from conferapp.cli.asked import there, workspace_of
    from conferapp.storage.handed_on import place_named
    from conferapp.storage.neighbours import is_workspace, workspaces_in
    from conferapp.storage.several import open_several
    from conferapp.ui.reckoned import told_of

    places = given.places()
    others = [place_named(folder) for folder in also]
    if above is not None:
        others += workspaces_in(place_named(above))
    # A lead may well have none of their own; the usual place then isn't missed.
    own = given.workspace is not None or is_workspace(places.workspace)
    if not others:
        there(workspace_of(given))
    folders = [*([places.workspace] if own or not others else []), *others]
    keys = _Keys(given)
    several = open_several(
        folders, state=places.state, today=given.clock.today(), seal_for=keys.seal_for
    )
    if not several.sources:
        raise CannotGoOn("\n".join(told_of(one) for one in several.left_alone))
    return several


class _Keys:
    """The tutor's own key, asked for when the first folder needs it, and once."""

    def __init__(self, given: Given) -> None:
        self._given = given
        self._secret = ""
        self._why = ""

    def seal_for(self, recipients: Sequence[str]) -> "Seal":
        """What opens a folder.

        Raises:
            StaysClosed: Nothing does.
        """
        from conferapp.cli.unlocking import need_age, own_secret
        from conferapp.storage.several import StaysClosed

        if not self._secret and not self._why:
            try:
                need_age()
                self._secret = own_secret(self._given.places())
            except (CannotGoOn, StorageError) as problem:
                self._why = str(problem)
        if self._why:
            raise StaysClosed(self._why)
        from conferapp.storage.age_files import AgeSeal

        return AgeSeal(recipients, self._secret)
