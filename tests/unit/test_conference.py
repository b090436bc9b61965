"""The conference: what an answer, a page turn, a note or an ending does to the record."""

import json
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.build import (
    EVERY_KIND,
    JSON,
    KEYS_OF,
    Time,
    a_student,
    agenda,
    conference,
    ids,
    name_of,
    page,
    row_cells,
)

from conferapp.domain.conference import LONGEST_STRETCH, Conference
from conferapp.domain.model import Row, Value
from conferapp.domain.reading import text_of
from conferapp.domain.record import Record
from conferapp.domain.standing import live_pages

TOML = """
[[preparation]]
id = "facts"
title = "Facts"
questions = [
  { id = "score", kind = "score", ask = "What was the score?", reveal_after = "guess" },
  { id = "work", kind = "short", ask = "Which test?", role = "assignment", default = "Unit 3" },
]
[[reflection]]
id = "think"
title = "Think, {student}"
who = "student"
questions = [
  { id = "sure", kind = "scale", ask = "How sure did you feel?", labels = { 1 = "not at all" } },
  { id = "guess", kind = "score", ask = "What do you think?" },
  { id = "why", kind = "short", ask = "Why?", show_if = { question = "sure", at_most = 2 } },
]
[[agenda]]
id = "unsure"
title = "When unsure"
show_if = { question = "sure", at_most = 2 }
[[agenda]]
id = "live"
title = "Live"
questions = [
  { id = "mood", kind = "short", ask = "How are you?" },
  { id = "coming", kind = "yes_no", ask = "Coming?", default = false },
]
[[follow_up]]
id = "after"
title = "After"
"""
POINTS: Value = {"value": 68, "out_of": 100}


def begun(*, time: Time | None = None, history: Sequence[Record] = ()) -> Conference:
    return conference(TOML, time=time, history=history)


def goes_to(talk: Conference, *page_ids: str) -> None:
    for page_id in page_ids:
        talk.enter(page(talk, page_id))


# How it begins ----------------------------------------------------------------------------


def test_a_new_conference_is_planned_and_names_its_student_and_agenda() -> None:
    record = begun().record
    assert (record.status, record.revision, record.started, record.ended) == (
        "planned",
        0,
        None,
        None,
    )
    assert (record.student.id, record.student.name) == ("s-7f3a9c21", "Amara Okafor")
    assert record.tutor == "R. Diaz"
    assert record.created == record.updated == "2026-11-21T15:31:02.441-05:00"
    assert record.agenda.text is not None
    assert record.previous is None


def test_a_new_conference_remembers_the_one_before_it() -> None:
    before = begun()
    before.finish()
    assert begun(history=[before.record]).record.previous == before.record.id


def test_preparing_begins_nothing() -> None:
    talk = begun()
    goes_to(talk, "facts")
    assert (talk.record.status, talk.record.started) == ("planned", None)


def test_the_students_reflection_opens_a_conference_and_the_first_live_page_starts_it() -> None:
    time = Time()
    talk = begun(time=time)
    goes_to(talk, "think")
    assert (talk.record.status, talk.record.started) == ("open", None)
    time.passes(60)
    goes_to(talk, "live")
    started = talk.record.started
    assert started == "2026-11-21T15:32:02.441-05:00"
    time.passes(60)
    goes_to(talk, "after", "live")
    assert (talk.record.status, talk.record.started) == ("open", started)


def test_a_live_page_opens_a_conference_too() -> None:
    talk = begun()
    goes_to(talk, "live")
    assert talk.record.status == "open"


def test_looking_at_a_finished_conference_does_not_open_it_again() -> None:
    talk = begun()
    talk.finish()
    goes_to(talk, "live")
    assert talk.record.status == "done"


# Answers ----------------------------------------------------------------------------------


def test_an_answer_keeps_the_question_as_it_was_shown() -> None:
    talk = begun()
    assert talk.answer("sure", 1)
    answer = talk.record.answers["sure"]
    assert answer.model_dump(mode="json", exclude_none=True) == {
        "kind": "scale",
        "part": "reflection",
        "page": "think",
        "by": "student",
        "ask": "How sure did you feel?",
        "keys": {"from": 1, "to": 5, "labels": {"1": "not at all"}},
        "at": "2026-11-21T15:31:02.441-05:00",
        "share": ["student"],
        "value": 1,
    }


