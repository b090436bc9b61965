"""Drafts of small groups on disk: closed with the seal of the workspace, and never in the way."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from conferapp.domain.group import Group
from conferapp.storage.errors import Advice, Unreadable, WriteFailed
from conferapp.storage.group_file import MOST, Draft, GroupFile, reseal
from conferapp.storage.sealing import PLAIN

TODAY = date(2026, 11, 21)
DRAFT = Draft(TODAY, Group("area", "Try two", "Friday", "Draw it."), ("s-1", "s-2"), ("s-1",), True)


class Shut:
    """A seal that only its own kind opens."""

    suffix = ".shut"

    def close(self, data: bytes) -> bytes:
        """Turn it round."""
        return b"shut" + data[::-1]

    def open(self, data: bytes, path: Path) -> bytes:
        """Turn it back."""
        if not data.startswith(b"shut"):
            raise Unreadable(path, Advice("it is odd", "Leave it."))
        return data[4:][::-1]


def test_a_draft_comes_back_as_it_was(tmp_path: Path) -> None:
    file = GroupFile(tmp_path / "state" / "group", PLAIN)
    file.keep("one", DRAFT, TODAY)
    file.keep("other", Draft(TODAY, Group("x")), TODAY)
    assert file.read("one", TODAY) == DRAFT
    file.drop("one", TODAY)
    assert file.read("one", TODAY) is None
    assert file.read("other", TODAY) is not None


def test_no_word_of_a_sealed_workspace_lies_open(tmp_path: Path) -> None:
    path = tmp_path / "group"
    GroupFile(path, Shut()).keep("area", DRAFT, TODAY)
    assert b"Draw it" not in path.read_bytes()
    assert GroupFile(path, Shut()).read("area", TODAY) == DRAFT
    assert GroupFile(path, PLAIN).read("area", TODAY) is None


def test_when_the_files_of_a_workspace_are_opened_the_drafts_are_too(tmp_path: Path) -> None:
    path = tmp_path / "group"
    reseal(path, Shut())
    assert not path.exists()
    GroupFile(path, Shut()).keep("area", DRAFT, TODAY)
    reseal(path, Shut())
    assert GroupFile(path, PLAIN).read("area", TODAY) == DRAFT


def test_a_draft_that_nobody_can_open_goes_when_the_files_are_sealed_anew(tmp_path: Path) -> None:
    path = tmp_path / "group"
    path.write_bytes(b"open words")
    reseal(path, Shut(), Shut())
    assert not path.exists()


def test_the_drafts_that_nobody_touches_go_first(tmp_path: Path) -> None:
    file = GroupFile(tmp_path / "group", PLAIN)
    for number in range(MOST + 1):
        file.keep(str(number), DRAFT, TODAY)
        file.keep("0", DRAFT, TODAY)
    assert file.read("0", TODAY) == file.read(str(MOST), TODAY) == DRAFT
    assert file.read("1", TODAY) is None
    assert file.read("0", TODAY + timedelta(days=15)) is None


def test_that_it_cannot_be_kept_is_raised(tmp_path: Path) -> None:
    (tmp_path / "state").write_bytes(b"")
    with pytest.raises(WriteFailed):
        GroupFile(tmp_path / "state" / "group", PLAIN).keep("area", DRAFT, TODAY)
