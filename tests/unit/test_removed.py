"""What is taken away in a conference is kept, comes back, and goes nowhere else."""

import json
from pathlib import Path

import pytest
from tests.unit.build import Time, conference, page

from conferapp.domain.afterwards import Afterwards
from conferapp.domain.amending import Occasion
from conferapp.domain.bringing_back import CameBack, bring_back
from conferapp.domain.conference import Conference
from conferapp.domain.correction import Correction
from conferapp.domain.erased import mostly_gone
from conferapp.domain.handouts.allowed import allowed
from conferapp.domain.handouts.editions import EDITIONS
from conferapp.domain.handouts.material import Material
from conferapp.domain.merging import compare, digest, merged
from conferapp.domain.model import Value
from conferapp.domain.record import Event, Record
from conferapp.domain.removed import (
    MOST,
    ROOM,
    gone,
    gone_for_student,
    gone_for_tutor,
    where_of,
    words_of,
)
from conferapp.domain.said import said_in
from conferapp.domain.standing import Standing
from conferapp.domain.travel.packing import pack
from conferapp.outputs.data_json import records_json
from conferapp.storage.catalogues import find_catalogues
from conferapp.storage.index.entries import conference_entry
from conferapp.storage.records import dump, read_record
from conferapp.storage.sealing import PLAIN

TOML = """
[[preparation]]
id = "facts"
title = "Facts"
questions = [
  { id = "result", kind = "short", ask = "The result?", reveal_after = "mine", share = ["family"] },
]
[[reflection]]
id = "think"
title = "Think"
who = "student"
questions = [
  { id = "mine", kind = "long", ask = "What do you think?" },
]
[[agenda]]
id = "live"
title = "Live"
who = "together"
questions = [
  { id = "plan", kind = "actions", ask = "What will you do?" },
  { id = "aim", kind = "goal", ask = "Your goal?" },
  { id = "mood", kind = "short", ask = "How are you?" },
  { id = "sure", kind = "scale", ask = "How sure?" },
  { id = "pick", kind = "choices", ask = "Which?", options = ["bus", "car"] },
]
[[follow_up]]
id = "after"
title = "After"
questions = [{ id = "told", kind = "long", ask = "Who was told?" }]
"""


@pytest.fixture
def talk() -> Conference:
    """A conference in the middle of a talk."""
    begun = conference(TOML, time=Time())
    for one in begun.agenda.pages:
        begun.enter(one)
    return begun


def typed(talk: Conference, question: str, text: str) -> None:
    """Type a text letter by letter behind what stands there."""
    before = talk.text(question)
    for at in range(1, len(text) + 1):
        talk.answer(question, before + text[:at])


def erased(talk: Conference, question: str, down_to: int = 0) -> None:
    """Take a text away letter by letter."""
    for at in range(len(talk.text(question)) - 1, down_to - 1, -1):
        talk.answer(question, talk.text(question)[:at])


def steps(*names: str) -> Value:
    """Rows of a plan."""
    return [{"what": name, "when": None} for name in names]


def listed(talk: Standing) -> list[str]:
    """The words of everything that can come back, the newest first."""
    return [words_of(each) for each in gone(talk.record)]


def back(talk: Conference, at: int = 0) -> CameBack:
    """Bring one of them back."""
    return bring_back(talk, gone(talk.record)[at])


def test_what_was_erased_letter_by_letter_comes_back_as_it_stood_longest(talk: Conference) -> None:
    typed(talk, "mine", "I was late")
    erased(talk, "mine", 5)
    typed(talk, "mine", "n a hurry")
    erased(talk, "mine")
    assert listed(talk) == ["I wasn a hurry"]
    typed(talk, "mine", "No")
    erased(talk, "mine")  # a slip of the finger
    assert listed(talk) == ["I wasn a hurry"]
    assert back(talk).done
    assert talk.value("mine") == "I wasn a hurry"
    assert listed(talk) == []