def test_words_are_the_students_except_on_the_tutors_pages_or_when_the_tutor_says_so() -> None:
    talk = begun()
    talk.answer("work", "Unit 3")
    talk.answer("mood", "fine")
    talk.answer("guess", POINTS, by="tutor")
    said = {name: answer.by for name, answer in talk.record.answers.items()}
    assert said == {"work": "tutor", "mood": "student", "guess": "tutor"}


def test_a_question_on_a_page_for_both_can_say_whose_words_it_asks_for() -> None:
    talk = conference(
        """
[[agenda]]
id = "live"
title = "Live"
questions = [
  { id = "ours", kind = "short", ask = "Add?", by = "tutor" },
  { id = "theirs", kind = "short", ask = "Say?" },
]
"""
    )
    talk.answer("ours", "well done")
    talk.answer("theirs", "thanks")
    assert [answer.by for answer in talk.record.answers.values()] == ["tutor", "student"]
    talk.answer("ours", "that was me", by="student")
    assert talk.record.answers["ours"].by == "student"


def test_whose_words_they_are_outlasts_a_correction_and_can_be_changed() -> None:
    talk = begun()
    talk.answer("mood", "fine", by="tutor")
    talk.answer("mood", "fine, thanks")
    first = talk.record.answers["mood"].by
    assert talk.answer("mood", "fine, thanks", by="student")
    assert (first, talk.record.answers["mood"].by) == ("tutor", "student")


def test_the_same_answer_again_changes_nothing() -> None:
    talk = begun()
    talk.answer("mood", "fine", by="student")
    before = talk.record
    assert not talk.answer("mood", "fine")
    assert not talk.answer("mood", "fine", by="student")
    assert not talk.answer("sure", None)
    assert not talk.answer("sure", None, typed="")
    assert talk.record is before


def test_an_emptied_answer_is_gone() -> None:
    talk = begun()
    talk.answer("mood", "fine")
    assert talk.answer("mood", "  ")
    assert "mood" not in talk.record.answers
    assert (talk.value("mood"), talk.text("mood")) == (None, "")


def test_no_and_zero_are_answers() -> None:
    talk = begun()
    talk.answer("coming", False)
    talk.answer("score", {"value": 0, "out_of": 10})
    assert talk.value("coming") is False
    assert talk.text("score") == "0 of 10 (0 %)"


def test_what_could_not_be_read_is_kept_as_typed_until_it_can() -> None:
    talk = begun()
    assert talk.answer("guess", None, typed="sixty-ish")
    assert (talk.value("guess"), talk.typed("guess")) == (None, "sixty-ish")
    assert talk.answer("guess", POINTS)
    assert (talk.value("guess"), talk.typed("guess")) == (POINTS, None)


def test_an_answer_knows_when_it_was_last_changed() -> None:
    time = Time()
    talk = begun(time=time)
    talk.answer("mood", "fin")
    time.passes(1)
    talk.answer("mood", "fine")
    assert talk.record.answers["mood"].at == "2026-11-21T15:31:03.441-05:00"


def test_a_question_depends_on_what_was_answered_above_it() -> None:
    talk = begun()
    assert ids(talk.questions(page(talk, "think"))) == ["sure", "guess"]
    talk.answer("sure", 2)
    assert ids(talk.questions(page(talk, "think"))) == ["sure", "guess", "why"]


ALL_KINDS = agenda(EVERY_KIND)


@pytest.mark.parametrize("kind", KEYS_OF)
@settings(max_examples=50)  # for each kind, and the kinds share most of their code
@given(data=st.data())
def test_any_answer_comes_back_from_the_record_as_it_was(kind: str, data: st.DataObject) -> None:
    name = name_of(kind)
    talk = conference(EVERY_KIND)
    value = data.draw(JSON | row_cells(kind))
    talk.answer(name, value)
    stored = talk.value(name)
    assert stored == ALL_KINDS.questions[name].tidy(value)
    back = Record.model_validate_json(talk.record.model_dump_json())
    assert back == talk.record
    said = text_of(name, back.answers[name]) if name in back.answers else ""
    assert said == talk.text(name)


# Covered and locked -----------------------------------------------------------------------


