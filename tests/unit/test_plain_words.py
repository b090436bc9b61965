"""Plain words: conditions, kinds of answers and their like, as a person would say them."""

from collections.abc import Mapping
from typing import get_args

import pytest
from tests.unit.build import KEYS_OF, agenda, question

from conferapp.domain.agenda import NAMED_SHOWS, PART_NAMES, PARTS, Agenda, Who
from conferapp.domain.authoring.kind_words import KIND_WORDS
from conferapp.domain.authoring.narrator import GAP_WORDS, UNTRANSLATED, Narrator, listed
from conferapp.domain.authoring.plain_words import (
    SHOW_WORDS,
    condition_words,
    count_words,
    kind_words,
    planned_words,
    share_words,
    support_words,
    time_words,
    who_words,
)
from conferapp.domain.conditions import Conditions
from conferapp.domain.kinds.question import EVERYBODY
from conferapp.domain.kinds.union import KINDS
from conferapp.domain.model import Row, Value
from conferapp.domain.placeholders import GAPS
from conferapp.domain.supports import SUPPORTS

ASKED = """
[[agenda]]
id = "start"
title = "Start"
[[agenda.questions]]
id = "confidence"
kind = "scale"
ask = "How sure are you?"
labels = { 1 = "not at all", 5 = "very" }
[[agenda.questions]]
id = "pages"
kind = "number"
ask = "How much did you read?"
unit = "pages"
[[agenda.questions]]
id = "result"
kind = "score"
ask = "What was the score?"
[[agenda.questions]]
id = "older"
kind = "yes_no"
ask = "Is there older work?"
[[agenda.questions]]
id = "way"
kind = "choice"
ask = "How did you come?"
options = ["By bus", "By car"]
[[agenda.questions]]
id = "ways"
kind = "choices"
ask = "What helps?"
options = ["Notes", "Sleep"]
[[agenda.questions]]
id = "packed"
kind = "checklist"
ask = "Packed?"
items = ["Pen", "Book"]
[[agenda.questions]]
id = "skills"
kind = "topics"
ask = "Points for each skill"
[[agenda.questions]]
id = "goal"
kind = "goal"
ask = "My goal"
[[agenda.questions]]
id = "back"
kind = "last_goal"
ask = "What became of it?"
[[agenda.questions]]
id = "card"
kind = "reminder"
ask = "My card"
[[agenda.questions]]
id = "day"
kind = "date"
ask = "When?"
[[agenda.questions]]
id = "work"
kind = "short"
ask = "Which work of {student}?"
"""

IN_TWO_LANGUAGES = """
languages = ["en", "es"]
[[agenda]]
id = "start"
title = "Start"
[[agenda.questions]]
id = "way"
kind = "choice"
ask = { en = "How did you come?", es = "¿Cómo viniste?" }
options = [{ en = "By bus", es = "En autobús" }, "By car"]
"""


def said(*tests: Row, of: str = ASKED, language: str | None = None) -> str:
    """Conditions in words."""
    return condition_words(agenda(of), Conditions.model_validate([*tests]), language)


