"""Text that means harm, in an agenda, a name and every answer, through every screen.

It is shown as it was written, minus what a terminal would obey; nothing crashes and nothing is run.
"""

import re
from typing import Final

import pytest
from tests.pilot.laptop import LARGE, SMALL, Laptop, Sitting
from tests.pilot.past import held

from conferapp.domain.model import Row, Value
from conferapp.domain.text import clean

HOSTILE: Final = {
    "closing": "[/b] closed [x]",
    "action": "[@click=app.quit]quit[/] $text",
    "escapes": "\x1b[2J\x1b]52;c;aGk=\x07wiped\x9b31mred\x1b]0;title\x1b\\",
    "bidi": "\u202egnol\u202c \u2066turned\u2069 \u200fmark",
    "long": "x" * 5000,
    "scripts": "👩‍👧 العربية 中文 é\u0301\u0301",
}
MIXED: Final = {
    "markup": f"{HOSTILE['closing']} {HOSTILE['action']}",
    "unseen": f"{HOSTILE['escapes']} {HOSTILE['bidi']} {HOSTILE['scripts']}",
    "long": HOSTILE["long"],
}
"""The same, several in one text: what goes through many screens need not go through each alone."""
UNWANTED: Final = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Controls, C1 bytes and marks that turn text around: a terminal would obey them."""

AGENDA: Final = """
minutes = 10
[lenses.hostile]
name = {0}
color = "red"
[[preparation]]
id = "facts"
title = {0}
section = {0}
intro = {0}
do = {0}
tips = [{{ lens = "hostile", text = {0} }}]
[[preparation.questions]]
id = "words"
kind = "long"
ask = {0}
hint = {0}
[[preparation.questions]]
id = "topics"
kind = "topics"
ask = {0}
hint = {0}
[[preparation.questions]]
id = "score"
kind = "score"
ask = {0}
reveal_after = "guess"
role = "score"
[[reflection]]
id = "mine"
title = {0}
intro = {0}
who = "student"
[[reflection.questions]]
id = "thoughts"
kind = "long"
ask = {0}
hint = {0}
starters = [{0}]
words = [{0}]
[[reflection.questions]]
id = "mood"
kind = "choice"
ask = {0}
options = [{0}, "b"]
other = true
[[reflection.questions]]
id = "guess"
kind = "score"
ask = {0}
role = "predicted-score"
[[reflection]]
id = "result"
title = {0}
who = "student"
show = ["guess", "score"]
[[agenda]]
id = "talk"
title = {0}
section = {0}
minutes = 1
do = {0}
say = [{0}, "Think of {{answer.thoughts}}"]
good = [{0}]
weak = [{0}]
show = ["words", "topics", "thoughts", "mood"]
tips = [{{ lens = "hostile", text = {0} }}]
[[agenda.questions]]
id = "items"
kind = "checklist"
ask = {0}
items = [{0}]
[[agenda.questions]]
id = "goal"
kind = "goal"
ask = {0}
[[agenda.questions]]
id = "plan"
kind = "actions"
ask = {0}
[[agenda.questions]]
id = "recap"
kind = "recap"
ask = {0}
[[follow_up]]
id = "after"
title = {0}
"""


def toml_string(text: str) -> str:
    """A text as TOML writes it."""
    escaped = "".join(
        letter if letter.isprintable() and letter not in '"\\' else f"\\u{ord(letter):04x}"
        for letter in text
    )
    return f'"{escaped}"'


def nothing_is_obeyed(person: Sitting) -> None:
    """The screen holds no character that steers a terminal, and the app goes on."""
    assert person.app.is_running
    found = UNWANTED.search(person.app.export_screenshot())
    assert found is None, f"{found!r} is on {person.on}:\n{person.screen!r}"


async def walk(person: Sitting, text: str) -> None:
    """Type or paste the text wherever there is a place for it, on every screen."""
    await prepare(person, text)
    await person.press("f8")
    nothing_is_obeyed(person)
    await person.press("enter")
    await reflect(person, text)
    await person.press("f8")
    await person.take_back()
    await person.until(lambda: person.page == "talk", "the talk is there")
    await talk(person, text)
    await person.press("f8")
    await person.until(lambda: person.on == "FinishScreen", "the finish is there")
    nothing_is_obeyed(person)
    await person.finish()
    nothing_is_obeyed(person)
    await person.press("tab", "enter")
    await person.until(lambda: person.on == "ReadingScreen", "the record is there")
    for _ in range(3):
        nothing_is_obeyed(person)
        await person.press("pagedown")


async def prepare(person: Sitting, text: str) -> None:
    """Two answers, a note, a look at the list of pages and at the palette."""
    nothing_is_obeyed(person)
    await person.to_field("words")
    await person.paste(text)
    await person.to_field("topics")
    await person.paste(f"{text}\t1\t2")
    nothing_is_obeyed(person)
    await person.to_field("score")
    await person.paste("68")
    await person.press("ctrl+o")
    await person.paste(text)
    nothing_is_obeyed(person)
    await person.press("escape")
    nothing_is_obeyed(person)
    for key in ("ctrl+g", "f1", "ctrl+p"):
        await person.press(key)
        await person.paste(text)
        nothing_is_obeyed(person)
        await person.press("escape")


async def reflect(person: Sitting, text: str) -> None:
    """The student's pages, the curtain and the result."""
    await person.until(lambda: person.on == "StudentScreen", "the student has the laptop")
    nothing_is_obeyed(person)
    await person.to_field("thoughts")
    await person.paste(text)
    await person.press("tab", "enter")
    await person.to_field("mood")
    await person.press("down", "space")
    await person.to_field("guess")
    await person.type("60")
    nothing_is_obeyed(person)
    await person.press("f8")
    nothing_is_obeyed(person)
    if person.focus is None:  # on a long page what has the focus would be out of view
        await person.press("tab")
    await person.press("enter")
    assert person.app.flow is not None
    conference = person.app.flow.session.conference
    await person.until(lambda: not conference.covered("score"), "the result is open")
    nothing_is_obeyed(person)


