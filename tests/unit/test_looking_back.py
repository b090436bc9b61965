"""Looking back: what became of the goals and actions of last time, and where it is asked."""

import pytest
from tests.unit.build import Time, closing, conference, held, ids, page, question

from conferapp.domain.conference import Conference
from conferapp.domain.gaps import gaps
from conferapp.domain.kinds.looking_back import OUTCOME_MARKS, OUTCOMES
from conferapp.domain.model import Row, Value
from conferapp.domain.prompt import prompt
from conferapp.domain.record import Record
from conferapp.domain.standing import Around

# The answer -------------------------------------------------------------------------------

BOTH: Row = {
    "record": "019ea2f4",
    "goals": [{"goal": "75 on Unit 4", "outcome": "kept", "because": "I drew each step"}],
    "actions": [
        {"what": "tutoring", "outcome": "partly", "because": "the bus was late"},
        {"what": "flashcards", "outcome": "not yet"},
    ],
}


def test_what_became_of_each_reads_on_a_line_of_its_own() -> None:
    asked = question("last_goal")
    assert asked.problem(BOTH) is None
    assert asked.tidy(BOTH) == BOTH
    assert asked.as_text(BOTH) == (
        "✓ kept: 75 on Unit 4 (I drew each step)\n"
        "◑ partly: tutoring (the bus was late)\n"
        "↻ not yet: flashcards"
    )


def test_words_without_an_outcome_are_kept_and_read_without_a_mark() -> None:
    said: Row = {"goals": [{"goal": "Pass", "outcome": None, "because": "I was ill"}]}
    assert question("last_goal").problem(said) is None
    assert question("last_goal").as_text(said) == "Pass (I was ill)"


def test_what_nothing_was_said_about_is_left_out() -> None:
    said: Row = {
        "record": "019ea2f4",
        "goals": [
            {"goal": "Pass", "outcome": None, "because": " "},
            {"goal": "Read", "outcome": "kept"},
        ],
        "actions": [{"what": "tutoring"}],
    }
    assert question("last_goal").tidy(said) == {
        "record": "019ea2f4",
        "goals": [{"goal": "Read", "outcome": "kept"}],
        "actions": [],
    }


@pytest.mark.parametrize("value", [None, {}, {"record": "019ea2f4"}, {"goals": [{"goal": "Pass"}]}])
def test_nothing_said_of_anything_is_no_answer(value: Value) -> None:
    assert question("last_goal").tidy(value) is None


@pytest.mark.parametrize(
    "value",
    [
        None,
        "kept",
        [],
        {"goals": [{"goal": "Pass", "outcome": "done"}]},
        {"goals": [{"goal": "Pass", "outcome": 1}]},
        {"goals": [{"outcome": "kept"}]},
        {"actions": [{"goal": "tutoring", "outcome": "kept"}]},
        {"actions": [{"what": "tutoring", "outcome": "kept", "because": 3}]},
    ],
)
def test_what_is_no_word_on_last_time_gets_a_sentence(value: Value) -> None:
    said = question("last_goal").problem(value)
    assert said is not None
    assert said.endswith(".")


def test_conditions_see_the_outcomes_and_how_many_were_kept() -> None:
    fact = question("last_goal").fact(
        closing(goals={"a": "kept"}, actions={"b": "kept", "c": "partly"})
    )
    assert fact.number == 2
    assert fact.members == ("kept", "partly")


def test_every_outcome_has_a_mark_of_its_own() -> None:
    assert set(OUTCOME_MARKS) == set(OUTCOMES)
    assert len(set(OUTCOME_MARKS.values())) == len(OUTCOMES)


# Where it is asked ------------------------------------------------------------------------

