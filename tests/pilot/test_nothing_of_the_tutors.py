"""Nothing of the tutor's reaches a student, whichever agenda ships, whatever the profile asks for.

Every text that is the tutor's and every answer that isn't shared carries a mark that stands in no
word of any language here. Each page is put up whole, on a tall screen, and looked through.
"""

import re
from typing import Final

import pytest
from tests.pilot.laptop import Laptop, Sitting
from tests.pilot.past import held, loaded

from conferapp.domain.agenda import PARTS, Agenda, Page, Tip
from conferapp.domain.kinds.question import Question
from conferapp.domain.model import Value
from conferapp.domain.reveal import curtain
from conferapp.domain.supports import SUPPORTS
from conferapp.ui.fields.field import Field
from conferapp.ui.screens.conference import ConferenceScreen
from conferapp.ui.screens.page import PageScreen
from conferapp.ui.screens.student import StudentScreen
from conferapp.ui.widgets.page_view import PageView

TALL: Final = (120, 80)
SHIPPED: Final = ("check-in", "data-review", "goal-setting", "writing")
EVERY_SUPPORT: Final = tuple(name for name in SUPPORTS if name != "one-at-a-time")
"""All at once; with one question at a time there would only be less on the screen."""

SECRET: Final = re.compile(r"Zq\S*|77135|2031")
"""Never for a student: tips, lenses, notes, answers that aren't shared."""
SPOKEN: Final = re.compile(r"Zt\S*")
"""What the tutor does and says, and examples: not on a page of the student's."""
COVERED: Final = re.compile(r"Zc\S*|7713[1-4]")
"""Results, until the student has made a guess and asked to see them."""


# What is filled in ----------------------------------------------------------------------------


def with_marks(agenda: Agenda) -> Agenda:
    """The agenda with a mark in everything that is the tutor's."""

    def marked(page: Page) -> Page:
        lens = next(iter(agenda.lenses), None)
        return page.model_copy(
            update={
                "do": "Zt.do {answer.no-such-question}",
                **{key: (f"Zt.{key}",) for key in ("say", "good", "weak")},
                "tips": (Tip(text="Zq.tip", lens=lens),),
            }
        )

    lenses = {
        name: lens.model_copy(update={"name": "Zq.lens", "idea": "Zq.idea"})
        for name, lens in agenda.lenses.items()
    }
    own: dict[str, object] = {part: tuple(map(marked, getattr(agenda, part))) for part in PARTS}
    copied = agenda.model_copy(update=own | {"lenses": lenses})
    for name in ("pages", "page_of", "questions", "roles", "mirrored"):
        copied.__dict__.pop(name, None)  # worked out from the pages as they were
    return copied


def words(question: Question, text: str, number: int) -> Value:
    """An answer that holds a text, or else a number."""
    rows: dict[str, Value] = {
        "evidence": [{"what": text, "source": text, "outcome": text}],
        "measures": [{"what": text, "value": text, "before": text}],
        "connections": [{"from": text, "to": text}],
        "goal": [{"goal": text, "why": text}],
        "actions": [{"what": text, "when": text, "backup": text}],
        "reminder": {"picture": None, "words": text},
        "number": number,
        "score": {"value": number, "out_of": 100_000},
        "topics": [
            {"topic": topic, "points": 77_131, "out_of": 77_132, "level": level, "power": power}
            for topic, level, power in (
                ("Equations", "mastered", True),
                ("Word problems", "close", None),
                ("Graphs", "not yet", None),
                ("Percent", "not yet", None),
            )
        ],
        "date": "2031-07-17" if text.startswith("Zq") else "2026-11-20",
        "yes_no": True,
        "scale": 2,
        "choices": [text],
        "checklist": [text],
    }
    return rows.get(question.kind, text)


def fill_in(person: Sitting) -> None:
    """Answer what the tutor answers, with a mark in each answer that a student may not see."""
    conference = person.conference
    agenda = conference.agenda
    for question in agenda.questions.values():
        if agenda.page_of[question.id].who != "tutor":
            continue
        shared = "student" in agenda.share(question)
        covered = question.reveal_after is not None
        text = f"Zq.{question.id}" if not shared else "Zc.result" if covered else "the Unit 3 test"
        conference.answer(question.id, words(question, text, 77_135 if not shared else 77_133))
    for page in agenda.pages:
        conference.note(page, "Zq.note")


def answer_as_the_student(person: Sitting) -> None:
    """Answer every page of the student's in plain words."""
    conference = person.conference
    for page in conference.agenda.pages:
        if page.who == "student":
            for question in page.questions:
                conference.answer(question.id, own_words(question))


def own_words(question: Question) -> Value:
    """A student's answer."""
    if question.kind == "topics":
        return [{"topic": "Graphs", "level": "close", "set": "student"}]
    plain = "Graphs" if question.kind in {"choice", "choices"} else "My own words"
    return words(question, plain, 60)


# What is looked at ----------------------------------------------------------------------------