# Conditions -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("test", "words"),
    [
        (
            {"question": "confidence", "at_most": 2},
            "when “How sure are you?” is answered with 2 or less",
        ),
        (
            {"question": "confidence", "at_most": 1},
            "when “How sure are you?” is answered with 1 (“not at all”) or less",
        ),
        (
            {"question": "confidence", "at_least": 4},
            "when “How sure are you?” is answered with 4 or more",
        ),
        (
            {"question": "confidence", "is": 5},
            "when “How sure are you?” is answered with 5 (“very”)",
        ),
        (
            {"question": "pages", "at_least": 10},
            "when “How much did you read?” is answered with 10 pages or more",
        ),
        (
            {"question": "pages", "is": 2.0},
            "when “How much did you read?” is answered with 2 pages",
        ),
        (
            {"question": "result", "at_most": 59},
            "when “What was the score?” is answered with 59 percent or less",
        ),
        ({"question": "older", "is": True}, "when “Is there older work?” is answered with yes"),
        ({"question": "older", "is": False}, "when “Is there older work?” is answered with no"),
        (
            {"question": "older", "answered": True},
            "when “Is there older work?” is answered",
        ),
        (
            {"question": "older", "answered": False},
            "when “Is there older work?” isn’t answered",
        ),
        (
            {"question": "way", "is": "By bus"},
            "when “How did you come?” is answered with “By bus”",
        ),
        (
            {"question": "way", "is_not": "By bus"},
            "when “How did you come?” is answered with anything but “By bus”",
        ),
        (
            {"question": "ways", "includes": "Sleep"},
            "when “What helps?” is answered with “Sleep”, alone or beside others",
        ),
        (
            {"question": "ways", "is": ["Notes", "Sleep"]},
            "when “What helps?” is answered with “Notes” and “Sleep” and nothing else",
        ),
        (
            {"question": "packed", "includes": "Pen"},
            "when “Packed?” is answered with “Pen”, alone or beside others",
        ),
        (
            {"question": "skills", "includes": "Fractions"},
            "when “Points for each skill” names “Fractions”",
        ),
        ({"question": "skills", "at_least": 3}, "when “Points for each skill” has 3 or more rows"),
        ({"question": "goal", "at_most": 1}, "when “My goal” has 1 or fewer rows"),
        (
            {"question": "back", "at_least": 1},
            "when “What became of it?” has 1 or more marked as kept",
        ),
        (
            {"question": "back", "includes": "not yet"},
            "when “What became of it?” has something marked as “not yet”",
        ),
        (
            {"question": "card", "includes": "ladder"},
            "when “My card” is answered with the picture “ladder”",
        ),
        ({"question": "day", "is": "2026-12-04"}, "when “When?” is answered with “Fri 4 Dec 2026”"),
        (
            {"question": "work", "is": "the quiz"},
            "when “Which work of \u2039first name\u203a?” is answered with “the quiz”",
        ),
        ({"student": "el"}, "for students with the support “English learner”"),
        ({"student": "reads-aloud"}, "for students with the support “reads aloud”"),
    ],
)
def test_a_condition_reads_as_a_sentence(test: Row, words: str) -> None:
    assert said(test) == words


def test_conditions_that_must_hold_together_are_joined_with_and() -> None:
    both = said({"question": "older", "is": True}, {"question": "confidence", "at_most": 2})
    assert both == (
        "when “Is there older work?” is answered with yes "
        "and “How sure are you?” is answered with 2 or less"
    )


def test_supports_come_before_answers() -> None:
    told = said({"question": "older", "is": True}, {"student": "el"}, {"student": "timer"})
    assert told == (
        "for students with the supports “English learner” and “A timer with reminders in words”, "
        "and when “Is there older work?” is answered with yes"
    )


def test_an_option_is_in_the_words_of_the_language_asked_for() -> None:
    told = said({"question": "way", "is": "By bus"}, of=IN_TWO_LANGUAGES, language="es")
    assert told == "when “¿Cómo viniste?” is answered with “En autobús”"


def test_an_option_that_is_not_translated_is_marked() -> None:
    told = said({"question": "way", "is": "By car"}, of=IN_TWO_LANGUAGES, language="es")
    assert told == f"when “¿Cómo viniste?” is answered with “By car {UNTRANSLATED}”"


def test_the_first_language_is_never_marked() -> None:
    assert UNTRANSLATED not in said({"question": "way", "is": "By car"}, of=IN_TWO_LANGUAGES)
    told = said({"question": "way", "is": "By car"}, of=IN_TWO_LANGUAGES, language="en-GB")
    assert UNTRANSLATED not in told


# Naming questions -------------------------------------------------------------------------


def asking(*asks: tuple[str, str], titles: Mapping[str, str] | None = None) -> Agenda:
    """An agenda whose questions `q0`, `q1` … stand on the named pages."""
    pages: dict[str, list[str]] = {}
    for number, (page, ask) in enumerate(asks):
        asked = f'[[agenda.questions]]\nid = "q{number}"\nkind = "short"\nask = "{ask}"'
        pages.setdefault(page, []).append(asked)
    heads = {page: (titles or {}).get(page, page) for page in pages}
    return agenda(
        "\n".join(
            f'[[agenda]]\nid = "{page}"\ntitle = "{heads[page]}"\n' + "\n".join(questions)
            for page, questions in pages.items()
        )
    )


def test_questions_that_read_alike_are_told_apart_by_their_pages() -> None:
    narrator = Narrator(asking(("a", "Well?"), ("b", "Well?"), ("b", "Why?")))
    assert narrator.named("q0") == "“Well?” on the page “a”"
    assert narrator.named("q1") == "“Well?” on the page “b”"
    assert narrator.named("q2") == "“Why?”"