async def talk(person: Sitting, text: str) -> None:
    """A live step: an item, the goal, the plan, a skip with a reason."""
    nothing_is_obeyed(person)
    await person.to_field("items")
    await person.press("space")
    await person.to_field("goal")
    await person.paste(text)
    await person.press("enter")
    await person.to_field("plan")
    await person.paste(text)
    nothing_is_obeyed(person)
    await person.press("f6")
    nothing_is_obeyed(person)
    await person.press("f5", "tab")
    await person.paste(text)
    nothing_is_obeyed(person)
    await person.press("escape")


@pytest.mark.parametrize(
    ("name", "size"), [("markup", SMALL), ("unseen", SMALL), ("unseen", LARGE), ("long", LARGE)]
)
async def test_hostile_text_goes_through_every_screen_as_words(
    laptop: Laptop, name: str, size: tuple[int, int]
) -> None:
    text = MIXED[name]
    page = text[:2000]
    laptop.agenda(AGENDA.format(toml_string(page)))
    student = laptop.student(f"{text[:400]} Okafor", grade=text[:50], subject=text[:50])
    async with laptop.open(size) as person:
        nothing_is_obeyed(person)
        await person.press("slash")
        await person.paste(text)
        nothing_is_obeyed(person)
        await person.press("escape", "n")
        await person.paste(text)
        nothing_is_obeyed(person)
        await person.press("escape")
    async with laptop.open(size, student=student.id) as person:
        await person.until(lambda: person.app.flow is not None, "the conference is open")
        await person.pilot.pause()
        await walk(person, text)
        record = await person.saved()
        kept = record["answers"]["words"]["value"]
        assert kept.strip() == clean(text, lines=True).strip()


@pytest.mark.parametrize("name", ["closing", "action", "scripts"])
async def test_what_looks_like_markup_is_shown_to_the_letter(laptop: Laptop, name: str) -> None:
    text = HOSTILE[name]
    laptop.agenda(AGENDA.format(toml_string(text)))
    laptop.student(f"{text} Okafor")
    async with laptop.open(LARGE) as person:
        person.must_see(f"○ {clean(text)}")
        await person.begin("enter", "short")
        await person.until(lambda: person.on == "ConferenceScreen", "the conference is open")
        await person.pilot.pause()
        person.must_see(clean(text))


async def test_a_click_on_words_that_look_like_an_action_runs_nothing(laptop: Laptop) -> None:
    laptop.agenda(AGENDA.format(toml_string(HOSTILE["action"])))
    laptop.student()
    async with laptop.open(LARGE) as person:
        await person.begin("enter", "short")
        await person.until(lambda: person.on == "ConferenceScreen", "the conference is open")
        await person.pilot.pause()
        await person.click("[@click=app.quit]quit")
        await person.click("quit[/]", last=True)
        assert person.app.is_running


async def test_hostile_text_is_only_words_in_every_place_beside_home(laptop: Laptop) -> None:
    text = " ".join(MIXED.values())[:1000]
    topic: Row = {"topic": text[:400], "points": 3, "out_of": 10, "level": "not yet", "set": "data"}
    for family, name in (("Okafor", "markup"), ("Ruiz", "unseen")):
        own = MIXED[name][:300]
        student = laptop.student(f"{own} {family}", grade=own[:50], tutor=own)
        goal: Row = {"goal": text, "topic": text[:400], "by": "2026-12-11"}
        step: Row = {"what": text, "when": text, "topic": text[:400]}
        said: dict[str, Value] = {"topics": [topic], "new-goal": [goal], "plan": [step]}
        held(laptop, student, said)
    places: dict[str, tuple[str, ...]] = {
        "h": ("down",) * 8,
        "b": ("2", "3", "s", "escape", "f9", "pagedown", "escape"),
        "k": ("down", "e", "escape", "g", "escape"),
        "l": ("enter", "escape"),
        "w": tuple("quit"),
        "f": ("down",) * 5,
        "r": ("down",) * 6,
    }
    async with laptop.open(SMALL) as tutor:
        for key, then in places.items():
            await tutor.press(key)
            assert tutor.on != "HomeScreen"
            nothing_is_obeyed(tutor)
            for each in then:
                await tutor.press(each)
                nothing_is_obeyed(tutor)
            await tutor.press("escape")
            await tutor.until(lambda: tutor.on == "HomeScreen", "home is there")


async def test_a_hostile_file_name_is_listed_as_words(laptop: Laptop) -> None:
    laptop.student()
    folder = laptop.places.workspace / "students"
    (folder / "[@click=app.quit]\x1b[2J\u202e.json").write_text("{", encoding="utf-8")
    async with laptop.open(LARGE) as person:
        await person.press("end")
        person.must_see("[@click=app.quit]")
        nothing_is_obeyed(person)


def test_the_eye_for_unwanted_characters_sees_them() -> None:
    assert all(UNWANTED.search(HOSTILE[name]) for name in ("escapes", "bidi"))
    assert not any(UNWANTED.search(HOSTILE[name]) for name in ("closing", "action", "scripts"))
