"""A monkey may do what it likes: the app lives, answers soon, and its records can be read.

`CONFERAPP_MONKEY=1000000 CONFERAPP_SEED=1 pytest -s` on this file is the long form; it says what it
died of, and with which seed that is seen again.
"""

import asyncio
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.faults.monkey import Monkey
from tests.pilot.agendas import SHORT
from tests.pilot.laptop import Laptop, folders
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.pilot import Pilot

from conferapp.desk.desk import lay_desk
from conferapp.storage.fault_log import describe
from conferapp.storage.records import read_record
from conferapp.ui.app import ConferApp
from conferapp.ui.input_parser import SteadyParser

EVENTS: Final = int(os.environ.get("CONFERAPP_MONKEY", "200"))
SEED: Final = int(os.environ.get("CONFERAPP_SEED", "7"))
LIFE: Final = min(EVENTS, 1_500)
"""Events after which the monkey gets another workspace: it locks itself out now and then."""
ANSWERED_WITHIN: Final = 2.0


class Life:
    """The app with a monkey at it.

    Args:
        top: A folder of its own.
        seed: Decides everything that happens.
    """

    def __init__(self, top: Path, seed: int) -> None:
        self.laptop = Laptop(folders(top))
        self.chance = random.Random(seed)  # noqa: S311  # nobody has to guess it
        self.monkey = Monkey(self.chance)
        self.clock = 0.0
        self.parser = SteadyParser(False, lambda: self.clock)
        self.slowest = 0.0
        self.deaths: Counter[str] = Counter()
        self.done = 0

    async def live(self, count: int) -> None:
        """Let the monkey do some deeds; where it quits the app, that is opened again."""
        if self.chance.random() < 0.5:
            self.laptop.agenda(SHORT)
        student = self.laptop.student().id
        while self.done < count:
            await self._open(student if self.chance.random() < 0.9 else None, count)

    async def _open(self, student: str | None, count: int) -> None:
        desk = lay_desk(self.laptop.places, self.laptop.moment.clock)
        desk.saver.start()
        app = ConferApp(desk, student=student, agenda="goal-setting")
        app.animation_level = "none"

        async def hands(_: Pilot[object]) -> None:
            while self.done < count and not self._over(app):
                await self._some(app)
            if not self._over(app):
                await self._answers(app)
            app.exit()

        await app.run_async(headless=True, size=self.monkey.size, auto_pilot=hands)
        assert desk.saver.close(10)
        for record in list(desk.locks._held):
            desk.locks.release(record)
        for fault in app.faults:
            self.deaths["\n".join(describe(fault))] += 1
        self.nothing_is_broken()

    @staticmethod
    def _over(app: ConferApp) -> bool:
        return app.crashed or app._exit

    async def _some(self, app: ConferApp) -> None:
        """A few events in one read, as they come when a program is busy, or one by one."""
        several = self.chance.choice((1, 2, 5, 20, 50))
        self.done += several
        if self.chance.random() < 0.02:
            size = Size(*self.monkey.resized())
            app.post_message(events.Resize(size, size))
        self._hand_on(app, self.parser.feed(b"".join(self.monkey.event() for _ in range(several))))
        if self.chance.random() < 0.1:
            self.clock += 2
            self.laptop.moment.pass_by(self.chance.choice((1, 30, 4_000)))
            self._hand_on(app, self.parser.tick())
        await self._settle(app)

    def _hand_on(self, app: ConferApp, messages: Iterator[Message]) -> None:
        assert app._driver is not None
        for message in messages:
            if not isinstance(message, events.Resize):
                app._driver.process_message(message)

    async def _settle(self, app: ConferApp) -> None:
        began = time.monotonic()
        for _ in range(3):
            await asyncio.sleep(0)
        while app.keys_at_work and not self._over(app):  # noqa: ASYNC110  # nobody tells of that
            await asyncio.sleep(0.001)
        self.slowest = max(self.slowest, time.monotonic() - began)

    async def _answers(self, app: ConferApp) -> None:
        """See whether a key is answered soon, after all that."""
        self.clock += 5
        self._hand_on(app, self.parser.tick())
        await self._settle(app)
        began = time.monotonic()
        app.simulate_key("f1")
        await self._settle(app)
        assert time.monotonic() - began < ANSWERED_WITHIN

    def nothing_is_broken(self) -> None:
        """Read every record; look for what was left behind."""
        workspace = self.laptop.places.workspace
        for path in workspace.glob("records/*/*"):
            assert path.suffix == ".json"
            read_record(path)
        assert not [path for path in workspace.rglob(".*") if path.name != ".gitignore"]


async def test_nothing_that_a_monkey_does_ends_the_app(tmp_path: Path) -> None:
    deaths: Counter[str] = Counter()
    slowest = 0.0
    began = time.monotonic()
    for number in range(EVENTS // LIFE):
        life = Life(tmp_path / str(number), SEED * 100_000 + number)
        await life.live(LIFE)
        for way, times in life.deaths.items():
            deaths[way] += times
            sys.stdout.write(f"seed {SEED}, life {number}:\n{way}\n")
            sys.stdout.flush()
        slowest = max(slowest, life.slowest)
    sys.stdout.write(
        f"random events {EVENTS // LIFE * LIFE:,}, seed {SEED}, deaths {sum(deaths.values())}, "
        f"slowest answer {slowest:.2f} s ({time.monotonic() - began:.0f} s)\n"
    )
    assert not deaths
