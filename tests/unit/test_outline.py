"""The outline: everything that an agenda says to people, and nothing that only the app needs."""

import dataclasses
import re
import tomllib
from collections.abc import Iterator
from functools import cache

import pytest
from tests.unit.build import EVERY_KIND, agenda

from conferapp.domain.agenda import PARTS, Agenda, placed
from conferapp.domain.authoring.narrator import Narrator
from conferapp.domain.authoring.outline import outline
from conferapp.domain.authoring.outline_tree import (
    Aside,
    Asked,
    Blanks,
    Line,
    Lines,
    Outline,
    Paragraph,
    Questions,
    Section,
    Words,
)
from conferapp.domain.authoring.wordings import wordings
from conferapp.storage.shipped import shipped_agendas

SHIPPED = sorted(path.stem for path in shipped_agendas().glob("*.toml"))

each_agenda = pytest.mark.parametrize("name", SHIPPED)

GUESS = """
minutes = 10
[lenses.growth]
name = "Growth"
idea = "Look for what changed."
[lenses.bare]
name = "Bare"
[[preparation]]
id = "facts"
title = "The facts of {student}"
section = "What we know"
show = ["last-changes"]
[[preparation.questions]]
id = "points"
kind = "score"
ask = "What was the score?"
hint = "Skip it if there is none."
reveal_after = "guess"
share = ["student"]
required = true
[[preparation.questions]]
id = "seemed"
kind = "scale"
ask = "How sure did {student} seem?"
mirrors = "felt"
[[reflection]]
id = "mine"
title = "Your guess"
who = "student"
minutes = 2
intro = '''
First line.
Second line.

Another paragraph.
'''
show = ["points", "seemed", "last-words"]
optional = true
[[reflection.questions]]
id = "felt"
kind = "scale"
ask = "How sure did you feel?"
simple = "Sure?"
[[reflection.questions]]
id = "guess"
kind = "score"
ask = "Your guess?"
[[agenda]]
id = "talk"
title = "The talk itself"
minutes = 8
do = "Ask, and wait."
say = ["You guessed {answer.guess}.", "Why?"]
good = ["Ten pages a day"]
weak = ["More", "Better"]
tips = [
  { lens = "growth", text = "Name it.", show_if = { question = "felt", at_most = 2 } },
  { text = "Go on." },
]
show = ["felt", "peers"]
[[agenda.questions]]
id = "why"
kind = "long"
ask = "Why?"
starters = ["I think ", "It was ", "First I ____."]
words = ["hard", "easy"]
default = "So far so good"
[[agenda.questions]]
id = "mine-to-say"
kind = "short"
ask = "What I would work on"
by = "tutor"
share = ["family"]
show_if = { question = "why", answered = true }
[[agenda.questions]]
id = "back"
kind = "last_goal"
ask = "What became of it?"
[[follow_up]]
id = "after"
title = "After"
show_if = [{ student = "el" }, { question = "felt", is = 5 }]
"""


def told(of: object) -> Iterator[str]:
    """Every text in an outline, in order."""
    if isinstance(of, str):
        yield of
    elif isinstance(of, tuple):
        for part in of:
            yield from told(part)
    elif dataclasses.is_dataclass(of):
        for part in dataclasses.fields(of):
            if part.name != "language":
                yield from told(getattr(of, part.name))


def page(of: Outline, number: int) -> Section:
    """A page of an outline."""
    pages = (page for section in of.sections for page in section.sections)
    return next(page for page in pages if page.number == number)


def lines(of: Section) -> dict[str, list[str]]:
    """The lists of a page by their headings, each line with its label and its note."""
    return {
        block.heading: [" | ".join(told(line)) for line in block.lines]
        for block in of.blocks
        if isinstance(block, Lines)
    }


def asked(of: Section) -> dict[str, list[str]]:
    """What is told of each question of a page, by its wording."""
    questions = [q for block in of.blocks if isinstance(block, Questions) for q in block.asked]
    return {q.ask.text: [said(line) for line in q.lines] for q in questions}