def test_what_stood_when_the_field_was_entered_is_where_it_begins(talk: Conference) -> None:
    talk.answer("mine", "one and two and three")
    talk.focus("mine")
    erased(talk, "mine", len("one and two"))
    talk.focus("mood")
    talk.focus("mine")
    erased(talk, "mine")
    assert listed(talk) == ["one and two"]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("I was late again", "x", True),
        ("I was late again", "I was late", False),
        ("I was late", "I was late again", False),
        ("fra", "Fractions", False),
        ("Fractions", "Ratios", True),
        ("no", "yes", False),
        ("one two three four", "one four", True),
        ("one two three four", "one three four", False),
    ],
)
def test_a_text_counts_as_taken_away_where_more_than_half_goes_in_one_step(
    before: str, after: str, told: bool
) -> None:
    assert mostly_gone(before, after) is told


@pytest.mark.parametrize(("question", "value"), [("sure", 3), ("pick", ["bus", "car"])])
def test_whatever_was_chosen_comes_back_too(talk: Conference, question: str, value: Value) -> None:
    talk.answer(question, value)
    talk.answer(question, None)
    assert back(talk).said == "It is back."
    assert talk.value(question) == value


def test_a_row_comes_back_below_the_others_and_that_can_be_undone(talk: Conference) -> None:
    talk.answer("plan", steps("Flashcards", "Ask Ms. Lee", "Sleep"))
    talk.answer("plan", steps("Flashcards", "Ask Mr. Lee", "Sleep"))  # written on
    talk.answer("plan", steps("Sleep", "Flashcards", "Ask Mr. Lee"))  # moved
    assert listed(talk) == []
    talk.answer("plan", steps("Sleep", "Ask Mr. Lee"))
    assert listed(talk) == ["Flashcards"]
    came = back(talk)
    assert came.said == "It is back, below what stands there now."
    assert talk.text("plan") == "Sleep\nAsk Mr. Lee\nFlashcards"
    assert listed(talk) == []
    assert came.undo()
    assert (talk.text("plan"), listed(talk)) == ("Sleep\nAsk Mr. Lee", ["Flashcards"])
    assert not came.undo()  # it was, already


def test_a_row_that_is_erased_letter_by_letter_is_kept_whole(talk: Conference) -> None:
    talk.answer("plan", steps("Sleep", "Flash"))
    for at in range(4, -1, -1):
        talk.answer("plan", steps("Sleep", "Flash"[:at]))
    assert listed(talk) == ["Flash"]


def test_a_whole_table_that_is_replaced_comes_back_in_one_piece(talk: Conference) -> None:
    talk.answer("plan", steps("Flashcards", "Sleep early"))
    talk.answer("plan", steps("Ask Ms. Lee"))
    assert listed(talk) == ["Flashcards\nSleep early"]
    back(talk)
    assert talk.text("plan") == "Ask Ms. Lee\nFlashcards\nSleep early"


@pytest.mark.parametrize(
    ("question", "old", "new", "stands"),
    [
        ("mine", "one and two", "something else", "something else\none and two"),
        ("mood", "one and two", "something else", "one and two"),
        ("sure", 3, 5, 3),
        (
            "aim",
            [{"goal": "75 on the test"}],
            [{"goal": "More sleep"}],
            [{"goal": "75 on the test"}],
        ),
    ],
)
def test_where_something_stands_now_both_are_kept(
    talk: Conference, question: str, old: Value, new: Value, stands: Value
) -> None:
    talk.answer(question, old)
    talk.answer(question, None)
    talk.answer(question, new)
    came = back(talk)
    assert talk.value(question) == stands
    if talk.value(question) == old:
        assert "What stood there now is in this list" in came.said
        assert back(talk).done
        assert talk.value(question) == new
        assert [each.was.value for each in gone(talk.record)] == [old]  # type: ignore[union-attr]
    else:
        assert came.undo()
        assert (talk.value(question), listed(talk)) == (new, [old])


def test_a_table_that_a_file_took_the_place_of_comes_back_whole_and_so_does_the_other(
    talk: Conference,
) -> None:
    before, after = steps("Flashcards", "Sleep"), steps("Flashcards", "Sleep early")
    talk.answer("plan", before, by="tutor")
    talk.answer("plan", after, keep="all")
    assert listed(talk) == ["Flashcards\nSleep"]
    assert "can come back, too" in back(talk).said
    assert talk.value("plan") == before
    back(talk)
    assert talk.value("plan") == after


