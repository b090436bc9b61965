"""Answers and goals as tables and as JSON: whole, in order, and never a formula."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.samples import RECORD_ID, a_record, a_student
from tests.unit.build import JSON, an_answer, closing, held

from conferapp.domain.goal_ends import goal_ends
from conferapp.domain.model import Value
from conferapp.domain.record import Answer, Record, StudentRef
from conferapp.outputs.data_json import records_json
from conferapp.outputs.tables import ANSWERS, GOALS, answers_csv, goals_csv, harmless

WIDE = "\uff1d\uff0b\uff0d\uff20"
FORMULA = re.compile(rf"[\s\x00-\x1f]*[=+\-@{WIDE}]")


def rows_of(data: bytes) -> list[dict[str, str]]:
    """The rows of a table, by column."""
    text = data.decode("utf-8-sig")
    return [*csv.DictReader(io.StringIO(text, newline=""), strict=True)]


def answered(**answers: Answer) -> Record:
    """A conference with these answers."""
    return a_record(answers=answers)


def test_a_row_says_where_an_answer_is_from() -> None:
    record = answered(
        guess=an_answer(
            "score", {"value": 60, "out_of": 80}, {"out_of": 80}, role="predicted-score"
        ).model_copy(update={"share": ("student", "family")})
    )
    (row,) = rows_of(answers_csv([record]))
    assert row == {
        "record": RECORD_ID,
        "status": "open",
        "agenda": "goal-setting",
        "student id": "s-7f3a9c21",
        "student": "Amara Okafor",
        "tutor": "R. Diaz",
        "day": "2026-11-21",
        "part": "agenda",
        "page": "p",
        "question": "guess",
        "kind": "score",
        "role": "predicted-score",
        "ask": "Well?",
        "by": "student",
        "share": "student, family",
        "at": "2026-11-20",
        "answer": "60 of 80 (75 %)",
        "value": "60",
        "out of": "80",
    }
    assert tuple(row) == ANSWERS


@pytest.mark.parametrize(
    ("kind", "value", "number"),
    [
        ("number", -7, "-7"),
        ("number", 7.0, "7"),
        ("number", 7.25, "7.25"),
        ("number", "=1+1", ""),
        ("scale", 3, "3"),
        ("yes_no", True, ""),
        ("short", "7", ""),
        ("topics", [{"topic": "Ratios", "points": 4}], ""),
        ("score", {"value": "=9", "out_of": True}, ""),
        ("score", "=9", ""),
        ("of a newer program", 12, "12"),
    ],
)
def test_a_number_is_one_only_where_the_record_has_one(
    kind: str, value: Value, number: str
) -> None:
    (row,) = rows_of(answers_csv([answered(q=an_answer(kind, value))]))
    assert (row["value"], row["out of"]) == (number, "")


def test_numbers_stand_bare_and_texts_in_quotes() -> None:
    data = answers_csv([answered(q=an_answer("number", -7), w=an_answer("short", "-7"))])
    first, second = data.decode("utf-8-sig").splitlines()[1:]
    assert first.endswith(',"\'-7",-7,""')
    assert second.endswith(',"\'-7","",""')


def test_a_spreadsheet_knows_the_coding_and_the_ends_of_lines() -> None:
    data = answers_csv([answered(q=an_answer("long", "one\r\ntwo\rthree “四” 😀"))])
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")
    assert data.count(b"\r") == data.count(b"\r\n") == 2
    assert rows_of(data)[0]["answer"] == "one\ntwo\nthree “四” 😀"


def test_what_could_not_be_read_is_there_as_it_was_typed() -> None:
    typed = an_answer("date", None).model_copy(update={"typed": "after the holidays"})
    assert rows_of(answers_csv([answered(q=typed)]))[0]["answer"] == "after the holidays"


def test_tables_without_rows_still_have_their_heads() -> None:
    assert answers_csv([]).decode("utf-8-sig").strip().replace('"', "") == ",".join(ANSWERS)
    assert goals_csv([]).decode("utf-8-sig").strip().replace('"', "") == ",".join(GOALS)


def test_every_column_is_explained(project: Path) -> None:
    page = (project / "docs" / "data.md").read_text(encoding="utf-8")
    assert [column for column in (*ANSWERS, *GOALS) if f"`{column}`" not in page] == []


@pytest.mark.parametrize(
    "typed",
    [
        *("=1+1", "+1", "-1", "@SUM(A1)", "  =1", "\u3000=1", "\xa0-1", "\n=1", "\r\n@x"),
        *(f"{sign}1" for sign in WIDE),
        *(" \uff1d1", "﹦1", "﹢1", "⁼1", "\ufeff=1", "\u200b=1"),
        *("\t1", "\r1", "\t=1", "\x00=1", "\x1b[31m=1", "\u202e=1"),
        '=HYPERLINK("http://example.org","click")',
    ],
)
def test_what_a_spreadsheet_would_reckon_with_gets_an_apostrophe(typed: str) -> None:
    assert harmless(typed).startswith("'")


@pytest.mark.parametrize("typed", ["", " ", "a=1", "1-1", "'=1", "7", "£5", "—x", "¿=?", "a\n=b"])
def test_anything_else_stays_as_it_is(typed: str) -> None:
    assert harmless(typed) == typed


@given(st.lists(st.sampled_from([*f" \t\r\n\x00\xa0\ufeff\u200b=+-@{WIDE}a\"',;é"]), max_size=12))
def test_no_text_begins_like_a_formula(signs: list[str]) -> None:
    text = "".join(signs)
    assert not FORMULA.match(harmless(text))
    assert harmless(text).removeprefix("'") in {harmless(text), harmless(text)[1:]}


@given(
    answers=st.dictionaries(
        st.text(),
        st.builds(
            an_answer,
            st.sampled_from(["short", "score", "number", "topics", "goal", "last_goal", "other"]),
            JSON,
            st.fixed_dictionaries({"role": JSON}),
            ask=st.text(),
        ),
        max_size=4,
    ),
    name=st.text(),
)
def test_any_record_makes_sound_tables(answers: dict[str, Answer], name: str) -> None:
    record = a_record(answers=answers, tutor=name, student=StudentRef(id="s-1", name=name))
    rows = rows_of(answers_csv([record]))
    assert len(rows) == len(answers)
    for row in (*rows, *rows_of(goals_csv([record]))):
        for column, cell in row.items():
            number = column in {"value", "out of", "from", "to", "stretch"} or _is_number(cell)
            assert number or not FORMULA.match(cell), column
            assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", cell)


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return not cell.startswith("+")


def test_a_goal_has_its_row_and_what_became_of_it() -> None:
    goal: dict[str, Value] = {
        "goal": "Know all signs",
        "measure": "Unit 3 test",
        "from": 50,
        "to": "=80",
        "by": None,
        "by_typed": "before the break",
        "why": "-to go on",
    }
    said = closing(goals={"Know all signs": "partly"})
    said["goals"] = [{"goal": "know all signs", "outcome": "partly", "because": " the bus "}]
    row, *others = rows_of(goals_csv([held(6, goals=[goal]), held(20, closed=said)]))
    assert (row["goal"], row["measure"], row["from"]) == ("Know all signs", "Unit 3 test", "50")
    assert (row["to"], row["by"], row["why"]) == ("'=80", "before the break", "'-to go on")
    assert (row["outcome"], row["because"]) == ("partly", "the bus")
    assert (row["closed by"], row["closed on"]) == (held(20).id, "2026-11-20")
    assert tuple(row) == GOALS
    assert others == []


def ended(*records: Record) -> list[tuple[str, str]]:
    """Each goal, and what became of it."""
    return [(e.item.name, e.word.closing.outcome if e.word else "") for e in goal_ends(records)]


def test_the_last_word_on_a_goal_counts() -> None:
    first, second, third = (
        held(1, goals=["G"]),
        held(8, closed=closing(goals={"G": "not yet"})),
        held(15, closed=closing(goals={"G": "kept"})),
    )
    assert ended(first, second) == [("G", "not yet")]
    assert ended(third, first, second) == [("G", "kept")]


def test_a_goal_that_is_taken_up_again_ends_with_the_new_one() -> None:
    first, again = held(1, goals=["G", "H"]), held(8, goals=["G"])
    last = held(15, closed=closing(goals={"G": "kept"}))
    assert ended(first, again, last) == [("G", "kept"), ("H", ""), ("G", "kept")]


def test_a_goal_that_was_looked_at_and_agreed_anew_begins_anew() -> None:
    first = held(1, goals=["G"])
    anew = held(8, goals=["G"], closed=closing(goals={"G": "partly"}))
    last = held(15, closed=closing(goals={"G": "kept"}))
    assert ended(first, anew, last) == [("G", "partly"), ("G", "kept")]


def test_only_a_finished_conference_of_the_same_student_closes_a_goal() -> None:
    goal, kept = held(1, goals=["G"]), closing(goals={"G": "kept"})
    other = StudentRef(id="s-2", name="Ben Moss")
    for changed in ({"status": "open"}, {"status": "cancelled"}, {"student": other}):
        assert ended(goal, held(8, closed=kept).model_copy(update=changed)) == [("G", "")]
    earlier = held(8, closed=kept).model_copy(update={"ended": "2026-10-01T12:00:00+00:00"})
    assert ended(goal, earlier) == [("G", "")]


def test_goals_of_conferences_that_are_not_finished_are_there_with_their_status() -> None:
    cancelled = held(1, goals=["G"]).model_copy(update={"status": "cancelled"})
    (row,) = rows_of(goals_csv([cancelled]))
    assert (row["goal"], row["status"], row["outcome"]) == ("G", "cancelled", "")


def test_json_holds_records_and_students_with_keys_that_nobody_knows() -> None:
    written = {
        **json.loads(a_record().model_dump_json()),
        "newer": {"deep": [1, None, "é\u202e\x9b\x7f"]},
    }
    record = Record.model_validate(written)
    data = records_json([record], [a_student()])
    told = json.loads(data)
    assert list(told) == ["format", "records", "students"]
    assert told["format"] == 1
    assert told["records"] == [written]
    assert told["students"][0]["name"] == "Amara Okafor"
    assert data == records_json([record], [a_student()])
    assert data.endswith(b"\n}\n")
    assert not re.search("[\x7f-\x9f\u202e]", data.decode())


def test_json_leaves_out_what_the_file_leaves_out() -> None:
    record = Record.model_validate(
        {key: value for key, value in json.loads(a_record().model_dump_json()).items() if value}
    )
    told = json.loads(records_json([record]))["records"][0]
    assert "previous" not in told
    assert Record.model_validate(told) == record


def test_json_never_holds_a_number_that_is_none() -> None:
    answer = an_answer("number", 1).model_copy(update={"value": float("nan")})
    with pytest.raises(ValueError, match="Out of range"):
        records_json([answered(q=answer)])
