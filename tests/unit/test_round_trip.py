"""Every kind: a good answer survives conference, file and reading without the agenda."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.build import EVERY_KIND, KEYS_OF, an_answer, conference, name_of, question
from tests.unit.values import LEFT, valid_values, words

from conferapp.domain.kinds.union import KINDS
from conferapp.domain.model import Row, Value
from conferapp.domain.reading import text_of
from conferapp.domain.record import Record
from conferapp.domain.text import clean
from conferapp.storage.records import dump, read_record


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a record goes; each one in place of the one before."""
    return tmp_path_factory.mktemp("records") / "r.json"


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_good_values_are_good_and_tidy(kind: str, data: st.DataObject) -> None:
    value = data.draw(valid_values(kind))
    asked = question(kind)
    assert asked.problem(value) is None
    assert asked.tidy(value) == value
    assert asked.as_text(value)


@given(text=words())
def test_good_words_are_clean(text: str) -> None:
    assert clean(text) == text == text.strip()


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_a_good_answer_comes_back_out_of_its_file_and_reads_the_same(
    file: Path, kind: str, data: st.DataObject
) -> None:
    value = data.draw(valid_values(kind))
    name = name_of(kind)
    talk = conference(EVERY_KIND)
    assert talk.answer(name, value)
    file.write_bytes(dump(talk.record))
    back = read_record(file).record
    assert back == talk.record
    assert back.answers[name].value == value
    assert text_of(name, back.answers[name]) == talk.agenda.questions[name].as_text(value)


VARIANTS: list[tuple[str, Row, Value, str]] = [
    ("number", {"unit": {"en": "pages", "es": "páginas"}}, 8.0, "8 pages"),
    ("scale", {"from": 0, "to": 3, "labels": {"2": {"en": "so-so"}}}, 2, "2 of 3, so-so"),
    ("choice", {"options": [{"en": "bus", "es": "autobús"}]}, "bus", "bus"),
    ("choice", {"options": ["bus"], "other": True}, "on foot", "on foot"),
    ("choices", {"options_from": "skills"}, ["Ratios"], "Ratios"),
    ("date", {"time": True}, "2026-12-04T15:30:00-05:00", "Fri 4 Dec 2026, 15:30"),
    ("goal", {"focus": "language"}, [{"goal": "Say why", "focus": "language"}], "Say why"),
    ("goal", {"at_most": 2}, [{"goal": "Pass"}, {"goal": "Read"}], "Pass\nRead"),
    (
        "topics",
        {"close_from": 40, "mastered_from": 90},
        [
            {
                "topic": "Area",
                "level": "mastered",
                "was": "close",
                "set": "check",
                "check": {"points": 4, "out_of": 5},
            }
        ],
        "● M Area (check: 4 of 5; was close)",
    ),
    ("connections", {"sort": "struggle"}, [{"from": "Area", "to": "poster"}], "Area → poster"),
]


@pytest.mark.parametrize(("kind", "keys", "value", "text"), VARIANTS)
def test_whatever_keys_a_question_has_its_answer_reads_without_it(
    kind: str, keys: Row, value: Value, text: str
) -> None:
    asked = question(kind, **keys)
    assert asked.problem(value) is None
    kept = an_answer(kind, value, asked.keys())
    record = conference(EVERY_KIND).record.model_copy(update={"answers": {"x": kept}})
    back = Record.model_validate_json(dump(record))
    assert text_of("x", back.answers["x"]) == asked.as_text(value) == text


def test_every_kind_has_good_values_and_good_values_of_last_time_name_what_was_left() -> None:
    assert all(valid_values(kind) is not None for kind in KEYS_OF)
    assert set(LEFT) == {"goals", "actions"}
