"""What changed between two versions of an agenda, in words that a program lead would use."""

import copy
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError
from tests.unit.build import EVERY_KIND, HEAD

from conferapp.domain.agenda import PARTS, Agenda, Lens, Page, Tip, placed
from conferapp.domain.authoring import changed_keys
from conferapp.domain.authoring.agenda_changes import Change, changes
from conferapp.domain.authoring.changed_keys import (
    ELSEWHERE,
    LENS,
    OWN,
    PAGE,
    QUESTION,
    TIP,
)
from conferapp.domain.authoring.changed_words import LONGEST, line_up, quoted, unmoved
from conferapp.domain.kinds.question import Question
from conferapp.domain.kinds.union import KINDS
from conferapp.storage.agendas import read_agenda
from conferapp.storage.shipped import shipped_agendas

TALK = """
[lenses.growth]
name = "Growth"
[[preparation]]
id = "data"
title = "The data"
[[preparation.questions]]
id = "skills"
kind = "topics"
ask = "Which skills?"
[[preparation.questions]]
id = "seen"
kind = "long"
ask = "What did you see?"
[[reflection]]
id = "guess-page"
title = "Your guess"
who = "student"
[[reflection.questions]]
id = "sure"
kind = "scale"
ask = "How sure are you?"
labels = { 1 = "not at all", 5 = "very" }
[[agenda]]
id = "hello"
title = "Hello"
say = ["How are you?", "What went well this week?", "Shall we begin?"]
[[agenda]]
id = "results"
title = "The results"
minutes = 5
show = ["sure"]
tips = [{ lens = "growth", text = "Name the work behind each point." }]
[[agenda.questions]]
id = "way"
kind = "choice"
ask = "How do you like to practice?"
options = ["Cards", "Games", "Drills"]
[[agenda.questions]]
id = "because"
kind = "long"
ask = "Why?"
show_if = { question = "sure", at_most = 2 }
[[agenda]]
id = "goal-page"
title = "Say your goal"
[[agenda.questions]]
id = "my-goal"
kind = "goal"
ask = "My goal"
[[agenda]]
id = "bye"
title = "Goodbye"
intro = "You said {answer.because} when we looked at it."
"""


@cache
def version(toml: str) -> Agenda:
    """An agenda whose file has no mistake in it."""
    loaded = read_agenda(HEAD + toml, "test.toml")
    assert loaded.agenda is not None, [problem.sentence() for problem in loaded.problems]
    return loaded.agenda


def edited(*edits: tuple[str, str], of: str = TALK) -> str:
    """The file with some words replaced by others, each of which is there once."""
    for before, after in edits:
        assert of.count(before) == 1, before
        of = of.replace(before, after)
    return of


def found(*edits: tuple[str, str], of: str = TALK) -> tuple[Change, ...]:
    """What is told of some edits."""
    return changes(version(of), version(edited(*edits, of=of)))


def only(*edits: tuple[str, str], of: str = TALK) -> Change:
    """The one change that is told of some edits."""
    (change,) = found(*edits, of=of)
    return change


def said(*edits: tuple[str, str], of: str = TALK) -> list[str]:
    """The sentences that are told of some edits."""
    return [change.sentence for change in found(*edits, of=of)]


def page_of(name: str, toml: str = TALK) -> str:
    """The lines of one page of the talk."""
    pages = toml.split("[[agenda]]\n")
    return "[[agenda]]\n" + next(page for page in pages if page.startswith(f'id = "{name}"'))


def moved(name: str, *, before: str) -> str:
    """The file with a page put in front of another one."""
    without = edited((page_of(name), ""))
    return edited((page_of(before), page_of(name) + page_of(before)), of=without)


# What is no change ------------------------------------------------------------------------


