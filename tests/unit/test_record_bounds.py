"""Records and students' files that nobody could have typed are refused; all that one can isn't."""

from pathlib import Path

import pytest
from tests.samples import a_record, a_student

from conferapp.domain.record import Note, Record
from conferapp.domain.text import MAX_LONG
from conferapp.storage.errors import Unreadable
from conferapp.storage.glance import glance_at_record
from conferapp.storage.records import dump, read_record
from conferapp.storage.students import read_student

LONGER = "it holds a text or a list that is longer than any can be"


def note(text: str) -> Note:
    """A note."""
    return Note(at="2026-11-20", page="step-3", by="tutor", text=text)


def written(folder: Path, record: Record) -> Path:
    """A record on disk."""
    path = folder / "record.json"
    path.write_bytes(dump(record))
    return path


def refused(path: Path) -> str:
    """Why a record can't be read."""
    with pytest.raises(Unreadable) as told:
        read_record(path)
    return told.value.advice.reason


def test_a_conference_with_everything_as_full_as_it_goes_is_read(tmp_path: Path) -> None:
    full = a_record(
        notes=(*[note("\n" * MAX_LONG)] * 20, *[note("[[[,,,{{{")] * 4_000),
        tutor="x" * 500,
    )
    assert read_record(written(tmp_path, full)).record == full


def test_brackets_and_commas_in_words_are_no_values(tmp_path: Path) -> None:
    path = written(tmp_path, a_record(notes=(note('[{,"\\' * 4_000),) * 10))
    assert len(read_record(path).record.notes) == 10
    assert glance_at_record(path).student_name == "Amara Okafor"


@pytest.mark.parametrize(
    "changed",
    [
        {"notes": (note("x" * (2 * MAX_LONG + 1)),)},
        {"notes": (note("x"),) * 5_001},
        {"tutor": "x" * 100_000},
    ],
)
def test_texts_and_lists_without_end_are_refused(
    tmp_path: Path, changed: dict[str, object]
) -> None:
    assert refused(written(tmp_path, a_record(**changed))) == LONGER


def test_keys_of_a_newer_version_may_hold_more(tmp_path: Path) -> None:
    path = tmp_path / "student.json"
    path.write_bytes(dump(a_student()).replace(b"{", b'{"drawing": "' + b"x" * 100_000 + b'",', 1))
    assert read_student(path).student.name == "Amara Okafor"


def test_more_values_than_a_conference_has_are_refused_at_the_first_look(tmp_path: Path) -> None:
    path = tmp_path / "record.json"
    path.write_bytes(dump(a_record()).replace(b"{", b'{"x": [' + b"1," * 60_000 + b"1],", 1))
    reason = "it holds more values than a conference can have"
    assert refused(path) == reason
    with pytest.raises(Unreadable, match=reason):
        glance_at_record(path)