def said(line: Line) -> str:
    """A line as one text."""
    return f"{line.label.text}: {line.text.text}" if line.label else line.text.text


def aside(of: Section) -> list[str]:
    """The facts in small print."""
    return [fact.text for block in of.blocks if isinstance(block, Aside) for fact in block.facts]


def paragraphs(of: Section) -> list[str]:
    """The paragraphs of a page."""
    return [block.text.text for block in of.blocks if isinstance(block, Paragraph)]


# The whole --------------------------------------------------------------------------------


def test_the_parts_have_their_own_names_and_pages_are_numbered_throughout() -> None:
    parts = [section for section in outline(agenda(GUESS)).sections if section.sections]
    assert {part.title.text: [page.number for page in part.sections] for part in parts} == {
        "Preparation": [1],
        "Reflection": [2],
        "The talk": [3],
        "Afterwards": [4],
    }
    assert [aside(part) for part in parts] == [
        *(["1 page"], ["1 page", "2 minutes"], ["1 page", "8 minutes"], ["1 page"]),
    ]


def test_the_facts_say_how_long_in_which_languages_and_how_much() -> None:
    assert [said(line) for line in outline(agenda(GUESS)).facts] == [
        "Planned time: 10 minutes for the talk; its pages add up to 8 minutes",
        "Languages: English",
        "Length: 4 pages with 7 questions",
    ]


def test_the_lenses_stand_with_their_ideas() -> None:
    section = next(s for s in outline(agenda(GUESS)).sections if s.title.text == "Ways of looking")
    assert lines(section) == {"": ["Look for what changed. | Growth | ", " | Bare | "]}


def test_at_the_end_there_are_lines_to_sign() -> None:
    last = outline(agenda(GUESS)).sections[-1]
    assert last.title == Words("Approval")
    assert last.blocks[-1] == Blanks(("Name", "Role", "Date", "Signature"))


def test_an_agenda_with_nothing_but_a_title_has_an_outline() -> None:
    bare = outline(agenda(""))
    assert bare.title == Words("Test", "en")
    assert [section.title.text for section in bare.sections] == ["How to read this", "Approval"]


def test_only_what_comes_up_is_explained() -> None:
    bare = outline(agenda('[[agenda]]\nid = "p"\ntitle = "P"')).sections[0]
    full = outline(agenda(GUESS)).sections[0]
    assert "needed" not in " ".join(told(bare))
    assert "needed" in " ".join(told(full))


# One page ---------------------------------------------------------------------------------


def test_a_page_says_whose_it_is_how_long_it_takes_and_where_its_answers_go() -> None:
    whole = outline(agenda(GUESS))
    assert aside(page(whole, 1)) == ["What we know", "the tutor alone"]
    assert aside(page(whole, 2)) == [
        *("the student alone", "2 minutes", "may be left out", "answers go to the student"),
    ]
    assert aside(page(whole, 3)) == ["tutor and student together", "8 minutes"]


def test_a_page_says_when_it_is_shown() -> None:
    assert paragraphs(page(outline(agenda(GUESS)), 4)) == [
        "Shown only for students with the support “English learner”, "
        "and when “How sure did you feel?” is answered with 5."
    ]


def test_a_page_that_looks_back_says_so_once() -> None:
    looks_back = agenda(
        """
        [[agenda]]
        id = "back"
        title = "Last time"
        [[agenda.questions]]
        id = "closed"
        kind = "last_goal"
        ask = "How did it go?"
        """
    )
    told_once = [text for text in told(outline(looks_back)) if "earlier conference" in text]
    assert told_once == ["Shown only when an earlier conference has left something open."]


def test_an_intro_keeps_its_lines_and_paragraphs() -> None:
    assert paragraphs(page(outline(agenda(GUESS)), 2)) == [
        *("First line.\nSecond line.", "Another paragraph."),
    ]


