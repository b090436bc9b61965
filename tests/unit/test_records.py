"""Records are read with suspicion, and written as the contract says."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.samples import a_record, a_student

from conferapp.domain.record import Event, Record
from conferapp.storage.errors import Unreadable
from conferapp.storage.records import UnreadableRecord, dump, read_record
from conferapp.storage.students import new_student, read_student

json_values: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
LEVELS: dict[str, Callable[[Any], Any]] = {
    "the record": lambda data: data,
    "the agenda": lambda data: data["agenda"],
    "the student": lambda data: data["student"],
    "an answer": lambda data: data["answers"]["confidence"],
    "the keys of an answer": lambda data: data["answers"]["confidence"]["keys"],
    "a note": lambda data: data["notes"][0],
    "a page": lambda data: data["pages"][1],
    "the place": lambda data: data["at"],
}


def written(tmp_path: Path, content: str | bytes) -> Path:
    """A file with this content."""
    path = tmp_path / "r.json"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def reason(path: Path) -> str:
    """Why a file can't be read."""
    with pytest.raises(Unreadable) as caught:
        read_record(path)
    assert caught.value.advice.remedy
    return caught.value.advice.reason


def test_a_record_has_the_keys_of_the_contract_in_their_order() -> None:
    data = json.loads(dump(a_record()))
    assert list(data) == [
        *("format", "id", "revision", "status", "agenda", "student", "tutor", "created"),
        *("updated", "started", "ended", "answers", "notes", "pages", "at", "reveals"),
        *("history", "previous"),
    ]
    assert data["ended"] is None
    assert list(data["agenda"]) == ["id", "title", "fingerprint", "text"]
    answer = data["answers"]["confidence"]
    assert list(answer) == ["kind", "part", "page", "by", "ask", "keys", "at", "share", "value"]
    assert list(data["notes"][0]) == ["at", "page", "by", "text"]
    assert list(data["pages"][0]) == ["page", "part", "title", "who", "seconds"]
    assert data["pages"][1]["skipped"] == "ran out of time"
    assert data["at"] == {"page": "step-3"}


def test_a_record_is_text_that_people_can_read() -> None:
    text = dump(a_record(tutor="Łucja Núñez")).decode("utf-8")
    assert '\n  "tutor": "Łucja Núñez",\n' in text
    assert text.endswith("}\n")


def test_what_is_known_stays_where_it_can_be_left_out() -> None:
    answer = a_record().answers["confidence"].model_copy(update={"value": None, "typed": "3ish"})
    event = Event(at="t", who="R. Diaz", what="cancelled", why="no-show")
    data = json.loads(dump(a_record(answers={"confidence": answer}, history=(event,))))
    assert data["answers"]["confidence"]["value"] is None
    assert data["answers"]["confidence"]["typed"] == "3ish"
    assert data["history"][0]["why"] == "no-show"


def test_a_record_comes_back_as_it_was_written(tmp_path: Path) -> None:
    read = read_record(written(tmp_path, dump(a_record())))
    assert read.record == a_record()
    assert read.read_only == ""


@pytest.mark.parametrize("level", LEVELS)
@given(extra=st.dictionaries(st.text(min_size=1), json_values, max_size=3))
def test_unknown_keys_are_kept_when_a_record_is_saved_again(
    tmp_path_factory: pytest.TempPathFactory, level: str, extra: dict[str, Any]
) -> None:
    data = json.loads(dump(a_record()))
    place = LEVELS[level](data)
    new = {f"x {key}": value for key, value in extra.items()}
    place |= new
    path = written(tmp_path_factory.getbasetemp(), json.dumps(data))
    again = json.loads(dump(read_record(path).record.model_copy(update={"revision": 43})))
    assert again == data | {"revision": 43}


@pytest.mark.parametrize("name", ["key", "visit", "model_dump", "model_fields", "copy", "__dict__"])
def test_an_unknown_key_named_after_something_of_ours_is_kept_and_does_no_harm(
    tmp_path: Path, name: str
) -> None:
    data = json.loads(dump(a_record())) | {name: "theirs"}
    record = read_record(written(tmp_path, json.dumps(data))).record
    assert record.key == record.id
    assert record.visit("step-3") is not None
    assert json.loads(dump(record)) == data