def test_an_id_is_named_only_where_nothing_else_tells_questions_apart() -> None:
    narrator = Narrator(asking(("a", "Well?"), ("a", "Well?")))
    assert narrator.named("q0") == "“Well?” on the page “a” (q0)"


def test_a_long_question_is_named_by_its_beginning() -> None:
    named = Narrator(asking(("a", "Well, " * 40 + "what do you think?"))).named("q0")
    assert named.startswith("“Well, Well,")
    assert named.endswith(" Well,…”")
    assert len(named) <= 125


def test_questions_that_name_each_other_come_to_an_end() -> None:
    narrator = Narrator(asking(("a", "Was it {answer.q1}?"), ("a", "Was it {answer.q0}?")))
    assert narrator.named("q0").startswith("“Was it \u2039an answer\u203a?”")
    assert "q1" in narrator.say("{answer.q1}")
    assert "{" not in narrator.say("{answer.q1}")


def test_every_placeholder_has_words_for_its_gap() -> None:
    assert set(GAP_WORDS) == set(GAPS)


def test_a_doubled_brace_is_one() -> None:
    assert Narrator().say("{{x}} {student}") == "{x} \u2039first name\u203a"


# Kinds ------------------------------------------------------------------------------------


def test_every_kind_has_words_for_its_answer() -> None:
    assert set(KIND_WORDS) == set(KINDS.values())
    assert all(kind_words(question(kind)) for kind in KEYS_OF)


@pytest.mark.parametrize(
    ("kind", "keys", "words"),
    [
        ("short", {}, "one line"),
        ("short", {"max_length": 80}, "one line, at most 80 characters"),
        ("short", {"suggest": ["a", "b"]}, "one line; suggested while typing: a; b"),
        ("long", {}, "several lines"),
        ("number", {}, "a number"),
        ("number", {"min": 0, "max": 9, "unit": "pages"}, "a number (pages) from 0 to 9"),
        ("number", {"min": 1}, "a number, at least 1"),
        ("number", {"max": 7.5}, "a number, at most 7.5"),
        ("score", {"out_of": 50}, "points out of 50, or of another total"),
        (
            "score",
            {"role": "predicted-score"},
            "a guess in points, out of as many as the result has",
        ),
        ("scale", {}, "a scale from 1 to 5"),
        (
            "scale",
            {"labels": {"1": "not sure", "5": "very sure"}},
            "a scale from 1 (not sure) to 5 (very sure)",
        ),
        (
            "scale",
            {"to": 3, "labels": {"1": "no", "2": "so-so", "3": "yes"}},
            "a scale from 1 to 3: 1 no; 2 so-so; 3 yes",
        ),
        ("choice", {"options": ["bus", "car"]}, "a choice out of: bus; car"),
        ("choice", {"options": ["bus"], "other": True}, "a choice out of: bus; or own words"),
        ("choices", {"options": ["bus", "car"]}, "any number of choices out of: bus; car"),
        ("choices", {"options": ["bus", "car"], "at_most": 2}, "up to 2 choices out of: bus; car"),
        ("choices", {"options": ["bus", "car"], "at_most": 1}, "a choice out of: bus; car"),
        ("yes_no", {}, "yes or no"),
        ("date", {}, "a day"),
        ("date", {"time": True}, "a day and the hour"),
        ("checklist", {"items": ["pen", "book"]}, "a list to tick: pen; book"),
        ("measures", {}, "a table: what, now, out of, unit, before"),
        (
            "measures",
            {"group": "effort", "rows": ["Homework"]},
            "a table of effort: what, now, out of, unit, before; it begins with: Homework",
        ),
        (
            "evidence",
            {"prompts": ["Tried it"]},
            "a table: what was seen, where or by whom, what came of it; to think of: Tried it",
        ),
        (
            "topics",
            {},
            "a table: topic, points, out of, level (mastered, close or not yet), power standard; "
            "the points set the level, close from 50 and mastered from 80 percent",
        ),
        ("connections", {"sort": "strength"}, "a table: strength, the effort behind it"),
        ("connections", {"sort": "struggle"}, "a table: struggle, a coming chance to grow"),
        (
            "goal",
            {},
            "one goal, with: measured by, from, to, by when, topic, why it matters",
        ),
        (
            "goal",
            {"at_most": 2, "focus": "language"},
            "up to 2 language goals, each with: measured by, from, to, by when, topic, "
            "why it matters, focus (content or language)",
        ),
        (
            "actions",
            {},
            "steps, each with: what, when, how often or how long, for which topic, "
            "how we’ll know, what could get in the way, back-up plan, who helps",
        ),
        ("reminder", {}, "a picture and a few words for a card"),
        (
            "reminder",
            {"pictures": ["ladder", "seed-jar"]},
            "a picture and a few words for a card (ladder or seed jar)",
        ),
        (
            "last_goal",
            {},
            "for each goal and step of last time: kept, partly or not yet, "
            "and what helped or got in the way",
        ),
        ("recap", {}, "goal, reasons and plan read back; a tick that the student said them"),
    ],
)
def test_a_kind_of_answer_is_told_in_plain_words(
    kind: str, keys: dict[str, Value], words: str
) -> None:
    # One key more makes sure that the kind gets no keys but these.
    assert kind_words(question(kind, **{"required": False, **keys})) == words