TOML = """
[[preparation]]
id = "facts"
title = "Facts"
questions = [
  { id = "work", kind = "short", ask = "Which?" },
  { id = "again", kind = "last_goal", ask = "Earlier?" },
]
[[agenda]]
id = "back"
title = "Last time"
questions = [{ id = "since", kind = "last_goal", ask = "How did it go?", required = true }]
[[agenda]]
id = "kept-it"
title = "Kept it"
show_if = { question = "since", includes = "kept" }
[[agenda]]
id = "live"
title = "Live"
questions = [{ id = "goal", kind = "goal", ask = "Goal?" }]
[[agenda]]
id = "empty"
title = "Only words"
"""
LAST = held(1, goals=["Pass"], actions=["Flashcards"])


def begun(*history: Record) -> Conference:
    """A conference after these."""
    return conference(TOML, history=history)


def test_at_a_first_conference_a_page_that_only_looks_back_is_not_there() -> None:
    talk = begun()
    assert ids(talk.pages()) == ["facts", "live", "empty"]
    assert ids(talk.questions(page(talk, "facts"))) == ["work"]
    assert [gap for gap in gaps(talk) if gap.page.id == "back"] == []


def test_afterwards_it_is_there() -> None:
    talk = begun(LAST)
    assert ids(talk.pages()) == ["facts", "back", "live", "empty"]
    assert ids(talk.questions(page(talk, "facts"))) == ["work", "again"]
    assert [gap.page.id for gap in gaps(talk) if gap.page.id == "back"] == ["back"]


def test_where_nothing_was_left_open_there_is_nothing_to_look_back_on() -> None:
    kept = closing(goals={"Pass": "kept"}, actions={"Flashcards": "kept"})
    assert "back" not in ids(begun(held(1)).pages())
    assert "back" not in ids(begun(LAST, held(2, closed=kept)).pages())
    assert "back" in ids(begun(LAST, held(2)).pages())


def test_closing_everything_does_not_take_the_page_away_under_ones_hands() -> None:
    talk = begun(LAST)
    talk.answer("since", closing(goals={"Pass": "kept"}, actions={"Flashcards": "kept"}))
    assert ids(talk.pages()) == ["facts", "back", "kept-it", "live", "empty"]


def test_the_question_asks_about_everything_that_stands_and_says_where_it_is_from() -> None:
    talk = begun(LAST, held(9, goals=["Read more"]))
    asked = prompt(talk, page(talk, "back"), talk.agenda.questions["since"])
    assert [(item.listed, item.name) for item in asked.items] == [
        ("goals", "Read more"),
        ("goals", "Pass"),
        ("actions", "Flashcards"),
    ]
    assert asked.thread == held(9).id
    elsewhere = prompt(talk, page(talk, "live"), talk.agenda.questions["goal"])
    assert elsewhere.items == ()


def test_a_conference_that_goes_on_from_another_closes_what_that_one_left_open() -> None:
    first = begun()
    first.answer("goal", [{"goal": "Pass"}])
    first.finish()
    second = begun(first.record)
    second.answer("since", closing(goals={"PASS": "kept"}))
    second.finish()
    assert "back" not in ids(begun(first.record, second.record).pages())


# What it goes on from ---------------------------------------------------------------------


def test_a_planned_conference_goes_on_from_the_last_one_held_before_it_begins() -> None:
    talk = begun(held(1))
    assert talk.record.previous == held(1).id
    later = Around(history=(held(1), held(9)))
    taken_up = Conference(talk.record, talk.agenda, talk.student, clock=Time().clock, around=later)
    taken_up.enter(page(taken_up, "facts"))
    assert taken_up.record.previous == held(1).id
    taken_up.enter(page(taken_up, "live"))
    assert taken_up.record.previous == held(9).id


def test_a_conference_that_has_begun_keeps_the_one_that_it_goes_on_from() -> None:
    talk = begun(held(1))
    talk.enter(page(talk, "live"))
    later = Around(history=(held(1), held(9)))
    again = Conference(talk.record, talk.agenda, talk.student, clock=Time().clock, around=later)
    again.enter(page(again, "empty"))
    assert again.record.previous == held(1).id