def test_unknown_keys_of_a_student_are_kept(tmp_path: Path) -> None:
    data = json.loads(dump(a_student())) | {
        "shoe size": 38,
        "people": [{"role": "x", "name": "y", "z": 1}],
    }
    path = written(tmp_path, json.dumps(data))
    assert json.loads(dump(read_student(path).student))["people"][0]["z"] == 1
    assert json.loads(dump(read_student(path).student))["shoe size"] == 38


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("", "it is empty"),
        (" \n", "it is empty"),
        ("{", "it stops being JSON in line 1"),
        ('{"format": 1,\n"id": "Amara', "it stops being JSON in line 2"),
        ("[]", "it is JSON, but not a record"),
        ('{"x": NaN}', "it holds a number that isn't one"),
        ('{"x": -Infinity}', "it holds a number that isn't one"),
        ('{"x": 1e999}', "it holds a number that is too large"),
        ('{"x": 1, "x": 2}', "it names a key twice, and only one of the two could be kept"),
        ("[" * 10_000 + "]" * 10_000, "it is nested too deeply"),
        ('{"x": ' + "1" * 5_000 + "}", "it holds a number that is too long"),
        (b"\xff\xfe{\x00}\x00", "it is not UTF-8 text"),
        (b'{"x": "\xe9"}', "it is not UTF-8 text"),
        ("x" * (2 * 1024 * 1024 + 1), "it is larger than 2048 kB"),
        ("{}", "it lacks `id`"),
    ],
)
def test_what_is_no_record_is_told_with_its_reason(
    tmp_path: Path, content: str | bytes, why: str
) -> None:
    assert reason(written(tmp_path, content)) == why


def changed(tmp_path: Path, **parts: object) -> Path:
    """A file with a record of which something is changed."""
    return written(tmp_path, json.dumps(json.loads(dump(a_record())) | parts))


def test_what_would_break_the_next_save_is_refused_when_it_is_read(tmp_path: Path) -> None:
    deep: Any = "x"
    for _ in range(300):
        deep = [deep]
    unsavable = "it holds half a character, or is nested too deeply to be saved again"
    assert reason(changed(tmp_path, extra=deep)) == unsavable
    assert reason(changed(tmp_path, extra="\ud800")) == unsavable
    assert reason(changed(tmp_path, id="../../x")) == "its `id` isn’t one that a record has"
    assert reason(changed(tmp_path, format=0)) == "it has a format that no Conferapp wrote"


def test_emoji_that_another_program_wrote_as_two_halves_are_whole_again(tmp_path: Path) -> None:
    path = changed(tmp_path, tutor="😀")
    assert rb"\ud83d\ude00" in path.read_bytes()
    assert read_record(path).record.tutor == "😀"


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = written(tmp_path, b"\xef\xbb\xbf" + dump(a_record()))
    assert read_record(path).record == a_record()


def test_a_reason_quotes_nothing_of_the_file(tmp_path: Path) -> None:
    data = json.loads(dump(a_record()))
    data["answers"]["Amara Okafor"] = {"kind": "Amara Okafor"}
    path = written(tmp_path, json.dumps(data))
    with pytest.raises(UnreadableRecord, match="its `answers` isn’t as it should be") as caught:
        read_record(path)
    assert "Amara" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_a_record_of_a_newer_format_opens_to_read_only(tmp_path: Path) -> None:
    read = read_record(changed(tmp_path, format=2, mood="fine"))
    assert read.record.tutor == "R. Diaz"
    assert "update this one" in read.read_only


def test_a_newer_format_that_reads_otherwise_says_to_update(tmp_path: Path) -> None:
    path = changed(tmp_path, format=2, answers=[])
    with pytest.raises(UnreadableRecord, match="a newer Conferapp wrote it"):
        read_record(path)


def test_a_new_student_is_cleaned_and_has_an_id_of_their_own() -> None:
    one = new_student(" Amara\x1b[31m Okafor\n", grade=" 7 ", subject="  ")
    other = new_student("Amara Okafor")
    assert (one.name, one.grade, one.subject) == ("Amara Okafor", "7", None)
    assert one.id != other.id


def test_a_students_file_with_an_unsafe_id_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, dump(a_student(id="../x")))
    with pytest.raises(UnreadableRecord, match="its `id`"):
        read_student(path)


def test_the_model_and_the_files_agree_on_the_format() -> None:
    from conferapp.storage.documents import FORMAT

    assert Record.model_fields["format"].default == FORMAT
