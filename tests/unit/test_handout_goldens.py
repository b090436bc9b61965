"""Every edition of one sample conference, as text and as a web page, as it is kept.

`CONFERAPP_UPDATE_GOLDENS=1`, with pytest on this file, writes them anew.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path

import pytest
from tests.goldens import differences
from tests.unit.shares import english

from conferapp.domain.clock import Clock
from conferapp.domain.conference import begin
from conferapp.domain.handouts.editions import EDITIONS
from conferapp.domain.handouts.material import Material
from conferapp.domain.kinds.question import EVERYBODY
from conferapp.domain.model import Value
from conferapp.domain.record import Answer, Record
from conferapp.domain.standing import Around
from conferapp.domain.student import Student
from conferapp.outputs.pages import as_html, as_text
from conferapp.storage.agendas import load_agenda
from conferapp.storage.catalogues import find_catalogues
from conferapp.storage.pictures import find_pictures
from conferapp.storage.shipped import shipped_agendas

GOLDENS = Path(__file__).with_name("goldens") / "handouts"
FORMS = {"txt": as_text, "html": as_html}
BEFORE: Mapping[str, Value] = {
    "new-goal": [{"goal": "70 on the Unit 3 test", "by": "2026-11-20"}],
    "plan": [{"what": "Flashcards", "when": "every night"}],
}
NOW: Mapping[str, Value] = {
    "assignment": "the Unit 3 test",
    "score": {"value": 68, "out_of": 100},
    "hope": "Become a nurse",
    "strengths-named": "I checked my work twice, and it paid off.",
    "struggles-named": "Signs in equations",
    "tutor-strengths": "Sam stayed calm when a problem looked new.",
    "new-goal": [
        {
            "goal": "75 on the Unit 4 test",
            "from": 68,
            "to": 75,
            "by": "2026-12-12",
            "why": "I want to be ready for algebra.",
        }
    ],
    "plan": [
        {
            "what": "Calculator practice with my tutor",
            "when": "Monday and Wednesday at 3:30",
            "dose": "30 minutes",
            "obstacle": "The bus is late",
            "backup": "I call home and we book Tuesday",
            "helper": "Grandma",
        },
        {"what": "Flashcards", "when": "every night after dinner", "dose": "15 minutes"},
        {"what": "Ask one question in class", "when": "each Friday"},
    ],
    "my-notes": "Remember: signs first!\nAsk about the calculator.",
    "more-help": "Lunchtime homework help on Tuesdays would be great.",
    "next-date": "2026-12-05T15:30:00-05:00",
    "tutor-notes": "A good talk. Thank you.",
}


def talked(days: int, said: Mapping[str, Value], clue: tuple[str, str], *before: Record) -> Record:
    """A conference that was held some days ago, with a picture clue at its end."""
    moment = datetime(2026, 11, 21, 15, 30, tzinfo=timezone(timedelta(hours=-5)))
    then = moment - timedelta(days=days)
    clock = Clock(now=lambda: then, ticks=lambda: 0.0)
    loaded = load_agenda(shipped_agendas() / "goal-setting.toml")
    assert loaded.agenda
    assert loaded.source
    student = Student(id="s-7f3a9c21", name="Sample Student", called="Sam")
    around = Around(history=before)
    talk = begin(loaded.agenda, loaded.source, student, tutor="R. Diaz", clock=clock, around=around)
    for page in talk.pages():
        talk.enter(page)
    for name, value in said.items():
        assert talk.answer(name, value), name
    last = next(page for page in reversed(talk.pages()) if page.part == "agenda")
    talk.note(last, "He was tired today.", by="tutor")
    talk.finish()
    reminder = Answer(
        kind="reminder",
        part="agenda",
        page=last.id,
        by="student",
        ask="Your card",
        at=talk.record.updated,
        share=EVERYBODY,
        value={"picture": clue[0], "words": clue[1]},
    )
    answers = {**talk.record.answers, "reminder": reminder}
    return talk.record.model_copy(update={"answers": answers})


@cache
def material() -> Material:
    """The sample conference, and the one before it."""
    first = talked(14, BEFORE, ("ladder", "Step by step"))
    record = talked(0, NOW, ("magnifying-glass", "Look twice at the signs"), first)
    pictures = find_pictures(Path("nowhere")).by_name
    return Material(record, "Sam", english(), (first,), pictures)


def made(edition: str, form: str, of: Material) -> str:
    handout = EDITIONS[edition].make(of)
    return FORMS[form](handout, paper="letter", program="Sample Tutoring")


@pytest.mark.parametrize("form", [*FORMS])
@pytest.mark.parametrize("edition", [*EDITIONS])
def test_each_edition_is_as_it_is_kept(edition: str, form: str) -> None:
    found = differences(GOLDENS / f"{edition}.{form}", made(edition, form, material()))
    assert not found, "\n".join(found)


@pytest.mark.parametrize("form", [*FORMS])
def test_the_family_letter_in_spanish_is_as_it_is_kept(form: str) -> None:
    talk = material()
    spanish = find_catalogues().best("es")
    theirs = Material(talk.record, talk.called, spanish, talk.earlier, talk.pictures)
    found = differences(GOLDENS / f"family-es.{form}", made("family", form, theirs))
    assert not found, "\n".join(found)
