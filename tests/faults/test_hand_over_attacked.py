"""While a student has the laptop, nothing of the tutor's is ever seen, whatever they do.

`CONFERAPP_HAND_OVERS=100 CONFERAPP_HAND_OVER_EVENTS=10000 pytest -s` on this file is the long form.
Each hand-over has kills and restarts in it, also by the name of another student; then the tutor
takes the laptop back, and the eye sees the marks at once.
"""

import os
import random
import sys
from collections import Counter
from pathlib import Path
from typing import Final

import pytest
from tests.faults.hand_over import AGENDAS, Eye, Hands, hand_over, prepare, take_back
from tests.pilot.laptop import LARGE, Laptop, folders

HAND_OVERS: Final = int(os.environ.get("CONFERAPP_HAND_OVERS", "2"))
EVENTS: Final = int(os.environ.get("CONFERAPP_HAND_OVER_EVENTS", "240"))
SEED: Final = int(os.environ.get("CONFERAPP_SEED", "5"))
LIVES: Final = 3
"""How often the app runs in one hand-over: it is killed in between."""


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Paint as soon as there is something to paint, and look often whether all is quiet."""
    monkeypatch.setattr("textual.screen.UPDATE_PERIOD", 0.001)
    monkeypatch.setattr("textual._wait.SLEEP_GRANULARITY", 0.005)
    monkeypatch.setattr("textual._wait.SLEEP_IDLE", 0.001)
    monkeypatch.setattr("conferapp.ui.screens.page.QUIET_AFTER", 3_600.0)


async def attack(top: Path, number: int, eye: Eye) -> None:
    """Hand over, do anything, kill and restart, do anything, and take back.

    Args:
        top: A folder of its own.
        number: Which hand-over; it decides everything that happens.
        eye: Looks on.
    """
    laptop = Laptop(folders(top))
    chance = random.Random(SEED * 1_000 + number)  # noqa: S311  # nobody has to guess it
    agenda, code = AGENDAS[number % 2], number % 4 < 2
    student, other = prepare(laptop, agenda, code=code)
    for life in range(LIVES):
        named = (student.id, None, other.id)[life % 3]
        async with laptop.open(LARGE, student=named, agenda=agenda) as person:
            if life == 0:
                await hand_over(person)
            await person.until(lambda: person.app.private, "the student has the laptop")
            await Hands(chance, person, eye).do(EVENTS // LIVES)
            if life == LIVES - 1:
                await take_back(person, code=code)
                eye.look_around(person.app)


async def test_no_deed_of_a_student_shows_anything_of_the_tutors(tmp_path: Path) -> None:
    seen: Counter[str] = Counter()
    looks = 0
    for number in range(HAND_OVERS):
        eye = Eye()
        with eye.open():
            await attack(tmp_path / str(number), number, eye)
        assert sum(eye.told.values()) > 10  # so the eye sees
        seen += eye.seen
        looks += eye.looks
    sys.stdout.write(
        f"hand-overs attacked {HAND_OVERS}, events {HAND_OVERS * EVENTS:,}, "
        f"paints and bytes read {looks:,}, marks seen {sum(seen.values())}\n"
    )
    assert looks > HAND_OVERS * EVENTS / 4
    assert not seen