def test_after_the_reveal_the_guess_can_only_be_commented_on() -> None:
    talk = begun()
    talk.answer("score", POINTS)
    talk.answer("guess", {"value": 80, "out_of": 100})
    assert talk.reveal("guess")
    before = talk.record
    assert talk.locked("guess")
    assert not talk.answer("guess", POINTS)
    assert not talk.answer("guess", None)
    assert talk.record is before
    talk.note(page(talk, "think"), "I was tired", by="student", question="guess")
    assert talk.record.notes[0].question == "guess"
    assert talk.answer("score", {"value": 69, "out_of": 100})


# Pages ------------------------------------------------------------------------------------


def test_pages_are_visited_in_order_of_first_sight() -> None:
    talk = begun()
    goes_to(talk, "think", "facts", "think")
    assert [visit.page for visit in talk.record.pages] == ["think", "facts"]
    assert talk.record.pages[0].title == "Think, Amara"
    assert talk.record.pages[0].who == "student"


def test_a_default_is_given_once_and_stays_away_when_it_was_taken_away() -> None:
    talk = begun()
    goes_to(talk, "facts", "live")
    assert talk.value("work") == "Unit 3"
    assert talk.value("coming") is False
    talk.answer("work", None)
    goes_to(talk, "facts")
    assert talk.value("work") is None


def test_a_default_never_replaces_an_answer() -> None:
    talk = begun()
    talk.answer("work", "Unit 4")
    goes_to(talk, "facts")
    assert talk.value("work") == "Unit 4"


def test_a_resumed_conference_opens_where_it_was() -> None:
    talk = begun()
    goes_to(talk, "live")
    talk.focus("coming")
    kept = Record.model_validate_json(talk.record.model_dump_json())
    again = Conference(kept, talk.agenda, talk.student, clock=Time().clock)
    assert again.place().id == "live"
    again.enter(again.place())
    assert again.record.at is not None
    assert again.record.at.question == "coming"


def test_turning_to_another_page_forgets_the_question_of_the_last() -> None:
    talk = begun()
    talk.focus("coming")
    goes_to(talk, "facts")
    assert talk.record.at is not None
    assert (talk.record.at.page, talk.record.at.question) == ("facts", None)


def test_a_place_that_is_gone_from_the_agenda_leads_to_the_first_page() -> None:
    talk = begun()
    goes_to(talk, "live")
    other = conference('[[agenda]]\nid = "only"\ntitle = "Only"').agenda
    again = Conference(talk.record, other, a_student(), clock=Time().clock)
    assert again.place().id == "only"


def step(talk: Conference, page_id: str, steps: int) -> str | None:
    there = talk.beyond(page(talk, page_id), steps)
    return there.id if there else None


def test_hidden_pages_are_stepped_over() -> None:
    talk = begun()
    assert ids(talk.pages()) == ["facts", "think", "live", "after"]
    assert ids(live_pages(talk)) == ["live"]
    assert step(talk, "think", 1) == "live"
    assert step(talk, "live", -1) == "think"
    talk.answer("sure", 1)
    assert step(talk, "think", 1) == "unsure"
    assert step(talk, "facts", 2) == "unsure"


def test_past_either_end_there_is_no_page() -> None:
    talk = begun()
    assert step(talk, "facts", -1) is None
    assert step(talk, "after", 1) is None
    assert step(talk, "facts", 9) is None


def test_a_page_that_hides_while_one_is_on_it_lies_between_its_neighbours() -> None:
    talk = begun()
    assert step(talk, "unsure", 1) == "live"
    assert step(talk, "unsure", 2) == "after"
    assert step(talk, "unsure", -1) == "think"
    assert step(talk, "unsure", -2) == "facts"


# Time -------------------------------------------------------------------------------------


def seconds(talk: Conference, page_id: str) -> float:
    visit = talk.record.visit(page_id)
    assert visit is not None
    return visit.seconds


def test_time_counts_for_the_page_that_was_on_screen() -> None:
    time = Time()
    talk = begun(time=time)
    time.passes(30)  # before any page
    goes_to(talk, "facts")
    time.passes(20)
    goes_to(talk, "live")
    time.passes(10)
    goes_to(talk, "facts")
    time.passes(5)
    talk.look()
    assert (seconds(talk, "facts"), seconds(talk, "live")) == (25, 10)


