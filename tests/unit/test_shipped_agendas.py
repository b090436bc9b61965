"""What ships is sound, follows the protocols item by item, and is nowhere in the program."""

import ast
import re
from collections import Counter
from functools import cache
from typing import get_args

import pytest
from tests.unit.build import Time, a_student, held

from conferapp.domain.agenda import Agenda, Page
from conferapp.domain.authoring.limits import Limits
from conferapp.domain.authoring.reading_grade import grade
from conferapp.domain.conference import begin
from conferapp.domain.kinds.question import Role
from conferapp.domain.kinds.reminder import Reminder
from conferapp.domain.kinds.union import KINDS
from conferapp.domain.standing import Around, live_pages
from conferapp.storage.agendas import Loaded, load_agenda
from conferapp.storage.pictures import find_pictures
from conferapp.storage.shipped import shipped_agendas

TAGS = {
    "goal-setting": (
        *("A-1", "A-2", "A-2a", "A-2b", "A-3", "A-3a", "A-3b", "A-4"),
        *("A-5", "A-5a", "A-5b", "A-5c", "A-5d", "A-5e", "A-5f"),
        *("A-6", "A-6a", "A-6b", "A-6c", "A-6d", "A-6e", "A-7"),
        *("A-8", "A-8a", "A-8b", "A-8c", "A-9", "A-9a", "A-9b", "A-9c"),
        *("A-10", "A-11", "A-12", "A-13", "A-14", "A-15"),
    ),
    "data-review": (
        *("B-1", "B-2", "B-3", "B-4.1", "B-4.2", "B-4.3", "B-4.4", "B-4.5", "B-4.6"),
        *("B-5", "B-6", "B-7", "B-8"),
    ),
    "writing": ("C-1", "C-2", "C-3", "C-4", "C-5", "C-6"),
    "check-in": ("B-6",),
    "small-group": ("B-4.5", "C-8"),
}
"""The items of its protocol that each agenda carries out."""
COMMON_WORDS = frozenset({"hand-over", "plan"})
"""Ids that mean something else in the program as well."""
ASKED_FOR = frozenset({"small-group"})
"""The one agenda that the program looks for by its id, to keep a group with each member."""
TALKS = tuple(name for name in TAGS if name not in ASKED_FOR)
"""Those that are held with one student; a group has no last time of its own."""
LONGEST_SAY = 100
"""Characters of a line to say: what one breath and one look can hold."""
HIGHEST_GRADE = 5.5
"""The school year whose readers follow a student's page: ten-year-olds."""

each_agenda = pytest.mark.parametrize("name", TAGS)
each_talk = pytest.mark.parametrize("name", TALKS)


@cache
def loaded(name: str) -> Loaded:
    """A shipped agenda, the names of the pictures known."""
    pictures = frozenset(picture.name for picture in find_pictures().found)
    return load_agenda(shipped_agendas() / f"{name}.toml", pictures)


def agenda_of(name: str) -> Agenda:
    """The same, sound."""
    agenda = loaded(name).agenda
    assert agenda is not None
    return agenda


def text_of(name: str) -> str:
    """The file."""
    return (shipped_agendas() / f"{name}.toml").read_text(encoding="utf-8")


# Sound ------------------------------------------------------------------------------------


def test_there_are_as_many_agendas_as_are_tried_here() -> None:
    assert {path.stem for path in shipped_agendas().glob("*.toml")} == set(TAGS)


@each_agenda
def test_a_shipped_agenda_loads_without_a_word(name: str) -> None:
    assert [problem.sentence() for problem in loaded(name).problems] == []
    assert loaded(name).id == name
    assert agenda_of(name).about


@each_agenda
def test_a_shipped_agenda_leaves_nothing_to_advise(name: str) -> None:
    advised = load_agenda(shipped_agendas() / f"{name}.toml", limits=Limits()).problems
    assert [problem.sentence() for problem in advised] == []