def test_options_from_another_question_name_it() -> None:
    narrator = Narrator(agenda(ASKED))
    asked = question("choices", options_from="skills", at_most=3)
    told = "up to 3 choices out of what is entered at “Points for each skill”"
    assert kind_words(asked, narrator) == told
    assert kind_words(asked) == "up to 3 choices out of what is entered at an earlier question"


def test_topics_that_the_student_colors_are_no_table() -> None:
    mirrored = agenda(
        """
        [[preparation]]
        id = "theirs"
        title = "Skills"
        [[preparation.questions]]
        id = "points"
        kind = "topics"
        ask = "Points"
        [[reflection]]
        id = "mine"
        title = "Colors"
        who = "student"
        [[reflection.questions]]
        id = "colors"
        kind = "topics"
        ask = "Which color?"
        mirrors = "points"
        """
    )
    told = kind_words(mirrored.questions["colors"], Narrator(mirrored))
    assert told == "a color for each topic: mastered, close or not yet"
    assert kind_words(mirrored.questions["points"], Narrator(mirrored)).startswith("a table: ")


# Small words ------------------------------------------------------------------------------


def test_whoever_is_asked_has_words() -> None:
    assert {who_words(who) for who in get_args(Who)} == {
        "the tutor alone",
        "the student alone",
        "tutor and student together",
    }


@pytest.mark.parametrize(
    ("share", "words"),
    [
        ((), "nobody but the tutor"),
        (("student",), "the student"),
        (("school", "student"), "the student and the school"),
        (EVERYBODY, "the student, the family and the school"),
    ],
)
def test_who_may_get_an_answer_is_a_list_in_words(share: tuple[str, ...], words: str) -> None:
    assert share_words(name for name in EVERYBODY if name in share) == words


def test_every_part_support_and_named_show_has_words() -> None:
    assert set(PART_NAMES) == set(PARTS)
    assert set(SHOW_WORDS) == set(NAMED_SHOWS)
    assert all(":" not in support_words(support) for support in SUPPORTS)


def test_one_is_no_plural() -> None:
    assert (time_words(1), time_words(2.0), time_words(0.5)) == (
        *("1 minute", "2 minutes", "0.5 minutes"),
    )
    assert (count_words(1, "page"), count_words(3, "page")) == ("1 page", "3 pages")


@pytest.mark.parametrize(
    ("words", "told"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), ([*"abc"], "a, b and c")]
)
def test_a_list_ends_with_and(words: list[str], told: str) -> None:
    assert listed(words) == told


@pytest.mark.parametrize(
    ("minutes", "pages", "told"),
    [
        ("", "", ""),
        ("minutes = 10", "", "10 minutes for the talk"),
        ("", "minutes = 4", "4 minutes for the talk, the sum of its pages"),
        ("minutes = 4", "minutes = 4", "4 minutes for the talk, the sum of its pages"),
        ("minutes = 10", "minutes = 4", "10 minutes for the talk; its pages add up to 4 minutes"),
    ],
)
def test_the_planned_time_says_whether_the_pages_agree(minutes: str, pages: str, told: str) -> None:
    made = agenda(f'{minutes}\n[[agenda]]\nid = "p"\ntitle = "P"\n{pages}')
    assert planned_words(made) == told