def test_a_closed_lid_is_not_a_long_step() -> None:
    time = Time()
    talk = begun(time=time)
    goes_to(talk, "live")
    time.passes(8 * 3600)
    talk.look()
    assert seconds(talk, "live") == LONGEST_STRETCH
    time.passes(1)
    talk.look()
    assert seconds(talk, "live") == LONGEST_STRETCH + 1


def test_many_short_looks_count_as_much_as_one_long_one() -> None:
    time = Time()
    talk = begun(time=time)
    goes_to(talk, "live")
    for _ in range(1000):
        time.passes(0.04)
        talk.look()
    assert seconds(talk, "live") == pytest.approx(40, abs=0.1)


def test_no_time_counts_once_a_conference_has_ended() -> None:
    time = Time()
    talk = begun(time=time)
    goes_to(talk, "live")
    time.passes(10)
    talk.finish()
    before = talk.record
    time.passes(10)
    talk.look()
    assert talk.record is before
    assert seconds(talk, "live") == 10


# Skipping and notes -----------------------------------------------------------------------


def test_a_page_is_skipped_with_a_reason_and_that_can_be_taken_back() -> None:
    talk = begun()
    talk.skip(page(talk, "live"), " ran out of\x1b[2J time ")
    assert talk.record.pages[0].skipped == "ran out of time"
    talk.skip(page(talk, "live"), "")
    assert talk.record.pages[0].skipped is None


def test_skipping_without_a_reason_leaves_no_trace() -> None:
    talk = begun()
    talk.skip(page(talk, "live"), "  ")
    assert talk.record.pages == ()
    assert talk.record.revision == 0


def test_a_note_says_who_wrote_it_and_where() -> None:
    talk = begun()
    talk.note(page(talk, "live"), "calm\x07 today")
    (note,) = talk.record.notes
    assert (note.page, note.by, note.text, note.question) == ("live", "tutor", "calm today", None)


def test_a_note_of_blanks_is_none() -> None:
    talk = begun()
    talk.note(page(talk, "live"), " \n ")
    assert talk.record.notes == ()


def test_a_note_can_be_reworded_and_taken_away() -> None:
    talk = begun()
    for words in ("one", "two", "three"):
        talk.note(page(talk, "live"), words)
    talk.amend_note(1, "second")
    talk.amend_note(0, " ")
    assert [note.text for note in talk.record.notes] == ["second", "three"]


# How it ends ------------------------------------------------------------------------------


def test_a_finished_conference_stands_without_its_agenda() -> None:
    time = Time()
    talk = begun(time=time)
    goes_to(talk, "live")
    time.passes(30)
    talk.finish()
    record = talk.record
    assert (record.status, record.ended) == ("done", "2026-11-21T15:31:32.441-05:00")
    assert record.agenda.text is None
    assert (record.agenda.id, record.agenda.fingerprint) == ("test", "sha256:0")
    assert seconds(talk, "live") == 30


def test_a_cancelled_conference_says_who_cancelled_it_and_why() -> None:
    talk = begun()
    talk.cancel(" no-show ")
    record = talk.record
    assert (record.status, record.ended, record.agenda.text) == ("cancelled", record.updated, None)
    (event,) = record.history
    assert (event.who, event.what, event.why) == ("R. Diaz", "cancelled", "no-show")


# Snapshots --------------------------------------------------------------------------------


def test_every_change_is_a_new_snapshot_with_a_higher_revision() -> None:
    time = Time()
    talk = begun(time=time)
    live = page(talk, "live")
    changes = [
        lambda: talk.enter(live),
        lambda: talk.answer("mood", "fine"),
        lambda: talk.focus("coming"),
        lambda: talk.note(live, "calm"),
        lambda: talk.amend_note(0, "calmer"),
        lambda: talk.skip(live, "no time"),
        talk.look,
        lambda: talk.reveal("guess", by_tutor=True),
        talk.finish,
    ]
    for change in changes:
        before = talk.record
        as_it_was = before.model_dump_json()
        time.passes(1)
        change()
        assert talk.record.revision > before.revision
        assert talk.record.updated > before.updated
        assert before.model_dump_json() == as_it_was


