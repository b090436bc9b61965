"""Who has the laptop survives a restart, and in doubt it is the student."""

from pathlib import Path

import pytest
from tests.samples import RECORD_ID

from conferapp.storage.errors import WriteFailed
from conferapp.storage.handover import UNKNOWN, Handover, RestMark
from conferapp.storage.safe_names import UnsafeId


def test_at_first_the_tutor_has_the_laptop(tmp_path: Path) -> None:
    assert Handover(tmp_path / "state" / "handover").holder() is None


def test_the_student_has_it_after_a_restart_too(tmp_path: Path) -> None:
    Handover(tmp_path / "state" / "handover").hold(RECORD_ID)
    assert Handover(tmp_path / "state" / "handover").holder() == RECORD_ID


def test_the_tutor_takes_it_back(tmp_path: Path) -> None:
    handover = Handover(tmp_path / "handover")
    handover.hold(RECORD_ID)
    handover.release()
    handover.release()
    assert handover.holder() is None


@pytest.mark.parametrize("content", [b"", b"\xff", b"../../x", b"x" * 1_000])
def test_a_broken_file_leaves_the_laptop_with_the_student(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "handover").write_bytes(content)
    assert Handover(tmp_path / "handover").holder() == UNKNOWN


def test_something_else_in_the_place_of_the_file_leaves_it_there_too(tmp_path: Path) -> None:
    (tmp_path / "handover").mkdir()
    handover = Handover(tmp_path / "handover")
    assert handover.holder() == UNKNOWN
    with pytest.raises(WriteFailed):
        handover.release()


def test_only_a_record_can_be_held(tmp_path: Path) -> None:
    with pytest.raises(UnsafeId):
        Handover(tmp_path / "handover").hold("Amara")


def test_that_the_screen_rests_outlives_the_program_until_the_code_is_typed(tmp_path: Path) -> None:
    path = tmp_path / "new" / "resting"
    assert not RestMark(path).is_there()
    RestMark(path).put()
    assert RestMark(path).is_there()
    RestMark(path).take_away()
    RestMark(path).take_away()
    assert not RestMark(path).is_there()


def test_where_that_cannot_be_noted_it_holds_as_long_as_the_program_runs(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    mark = RestMark(tmp_path / "file" / "resting")
    mark.put()
    mark.take_away()
    assert (tmp_path / "file").read_text(encoding="utf-8") == ""
