"""Two versions of one conference become one, and nothing that anybody said vanishes on the way."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.samples import RECORD_ID, a_record, a_student
from tests.unit.build import KEYS_OF, an_answer

from conferapp.domain.merging import (
    MERGED,
    Comparison,
    compare,
    compare_students,
    digest,
    merged,
    merged_student,
    tally,
)
from conferapp.domain.model import Value
from conferapp.domain.record import Answer, Event, Note, Place, Record, Reveal, Visit
from conferapp.domain.weaving import Choice, Difference, canonical

LATER = "2026-11-22T09:00:00.000-05:00"
EVENT = Event(at=LATER, who="R. Diaz", what=MERGED, why="two versions")


def said(
    value: Value,
    *,
    kind: str = "long",
    at: str = "2026-11-20",
    **changed: Any,  # noqa: ANN401  # whatever an answer has
) -> Answer:
    """An answer."""
    answer = an_answer(kind, value).model_copy(update={"at": at, **changed})
    return Answer.model_validate(answer.model_dump())


def with_answers(revision: int = 42, **answers: Answer) -> Record:
    """A version of the sample conference with these answers only."""
    return a_record(revision=revision, answers=answers)


def the_difference(left: Answer, right: Answer) -> Difference:
    """The one difference between two answers to the same question."""
    (found,) = compare(with_answers(q=left), with_answers(q=right)).differences
    return found


def all_taken(comparison: Comparison[Record], choice: Choice) -> Record:
    """The record that comes of choosing one side everywhere."""
    return merged(comparison, {d.place: choice for d in comparison.differences}, EVENT)


def test_a_record_merged_with_itself_stays_as_it_is() -> None:
    found = compare(a_record(), a_record())
    assert (found.differences, found.holds) == ((), "left")
    assert all_taken(found, "right") == a_record()


def test_what_only_one_side_has_is_kept_without_being_asked_about() -> None:
    found = compare(
        with_answers(a=said("left"), same=said("x")), with_answers(b=said("right"), same=said("x"))
    )
    assert found.differences == ()
    made = all_taken(found, "left")
    assert {name: answer.value for name, answer in made.answers.items()} == {
        "a": "left",
        "same": "x",
        "b": "right",
    }
    told = tally(found)
    assert (told.same, told.left, told.right) == (1, (1, 0), (1, 0))


def test_where_both_sides_differ_the_tutor_chooses_whatever_the_clock_says() -> None:
    left, right = said("Checks her work", at=LATER), said("Asks for help")
    found = compare(with_answers(43, q=left), with_answers(42, q=right))
    (difference,) = found.differences
    assert (difference.place, difference.likely) == (("answers", "q"), None)
    assert all_taken(found, "left").answers["q"] == left
    assert all_taken(found, "right").answers["q"] == right


def test_a_difference_that_nobody_chose_is_never_settled() -> None:
    found = compare(with_answers(q=said("one")), with_answers(q=said("two")))
    with pytest.raises(KeyError):
        merged(found, {}, EVENT)


@pytest.mark.parametrize(
    ("left", "right", "likely"),
    [
        ("Checks her work", "Checks  her\nwork ", "right"),
        ("Checks", "Checks her work", "right"),
        ("Checks her work every day", "Checks her work", "left"),
        ("Checks her work", "Asks for help", None),
        (["bus"], ["bus", "car"], "right"),
        ([{"what": "Read"}, {"what": "Write"}], [{"what": "Read"}], "left"),
        (["bus"], ["car", "bus"], None),
        (3, 4, None),
        (1, True, None),
    ],
)
def test_a_plain_continuation_is_proposed_and_shown_all_the_same(
    left: Value, right: Value, likely: Choice | None
) -> None:
    found = the_difference(said(left), said(right, at=LATER))
    assert found.likely == likely


@pytest.mark.parametrize(
    "changed",
    [
        {"by": "tutor"},
        {"share": ("family",)},
        {"ask": "How well?"},
        {"keys": {"role": "hope"}},
        {"page": "elsewhere"},
    ],
)
def test_whose_words_they_are_and_who_may_get_them_are_differences_too(
    changed: Mapping[str, Any],
) -> None:
    found = the_difference(said("x"), said("x", **changed))
    assert found.both is None
    assert found.likely is None


def test_only_the_time_of_an_answer_is_no_difference() -> None:
    found = compare(with_answers(q=said("x")), with_answers(q=said("x", at=LATER)))
    assert found.differences == ()
    assert all_taken(found, "left").answers["q"].at == LATER


@pytest.mark.parametrize(
    ("kind", "left", "right", "both"),
    [
        ("long", "One\n", "Two", "One\nTwo"),
        ("short", "One", "Two", "One / Two"),
        ("short", "x" * 300, "y" * 300, None),
        ("actions", [{"what": "Read"}], [{"what": "Write"}], [{"what": "Read"}, {"what": "Write"}]),
        ("actions", [{"what": "Read", "dose": "2"}], [{"what": "Read", "dose": "3"}], None),
        ("goal", [{"goal": "A"}], [{"goal": "B"}], None),
        ("choices", ["bus"], ["car"], ["bus", "car"]),
        ("choices", ["bus"], ["car", "bike"], None),
        ("scale", 3, 4, None),
        ("choice", "bus", "car", None),
        ("from-elsewhere", "One", "Two", None),
    ],
)
def test_two_answers_can_be_kept_together_where_the_question_takes_that(
    kind: str, left: Value, right: Value, both: Value
) -> None:
    keys = KEYS_OF.get(kind, {})
    ours, theirs = said(left, kind=kind, keys=keys), said(right, kind=kind, keys=keys, at=LATER)
    made = the_difference(ours, theirs).both
    assert (made["value"] if isinstance(made, dict) else None) == both


def test_notes_are_kept_from_both_sides_in_order_and_none_twice() -> None:
    def note(hour: int, text: str) -> Note:
        return Note(at=f"2026-11-21T{hour}:00:00-05:00", page="p", by="tutor", text=text)

    left = a_record(notes=(note(10, "calm"), note(12, "tired"), note(14, "She sm")))
    right = a_record(notes=(note(11, "late"), note(12, "tired"), note(14, "She smiled.")))
    made = all_taken(compare(left, right), "left")
    assert [each.text for each in made.notes] == ["calm", "late", "tired", "She smiled."]
    assert tally(compare(left, right)).left == (0, 2)


def test_a_page_keeps_the_longer_time_and_the_reasons_of_both() -> None:
    def visit(page: str, seconds: float, skipped: str | None = None) -> Visit:
        return Visit(
            page=page, part="agenda", title="T", who="tutor", seconds=seconds, skipped=skipped
        )

    left = a_record(pages=(visit("a", 10, "late"), visit("b", 5)))
    right = a_record(pages=(visit("a", 20, "no time"), visit("c", 7)))
    made = all_taken(compare(left, right), "left")
    assert [(v.page, v.seconds, v.skipped) for v in made.pages] == [
        ("a", 20, "late; no time"),
        ("b", 5, None),
        ("c", 7, None),
    ]


def test_the_conference_began_at_the_earlier_time_and_is_where_the_newer_one_was() -> None:
    left = a_record(revision=50, started="2026-11-21T15:31:00-05:00", at=Place(page="later"))
    right = a_record(revision=44, started="2026-11-21T20:00:00+00:00", at=Place(page="earlier"))
    for one, other in ((left, right), (right, left)):
        made = all_taken(compare(one, other), "left")
        assert made.started == "2026-11-21T20:00:00+00:00"
        assert made.at == Place(page="later")
        assert (made.revision, made.updated) == (51, LATER)


def test_reveals_and_history_are_those_of_both() -> None:
    guess = Reveal(question="score", at="2026-11-21T15:00:00-05:00", after="guess", by="answer")
    asked = guess.model_copy(update={"by": "tutor"})
    event = Event(at="2026-11-21T15:00:00-05:00", who="R. Diaz", what="renewed")
    left = a_record(reveals=(guess,), history=(event,))
    right = a_record(reveals=(guess, asked))
    made = all_taken(compare(left, right), "left")
    assert made.reveals == (guess, asked)
    assert [each.what for each in made.history] == ["renewed", "merged"]


def test_a_prepared_version_and_one_in_progress_are_in_progress() -> None:
    found = compare(a_record(status="planned", started=None), a_record(status="open"))
    assert found.differences == ()
    assert all_taken(found, "left").status == "open"


def test_a_finished_version_and_one_in_progress_are_a_choice() -> None:
    agenda = a_record().agenda.model_copy(update={"text": None})
    done = a_record(status="done", ended=LATER, agenda=agenda)
    found = compare(done, a_record())
    (difference,) = found.differences
    assert (difference.place, difference.likely) == (("status",), "left")
    finished, going_on = all_taken(found, "left"), all_taken(found, "right")
    assert (finished.status, finished.ended, finished.agenda.text) == ("done", LATER, None)
    assert (going_on.status, going_on.ended) == ("open", None)
    assert going_on.agenda.text == a_record().agenda.text


def test_of_a_finished_and_a_cancelled_version_neither_is_proposed() -> None:
    found = compare(a_record(status="done"), a_record(status="cancelled"))
    assert [difference.likely for difference in found.differences] == [None]


def test_keys_that_nobody_knows_are_kept_or_chosen() -> None:
    def foreign(**keys: object) -> Record:
        return Record.model_validate({**a_record().model_dump(), **keys})

    found = compare(foreign(mood=1, x=[1]), foreign(weather=2, x=[2]))
    (difference,) = found.differences
    assert (difference.place, difference.both) == (("x",), [1, 2])
    made = all_taken(found, "both").model_extra
    assert made == {"mood": 1, "weather": 2, "x": [1, 2]}


def test_a_foreign_key_of_an_answer_comes_along() -> None:
    found = compare(with_answers(q=said("x", mood=1)), with_answers(q=said("x", at=LATER)))
    assert found.differences == ()
    assert all_taken(found, "left").answers["q"].model_extra == {"mood": 1}


def test_a_version_that_is_merely_older_adds_nothing() -> None:
    newer = with_answers(43, a=said("x"), b=said("y"))
    older = with_answers(42, a=said("x"))
    assert (compare(newer, older).holds, compare(older, newer).holds) == ("left", "right")
    assert all_taken(compare(older, newer), "left") == newer


def test_of_two_that_say_the_same_the_one_that_is_further_on_holds_all() -> None:
    earlier, later = with_answers(42, a=said("x")), with_answers(43, a=said("x"))
    assert (compare(earlier, later).holds, compare(later, earlier).holds) == ("right", "left")


def test_a_version_that_was_merged_before_is_known_again_after_more_was_said() -> None:
    left, right = with_answers(q=said("one")), with_answers(q=said("two"))
    made = all_taken(compare(left, right), "left")
    later = made.model_copy(update={"revision": 60, "answers": {"q": said("three")}})
    for older in (left, right):
        assert (compare(later, older).holds, compare(older, later).holds) == ("left", "right")
    assert compare(later, with_answers(q=said("four"))).differences != ()


def test_the_history_tells_of_the_merging_and_of_which_version() -> None:
    left, right = with_answers(q=said("one")), with_answers(q=said("two"))
    made = all_taken(compare(left, right), "left")
    (event,) = made.history
    assert (event.what, event.who, event.why) == ("merged", "R. Diaz", "two versions")
    assert event.model_extra == {"of": [digest(left), digest(right)]}


def test_two_versions_of_a_student_are_put_together_key_by_key() -> None:
    left = a_student(revision=3, supports=("el", "timer"), called=None, notes="calm")
    right = a_student(revision=2, supports=("starters",), called="Ama", grade="8")
    found = compare_students(left, right)
    assert [difference.place for difference in found.differences] == [("grade",), ("supports",)]
    choices: dict[Any, Choice] = {("grade",): "right", ("supports",): "both"}
    made = merged_student(found, choices)
    assert (made.grade, made.called, made.notes) == ("8", "Ama", "calm")
    assert made.supports == ("el", "timer", "starters")
    assert made.revision == 4


WORDS = st.sampled_from(["", "x", "x y", "other", " x "])
STAMPS = st.sampled_from(["2026-11-20", LATER, "2026-11-21T15:00:00-05:00", "once"])
FOREIGN = st.sampled_from([None, True, 1, 0, 1.0, "", "x", [1], [], {"a": 1}, {"a": [True]}])
EXTRA = st.dictionaries(st.sampled_from(["extra-1", "extra-2"]), FOREIGN, max_size=2)


def _answer(parts: tuple[Any, str, str, str | None, dict[str, Any]]) -> Answer:
    value, by, at, typed, extra = parts
    return said(value, at=at, by=by, typed=typed, **extra)


VALUES = WORDS | FOREIGN | st.lists(WORDS, max_size=2)
ANSWERS = st.dictionaries(
    st.sampled_from("abc"),
    st.tuples(VALUES, st.sampled_from(["tutor", "student"]), STAMPS, st.none() | WORDS, EXTRA).map(
        _answer
    ),
    max_size=3,
)
NOTES = st.lists(
    st.builds(
        lambda at, text, extra: Note.model_validate(
            {"at": at, "page": "p", "by": "tutor", "text": text, **extra}
        ),
        STAMPS,
        WORDS,
        EXTRA,
    ),
    max_size=3,
).map(tuple)
PAGES = st.lists(
    st.builds(
        lambda page, seconds, why, extra: Visit.model_validate(
            {"page": page, "part": "agenda", "title": "T", "who": "tutor", "seconds": seconds}
            | {"skipped": why}
            | extra
        ),
        st.sampled_from("pq"),
        st.integers(0, 9),
        st.none() | WORDS,
        EXTRA,
    ),
    max_size=3,
).map(tuple)
RECORDS = st.builds(
    lambda parts, extra, about, at: Record.model_validate(
        {
            **a_record().model_dump(),
            **parts,
            **extra,
            "student": {**a_record().student.model_dump(), **about},
            "at": None if at is None else {"page": "p", **at},
        }
    ),
    st.fixed_dictionaries(
        {
            "revision": st.integers(1, 3),
            "status": st.sampled_from(["planned", "open", "done", "cancelled"]),
            "tutor": WORDS,
            "previous": st.none() | st.just(RECORD_ID),
            "ended": st.none() | STAMPS,
            "answers": ANSWERS.map(lambda a: {k: v.model_dump() for k, v in a.items()}),
            "notes": NOTES.map(lambda notes: [note.model_dump() for note in notes]),
            "pages": PAGES.map(lambda visits: [visit.model_dump() for visit in visits]),
        }
    ),
    EXTRA,
    EXTRA,
    st.none() | EXTRA,
)


def words_of(record: Record) -> dict[tuple[str, ...], Value]:
    """What must not vanish of one version, by where it stands: answers, and foreign keys."""
    content = record.model_dump(mode="json")
    found: dict[tuple[str, ...], Value] = {}
    for name, answer in content["answers"].items():
        found |= {("answers", name, key): each for key, each in answer.items() if key != "at"}
    for place, there in ((), content), (("student",), content["student"]), (("at",), content["at"]):
        foreign = {k: v for k, v in (there or {}).items() if k.startswith("extra")}
        found |= {(*place, key): value for key, value in foreign.items()}
    return {place: value for place, value in found.items() if value not in (None, "")}


def in_question(comparison: Comparison[Record], place: tuple[str, ...]) -> bool:
    """Whether a place was put before the tutor."""
    return any(d.place == place[: len(d.place)] for d in comparison.differences)


QUICKLY = settings(max_examples=25, deadline=None)
"""Whole records take their time to make."""


def offered(comparison: Comparison[Record]) -> set[str]:
    """What was put before the tutor, whichever side it stood on."""
    return {
        canonical(
            [
                [str(step) for step in difference.place if not isinstance(step, int)],
                [*sorted([canonical(difference.left), canonical(difference.right)])],
            ]
        )
        for difference in comparison.differences
    }


@QUICKLY
@given(left=RECORDS, right=RECORDS, choice=st.sampled_from(["left", "right"]))
def test_nothing_vanishes_without_having_been_offered(
    left: Record, right: Record, choice: Choice
) -> None:
    comparison = compare(left, right)
    made = words_of(all_taken(comparison, choice))
    for side in (left, right):
        for place, value in words_of(side).items():
            assert in_question(comparison, place) or canonical(made[place]) == canonical(value)
    chosen = left if choice == "left" else right
    for place, value in words_of(chosen).items():
        assert canonical(made[place]) == canonical(value)


@QUICKLY
@given(left=RECORDS, right=RECORDS)
def test_no_note_and_no_page_vanishes(left: Record, right: Record) -> None:
    comparison = compare(left, right)
    made = all_taken(comparison, "left")
    asked = {d.place[-1] for d in comparison.differences if d.place[0] == "pages"}
    for side in (left, right):
        for note in side.notes:
            words = " ".join(note.text.split())
            assert any(" ".join(other.text.split()).startswith(words) for other in made.notes)
        for visit in side.pages:
            foreign = {k: v for k, v in (visit.model_extra or {}).items() if v not in (None, "")}
            twins = [twin.model_extra or {} for twin in made.pages if twin.page == visit.page]
            assert twins
            for key, value in foreign.items():
                kept = any(canonical(twin.get(key)) == canonical(value) for twin in twins)
                assert kept or key in asked


@QUICKLY
@given(left=RECORDS, right=RECORDS)
def test_the_order_of_the_two_makes_no_difference_to_what_is_offered(
    left: Record, right: Record
) -> None:
    assert offered(compare(left, right)) == offered(compare(right, left))


@QUICKLY
@given(record=RECORDS)
def test_any_record_merged_with_itself_stays_as_it_is(record: Record) -> None:
    found = compare(record, record.model_copy(deep=True))
    assert all_taken(found, "left") == record


@QUICKLY
@given(left=RECORDS, right=RECORDS)
def test_what_was_merged_once_is_not_asked_about_again(left: Record, right: Record) -> None:
    made = all_taken(compare(left, right), "right")
    assert made.revision >= max(left.revision, right.revision)
    assert compare(made, right).holds == "left"