def test_nothing_changed_in_the_same_protocol() -> None:
    assert changes(version(TALK), version(TALK)) == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('id = "hello"', '# how it begins\nid    =   "hello"'),
        ('title = "Hello"', 'title = "Hello"\nwho = "together"\noptional = false\nweak = []'),
        ('ask = "How sure are you?"', 'ask = { en = "How sure are you?" }\nfrom = 1\nto = 5'),
        ('ask = "Why?"', 'ask = "Why?"\nshare = ["student"]\nby = "student"'),
        (
            'ask = "My goal"',
            'ask = "My goal"\nshare = ["school", "student", "family"]\nat_most = 1',
        ),
        ('{ question = "sure", at_most = 2 }', '[{ at_most = 2.0, question = "sure" }]'),
        ("minutes = 5", "minutes = 5.0"),
        ("{answer.because}", "{ answer.because }"),
    ],
)
def test_another_way_to_write_the_same_is_no_change(before: str, after: str) -> None:
    assert found((before, after)) == ()


def test_languages_that_are_spelled_out_are_no_change() -> None:
    assert changes(version(TALK), version(f'languages = ["en"]\n{TALK}')) == ()


# Pages ------------------------------------------------------------------------------------


PLAN = """
[[agenda]]
id = "plan"
title = "The plan"
say = ["What first?", "What then?"]
show_if = { question = "sure", at_most = 2 }
[[agenda.questions]]
id = "steps"
kind = "yes_no"
ask = "Is there a plan?"
[[agenda.questions]]
id = "told"
kind = "short"
ask = "Who was told?"
share = ["family", "school"]
show_if = { question = "steps", is = true }
"""


def test_a_new_page_tells_when_it_is_shown_what_is_said_and_who_gets_each_answer() -> None:
    told = found((page_of("bye"), PLAN + page_of("bye")))
    assert {change.place for change in told} == {"The talk, page “The plan”"}
    assert [(change.sentence, change.weight) for change in told] == [
        (
            "This page is new, for tutor and student together. It is shown only when “How sure "
            "are you?” is answered with 2 or less.",
            "answers",
        ),
        ("Lines to say there: “What first?” and “What then?”.", "wording"),
        (
            "New question: “Is there a plan?”. It asks for: yes or no. The answer may go to the "
            "student.",
            "answers",
        ),
        (
            "New question: “Who was told?”. It asks for: one line. The answer may go to the "
            "family and the school. It is shown only when “Is there a plan?” is answered with yes.",
            "answers",
        ),
    ]


def test_a_page_without_questions_touches_no_answers() -> None:
    page = '[[follow_up]]\nid = "after"\ntitle = "After"\n'
    (new,) = changes(version(TALK), version(TALK + page))
    (gone,) = changes(version(TALK + page), version(TALK))
    assert (new.weight, gone.weight) == ("wording", "wording")
    assert new.sentence == "This page is new, for the tutor alone."
    assert gone == Change("Afterwards, page “After”", "This page was taken away.", "wording")


def test_a_page_that_was_taken_away_names_the_questions_that_went_with_it() -> None:
    (change,) = changes(version(TALK), version(edited((page_of("goal-page"), ""))))
    assert change == Change(
        "The talk, page “Say your goal”",
        "This page was taken away, with 1 question: “My goal”.",
        "answers",
    )


def test_what_was_taken_away_is_told_where_it_stood() -> None:
    after = edited((page_of("hello"), ""), ("Goodbye", "See you"), ("The data", "Data"))
    places = [change.place for change in changes(version(TALK), version(after))]
    assert places == [
        "Preparation, page “Data”",
        "The talk, page “Hello”",
        "The talk, page “See you”",
    ]


def test_a_page_that_moved_up_is_told_once() -> None:
    (change,) = changes(version(TALK), version(moved("goal-page", before="hello")))
    assert change == Change(
        "The talk, page “Say your goal”", "It moved: it comes first here now.", "wording"
    )


def test_a_page_that_moved_down_is_told_once() -> None:
    (change,) = changes(version(TALK), version(moved("hello", before="bye")))
    assert change.place == "The talk, page “Hello”"
    assert change.sentence == "It moved: it comes right after “Say your goal” now."


def test_a_page_in_another_part_is_told_once_with_the_part_that_it_came_from() -> None:
    after = edited((page_of("goal-page"), ""))
    page = page_of("goal-page").replace("[[agenda", "[[follow_up")
    (came, who, *rest) = changes(version(TALK), version(after + page))
    assert came.place == "Afterwards, page “Say your goal”"
    assert came.sentence == "This page stood in another part before: The talk."
    assert who.sentence == (
        "It is a page for the tutor alone now; before, for tutor and student together."
    )
    assert rest == []