LONG = "I went to the library on Tuesday and asked Ms. Lee about the second task. It helped."


def test_words_that_went_bit_by_bit_are_kept_once_the_field_was_left(talk: Conference) -> None:
    talk.answer("mine", LONG)
    talk.focus("mine")
    for at in range(len(LONG) - 1, len("I went to the library") - 1, -1):
        talk.answer("mine", LONG[:at])
    typed(
        talk, "mine", " twice, because the first time it was closed, and so nobody could help me."
    )
    assert listed(talk) == []
    talk.focus("mood")
    assert listed(talk) == [LONG]  # as it was when the field was entered: it was longer since
    now = talk.text("mine")
    assert back(talk).said == "It is back, below what stands there now."
    assert talk.text("mine") == f"{now}\n{LONG}"


def test_where_all_that_stands_stood_before_too_what_comes_back_takes_its_place(
    talk: Conference,
) -> None:
    talk.answer("mine", LONG)
    erased(talk, "mine", len("I went to the library on Tuesday"))
    talk.leave()
    came = back(talk)
    assert (talk.text("mine"), listed(talk)) == (LONG, ["I went to the library on Tuesday"])
    assert came.undo()
    assert (talk.text("mine"), listed(talk)) == ("I went to the library on Tuesday", [LONG])


def test_a_slip_that_is_mended_letter_by_letter_is_nothing_that_was_removed(
    talk: Conference,
) -> None:
    talk.answer("mine", LONG.replace("library", "libary"))
    talk.answer("plan", steps("Flahscards", "Sleep"))
    at = LONG.index("rary")
    for text in (LONG[:at] + LONG[at + 1 :], LONG[:at] + LONG[at + 2 :], LONG):
        talk.answer("mine", text)
    for word in ("Flahs", "Fla", "Flas", "Flashcards every day"):
        talk.answer("plan", steps(word, "Sleep"))
    talk.focus("mood")
    talk.finish()
    assert talk.record.removed == ()


def test_what_is_open_when_a_page_or_the_conference_is_left_counts_too(talk: Conference) -> None:
    talk.answer("mine", LONG)
    erased(talk, "mine", 20)
    talk.enter(page(talk, "live"))
    talk.answer("mood", "Not so well since the last test")
    erased(talk, "mood", 3)
    talk.note(page(talk, "live"), LONG)
    talk.amend_note(0, LONG[:50])
    talk.finish()
    assert {*listed(talk)} == {LONG, "Not so well since the last test"}
    assert [each.what for each in talk.record.removed] == ["answer", "answer", "note"]


def planned(what: str | None, when: str | None) -> Value:
    """A plan of one row."""
    return [{"what": what, "when": when}]


def test_a_cell_that_loses_its_words_comes_back_into_its_row(talk: Conference) -> None:
    talk.answer("plan", planned("Flashcards", "on Friday"))
    for at in range(len("Flashcards") - 1, -1, -1):
        talk.answer("plan", planned("Flashcards"[:at], "on Friday"))
    assert listed(talk) == ["Flashcards · on Friday"]
    (removed,) = gone(talk.record)
    assert where_of(talk, removed) == "A row was changed: What will you do?"
    came = back(talk)
    assert came.said == "It is back."
    assert talk.value("plan") == planned("Flashcards", "on Friday")
    assert listed(talk) == []
    assert came.undo()
    assert listed(talk) == ["Flashcards · on Friday"]


def test_where_other_words_stand_in_the_cell_by_now_the_row_comes_back_as_a_further_one(
    talk: Conference,
) -> None:
    talk.answer("plan", planned("Flashcards", "on Friday"))
    for word in ("Flashc", "Fl", "Fi", "Fifteen minutes more sleep"):
        talk.answer("plan", planned(word, "on Friday"))
    assert listed(talk) == ["Flashcards · on Friday"]
    back(talk)
    assert talk.text("plan") == "Fifteen minutes more sleep · on Friday\nFlashcards · on Friday"
    talk.answer("aim", [{"goal": "75 on the test", "why": "It is fun"}])
    talk.answer("aim", [{"goal": "75 on the test", "why": None}])
    assert back(talk).said == "It is back."
    assert talk.value("aim") == [{"goal": "75 on the test", "why": "It is fun"}]