def test_what_the_tutor_does_and_says_stands_above_examples() -> None:
    assert lines(page(outline(agenda(GUESS)), 3)) == {
        "The tutor": ["Ask, and wait. | "],
        "Lines to say": [
            "“You guessed \u2039the answer to “Your guess?”\u203a.” | ",
            "“Why?” | ",
        ],
        "Good examples": ["Ten pages a day | "],
        "Too vague": ["More | ", "Better | "],
        "Laid out beside the page": [
            "“How sure did you feel?” (page 2, both sides) | ",
            "for each skill, which students have mastered it and which share the need | ",
        ],
        "Tips for the tutor": [
            "Name it. | Growth | when “How sure did you feel?” is answered with 2 or less",
            "Go on. | ",
        ],
    }


def test_a_students_page_lists_nothing_that_the_student_will_not_see() -> None:
    assert lines(page(outline(agenda(GUESS)), 2)) == {
        "Laid out above the questions": ["“What was the score?” (page 1) | "]
    }


# One question -----------------------------------------------------------------------------


def test_a_question_says_all_that_there_is_to_know_of_it() -> None:
    whole = outline(agenda(GUESS))
    assert asked(page(whole, 1)) == {
        "What was the score?": [
            "Answer (needed): points out of 100, or of another total",
            "Goes to: the student",
            "Covered for the student until “Your guess?” (page 2) is answered.",
        ],
        "How sure did \u2039first name\u203a seem?": [
            "Answer: a scale from 1 to 5",
            "Goes to: nobody but the tutor",
            "The other side: “How sure did you feel?” (page 2, the student alone)",
        ],
    }
    assert asked(page(whole, 2))["How sure did you feel?"] == [
        "Answer: a scale from 1 to 5",
        "In plain words: Sure?",
        "The other side: “How sure did \u2039first name\u203a seem?” (page 1, the tutor alone)",
    ]
    assert asked(page(whole, 3)) == {
        "Why?": [
            "Answer: several lines",
            "Beginnings: I think …; It was …; First I ____.",
            "Word bank: hard; easy",
            "Begins with: So far so good",
            "Goes to: the student",
        ],
        "What I would work on": [
            "Answer: one line",
            "Goes to: the family",
            "Kept as the tutor’s words.",
            "Asked only when “Why?” is answered.",
        ],
        "What became of it?": [
            "Answer: for each goal and step of last time: kept, partly or not yet, "
            "and what helped or got in the way",
            "Goes to: the student, the family and the school",
            "Asked only when an earlier conference has left something open.",
        ],
    }


def test_a_hint_stands_under_its_question() -> None:
    blocks = page(outline(agenda(GUESS)), 1).blocks
    questions = next(block for block in blocks if isinstance(block, Questions))
    assert questions.asked[0].hint == Words("Skip it if there is none.", "en")
    assert questions.asked[1].hint is None


def test_plain_words_that_are_the_same_are_not_repeated() -> None:
    same = agenda(
        """
        [[agenda]]
        id = "p"
        title = "P"
        [[agenda.questions]]
        id = "q"
        kind = "short"
        ask = "Well?"
        simple = "Well?"
        """
    )
    assert asked(page(outline(same), 1)) == {"Well?": ["Answer: one line"]}


def test_every_kind_of_question_can_be_told() -> None:
    questions = list(told_questions(outline(agenda(EVERY_KIND))))
    assert len(questions) == len(agenda(EVERY_KIND).questions)
    assert all(question.lines[0].text.text for question in questions)


def told_questions(of: Outline) -> Iterator[Asked]:
    """Every question of an outline."""
    for part in of.sections:
        for one in part.sections:
            for block in one.blocks:
                yield from block.asked if isinstance(block, Questions) else ()


# Languages --------------------------------------------------------------------------------

SPANISH = """
languages = ["en", "es"]
[[agenda]]
id = "p"
title = { en = "How it went", es = "Cómo fue" }
intro = "Say it."
[[agenda.questions]]
id = "q"
kind = "short"
ask = { en = "Why?", es = "¿Por qué?" }
"""


def test_another_language_is_told_where_it_is_there_and_marked_where_it_is_not() -> None:
    whole = outline(agenda(SPANISH), "es")
    assert page(whole, 1).title == Words("Cómo fue", "es")
    assert page(whole, 1).blocks[1] == Paragraph(Words("Say it. †", "en"))
    assert [*asked(page(whole, 1))] == ["¿Por qué?"]
    assert "Shown here in: Spanish" in [said(line) for line in whole.facts]
    assert any("† stands behind" in text for text in told(whole))