def test_a_page_with_another_id_is_the_same_page() -> None:
    change = only(('id = "goal-page"', 'id = "agree"'))
    assert change.place == "The talk, page “Say your goal”"
    assert change.sentence == (
        "Its id changed from `goal-page` to `agree`. Notes on it are not carried over."
    )


def test_a_page_with_another_id_and_title_is_known_by_its_questions() -> None:
    edits = ('id = "goal-page"', 'id = "agree"'), ("Say your goal", "What we agree on")
    assert said(*edits)[1:] == ["The title changed from “Say your goal” to “What we agree on”."]


@pytest.mark.parametrize(
    ("before", "after", "sentence", "weight"),
    [
        (
            "minutes = 5",
            "minutes = 1",
            "The suggested time changed from 5 minutes to 1 minute.",
            "wording",
        ),
        ("minutes = 5", "", "The suggested time was taken out: 5 minutes.", "wording"),
        (
            "minutes = 5",
            'minutes = 5\nsection = "Now"',
            "The section in the list of steps was added: “Now”.",
            "wording",
        ),
        (
            "minutes = 5",
            "minutes = 5\noptional = true",
            "It may be left out now without being listed as open.",
            "wording",
        ),
        (
            "minutes = 5",
            'minutes = 5\nshow_if = { student = "el" }',
            "It is shown only for students with the support “English learner” now; before, always.",
            "answers",
        ),
        (
            'show = ["sure"]',
            'show = ["sure", "peers"]',
            "Added to what is shown beside the page: for each skill, which students have mastered "
            "it and which share the need.",
            "answers",
        ),
        (
            'show = ["sure"]',
            'show = ["skills"]',
            "An entry of what is shown beside the page changed from “How sure are you?” to “Which "
            "skills?”.",
            "answers",
        ),
    ],
)
def test_what_a_page_says_of_itself(before: str, after: str, sentence: str, weight: str) -> None:
    change = only((before, after))
    assert change.place == "The talk, page “The results”"
    assert (change.sentence, change.weight) == (sentence, weight)


def test_a_page_for_others_says_who_gets_the_answers_then() -> None:
    edits = ('who = "student"', 'who = "tutor"')
    assert [(c.sentence, c.weight) for c in found(*[edits])] == [
        ("It is a page for the tutor alone now; before, for the student alone.", "answers"),
        ("The answer may go to nobody but the tutor now; before, to the student.", "answers"),
    ]


# Lists ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "sentences"),
    [
        (
            '"Shall we begin?"]',
            '"Shall we begin?", "Ready?"]',
            ["Added to the lines to say: “Ready?”."],
        ),
        ('"How are you?", ', "", ["Taken out of the lines to say: “How are you?”."]),
        (
            '"How are you?"',
            '"How is it going?"',
            ["An entry of the lines to say changed from “How are you?” to “How is it going?”."],
        ),
        (
            '"How are you?", "What went well this week?", "Shall we begin?"',
            '"Shall we begin?", "How are you?", "What went well this week?"',
            ["Moved in the lines to say: “Shall we begin?” comes first now."],
        ),
        (
            '"How are you?", "What went well this week?"',
            '"Hi!", "How are you all?", "What went well this week?"',
            [
                "An entry of the lines to say changed from “How are you?” to “How are you all?”.",
                "Added to the lines to say: “Hi!”.",
            ],
        ),
    ],
)
def test_lists_are_told_entry_by_entry(before: str, after: str, sentences: list[str]) -> None:
    assert said((before, after)) == sentences


def test_a_line_that_is_there_twice_is_two_lines() -> None:
    assert said(('"Shall we begin?"', '"How are you?"')) == [
        "An entry of the lines to say changed from “Shall we begin?” to “How are you?”."
    ]


