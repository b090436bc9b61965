"""Answers as text in another language: the app's words change, those of people never do."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.samples import a_record
from tests.unit.build import question
from tests.unit.values import valid_values

import conferapp
from conferapp.domain.almanac import MONTHS, WEEKDAYS
from conferapp.domain.handouts.catalogue import Catalogue
from conferapp.domain.kinds.looking_back import OUTCOMES, outcome_text
from conferapp.domain.kinds.phrases import ENGLISH, PHRASES, SECTION, Words
from conferapp.domain.kinds.tables import LEVEL_MARKS, LEVELS, action_line, action_lines
from conferapp.domain.kinds.union import KINDS
from conferapp.domain.model import Row, Value
from conferapp.domain.placeholders import names_in, split
from conferapp.domain.reading import text_of, ties_of
from conferapp.domain.record import Answer

CATALOGUES = sorted((Path(conferapp.__file__).parent / "catalogues").glob("*.toml"))


def swapped(phrase: str) -> str:
    """A phrase with small and capital letters changed about, and the same gaps."""
    return "".join(words.swapcase() + (f"{{{gap}}}" if gap else "") for words, gap in split(phrase))


DATES = {
    "dates.short": "{weekday} {day} {month}",
    "dates.day": "{weekday} {day} {month} {year}",
    "dates.moment": "{day}, {time}",
    "dates.time": "{hour}:{minute}{half}",
    "dates.morning": "",
    "dates.afternoon": "",
}
SWAPPED: Words = Catalogue(
    "x-swapped",
    "Swapped",
    phrases={**{SECTION + name: swapped(phrase) for name, phrase in PHRASES.items()}, **DATES},
    weekdays=tuple(day[:3].swapcase() for day in WEEKDAYS),
    months=tuple(month[:3].swapcase() for month in MONTHS),
)
"""Words that differ from English ones in nothing but their case, so that each can be told."""

CHECKED: Row = {
    "topic": "Ratios",
    "level": "mastered",
    "set": "check",
    "was": "not yet",
    "check": {"points": 4, "out_of": 5},
}
GOAL: Row = {
    "goal": "Pass",
    "measure": "Unit 4",
    "from": 68,
    "to": 75,
    "stretch": 80,
    "by": "2026-12-12",
    "topic": "Ratios",
    "why": "I want to",
}
ACTION: Row = {
    "what": "Flashcards",
    "when": "Mon",
    "dose": "15 min",
    "topic": "Ratios",
    "sign": "a quiz",
    "obstacle": "the bus",
    "backup": "call home",
    "helper": "Ms Sample",
}
CLOSED: Value = {
    "goals": [{"goal": "Pass", "outcome": "kept"}, {"goal": "Read", "outcome": "partly"}],
    "actions": [{"what": "Tutoring", "outcome": "not yet", "because": "the bus"}],
}

SAID: Mapping[str, tuple[tuple[Value, str], ...]] = {
    "short": (("yes, by bus", "yes, by bus"),),
    "long": (("with a friend\nno", "with a friend\nno"),),
    "number": ((12, "12 pages"),),
    "score": (({"value": 34, "out_of": 50}, "34 OF 50 (68 %)"), ({"value": 3}, "3")),
    "scale": ((1, "1 OF 5, not at all"),),
    "choice": (("bus", "bus"),),
    "choices": ((["bus", "car"], "bus, car"),),
    "yes_no": ((True, "YES"), (False, "NO")),
    "date": (
        ("2026-12-04", "fRI 4 dEC 2026"),
        ("2026-12-04T15:30:00-05:00", "fRI 4 dEC 2026, 15:30"),
    ),
    "checklist": ((["pen", "book"], "pen, book"),),
    "measures": (
        (
            [{"what": "Sheets", "value": 8, "out_of": 10, "before": 6}],
            "Sheets: 8 OF 10 (BEFORE: 6)",
        ),
        ([{"what": "Sheets", "out_of": 10, "unit": "of them"}], "Sheets: OF 10 of them"),
    ),
    "evidence": (
        ([{"what": "Asked", "source": "by mail", "outcome": "kept"}], "Asked (by mail) → kept"),
    ),
    "topics": (
        ([{"topic": "Signs", "points": 9, "out_of": 10, "level": "close"}], "◐ c Signs: 9 OF 10"),
        ([CHECKED], "● m Ratios (CHECK: 4 OF 5; WAS NOT YET)"),
        ([{**CHECKED, "level": "not yet"}], "○ n Ratios (CHECK: 4 OF 5)"),
        (
            [{**CHECKED, "was": "mastered", "level": "close"}],
            "◐ c Ratios (CHECK: 4 OF 5; WAS MASTERED)",
        ),
        ([{**CHECKED, "was": "close"}], "● m Ratios (CHECK: 4 OF 5; WAS CLOSE)"),
        ([{**CHECKED, "was": "superb"}], "● m Ratios (CHECK: 4 OF 5; WAS superb)"),
    ),
    "connections": (([{"from": "Checks", "to": "went over it"}], "Checks → went over it"),),
    "goal": (
        (
            [GOAL],
            "Pass · Unit 4 · FROM 68 TO 75 STRETCH 80 · BY sAT 12 dEC · Ratios. wHY: I want to",
        ),
        ([{"goal": "Pass", "by": None, "by_typed": "soonish"}], "Pass · BY soonish"),
    ),
    "actions": (
        (
            [ACTION],
            "Flashcards · Mon · 15 min · Ratios · WE’LL KNOW BY: a quiz · "
            "COULD GET IN THE WAY: the bus · BACK-UP: call home · WITH Ms Sample",
        ),
    ),
    "reminder": (({"picture": "ladder", "words": "by steps"}, "ladder: by steps"),),
    "last_goal": ((CLOSED, "✓ KEPT: Pass\n◑ PARTLY: Read\n↻ NOT YET: Tutoring (the bus)"),),
    "recap": ((True, "YES"),),
}
"""For every kind some answers, with their text in the swapped words."""


class Noting:
    """English words that note which of them were asked for."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def say(self, name: str, **gaps: str) -> str:
        self.names.add(name)
        return ENGLISH.say(name, **gaps)

    def short(self, day: date) -> str:
        return ENGLISH.short(day)

    def moment(self, value: object) -> str:
        return ENGLISH.moment(value)