def test_a_cell_that_lost_some_of_its_words_is_kept_when_it_was_left(talk: Conference) -> None:
    words = "Every evening I read one page of the book aloud"
    talk.answer("plan", planned(words, "on Friday"))
    for at in range(len(words) - 1, len("Every evening I"), -1):
        talk.answer("plan", planned(words[:at], "on Friday"))
    assert listed(talk) == []
    talk.leave()
    assert listed(talk) == [f"{words} · on Friday"]


def test_a_note_comes_back_and_that_can_be_undone(talk: Conference) -> None:
    live = page(talk, "live")
    talk.note(live, "Looked tired")
    talk.amend_note(0, "Looked tired today")
    for words in ("Looked tired", "Looked", ""):
        talk.amend_note(0, words)
    assert listed(talk) == ["Looked tired today"]
    came = back(talk)
    assert [(n.text, n.by, n.page) for n in talk.record.notes] == [
        ("Looked tired today", "tutor", "live")
    ]
    assert came.undo()
    assert (talk.record.notes, listed(talk)) == ((), ["Looked tired today"])


def test_whose_words_they_are_comes_back_with_them(talk: Conference) -> None:
    talk.answer("mood", "not so well", by="tutor")
    talk.answer("mood", None)
    back(talk)
    assert talk.record.answers["mood"].by == "tutor"


def test_a_locked_answer_stays_as_it_is(talk: Conference) -> None:
    talk.answer("result", "B plus")
    talk.answer("mine", "an A")
    talk.answer("mine", None)
    talk.answer("mine", "a B or so")
    talk.reveal("mine")
    assert not back(talk).done
    assert talk.value("mine") == "a B or so"


def test_only_the_newest_are_kept_and_no_more_than_there_is_room_for(talk: Conference) -> None:
    for number in range(MOST + 5):
        talk.answer("mood", f"word {number:03}")
        talk.answer("mood", None)
    assert (len(talk.record.removed), listed(talk)[0]) == (MOST, f"word {MOST + 4:03}")
    for letter in "abcdefghijklmnopq":
        talk.answer("mine", letter * 15_000)
        talk.answer("mine", None)
    assert sum(map(len, listed(talk))) <= ROOM
    assert listed(talk)[0].startswith("qqq")


# Who may see it --------------------------------------------------------------------------


def test_the_student_is_shown_their_own_words_and_nothing_of_the_tutors(talk: Conference) -> None:
    for question, words in (("mine", "I guessed"), ("mood", "so so"), ("result", "B plus")):
        talk.answer(question, words)
        talk.answer(question, None)
    talk.note(page(talk, "think"), "Watch this")
    talk.amend_note(0, "")
    seen = gone_for_student(talk, talk.pages())
    assert [words_of(each) for each in seen] == ["I guessed"]


def test_with_the_student_beside_what_is_covered_stays_covered(talk: Conference) -> None:
    for question, words in (("result", "B plus"), ("mood", "so so")):
        talk.answer(question, words)
        talk.answer(question, None)
    talk.note(page(talk, "live"), "Watch this")
    talk.amend_note(0, "")

    def seen(*, with_student: bool, covered: bool) -> list[str]:
        found = gone_for_tutor(talk, with_student=with_student, covered=covered)
        return [words_of(each) for each in found]

    assert seen(with_student=False, covered=False) == ["Watch this", "so so", "B plus"]
    assert seen(with_student=True, covered=False) == ["Watch this", "so so"]
    assert seen(with_student=True, covered=True) == ["so so"]


# On disk, and where it must not be -----------------------------------------------------------


