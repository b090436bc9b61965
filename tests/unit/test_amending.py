"""A conference that has ended is put right: each change says who, when, why, and what was there."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.build import EVERY_KIND, JSON, KEYS_OF, Time, a_student, agenda, conference, page

from conferapp.domain.afterwards import Afterwards
from conferapp.domain.amending import Occasion
from conferapp.domain.conference import Conference
from conferapp.domain.correction import Correction
from conferapp.domain.exports import noted_export
from conferapp.domain.kinds.question import By
from conferapp.domain.reading import text_of
from conferapp.domain.record import Answer, Event, Note, Record
from conferapp.domain.reopening import reopened
from conferapp.storage.records import dump

TOML = """
[[preparation]]
id = "facts"
title = "Facts"
questions = [{ id = "score", kind = "score", ask = "What was the score?", reveal_after = "guess" }]
[[reflection]]
id = "think"
title = "Think"
who = "student"
questions = [
  { id = "sure", kind = "scale", ask = "How sure did you feel?" },
  { id = "guess", kind = "score", ask = "What do you think?" },
]
[[agenda]]
id = "live"
title = "Live"
questions = [
  { id = "mood", kind = "short", ask = "How are you?" },
  { id = "coming", kind = "yes_no", ask = "Coming?", default = false },
  { id = "good", kind = "choice", ask = "What went best?", options = ["reading", "writing"] },
]
[[follow_up]]
id = "after"
title = "After"
questions = [{ id = "told", kind = "long", ask = "Who was told?" }]
"""
NEWER = (
    TOML.replace('id = "mood", kind = "short"', 'id = "mood", kind = "long"')
    .replace("How sure did you feel?", "How certain were you?")
    .replace('options = ["reading", "writing"]', 'options = ["math"]')
    .replace('{ id = "coming", kind = "yes_no", ask = "Coming?", default = false },', "")
)
DAY = 86_400.0


def talked(time: Time, *, cancelled: bool = False) -> Conference:
    """A conference that was held, and has ended."""
    talk = conference(TOML, time=time)
    for each in ("facts", "think", "live"):
        talk.enter(page(talk, each))
        time.passes(10)
    talk.answer("mood", "fine")
    talk.answer("sure", 2)
    talk.answer("good", "reading")
    talk.note(page(talk, "live"), "calm today")
    if cancelled:
        talk.cancel("no-show")
    else:
        talk.finish()
    time.passes(DAY)
    return talk


def corrected(
    talk: Conference,
    time: Time,
    *,
    toml: str = TOML,
    renewed: bool = False,
    who: str = "S. Other",
    why: str = "misheard",
) -> Correction:
    """The same conference, opened to be put right."""
    occasion = Occasion(who, why, renewed=renewed)
    return Correction(talk.record, agenda(toml), a_student(), clock=time.clock, occasion=occasion)


def later(talk: Conference, time: Time) -> Afterwards:
    """The same conference, opened for its pages for afterwards."""
    occasion = Occasion("S. Other")
    return Afterwards(talk.record, talk.agenda, a_student(), clock=time.clock, occasion=occasion)


def types(talk: Conference, question: str, text: str) -> None:
    """Type letter by letter."""
    for count in range(1, len(text) + 1):
        talk.answer(question, text[:count])


# What a correction keeps ------------------------------------------------------------------


def test_a_changed_answer_says_who_when_what_why_and_what_was_there() -> None:
    time = Time()
    talk = talked(time)
    right = corrected(talk, time)
    assert right.answer("mood", "tired")
    (event,) = right.record.history
    assert (event.who, event.why, event.question) == ("S. Other", "misheard", "mood")
    assert event.what == "changed the answer to “How are you?”"
    assert event.at == time.clock.stamp()
    assert event.was == talk.record.answers["mood"]
    assert right.record.answers["mood"].value == "tired"
    assert right.record.answers["mood"].at == time.clock.stamp()


def test_the_event_stands_in_the_very_snapshot_of_the_first_letter() -> None:
    time = Time()
    right = corrected(talked(time), time)
    before = right.record
    right.answer("mood", "t")
    assert right.record.revision == before.revision + 1
    assert len(right.record.history) == 1


def test_typing_makes_one_event_with_the_moment_of_its_first_letter() -> None:
    time = Time()
    right = corrected(talked(time), time)
    began = time.clock.stamp()
    for count in range(1, 6):
        right.answer("mood", "tired"[:count])
        time.passes(1)
    (event,) = right.record.history
    assert event.at == began
    assert isinstance(event.was, Answer)
    assert event.was.value == "fine"


def test_an_answer_that_is_as_it_was_leaves_no_event_and_its_own_moment() -> None:
    time = Time()
    talk = talked(time)
    right = corrected(talk, time)
    types(right, "mood", "fine")
    right.answer("good", None)
    right.answer("good", "reading")
    assert right.record.history == ()
    assert right.record.answers == talk.record.answers
    assert list(right.record.answers) == list(talk.record.answers)


def test_every_answer_has_an_event_of_its_own_in_the_order_of_the_first_changes() -> None:
    time = Time()
    right = corrected(talked(time), time)
    right.answer("good", "writing")
    right.answer("mood", "tired")
    right.answer("good", None)
    assert [event.what for event in right.record.history] == [
        "took away the answer to “What went best?”",
        "changed the answer to “How are you?”",
    ]


def test_an_answer_that_was_forgotten_is_added_and_was_nothing_before() -> None:
    time = Time()
    right = corrected(talked(time), time)
    right.answer("told", "Grandma")
    (event,) = right.record.history
    assert (event.what, event.was) == ("added the answer to “Who was told?”", None)


def test_whose_words_they_are_is_a_change_like_any_other() -> None:
    time = Time()
    right = corrected(talked(time), time)
    right.answer("mood", "fine", by="tutor")
    (event,) = right.record.history
    assert event.was is not None
    assert event.was.by == "student"


def test_a_second_correction_keeps_what_the_first_one_wrote() -> None:
    time = Time()
    first = corrected(talked(time), time, why="one")
    types(first, "mood", "tired")
    second = corrected(first, time, why="two")
    types(second, "mood", "sad")
    was = [event.was.value for event in second.record.history if isinstance(event.was, Answer)]
    assert [event.why for event in second.record.history] == ["one", "two"]
    assert was == ["fine", "tired"]


def test_what_was_noted_meanwhile_stays_in_the_history() -> None:
    time = Time()
    right = corrected(talked(time), time)
    right.answer("mood", "tired")
    right.exported("card", "family", who="S. Other")
    right.answer("mood", "sad")
    right.answer("good", "writing")
    assert [event.what.split()[0] for event in right.record.history] == [
        "exported:",
        "changed",
        "changed",
    ]


def test_notes_are_changed_taken_away_and_added_each_with_its_event() -> None:
    time = Time()
    talk = talked(time)
    talk = corrected(talk, time, why="more")
    talk.note(page(talk, "live"), "second")
    right = corrected(talk, time)
    for text in ("cal", "", "l", "loud"):
        right.amend_note(0, text)
    right.amend_note(1, "")
    right.note(page(right, "live"), "t")
    right.amend_note(2, "third")
    events = right.record.history[1:]
    assert [note.text for note in right.record.notes] == ["loud", "", "third"]
    assert [event.what for event in events] == [
        "changed a note on “Live”",
        "took away a note on “Live”",
        "added a note on “Live”",
    ]
    assert [event.was.text for event in events if isinstance(event.was, Note)] == [
        "calm today",
        "second",
    ]
    assert {event.page for event in events} == {"live"}


def test_a_note_that_never_was_leaves_no_event() -> None:
    time = Time()
    talk = talked(time)
    right = corrected(talk, time)
    right.note(page(right, "live"), "x")
    right.amend_note(1, "")
    right.amend_note(0, "y")
    right.amend_note(0, "calm today")
    assert (right.record.history, right.record.notes) == ((), talk.record.notes)


def test_pages_time_and_place_of_the_talk_stay_as_they_are() -> None:
    time = Time()
    talk = talked(time)
    right = corrected(talk, time)
    for each in ("facts", "after", "live"):
        right.enter(page(right, each))
        time.passes(30)
        right.look()
    right.focus("good")
    right.skip(page(right, "facts"), "no time")
    assert right.record is talk.record
    assert (right.place().id, right.at and right.at.question) == ("live", "good")


def test_a_correction_begins_at_the_first_page_and_gives_no_answer_by_itself() -> None:
    time = Time()
    talk = conference(TOML, time=time)
    talk.enter(page(talk, "think"))
    talk.finish()
    right = corrected(talk, time)
    assert right.place().id == "facts"
    right.enter(page(right, "live"))
    assert right.value("coming") is None
    assert right.record is talk.record


def test_status_and_end_outlast_a_correction_of_a_cancelled_one_too() -> None:
    time = Time()
    talk = talked(time, cancelled=True)
    right = corrected(talk, time)
    right.answer("mood", "tired")
    before, now = talk.record, right.record
    assert (now.status, now.ended, now.started) == ("cancelled", before.ended, before.started)
    assert [event.what for event in now.history] == [
        "cancelled",
        "changed the answer to “How are you?”",
    ]


def test_a_guess_stays_locked_and_a_result_is_opened_as_in_the_talk() -> None:
    time = Time()
    talk = conference(TOML, time=time)
    talk.answer("score", {"value": 60, "out_of": 100})
    talk.answer("guess", {"value": 70, "out_of": 100})
    talk.finish()
    right = corrected(talk, time)
    assert right.covered("score")
    assert right.answer("guess", {"value": 71, "out_of": 100})
    assert right.reveal("guess")
    assert not right.answer("guess", {"value": 60, "out_of": 100})
    assert right.answer("score", {"value": 61, "out_of": 100})
    assert [event.what for event in right.record.history] == [
        "changed the answer to “What do you think?”",
        "opened the covered answer to “What was the score?”",
        "changed the answer to “What was the score?”",
    ]


def test_a_reason_is_cleaned() -> None:
    time = Time()
    right = corrected(talked(time), time, why=" mis\x1b[2Jheard ")
    right.answer("mood", "tired")
    assert right.record.history[0].why == "misheard"


def test_the_talk_itself_takes_no_answer_once_it_has_ended() -> None:
    talk = talked(Time())
    before = talk.record
    assert not talk.answer("mood", "tired")
    assert talk.record is before


# An agenda that has changed since ---------------------------------------------------------


def test_what_has_no_place_in_a_newer_agenda_is_neither_asked_nor_changed() -> None:
    time = Time()
    talk = talked(time)
    right = corrected(talk, time, toml=NEWER, renewed=True)
    assert right.apart == {"mood", "good", "coming"}
    assert right.questions(page(right, "live")) == ()
    assert (right.value("mood"), right.text("good")) == (None, "")
    assert not right.answer("mood", "tired")
    assert not right.answer("good", "math")
    assert right.record is talk.record


def test_a_question_is_asked_again_in_the_words_of_then() -> None:
    time = Time()
    right = corrected(talked(time), time, toml=NEWER, renewed=True)
    here = page(right, "think")
    asked = [right.speech(here).ask(question) for question in right.questions(here)]
    assert asked == ["How sure did you feel?", "What do you think?"]
    right.answer("sure", 4)
    assert right.record.answers["sure"].ask == "How sure did you feel?"


def test_a_new_value_is_read_by_the_scale_that_it_was_given_on() -> None:
    time = Time()
    wider = TOML.replace('id = "sure", kind = "scale"', 'id = "sure", kind = "scale", to = 10')
    right = corrected(talked(time), time, toml=wider, renewed=True)
    right.answer("sure", 9)
    (event,) = right.record.history
    assert text_of("sure", right.record.answers["sure"]) == "9 of 10"
    assert isinstance(event.was, Answer)
    assert text_of("sure", event.was) == "2 of 5"


def test_an_answer_from_a_page_for_others_now_stays_in_the_record() -> None:
    time = Time()
    shown = TOML.replace('title = "Think"\nwho = "student"', 'title = "Think"\nwho = "together"')
    right = corrected(talked(time), time, toml=shown, renewed=True)
    assert right.apart == {"sure"}


def test_with_the_agenda_unchanged_even_an_answer_that_does_not_fit_can_be_put_right() -> None:
    time = Time()
    talk = conference(TOML, time=time)
    talk.answer("good", "swimming")
    talk.finish()
    right = corrected(talk, time)
    assert right.answer("good", "writing")


# Afterwards -------------------------------------------------------------------------------


def test_filling_in_afterwards_needs_no_reason_and_leaves_no_event() -> None:
    time = Time()
    talk = later(talked(time), time)
    types(talk, "told", "Grandma")
    time.passes(60)
    again = later(talk, time)
    types(again, "told", "Grandma and the school")
    assert again.record.history == ()


def test_what_was_written_afterwards_on_an_earlier_day_is_kept_when_it_is_changed() -> None:
    time = Time()
    talk = later(talked(time), time)
    types(talk, "told", "Grandma")
    time.passes(DAY)
    again = later(talk, time)
    types(again, "told", "Nobody")
    (event,) = again.record.history
    assert (event.who, event.why) == ("S. Other", None)
    assert isinstance(event.was, Answer)
    assert event.was.value == "Grandma"


def test_nothing_of_the_talk_can_be_changed_afterwards() -> None:
    time = Time()
    talk = talked(time)
    after = later(talk, time)
    assert not after.answer("mood", "tired")
    assert not after.answer("mood", None)
    assert after.record is talk.record


# Taking a cancelling back -----------------------------------------------------------------


@pytest.mark.parametrize(("pages", "status"), [(("facts",), "planned"), (("think",), "open")])
def test_a_cancelled_conference_goes_on_as_it_was(pages: tuple[str, ...], status: str) -> None:
    time = Time()
    talk = conference(TOML, time=time)
    source = talk.record.agenda
    for each in pages:
        talk.enter(page(talk, each))
    before = talk.record
    talk.cancel("begun by mistake")
    again = reopened(talk, source, who="S. Other", why="they came late")
    record = again.record
    assert (record.status, record.ended, record.agenda) == (status, None, source)
    assert (record.pages, record.at, record.answers) == (before.pages, before.at, before.answers)
    assert [(event.what, event.why) for event in record.history] == [
        ("cancelled", "begun by mistake"),
        ("reopened", "they came late"),
    ]
    assert again.answer("mood", "fine")


# Exports, and how all this is written -----------------------------------------------------


def test_an_export_is_noted_with_what_to_whom_who_and_when() -> None:
    record = talked(Time()).record
    noted = noted_export(record, "card, as a\nPDF", " family ", who="R. Diaz", at="2026-12-01")
    assert noted.revision == record.revision + 1
    assert noted.history == (
        Event(
            at="2026-12-01",
            who="R. Diaz",
            what="exported: card, as a PDF",
            to="family",
        ),
    )


def test_the_history_is_written_with_what_there_is_and_comes_back_whole() -> None:
    time = Time()
    right = corrected(talked(time), time)
    right.answer("mood", "tired")
    right.amend_note(0, "loud")
    right.exported("card", "family", who="S. Other")
    right.answer("told", "Grandma")
    data = json.loads(dump(right.record))
    assert [sorted(event) for event in data["history"]] == [
        ["at", "to", "what", "who"],
        ["at", "question", "was", "what", "who", "why"],
        ["at", "page", "was", "what", "who", "why"],
        ["at", "question", "what", "who", "why"],
    ]
    assert data["history"][1]["was"] == {
        "kind": "short",
        "part": "agenda",
        "page": "live",
        "by": "student",
        "ask": "How are you?",
        "keys": {},
        "at": "2026-11-21T15:31:32.441-05:00",
        "share": ["student"],
        "value": "fine",
    }
    assert Record.model_validate(data) == right.record


@pytest.mark.parametrize("kind", KEYS_OF)
@settings(max_examples=10)
@given(data=st.data())
def test_every_snapshot_keeps_the_answer_that_was_there(kind: str, data: st.DataObject) -> None:
    name, time = kind.replace("_", "-"), Time()
    talk = conference(EVERY_KIND, time=time)
    talk.answer(name, data.draw(JSON))
    talk.finish()
    was = talk.record.answers.get(name)
    right = corrected(talk, time, toml=EVERY_KIND)
    whose: list[By | None] = ["tutor", "student", None]
    for value in data.draw(st.lists(JSON, max_size=4)):
        right.answer(name, value, by=data.draw(st.sampled_from(whose)))
        kept = Record.model_validate_json(dump(right.record))
        if kept.answers.get(name) == was:
            assert kept.history == ()
        else:
            assert [(event.question, event.was) for event in kept.history] == [(name, was)]