def test_keys_that_nobody_here_knows_survive_every_change() -> None:
    talk = begun()
    goes_to(talk, "live")
    talk.answer("mood", "fine")
    talk.note(page(talk, "live"), "calm")
    data = json.loads(talk.record.model_dump_json())
    places = [
        data,
        data["agenda"],
        data["student"],
        data["answers"]["mood"],
        data["notes"][0],
        data["pages"][0],
    ]
    for place in places:
        place["from-tomorrow"] = {"kept": True}
    newer = Record.model_validate(data)
    again = Conference(newer, talk.agenda, talk.student, clock=Time().clock)
    again.answer("mood", "better")
    again.amend_note(0, "calmer")
    again.skip(page(again, "live"), "no time")
    again.finish()
    after = json.loads(again.record.model_dump_json())
    assert after["answers"]["mood"]["value"] == "better"
    for place in (
        after,
        after["agenda"],
        after["student"],
        after["answers"]["mood"],
        after["notes"][0],
        after["pages"][0],
    ):
        assert place["from-tomorrow"] == {"kept": True}


EXAMPLE = """
{
  "format": 1,
  "id": "019ea2f4-1d3a-7c3e-9a55-0c2b7a4d1f10",
  "revision": 42,
  "status": "open",
  "agenda": {"id": "goal-setting", "title": "Goal-setting conference",
             "fingerprint": "sha256:…", "text": "…"},
  "student": {"id": "s-7f3a9c21", "name": "Amara Okafor"},
  "tutor": "R. Diaz",
  "created": "2026-11-20T16:02:11.120-05:00",
  "updated": "2026-11-21T15:58:40.002-05:00",
  "started": "2026-11-21T15:31:02.441-05:00",
  "ended": null,
  "answers": {
    "confidence": {
      "kind": "scale", "part": "reflection", "page": "before-results", "by": "student",
      "ask": "How sure did you feel?", "keys": {"from": 1, "to": 5, "labels": {"1": "not at all"}},
      "at": "2026-11-21T15:20:00.000-05:00", "share": ["student"], "value": 3
    }
  },
  "notes": [{"at": "…", "page": "step-3", "by": "tutor", "text": "…"}],
  "pages": [
    {"page": "step-3", "part": "agenda", "title": "The Unit 3 test", "who": "together",
     "seconds": 184},
    {"page": "step-4", "part": "agenda", "title": "…", "who": "together", "seconds": 0,
     "skipped": "ran out of time"}
  ],
  "at": {"page": "step-3", "question": "strengths-named"},
  "reveals": [{"question": "score", "at": "…", "after": "guess", "by": "answer"}],
  "history": [{"at": "…", "who": "R. Diaz", "what": "…", "why": "…"}],
  "previous": "019e8c11-…"
}
"""


def without_null(value: Value) -> Value:
    """A JSON value without what isn't known, which may as well be left out."""
    if isinstance(value, dict):
        return {key: without_null(cell) for key, cell in value.items() if cell is not None}
    return [without_null(cell) for cell in value] if isinstance(value, list) else value


def known(data: Row) -> list[str]:
    """The keys of a JSON object, in order, that hold something."""
    return [key for key, cell in data.items() if cell is not None]


def test_a_record_has_the_shape_that_is_documented() -> None:
    data = json.loads(Record.model_validate_json(EXAMPLE).model_dump_json())
    assert list(data) == list(json.loads(EXAMPLE))
    assert without_null(data) == without_null(json.loads(EXAMPLE))


def test_a_conference_makes_the_record_that_is_documented() -> None:
    talk = begun(history=[Record.model_validate_json(EXAMPLE)])
    goes_to(talk, "live")
    talk.focus("coming")
    talk.answer("score", POINTS)
    talk.answer("guess", POINTS)
    talk.reveal("guess")
    talk.note(page(talk, "live"), "calm")
    talk.skip(page(talk, "after"), "no time")
    talk.cancel("no-show")
    data, example = json.loads(talk.record.model_dump_json()), json.loads(EXAMPLE)
    assert list(data) == list(example)
    for key in ("agenda", "student", "at"):
        assert list(data[key]) == list(example[key])
    for key in ("reveals", "history"):
        assert known(data[key][0]) == list(example[key][0])
    assert known(data["notes"][0]) == list(example["notes"][0])
    assert known(data["answers"]["guess"]) == list(example["answers"]["confidence"])
    assert list(data["pages"][-1]) == list(example["pages"][-1])
    assert data["previous"] == example["id"]