def test_the_first_language_has_no_marks() -> None:
    for language in (None, "en"):
        assert "†" not in " ".join(told(outline(agenda(SPANISH), language)))


def test_words_of_the_app_belong_to_no_language_of_the_agenda() -> None:
    part = outline(agenda(SPANISH), "es").sections[1]
    assert part.title == Words("The talk", "")


# What ships -------------------------------------------------------------------------------


def raw(name: str) -> dict[str, object]:
    """A shipped file as it is written."""
    return tomllib.loads((shipped_agendas() / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def shipped(name: str) -> Agenda:
    """A shipped agenda."""
    data = raw(name)
    for part in PARTS:
        pages = data.get(part, [])
        assert isinstance(pages, list)
        data[part] = [placed(part, page) for page in pages]
    return Agenda.model_validate(data)


def every_wording(name: str) -> list[str]:
    """Every wording of a shipped file; a question's stand among those of its page."""
    data = raw(name)
    tables = [data[part] for part in PARTS if part in data]
    pages = [page for pages in tables if isinstance(pages, list) for page in pages]
    questions = [page.get("questions", []) for page in pages]
    heads = {key: data[key] for key in ("title", "about", "lenses") if key in data}
    return [text for part in (heads, pages, questions) for _, text in wordings(part, ())]


@each_agenda
def test_every_wording_of_a_shipped_agenda_is_in_its_outline(name: str) -> None:
    narrator = Narrator(shipped(name))
    whole = " ".join(" ".join(told(outline(shipped(name)))).split())
    texts = every_wording(name)
    assert len(texts) > 25
    assert [text for text in texts if narrator.line(text) not in whole] == []


@each_agenda
def test_no_placeholder_is_left_as_code(name: str) -> None:
    texts = [*told(outline(shipped(name)))]
    assert [text for text in texts if "{" in text or "}" in text] == []
    assert any("\u2039first name\u203a" in text for text in texts)


@each_agenda
def test_nothing_in_an_outline_is_a_word_of_the_file_format(name: str) -> None:
    whole = " ".join(told(outline(shipped(name))))
    jargon = r"\b(show_if|kind|options_from|reveal_after|yes_no|last_goal|follow_up|None|True|id)\b"
    assert re.findall(jargon, whole.replace("kind of", "").replace("kinds of", "")) == []


@each_agenda
def test_no_id_with_a_hyphen_is_in_an_outline(name: str) -> None:
    asked_for = shipped(name)
    known = {*asked_for.questions, *asked_for.lenses, *(page.id for page in asked_for.pages)}
    written = set(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)+", " ".join(every_wording(name))))
    found = set(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)+", " ".join(told(outline(asked_for)))))
    assert found & known <= written


@each_agenda
def test_each_condition_of_a_shipped_agenda_reads_as_a_sentence(name: str) -> None:
    notes = [
        text for text in told(outline(shipped(name))) if re.match(r"(when|for students) ", text)
    ]
    sentences = [t for t in told(outline(shipped(name))) if re.match(r"(Shown|Asked) only ", t)]
    whole = re.compile(
        r"(when “.+” (is answered|isn’t answered|has|names)\b.*"
        r"|for students with the supports? “.+”.*"
        r"|when an earlier conference has left something open)"
    )
    assert notes or sentences
    assert all(whole.fullmatch(note) for note in notes)
    assert all(whole.fullmatch(s.split(" only ", 1)[1].removesuffix(".")) for s in sentences)


def test_a_signature_can_be_for_one_version_of_the_file() -> None:
    made = agenda('[[agenda]]\nid = "a"\ntitle = "A"\n')
    labels = [line.label.text for line in outline(made).facts if line.label]
    with_version = outline(made, version="3f2a9c1b").facts[-1]
    assert "Version of the file" not in labels
    assert (with_version.label, with_version.text.text) == (
        Words("Version of the file"),
        "3f2a9c1b",
    )