def test_tips_are_told_with_their_lens_and_conditions() -> None:
    tip = '{ lens = "growth", text = "Name the work behind each point." }'
    there = '{ text = "Name the work behind each point.", show_if = { student = "el" } }'
    assert [(c.place, c.sentence) for c in found((tip, there))] == [
        (
            "The talk, page “The results”, tip “Name the work behind each point.”",
            "Its lens was taken out: “Growth”.",
        ),
        (
            "The talk, page “The results”, tip “Name the work behind each point.”",
            "It is shown only for students with the support “English learner” now; before, always.",
        ),
    ]
    assert said((tip, f'{tip}, {{ text = "Wait." }}')) == ["Added to the tips: “Wait.”."]


def test_lenses_are_told_by_their_names() -> None:
    with_idea = ('name = "Growth"', 'name = "Growing"\nidea = "Work pays."')
    assert [(c.place, c.sentence) for c in found(with_idea)] == [
        ("Lens “Growth”", "Its name changed from “Growth” to “Growing”."),
        ("Lens “Growth”", "Its idea was added: “Work pays.”."),
    ]
    other_id = ("[lenses.growth]", "[lenses.grow]"), ('lens = "growth"', 'lens = "grow"')
    assert said(*other_id) == ["Its id changed from `growth` to `grow`."]
    more = ('name = "Growth"', 'name = "Growth"\n[lenses.calm]\nname = "Calm"')
    assert only(more) == Change("The whole agenda", "The lens “Calm” is new.", "wording")
    back = changes(version(edited(more)), version(TALK))
    assert [c.sentence for c in back] == ["The lens “Calm” was taken away."]


# Words ------------------------------------------------------------------------------------

INTRO = (
    "Take your time here. Look at each skill with the work in front of you, and name what went "
    "well before you name what was hard. Then let the student choose one skill to begin with."
)


def test_of_a_long_text_only_the_part_that_differs_is_told() -> None:
    with_intro = edited(("minutes = 5", f'minutes = 5\nintro = "{INTRO}"'))
    assert said(("name what went well", "praise what went well"), of=with_intro) == [
        "The text above the questions changed from “…front of you, and name what went well "
        "before…” to “…front of you, and praise what went well before…”."
    ]


def test_two_places_of_a_text_that_differ_are_told_apart() -> None:
    with_intro = edited(("minutes = 5", f'minutes = 5\nintro = "{INTRO}"'))
    (sentence,) = said(("your time", "all your time"), ("one skill", "two skills"), of=with_intro)
    assert sentence == (
        "The text above the questions changed from “Take your time here. Look…” to “Take all "
        "your time here. Look…”, and from “…let the student choose one skill to begin with.” to "
        "“…let the student choose two skills to begin with.”."
    )


def test_other_line_breaks_are_told_as_such() -> None:
    lines = edited(("minutes = 5", 'minutes = 5\nintro = """One. Two."""'))
    assert said(("One. Two.", "One.\nTwo."), of=lines) == [
        "The text above the questions changed in its spaces and line breaks only."
    ]


def test_a_long_text_without_spaces_is_told_where_it_differs() -> None:
    long = "字" * 400
    with_intro = edited(("minutes = 5", f'minutes = 5\nintro = "{long}"'))
    (sentence,) = said((long, "字" * 300 + "本" + "字" * 99), of=with_intro)
    assert "本" in sentence
    assert len(sentence) < 600


def test_a_translation_is_told_in_its_language() -> None:
    both = edited(
        ('ask = "How sure are you?"', 'ask = { en = "How sure are you?", es = "¿Seguro?" }'),
        of=f'languages = ["en", "es"]\n{TALK}',
    )
    change = only(("¿Seguro?", "¿Qué tan seguro estás?"), of=both)
    assert change.sentence == (
        "The question in Spanish changed from “¿Seguro?” to “¿Qué tan seguro estás?”."
    )
    assert change.weight == "wording"
    (without,) = changes(version(both), version(f'languages = ["en", "es"]\n{TALK}'))
    assert without.sentence == "The question in Spanish was taken out: “¿Seguro?”."


def test_a_placeholder_is_told_in_words() -> None:
    change = only(("How are you?", "How are you, {student}?"))
    assert "{" not in change.sentence
    assert "first name" in change.sentence