def an_answer(kind: str, value: Value, **keys: Value) -> Answer:
    plain = a_record().answers["confidence"]
    return plain.model_copy(update={"kind": kind, "value": value, "keys": keys})


def the_ties(words: Words = ENGLISH) -> tuple[str, ...]:
    """A strength, a struggle and one that isn't known, as text."""
    rows: Value = [{"from": "Signs", "to": "to come"}]
    sorts = ("strength", "struggle", "wish")
    told = {sort: an_answer("connections", rows, sort=sort) for sort in sorts}
    return ties_of(a_record(answers=told), words)


def test_every_kind_has_answers_here() -> None:
    assert set(SAID) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_the_words_of_the_app_change_and_those_of_people_stay(kind: str) -> None:
    asked = question(kind)
    for value, text in SAID[kind]:
        assert asked.as_text(value, SWAPPED) == text


@pytest.mark.parametrize("kind", KINDS)
def test_without_other_words_an_answer_reads_as_on_screen(kind: str) -> None:
    asked = question(kind)
    for value, text in SAID[kind]:
        assert asked.as_text(value) == asked.as_text(value, ENGLISH)
        assert asked.as_text(value).casefold() == text.casefold()


def strings(value: Value) -> Iterator[str]:
    """All texts in a value."""
    if isinstance(value, str):
        yield value
    if isinstance(value, dict | list):
        for member in value.values() if isinstance(value, dict) else value:
            yield from strings(member)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=30)  # for each kind, and the kinds share most of their code
@given(data=st.data())
def test_whatever_people_say_stands_there_in_any_words(kind: str, data: st.DataObject) -> None:
    value = data.draw(valid_values(kind))
    plain, other = (question(kind).as_text(value, words) for words in (ENGLISH, SWAPPED))
    assert other.casefold() == plain.casefold()
    apps_own = {*LEVELS, *OUTCOMES}
    for text in strings(value):
        assert text in apps_own or text not in plain or text in other


def test_every_phrase_is_said_by_some_kind() -> None:
    noting = Noting()
    for kind, said in SAID.items():
        for value, _ in said:
            question(kind).as_text(value, noting)
    the_ties(noting)
    assert noting.names == {SECTION + name for name in PHRASES}


def test_ties_are_led_by_the_words_of_the_app() -> None:
    ties = ("Strength: Signs → to come", "To grow: Signs → to come", "Signs · to come")
    assert the_ties() == ties
    others = ("sTRENGTH: Signs → to come", "tO GROW: Signs → to come", "Signs · to come")
    assert the_ties(SWAPPED) == others


def test_an_action_and_an_outcome_read_in_other_words_wherever_they_stand() -> None:
    assert action_lines({"what": "Read", "helper": "Mum"}, SWAPPED) == ("Read", "WITH Mum")
    assert action_line({"what": "Read", "helper": "Mum"}, SWAPPED) == "Read · WITH Mum"
    assert outcome_text({"outcome": "kept", "because": "kept at it"}, SWAPPED) == (
        "✓ KEPT (kept at it)"
    )
    assert outcome_text({"outcome": "so-so"}, SWAPPED) == "· so-so"


def test_an_answer_out_of_a_record_reads_in_other_words() -> None:
    scale = an_answer("scale", 2, to=3, labels={"2": "so of"})
    assert text_of("q", scale, SWAPPED) == "2 OF 3, so of"
    assert text_of("q", an_answer("mood", {"sure": True, "said": "yes"}), SWAPPED) == "YES · yes"


def test_each_level_has_the_letter_that_the_screen_shows() -> None:
    for level, mark in LEVEL_MARKS.items():
        assert mark.split()[1] == PHRASES[f"letter_{level.replace(' ', '_')}"]


def test_the_english_catalogue_says_what_the_screen_says() -> None:
    english = next(path for path in CATALOGUES if path.stem == "en")
    assert tomllib.loads(english.read_text("utf-8"))["answers"] == PHRASES


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_a_catalogue_has_every_phrase_with_its_gaps(path: Path) -> None:
    said = tomllib.loads(path.read_text("utf-8"))["answers"]
    assert list(said) == list(PHRASES)
    for name, phrase in PHRASES.items():
        gaps = [gap for gap, _ in names_in(said[name])]
        assert sorted(gaps) == sorted(gap for gap, _ in names_in(phrase)), name
