"""Noting: what is laid out beside the pages that travel, in the student's language."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from conferapp.domain.agenda import Page
from conferapp.domain.amounts import percent
from conferapp.domain.beside import NAMED, TUTORS_OWN
from conferapp.domain.handouts.catalogue import Catalogue
from conferapp.domain.kinds.phrases import stored
from conferapp.domain.kinds.question import Question
from conferapp.domain.kinds.tables import LEVEL_MARKS, Topics
from conferapp.domain.mastery import chunks, is_power, topics_shown
from conferapp.domain.standing import Standing
from conferapp.domain.travel.controls import LEVEL_WORDS
from conferapp.domain.travel.page import Note, NoteLine
from conferapp.domain.wording import base

TITLES: Mapping[str, str] = {
    "foundation-goals": "foundation_goals",
    "ways-of-learning": "ways_of_learning",
    "calibration": "calibration",
}
"""What `show` may name besides questions on a student's page, by the names in the catalogue."""
HEADINGS: Mapping[str, str] = {
    "Power standards ★": "power",
    "Missed most": "missed_most",
    "The others": "others",
}
"""The headings of topics in portions, by their names in the catalogue."""
IN_ENGLISH = ("calibration",)
"""Those whose lines the app has in English only."""


def notes(
    standing: Standing, page: Page, live: frozenset[str], words: Catalogue
) -> tuple[Note, ...]:
    """What is laid out beside a page, as far as it is open to the student.

    Args:
        standing: The standing, cut down to what the student may have.
        page: The page.
        live: The questions that are answered on the page that travels.
        words: The app's own words.
    """
    found: list[Note] = []
    for name in dict.fromkeys(page.show):
        if name in NAMED:
            found += _named(standing, page, name, words)
        elif name in standing.agenda.questions:
            found += _answered(standing, page, standing.agenda.questions[name], live, words)
    return tuple(found)


def _named(standing: Standing, page: Page, name: str, words: Catalogue) -> Iterator[Note]:
    if name in TUTORS_OWN or name not in TITLES:
        return
    for item in NAMED[name](standing, page):
        lines = [NoteLine(text) for voice in item.voices for text in voice.text.splitlines()]
        foreign = name in IN_ENGLISH and base(words.language) != "en"
        yield Note(words.say(f"travel.{TITLES[name]}"), tuple(lines), english=foreign)


def _answered(
    standing: Standing, page: Page, question: Question, live: frozenset[str], words: Catalogue
) -> Iterator[Note]:
    name = question.id
    title = standing.speech(page).ask(question)
    if standing.covered(name):
        return
    if name in live:
        yield Note(title, question=name)
        return
    if not standing.open_to_student(name):
        return
    note = Note(title, share=percent(standing.value(name)))
    if isinstance(question, Topics):
        lines = tuple(_topics(standing, question, words))
    else:
        said = question.as_text(standing.value(name), words)
        lines = tuple(NoteLine(text) for text in said.splitlines())
    if lines:
        yield replace(note, lines=lines)


def _topics(standing: Standing, question: Topics, words: Catalogue) -> Iterator[NoteLine]:
    """Topics in portions, power standards first."""
    topics = topics_shown(standing, question.id, student=True)
    for heading, rows in chunks(topics):
        if heading:
            key = HEADINGS.get(heading)
            yield NoteLine(words.say(f"travel.{key}") if key else heading, heading=True)
        for row in rows:
            level = row.get("level")
            text = question.row_text(row, words)
            yield NoteLine(text, level=level if isinstance(level, str) else "")
    yield NoteLine(_legend(words, power=any(map(is_power, topics))), small=True)


def _legend(words: Catalogue, *, power: bool) -> str:
    """What the marks of topics mean; of the star only where a topic has one."""
    said = (
        f"{LEVEL_MARKS[level][0]} {stored(words, 'letter', level)}: {words.say(f'travel.{key}')}"
        for level, key in LEVEL_WORDS.items()
    )
    return " · ".join((*said, *([words.say("travel.power_mark")] if power else [])))