# Questions --------------------------------------------------------------------------------


def test_a_new_question_says_what_it_asks_for() -> None:
    asked = '[[agenda.questions]]\nid = "mood"\nkind = "short"\nask = "Mood?"\n'
    change = only((page_of("hello"), page_of("hello") + asked))
    assert change.place == "The talk, page “Hello”, question “Mood?”"
    assert change.sentence == (
        "This question is new. It asks for: one line. The answer may go to the student."
    )
    assert change.weight == "answers"


def test_a_question_that_was_taken_away() -> None:
    asked = '[[preparation.questions]]\nid = "seen"\nkind = "long"\nask = "What did you see?"\n'
    assert only((asked, "")) == Change(
        "Preparation, page “The data”, question “What did you see?”",
        "This question was taken away.",
        "answers",
    )


def test_a_question_on_another_page_is_told_once() -> None:
    asked = '[[preparation.questions]]\nid = "seen"\nkind = "long"\nask = "What did you see?"\n'
    here = asked.replace("preparation", "agenda")
    first, *rest = found((asked, ""), (page_of("hello"), page_of("hello") + here))
    assert first.place == "The talk, page “Hello”, question “What did you see?”"
    assert first.sentence == "This question stood elsewhere before: Preparation, page “The data”."
    assert [change.sentence for change in rest] == [
        "The answer may go to the student now; before, to nobody but the tutor."
    ]


def test_a_question_in_another_place_of_its_page_is_told_once() -> None:
    one = '[[preparation.questions]]\nid = "skills"\nkind = "topics"\nask = "Which skills?"\n'
    two = '[[preparation.questions]]\nid = "seen"\nkind = "long"\nask = "What did you see?"\n'
    (change,) = found((one + two, two + one))
    assert change.sentence in {
        "It moved: it comes first here now.",
        "It moved: it comes right after “What did you see?” now.",
    }


def test_a_question_with_another_id_loses_its_answers_and_is_told_once() -> None:
    of = TALK
    for place in ('id = "because"', "answer.because"):
        of = edited((place, place.replace("because", "the-reason")), of=of)
    (change,) = changes(version(TALK), version(of))
    assert change == Change(
        "The talk, page “The results”, question “Why?”",
        "Its id changed from `because` to `the-reason`. Its answers are not carried over.",
        "answers",
    )


def test_whatever_refers_to_a_question_with_another_id_is_the_same() -> None:
    after = TALK.replace('"sure"', '"confident"')
    (change,) = changes(version(TALK), version(after))
    assert change.sentence.startswith("Its id changed from `sure` to `confident`.")


def test_another_kind_is_told_in_words() -> None:
    change = only(('kind = "long"\nask = "Why?"', 'kind = "short"\nask = "Why?"'))
    assert change.sentence == (
        "It asks for another sort of answer. Before: several lines. Now: one line."
    )


def test_kinds_with_keys_of_one_name_and_another_sense_can_be_compared() -> None:
    before = edited(('kind = "topics"', 'kind = "topics"\nrows = ["Area"]'))
    (change,) = found(
        ('kind = "topics"\nrows = ["Area"]', 'kind = "actions"\nrows = 2\nshare = []'), of=before
    )
    assert change.sentence.startswith("It asks for another sort of answer. Before: a table")


@pytest.mark.parametrize(
    ("options", "sentence", "weight"),
    [
        ('["Cards", "Games", "Drills", "Songs"]', "Added to the options: “Songs”.", "answers"),
        ('["Cards", "Games"]', "Taken out of the options: “Drills”.", "answers"),
        (
            '["Cards", "Play", "Drills"]',
            "An entry of the options changed from “Games” to “Play”.",
            "answers",
        ),
        (
            '["Drills", "Cards", "Games"]',
            "Moved in the options: “Drills” comes first now.",
            "wording",
        ),
    ],
)
def test_options(options: str, sentence: str, weight: str) -> None:
    change = only(('["Cards", "Games", "Drills"]', options))
    assert (change.sentence, change.weight) == (sentence, weight)