@pytest.mark.parametrize(("name", "tag"), [(name, tag) for name in TAGS for tag in TAGS[name]])
def test_every_item_of_the_protocol_is_marked_by_a_comment(name: str, tag: str) -> None:
    comments = re.findall(r"^\s*#(.*)$", text_of(name), re.MULTILINE)
    exactly = re.compile(rf"\b{re.escape(tag)}(?![0-9a-z]|\.[0-9])")
    assert [line for line in comments if exactly.search(line)], f"No comment names {tag}"


def test_the_reminders_of_the_agendas_are_there_to_be_picked() -> None:
    asked = [q for name in TAGS for q in agenda_of(name).of_kind("reminder")]
    known = {picture.name for picture in find_pictures().found}
    assert asked
    assert all(isinstance(q, Reminder) and set(q.pictures) <= known for q in asked)


# Nowhere in the program -------------------------------------------------------------------


def ids_of(agenda: Agenda) -> set[str]:
    """Everything that an agenda names."""
    pages = {page.id for page in agenda.pages}
    return {agenda.id, *agenda.lenses, *agenda.questions, *pages}


@cache
def constants() -> Counter[str]:
    """The strings in the program's code, and how often each is there."""
    code = shipped_agendas().parent / "src" / "conferapp"
    nodes = (n for p in code.rglob("*.py") for n in ast.walk(ast.parse(p.read_text("utf-8"))))
    return Counter(
        n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)
    )


@each_agenda
def test_no_question_page_or_lens_of_an_agenda_is_named_in_the_program(name: str) -> None:
    allowed = {*get_args(Role), *KINDS, *COMMON_WORDS, *ASKED_FOR}
    assert constants()["goal"] > 0
    assert sorted((ids_of(agenda_of(name)) - allowed) & set(constants())) == []


def test_no_word_is_excused_that_needs_no_excuse() -> None:
    named = {word for name in TAGS for word in ids_of(agenda_of(name))} & set(constants())
    assert named >= COMMON_WORDS | ASKED_FOR


# For people -------------------------------------------------------------------------------


@each_agenda
def test_the_minutes_of_the_talk_add_up(name: str) -> None:
    agenda = agenda_of(name)
    assert all(page.minutes for page in agenda.agenda)
    assert sum(page.minutes or 0 for page in agenda.agenda) == agenda.minutes


@each_agenda
def test_a_line_to_say_takes_one_breath(name: str) -> None:
    agenda = agenda_of(name)
    said = [agenda.word(line) for page in agenda.pages for line in page.say]
    assert said
    assert [line for line in said if len(line) > LONGEST_SAY] == []


@each_talk
def test_every_talk_comes_back_to_the_last_one(name: str) -> None:
    looks_back = [q.kind for page in agenda_of(name).agenda for q in page.questions]
    assert looks_back.count("last_goal") == 1


@each_agenda
def test_a_first_talk_is_the_same_without_looking_back(name: str) -> None:
    agenda, source = agenda_of(name), loaded(name).source
    assert source is not None
    last = Around(history=(held(1, goals=["Pass"]),))
    first, second = (
        begin(agenda, source, a_student(), tutor="R. Diaz", clock=Time().clock, around=around)
        for around in (Around(), last)
    )
    asked = [
        [q.kind for page in live_pages(talk) for q in talk.questions(page)]
        for talk in (first, second)
    ]
    assert "last_goal" not in asked[0]
    assert asked[0] == [kind for kind in asked[1] if kind != "last_goal"]
    assert all(
        talk.questions(page) or page.say for talk in (first, second) for page in live_pages(talk)
    )


def read_on(agenda: Agenda, page: Page) -> list[str]:
    """What a student reads on a page."""
    texts = [page.title, page.intro, *(text for q in page.questions for text in q.read())]
    return [agenda.word(text) for text in texts if text is not None]


@each_agenda
def test_a_ten_year_old_follows_a_students_page(name: str) -> None:
    agenda = agenda_of(name)
    grades = {
        page.id: grade(read_on(agenda, page)) for page in agenda.pages if page.who == "student"
    }
    assert {page: found for page, found in grades.items() if found > HIGHEST_GRADE} == {}
    assert bool(grades) == bool(agenda.reflection)