@pytest.fixture
def lost(talk: Conference) -> Record:
    """A record in which the word Sentinel stands nowhere but among what was removed."""
    talk.answer("mood", "Sentinel")
    talk.answer("mood", "fine, thank you")
    talk.answer("plan", steps("Sentinel", "Sleep"))
    talk.answer("plan", steps("Sleep"))
    talk.note(page(talk, "live"), "Sentinel")
    talk.amend_note(0, "")
    talk.answer("plan", [{"what": "Sleep", "when": "Sentinel"}])
    talk.answer("plan", steps("Sleep"))
    talk.answer("mine", "Ask somebody\nSentinel")
    erased(talk, "mine", len("Ask somebody"))
    talk.leave()
    assert len(talk.record.removed) == 5
    return talk.record


def test_it_survives_a_restart_and_a_reader_that_does_not_know_it(
    lost: Record, tmp_path: Path
) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(dump(lost))
    assert read_record(path).record == lost
    assert dump(read_record(path).record) == dump(lost)


def test_where_nothing_was_removed_a_record_says_what_it_always_said(talk: Conference) -> None:
    talk.answer("mood", "fine")
    assert "removed" not in json.loads(dump(talk.record))
    assert "removed" not in talk.record.model_dump(mode="json")  # or digests of before would differ


def test_removed_words_are_neither_searched_nor_exported_nor_shown_among_what_was_said(
    talk: Conference, lost: Record, tmp_path: Path
) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(dump(lost))
    entry = conference_entry(path, PLAIN)
    assert "sentinel" not in f"{entry}".lower()
    assert not any("Sentinel" in said.text for said in said_in(json.loads(dump(lost))))
    assert b"Sentinel" not in records_json([lost])
    for reader in ("student", "family", "school"):
        assert b"Sentinel" not in dump(allowed(lost, reader))
    english = find_catalogues().english
    material = Material(lost, "Amara", english, (), {}, frozenset())
    for edition in EDITIONS.values():
        assert "Sentinel" not in f"{edition.make(material)}"
    assert "Sentinel" not in f"{pack(talk, english)}"


def test_merging_keeps_what_either_side_removed(talk: Conference) -> None:
    talk.answer("mood", "so so")
    talk.answer("plan", steps("Sleep", "Flashcards"))
    left = talk.record
    twin = Conference(left, talk.agenda, talk.student, clock=talk.clock)
    talk.answer("plan", steps("Sleep"))
    twin.answer("mood", None)
    comparison = compare(talk.record, twin.record)
    choices = {d.place: "left" for d in comparison.differences}
    event = Event(at=talk.clock.stamp(), who="", what="merged")
    one = merged(comparison, choices, event)  # type: ignore[arg-type]
    assert {words_of(each) for each in one.removed} == {"so so", "Flashcards"}
    assert digest(left) == digest(Record.model_validate(json.loads(dump(left))))


def test_a_correction_keeps_what_it_takes_away_in_the_history_alone(talk: Conference) -> None:
    talk.answer("mood", "so so")
    talk.answer("plan", steps("Sleep"))
    talk.answer("plan", None)
    talk.finish()
    before = talk.record
    occasion = Occasion(who="R. Diaz", why="misheard")
    putting_right = Correction(
        before, talk.agenda, talk.student, clock=talk.clock, occasion=occasion
    )
    putting_right.answer("mood", None)
    after = putting_right.record
    assert after.removed == before.removed
    assert [event.what for event in after.history] == ["took away the answer to “How are you?”"]
    assert back(putting_right).done  # what the talk removed can come back here, with its reason
    assert putting_right.text("plan") == "Sleep"


def test_afterwards_what_the_history_has_is_not_kept_twice(talk: Conference) -> None:
    talk.finish()
    occasion = Occasion(who="R. Diaz")

    def again(record: Record, time: Time) -> Afterwards:
        return Afterwards(record, talk.agenda, talk.student, clock=time.clock, occasion=occasion)

    first = again(talk.record, Time())
    typed(first, "told", "the family")
    erased(first, "told")
    assert listed(first) == ["the family"]  # written today: no history speaks of it
    assert back(first).done
    later = Time()
    later.passes(2 * 24 * 3600)
    second = again(first.record, later)
    second.answer("told", None)
    assert [event.what for event in second.record.history] == [
        "took away the answer to “Who was told?”"
    ]
    assert second.record.removed == first.record.removed