@pytest.mark.parametrize(
    ("after", "sentence"),
    [
        ("to = 6\nlabels", "The highest step changed from 5 to 6."),
        ("from = 0\nlabels", "The lowest step changed from 1 to 0."),
    ],
)
def test_a_scale(after: str, sentence: str) -> None:
    change = only(("labels", after))
    assert (change.sentence, change.weight) == (sentence, "answers")


def test_the_words_of_a_scale() -> None:
    assert said(('1 = "not at all"', '1 = "a little", 3 = "so-so"')) == [
        "The word for step 1 changed from “not at all” to “a little”.",
        "The word for step 3 was added: “so-so”.",
    ]


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        ('share = ["family"]', "The answer may go to the family now; before, to the student."),
        ("share = []", "The answer may go to nobody but the tutor now; before, to the student."),
        ('by = "tutor"', "The answer is kept as the tutor’s words now; before, as the student’s."),
        ('mirrors = "seen"', "It is the other side of “What did you see?” now."),
        ('reveal_after = "sure"', "It stays covered until “How sure are you?” is answered now."),
        ('role = "next-time"', "The role was added: `next-time`."),
        ("required = true", "It is listed as open now while it has no answer."),
        ("max_length = 80", "The limit of characters was added: 80."),
        ('default = "It went well."', "The answer to begin with was added: “It went well.”."),
        ('simple = "Say why."', "The question in plain words was added: “Say why.”."),
        ('starters = ["I think …"]', "Added to the beginnings of sentences: “I think …”."),
    ],
)
def test_what_a_question_says_of_itself(key: str, sentence: str) -> None:
    change = only(('ask = "Why?"', f'ask = "Why?"\n{key}'))
    assert change.place == "The talk, page “The results”, question “Why?”"
    assert change.sentence == sentence


def test_references_that_are_gone_or_lead_elsewhere() -> None:
    covered = edited(('ask = "Why?"', 'ask = "Why?"\nreveal_after = "sure"'))
    assert said(('reveal_after = "sure"', 'reveal_after = "way"'), of=covered) == [
        "It stays covered until “How do you like to practice?” is answered now; before, this was "
        "“How sure are you?”."
    ]
    assert said(('\nreveal_after = "sure"', ""), of=covered) == [
        "It no longer stays covered until “How sure are you?” is answered."
    ]


def test_a_students_page_no_longer_shows_the_tutors_side_of_a_mirror() -> None:
    shown = edited(('who = "student"', 'who = "student"\nshow = ["seen"]'))
    mirrored = 'ask = "Why?"', 'ask = "Why?"\nmirrors = "seen"'
    hidden = "No student’s page shows this answer of the tutor’s now."
    assert said(mirrored, of=shown) == [hidden, "It is the other side of “What did you see?” now."]
    back = changes(version(edited(mirrored, of=shown)), version(shown))
    assert "A student’s page may show this answer of the tutor’s now." in [c.sentence for c in back]


ONE = '{ question = "sure", at_most = 2 }'
WAY = '{ question = "way", is = "Cards" }'


@pytest.mark.parametrize(
    ("before", "after", "sentences"),
    [
        (
            ONE,
            '{ question = "sure", at_most = 3 }',
            [
                "It is shown only when “How sure are you?” is answered with 3 or less now; before, "
                "2 or less."
            ],
        ),
        (
            ONE,
            '{ question = "sure", answered = true }',
            ["It is shown only when “How sure are you?” is answered now; before, with 2 or less."],
        ),
        (
            f"[{WAY}, {ONE}]",
            f'[{{ question = "sure", is = 1 }}, {WAY}]',
            [
                "It is shown only when “How sure are you?” is answered with 1 (“not at all”) now; "
                "before, 2 or less."
            ],
        ),
        (
            '{ question = "seen", is = "Hard work, mine" }',
            '{ question = "seen", is_not = "Hard work, yours" }',
            [
                "It is shown only when “What did you see?” is answered with anything but “Hard "
                "work, yours” now; before, “Hard work, mine”."
            ],
        ),
        (
            ONE,
            f"[{ONE}, {WAY}]",
            [
                "A condition was added: it is shown only when “How do you like to practice?” is "
                "answered with “Cards”."
            ],
        ),
        (
            f'[{ONE}, {{ student = "el" }}]',
            f'[{ONE}, {{ student = "fewer" }}]',
            [
                "A condition was added: it is shown only for students with the support “Fewer”.",
                "A condition was taken out: only for students with the support “English learner”.",
            ],
        ),
    ],
)
def test_of_conditions_only_the_part_that_changed_is_told(
    before: str, after: str, sentences: list[str]
) -> None:
    assert said((before, after), of=edited((ONE, before))) == sentences