def must_not_hold(person: Sitting, *marks: re.Pattern[str]) -> None:
    """Fail where a mark can be read: on the screen, in its title, in a toast."""
    app = person.app
    told = [toast.message for toast in app._notifications]
    titles = (app.title, app.sub_title, app.screen.title, app.screen.sub_title)
    holds_none("\n".join([person.screen, *told, *map(str, titles)]), person, marks)


def must_not_offer(person: Sitting, *marks: re.Pattern[str]) -> None:
    """Fail where a field knows of a mark, and could show it as soon as somebody types."""
    prompts = [str(field.prompt) for field in person.app.screen.query(Field)]
    holds_none("\n".join(prompts), person, marks)


def holds_none(text: str, person: Sitting, marks: tuple[re.Pattern[str], ...]) -> None:
    """Fail where a text holds a mark."""
    found = {match for mark in marks for match in mark.findall(text)}
    assert not found, f"{found} on {person.page}, {person.on}:\n{text}"


async def put_up(person: Sitting, page: Page) -> None:
    """Put up a page, on the screen that shows it."""
    flow, screen = person.app.flow, person.main
    assert flow is not None
    flow.with_student = page.who == "student"
    own: type[PageScreen] = StudentScreen if flow.with_student else ConferenceScreen
    if isinstance(screen, own):
        await screen.show_page(page)
    else:
        await person.app.put_up(flow.show(page.id))
    await person.pilot.pause()
    assert person.page == page.id
    assert person.app.screen.query_one(PageView).max_scroll_y == 0  # all of it is on the screen


async def look_at_the_students(person: Sitting, pages: list[Page], *marks: re.Pattern[str]) -> None:
    """Look for marks on pages of the student's."""
    for page in pages:
        await put_up(person, page)
        must_not_hold(person, *marks)
        must_not_offer(person, *marks)


async def look_at_those_for_both(person: Sitting) -> None:
    """Look at the pages for both while the pane is covered."""
    for page in person.conference.pages():
        if page.who == "together":
            await put_up(person, page)
            if "▒▒▒  Covered" not in person.screen:
                await person.press("f9")
            person.must_see("▒▒▒  Covered", "Zt.do")
            must_not_hold(person, SECRET, COVERED)
            must_not_offer(person, SECRET, COVERED)


async def look_around(person: Sitting, *marks: re.Pattern[str]) -> None:
    """Press what might lead somewhere else, and read the help."""
    for key in ("ctrl+p", "ctrl+g", "f4", "f6", "f9", "f11", "f12", "ctrl+y", "ctrl+r", "ctrl+o"):
        await person.press(key)
        assert person.on == "StudentScreen", key
    must_not_hold(person, *marks)
    await person.press("f1")
    assert person.on == "HelpDialog"
    must_not_hold(person, *marks)
    await person.press("escape")


def before_that(agenda: Agenda) -> dict[str, Value]:
    """What only the tutor knows of an earlier conference."""
    return {
        question.id: words(question, f"Zq.before-{question.id}", 77_135)
        for question in agenda.questions.values()
        if agenda.page_of[question.id].who == "tutor" and "student" not in agenda.share(question)
    }


@pytest.mark.parametrize("supports", [(), EVERY_SUPPORT], ids=["plain", "supports"])
@pytest.mark.parametrize("agenda_id", SHIPPED)
async def test_no_page_shows_a_student_anything_of_the_tutors(
    laptop: Laptop, agenda_id: str, supports: tuple[str, ...]
) -> None:
    student = laptop.student(supports=supports)
    held(laptop, student, before_that(loaded(laptop, agenda_id)[0]), agenda_id=agenda_id)
    async with laptop.open(TALL, student=student.id, agenda=agenda_id) as person:
        await person.until(lambda: person.app.flow is not None, "the conference is open")
        conference = person.conference
        conference.agenda = with_marks(conference.agenda)
        fill_in(person)
        theirs = [page for page in conference.pages() if page.who == "student"]
        await look_at_the_students(person, theirs, SECRET, SPOKEN, COVERED)
        if theirs:
            await look_around(person, SECRET, SPOKEN, COVERED)
        answer_as_the_student(person)
        waiting = [page for page in theirs if curtain(conference, page)]
        await look_at_the_students(person, waiting, SECRET, SPOKEN, COVERED)
        await look_at_those_for_both(person)
        for key in {
            page_curtain.key for page in waiting if (page_curtain := curtain(conference, page))
        }:
            assert conference.reveal(key)
        await look_at_the_students(person, theirs, SECRET, SPOKEN)
        if waiting:  # so there was something to be covered
            await put_up(person, waiting[0])
            assert COVERED.search(person.screen)


def test_the_marks_are_found_where_they_are() -> None:
    assert SECRET.findall("a Zq.tip, 77135 and 17 Jul 2031") == ["Zq.tip,", "77135", "2031"]
    assert COVERED.findall("77131 of 77132, Zc.result") == ["77131", "77132", "Zc.result"]
