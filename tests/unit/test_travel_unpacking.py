"""A file of answers is looked through, compared, refused where it must be, and taken in order."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.build import JSON, a_student, name_of, row_cells
from tests.unit.travelling import every_kind, talk
from tests.unit.values import LEFT, valid_values

from conferapp.domain.conference import Conference
from conferapp.domain.kinds.union import KINDS
from conferapp.domain.model import Value
from conferapp.domain.record import Answer
from conferapp.domain.text import MAX_LONG
from conferapp.domain.travel.bringing import bring_in
from conferapp.domain.travel.brought import Brought
from conferapp.domain.travel.unpacking import ENDED, NEWER, NOT_OURS, OTHER, OTHER_AGENDA, check
from conferapp.storage.answer_files import ANSWERS_LIMIT, read_answers
from conferapp.storage.errors import Unreadable

AT = "2026-11-21T16:00:00.000-05:00"
LATER = "2026-11-21T17:00:00.000-05:00"
GUESS: Value = {"value": 70, "out_of": 100}


def saved(
    of: Conference, answers: Mapping[str, object], opened: Sequence[str] = (), **changed: object
) -> dict[str, Any]:
    """A file of answers as the page saves it."""
    return {
        "format": 1,
        "made_by": "Conferapp page",
        "conference": of.record.id,
        "page": of.record.agenda.fingerprint,
        "answers": {name: {"value": value, "at": AT} for name, value in answers.items()},
        "opened": [{"key": key, "at": LATER} for key in opened],
        **changed,
    }


def reasons(brought: Brought) -> dict[str, str]:
    return {refused.question: refused.reason for refused in brought.refused}


def test_new_answers_are_found_in_the_order_of_the_agenda() -> None:
    made = talk()
    brought = check(saved(made, {"why": "I slept well.", "guess": GUESS}), made)
    assert [(found.question, found.ask, found.said) for found in brought.new] == [
        ("guess", "What do you think?", "70 of 100"),
        ("why", "Why?", "I slept well."),
    ]
    assert (brought.problem, brought.refused, brought.notices) == ("", (), ())


def test_to_look_changes_nothing() -> None:
    made = talk()
    before = made.record
    check(saved(made, {"why": "I slept well."}), made)
    assert made.record is before


def test_an_answer_that_is_there_is_told_with_both_texts_and_not_taken_unasked() -> None:
    made = talk(why="It was easy.")
    brought = check(saved(made, {"why": "I slept well."}), made)
    assert [(found.before, found.said) for found in brought.differing] == [
        ("It was easy.", "I slept well.")
    ]
    assert bring_in(made, brought, who="R. Diaz") == ()
    assert made.value("why") == "It was easy."


def test_an_answer_that_was_replaced_on_purpose_stays_in_the_history() -> None:
    made = talk(why="It was easy.")
    brought = check(saved(made, {"why": "I slept well."}), made)
    assert bring_in(made, brought, {"why"}, who="R. Diaz") == ("why",)
    assert made.value("why") == "I slept well."
    was = [event.was for event in made.record.history if event.question == "why"]
    assert [answer.value for answer in was if isinstance(answer, Answer)] == ["It was easy."]


def test_the_same_answer_is_no_news() -> None:
    made = talk(why="It was easy.", guess=GUESS)
    brought = check(saved(made, {"why": "It was easy.", "guess": GUESS}), made)
    assert [found.question for found in brought.same] == ["guess", "why"]
    assert not brought.changes


def test_the_prediction_goes_in_first_and_the_result_is_open_from_then_on() -> None:
    made = talk()
    brought = check(saved(made, {"why": "Luck", "guess": GUESS}, ["guess"]), made)
    assert bring_in(made, brought, who="R. Diaz") == ("guess", "why")
    assert made.locked("guess")
    assert not made.covered("result")
    assert made.record.answers["guess"].by == "student"
    assert made.record.status == "open"
    assert [visit.page for visit in made.record.pages] == ["guessing", "results"]
    assert made.at is None
    assert made.record.history[-1].what == "brought in from the student’s page: 2 answers"


def test_a_result_that_was_not_asked_for_stays_covered() -> None:
    made = talk()
    bring_in(made, check(saved(made, {"guess": GUESS}), made), who="R. Diaz")
    assert made.covered("result")


def test_a_result_without_a_prediction_stays_covered() -> None:
    made = talk()
    brought = check(saved(made, {"why": "Luck"}, ["guess"]), made)
    assert brought.opened == ()
    bring_in(made, brought, who="R. Diaz")
    assert made.covered("result")


def test_a_locked_prediction_stays() -> None:
    made = talk(guess=GUESS)
    made.reveal("guess")
    brought = check(saved(made, {"guess": {"value": 41, "out_of": 100}}), made)
    assert reasons(brought)["guess"].startswith("The result has been shown")


def test_a_prediction_written_after_its_result_was_shown_is_refused() -> None:
    made = talk()
    content = saved(made, {"guess": GUESS}, ["guess"])
    content["answers"]["guess"]["at"] = "2026-11-21T18:00:00.000-05:00"
    assert reasons(check(content, made))["guess"].startswith("It was written after")


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"conference": "019ea2f4-1d3a-7c3e-9a55-0c2b7a4d1f99"}, OTHER),
        ({"conference": 7}, NOT_OURS),
        ({"made_by": "Somebody"}, NOT_OURS),
        ({"format": 2}, NEWER),
        ({"format": True}, NOT_OURS),
        ({"format": "1"}, NOT_OURS),
        ({"answers": []}, NOT_OURS),
        ({"answers": None}, NOT_OURS),
    ],
)
def test_a_file_that_does_not_belong_here_is_refused_whole(
    changed: dict[str, object], problem: str
) -> None:
    made = talk()
    brought = check({**saved(made, {"why": "Luck"}), **changed}, made)
    assert brought.problem == problem
    assert bring_in(made, brought, who="R. Diaz") == ()


def test_nothing_comes_into_a_conference_that_has_ended() -> None:
    made = talk()
    made.finish()
    assert check(saved(made, {"why": "Luck"}), made).problem == ENDED


def test_too_many_answers_are_refused() -> None:
    made = talk()
    assert "500" in check(saved(made, {f"q-{n}": "x" for n in range(501)}), made).problem


def test_a_page_of_an_older_agenda_is_told() -> None:
    made = talk()
    assert check(saved(made, {"why": "Luck"}, page="sha256:9"), made).notices == (OTHER_AGENDA,)


def test_the_tutors_questions_and_those_that_nobody_asks_are_refused() -> None:
    made = talk()
    brought = check(saved(made, {"own-view": "x", "tutor-why": "x", "no\x1b[2Jne": "x"}), made)
    assert reasons(brought) == {
        "none": "There is no such question in this conference.",
        "own-view": "This question isn’t one that the student answers on these pages.",
        "tutor-why": "This question isn’t one that the student answers on these pages.",
    }
    assert [refused.ask for refused in brought.refused] == ["", "", ""]
    assert made.value("own-view") == "Zq.view"


def test_what_is_refused_is_told_with_what_it_said() -> None:
    made = talk()
    brought = check(saved(made, {"guess": {"value": "lots\x1b[2J", "out_of": 100}}), made)
    assert [(refused.ask, refused.reason) for refused in brought.refused] == [
        ("What do you think?", "Please write the points as a number, such as 68.")
    ]
    assert "lots" in brought.refused[0].said
    assert "\x1b" not in brought.refused[0].said


def test_what_was_picked_out_of_topics_has_to_be_one_of_them() -> None:
    made = talk()
    brought = check(saved(made, {"surest": ["Equations", "Hacking"]}), made)
    assert reasons(brought) == {"surest": "It isn’t one of the choices."}


def test_text_is_cleaned_and_cut() -> None:
    made = talk()
    brought = check(saved(made, {"why": "a\u202eb\x1b[31mc" + "x" * MAX_LONG}), made)
    found = brought.new[0]
    assert found.said.startswith("abcx")
    assert len(found.said) == MAX_LONG
    assert found.cut == 3


def test_an_answer_that_was_taken_away_is_asked_about() -> None:
    made = talk(why="It was easy.")
    brought = check(saved(made, {"why": None, "guess": None}), made)
    assert [(found.question, found.said) for found in brought.differing] == [("why", "")]
    bring_in(made, brought, {"why"}, who="R. Diaz")
    assert made.value("why") is None


def test_cells_are_read_as_they_are_on_screen() -> None:
    made = talk(every_kind())
    rows = [{"what": "Homework", "value": "8 of 10", "out_of": None, "stranger": {"a": [1]}}]
    brought = check(saved(made, {"measures": rows}), made)
    assert brought.new[0].said == "Homework: 8 of 10"
    bring_in(made, brought, who="R. Diaz")
    rows_now = made.value("measures")
    assert isinstance(rows_now, list)
    assert rows_now[0] == {
        "what": "Homework",
        "value": 8,
        "out_of": 10,
        "unit": None,
        "before": None,
    }


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"last_goal", "topics"}))
@given(data=st.data())
@settings(max_examples=8)
def test_a_good_answer_of_every_kind_arrives_as_it_was(kind: str, data: st.DataObject) -> None:
    made = talk(every_kind())
    value = data.draw(valid_values(kind))
    brought = check(saved(made, {name_of(kind): value}), made)
    assert not brought.refused
    bring_in(made, brought, who="R. Diaz")
    asked = made.agenda.questions[name_of(kind)]
    assert asked.as_text(made.value(asked.id)) == asked.as_text(asked.tidy(value))


def test_what_became_of_last_time_arrives_and_names_only_what_is_open() -> None:
    made = talk(every_kind())
    goal = {"goal": LEFT["goals"][1], "outcome": "kept", "because": "I did it"}
    brought = check(saved(made, {"last-goal": {"record": "x", "goals": [goal]}}), made)
    assert [found.said for found in brought.new] == ["✓ kept: Ten pages a day (I did it)"]
    other = {"goal": "Somebody else’s", "outcome": "kept"}
    brought = check(saved(made, {"last-goal": {"goals": [goal, other]}}), made)
    assert reasons(brought) == {"last-goal": "It names a goal or a plan that isn’t open here."}


@given(
    answers=st.dictionaries(
        st.sampled_from([name_of(kind) for kind in KINDS]) | st.text(max_size=5),
        st.builds(lambda value, at: {"value": value, "at": at}, JSON, JSON) | JSON,
        max_size=4,
    ),
    opened=JSON,
)
def test_whatever_a_file_holds_it_is_sorted_or_refused(
    answers: dict[str, Any], opened: Value
) -> None:
    made = talk(every_kind())
    content = {**saved(made, {}), "answers": answers, "opened": opened}
    brought = check(content, made)
    bring_in(made, brought, who="R. Diaz")
    for name, answer in made.record.answers.items():
        assert made.agenda.questions[name].problem(answer.value) is None


@pytest.mark.parametrize("kind", sorted(set(KINDS)))
@given(data=st.data())
@settings(max_examples=15)
def test_rows_with_anything_in_their_cells_are_taken_only_where_they_fit(
    kind: str, data: st.DataObject
) -> None:
    made = talk(every_kind())
    value = data.draw(row_cells(kind) | JSON)
    brought = check(saved(made, {name_of(kind): value}), made)
    assert len(brought.new) + len(brought.refused) <= 1
    bring_in(made, brought, who="R. Diaz")
    answer = made.value(name_of(kind))
    assert answer is None or made.agenda.questions[name_of(kind)].problem(answer) is None


TIMED = """
[[reflection]]
id = "when"
title = "When"
who = "student"
questions = [
  { id = "day", kind = "date", ask = "Which day?", earliest = 2026-11-01 },
  { id = "hour", kind = "date", ask = "Which hour?", time = true },
]
"""


@pytest.mark.parametrize(
    ("name", "given_", "kept"),
    [
        ("day", "2026-12-04", "2026-12-04"),
        ("day", "2026-12-04T15:30:00-05:00", "2026-12-04"),
        ("hour", "2026-12-04T15:30:00-05:00", "2026-12-04T15:30:00-05:00"),
        ("hour", "2026-12-04", "2026-12-04"),
        ("day", "2026-13-99", "That is no day of the calendar."),
        ("day", "2026-10-04", "That is before"),
        ("hour", "2026-12-04T15:30", "Its hour doesn’t say in which time zone it is."),
        ("hour", 20261204, "It isn’t an answer to a question of this kind."),
    ],
)
def test_days_and_hours_are_those_of_the_calendar(name: str, given_: Value, kept: str) -> None:
    made = talk(TIMED)
    brought = check(saved(made, {name: given_}), made)
    found = [one.value for one in brought.new] or [*reasons(brought).values()]
    assert str(found[0]).startswith(kept)


# Files -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\xff\xfe", "UTF-8"),
        (b"", "stops being JSON"),
        (b"[]", "holds no answers"),
        (b'{"a": 1, "a": 2}', "twice"),
        (b'{"a": NaN}', "isn't one"),
        (b'{"a": 1e999}', "too large"),
        (b'{"a": ' + b"9" * 5000 + b"}", "too long"),
        (b'{"a": ' + b"[" * 20 + b"]" * 20 + b"}", "too deeply"),
        (b'{"a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "more values"),
        (b'{"a": [' + b"1," * 60_000 + b"1]}", "more values"),
        (b'{"a": "' + b"x" * ANSWERS_LIMIT + b'"}', "larger than 1024 kB"),
    ],
    ids=["bytes", "empty", "list", "twice", "nan", "inf", "digits", "deep", "abyss", "many", "big"],
)
def test_a_hostile_file_is_refused_with_a_sentence(
    tmp_path: Path, data: bytes, reason: str
) -> None:
    path = tmp_path / "answers.json"
    path.write_bytes(data)
    with pytest.raises(Unreadable, match=reason):
        read_answers(path)


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    real = tmp_path / "real.json"
    real.write_text("{}", encoding="utf-8")
    link = tmp_path / "answers.json"
    link.symlink_to(real)
    with pytest.raises(Unreadable):
        read_answers(link)


def test_a_good_file_is_read(tmp_path: Path) -> None:
    made = talk(student=a_student())
    path = tmp_path / "answers.json"
    path.write_text(json.dumps(saved(made, {"why": "Luck 🙂"})), encoding="utf-8")
    assert check(read_answers(path), made).new[0].said == "Luck 🙂"