def test_no_conditions_any_more_means_always() -> None:
    assert said((f"\nshow_if = {ONE}", "")) == [
        "It is always shown now; before, only when “How sure are you?” is answered with 2 or less."
    ]


def test_a_condition_on_a_question_with_another_id_and_another_bound_is_told_once() -> None:
    after = TALK.replace('"sure"', '"confident"').replace("at_most = 2", "at_most = 3")
    assert [change.sentence for change in changes(version(TALK), version(after))][1:] == [
        "It is shown only when “How sure are you?” is answered with 3 or less now; before, 2 or "
        "less."
    ]


def test_pictures_to_choose_from() -> None:
    card = '\n[[follow_up]]\nid = "c"\ntitle = "C"\n[[follow_up.questions]]\nid = "card"\n'
    of = f'{TALK}{card}kind = "reminder"\nask = "Card"\n'
    some = f'{of}pictures = ["ladder"]\n'
    (fewer,) = changes(version(of), version(some))
    (all_again,) = changes(version(some), version(of))
    assert fewer.sentence == "Only these can be chosen now: “ladder”."
    assert all_again.sentence == "All can be chosen now; before, only: “ladder”."
    assert said(('["ladder"]', '["ladder", "key"]'), of=some) == [
        "Added to the pictures to choose from: “key”."
    ]


# The agenda itself ------------------------------------------------------------------------


def test_the_head_of_the_agenda() -> None:
    top = 'about = "For all."\nminutes = 20\nlanguages = ["en", "es"]\n'
    told = changes(version(TALK), version(top + TALK))
    assert {change.place for change in told} == {"The whole agenda"}
    assert [change.sentence for change in told] == [
        "The description was added: “For all.”.",
        "The planned length of the talk was added: 20 minutes.",
        "Added to the languages: Spanish.",
    ]


def test_another_id_of_the_agenda_touches_answers() -> None:
    other = version(TALK).model_copy(update={"id": "other"})
    (change,) = changes(version(TALK), other)
    assert change.sentence == (
        "Its id changed from `test` to `other`. So the two count as different agendas: no "
        "conference of the one goes on with the other."
    )
    assert change.weight == "answers"


# No key is forgotten ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("model", "table"),
    [(Agenda, changed_keys.HEAD), (Page, PAGE), (Lens, LENS), (Tip, TIP), (Question, QUESTION)],
)
def test_every_key_is_told(model: type[Any], table: Mapping[str, object]) -> None:
    elsewhere = ELSEWHERE.get(model, frozenset())
    assert set(table) | elsewhere == set(model.model_fields)
    assert not set(table) & elsewhere


def test_every_key_of_every_kind_is_told() -> None:
    own = {key for kind in KINDS.values() for key in kind.model_fields}
    assert own - set(Question.model_fields) == set(OWN)


# Whatever was edited, something is told ---------------------------------------------------

Data = dict[str, Any]


@cache
def raw(name: str) -> Data:
    """The data of an agenda; `every-kind` has each of them."""
    if name == "every-kind":
        return tomllib.loads(HEAD + EVERY_KIND)
    return tomllib.loads((shipped_agendas() / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def unedited(name: str) -> Agenda:
    """An agenda as it is."""
    return made(raw(name))


def made(data: Data) -> Agenda:
    """An agenda out of data; what it refers to needn’t be there."""
    parts = {part: [placed(part, page) for page in data.get(part, ())] for part in PARTS}
    return Agenda.model_validate({**data, **parts})


NAMES = sorted(["every-kind", *(path.stem for path in shipped_agendas().glob("*.toml"))])


def tables(value: object, steps: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every value in some data."""
    inside = value.items() if isinstance(value, dict) else enumerate(value)  # type: ignore[arg-type]
    for key, member in inside:
        yield (*steps, key)
        if isinstance(member, dict | list):
            yield from tables(member, (*steps, key))


@cache
def ways(name: str) -> tuple[tuple[Any, ...], ...]:
    """The ways to all values of an agenda."""
    return tuple(tables(raw(name)))


def at(data: Data, steps: tuple[Any, ...]) -> Any:  # noqa: ANN401  whatever is there
    """The table or list that holds what a way leads to."""
    inside: Any = data
    for step in steps[:-1]:
        inside = inside[step]
    return inside


@pytest.mark.parametrize("name", NAMES)
def test_nothing_changed_in_a_shipped_agenda(name: str) -> None:
    assert changes(unedited(name), made(raw(name))) == ()


def effective(agenda: Agenda) -> tuple[object, ...]:
    """What an agenda comes to: who gets which answer is worked out, and not as it is written."""
    alone = {"share": None, "by": None}
    pages = tuple(
        page.model_copy(
            update={"questions": tuple(q.model_copy(update=alone) for q in page.questions)}
        )
        for page in agenda.pages
    )
    named = {name for page in agenda.pages if page.who == "student" for name in page.show}
    worked_out = {
        name: (set(agenda.share(q)), agenda.by(q), name in named and agenda.tutors_view(q))
        for name, q in agenda.questions.items()
    }
    head = agenda.model_copy(update=dict.fromkeys(PARTS, ()))
    return head, pages, worked_out


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=30, deadline=None)
@given(draw=st.data())
def test_one_edit_anywhere_is_always_told(name: str, draw: st.DataObject) -> None:
    steps = draw.draw(st.sampled_from(ways(name)))
    data = copy.deepcopy(raw(name))
    holder, key = at(data, steps), steps[-1]
    if isinstance(holder[key], str) and draw.draw(st.booleans()):
        holder[key] = f"{holder[key]}-x" if "-" in holder[key] else f"{holder[key]}x"
    else:
        del holder[key]
    try:
        after = made(data)
    except ValidationError:
        assume(False)
    before = unedited(name)
    differs = effective(before) != effective(after)
    assert bool(changes(before, after)) is differs, steps
    assert bool(changes(after, before)) is differs, steps


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=10, deadline=None)
@given(draw=st.data())
def test_a_page_that_moves_within_its_part_is_told_once(name: str, draw: st.DataObject) -> None:
    data = copy.deepcopy(raw(name))
    part = draw.draw(st.sampled_from([part for part in PARTS if data.get(part)]))
    pages = data[part]
    start, end = (draw.draw(st.integers(0, len(pages) - 1)) for _ in range(2))
    pages.insert(end, pages.pop(start))
    told = changes(unedited(name), made(data))
    assert len(told) == (start != end)
    assert all(change.sentence.startswith("It moved: ") for change in told)


ENTRIES = st.lists(st.sampled_from("abcdefgh"), max_size=8)


@given(ENTRIES, ENTRIES)
def test_lining_up_accounts_for_every_entry_once(old: list[str], new: list[str]) -> None:
    found = line_up(old, new)
    lefts, rights = ([pair[side] for pair in found.pairs] for side in (0, 1))
    assert sorted(chain(lefts, found.gone)) == list(range(len(old)))
    assert sorted(chain(rights, found.added)) == list(range(len(new)))
    assert set(found.moved) <= set(rights)


@given(st.permutations("abcdef"))
def test_what_did_not_move_stands_in_the_same_order(order: list[str]) -> None:
    steady = unmoved("abcdef", order)
    assert [entry for entry in order if entry in steady] == sorted(steady)
    assert steady


def test_a_long_text_is_cut_when_it_is_quoted() -> None:
    assert quoted("a\nb") == "“a b”"
    assert quoted("a" * (LONGEST + 1)) == f"“{'a' * LONGEST}…”"
