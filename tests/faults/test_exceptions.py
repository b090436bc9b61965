"""An exception anywhere: nothing saved is lost, nobody's words are told, the next start goes on."""

import io
import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from tests.pilot.agendas import SHORT
from tests.pilot.laptop import Laptop, folders
from tests.system.tiny_app import STUDENT, Store, TinyApp, now
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen

from conferapp.desk.desk import lay_desk
from conferapp.desk.startup import threads_watched
from conferapp.storage.fault_log import FaultLog
from conferapp.storage.saver import Saver
from conferapp.ui.app import ConferApp
from conferapp.ui.ending import Kept, ending
from conferapp.ui.safe_app import WENT_ON, SafeApp

NAMES = ("Amara", "Okafor")
Hands = Callable[[Pilot[object]], Coroutine[Any, Any, None]]


async def used(app: SafeApp, saver: Saver, hands: Hands) -> bool:
    """Run an app without a terminal, with hands on it; tell whether all is saved at the end."""
    with threads_watched(app.fault_in_thread):
        saver.start()
        await app.run_async(headless=True, size=(100, 30), auto_pilot=hands)
        return saver.close(5)


class Tiny:
    """The tiny app in a folder, and what it left there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.log = FaultLog(folder / "state" / "faults.log", now)
        self.app = TinyApp(Store(folder), self.log)
        self.code = 0
        self.said = ""

    async def use(self, *keys: str) -> None:
        """Press keys, quit, and hear the last word."""

        async def hands(pilot: Pilot[object]) -> None:
            for key in (*keys, "ctrl+q"):
                await pilot.press(key)
                await pilot.pause()

        saved = await used(self.app, self.app.saver, hands)
        screen = io.StringIO()
        self.code = ending(self.app, Kept(saved, None, self.log.path), screen)
        self.said = screen.getvalue()

    @property
    def saved(self) -> str:
        """What is on disk."""
        return str(json.loads((self.folder / "r1.json").read_bytes())["notes"])

    @property
    def noted(self) -> str:
        """The log."""
        return self.log.path.read_text("utf-8")


def nothing_is_told_of_anybody(*texts: str) -> None:
    for text in texts:
        assert not [name for name in (*NAMES, "bad ") if name in text]


@pytest.mark.parametrize(
    ("key", "where"), [("f2", "the app"), ("f3", "a worker"), ("f9", "the app")]
)
async def test_a_fault_in_what_changes_something_ends_the_app(
    tmp_path: Path, key: str, where: str
) -> None:
    tiny = Tiny(tmp_path)
    await tiny.use("h", "i", key)
    assert tiny.code == 70
    assert tiny.saved == "hi"
    assert tiny.said.startswith(
        "Conferapp met a fault of its own and closed; everything that was typed is saved. Start it "
    )
    assert str(tiny.log.path) in tiny.said
    lines = tiny.noted.splitlines()
    assert lines[1:3] == [where, "ValueError"]
    assert lines[-1].endswith(" fail")
    nothing_is_told_of_anybody(tiny.said, tiny.noted)


@pytest.mark.parametrize(
    ("key", "where"), [("f11", "thread side"), ("f12", "a task of its own"), ("f8", "a timer")]
)
async def test_a_fault_beside_the_conference_is_told_once_and_the_app_goes_on(
    tmp_path: Path, key: str, where: str
) -> None:
    tiny = Tiny(tmp_path)
    told: list[str] = []
    tiny.app.notify = lambda message, **_: told.append(message)  # type: ignore[method-assign]
    await tiny.use("h", key, "i", "t", "h")
    assert told == [WENT_ON]
    assert tiny.saved == "hith"
    assert tiny.code == 70
    assert tiny.said.startswith(
        "Conferapp met a fault of its own on the way; everything that was typed is saved. What "
    )
    assert tiny.noted.splitlines()[1:3] == [where, "ValueError"]
    nothing_is_told_of_anybody(tiny.said, tiny.noted, WENT_ON)


async def test_a_fault_in_the_savers_thread_is_noted_and_the_next_words_are_saved(
    tmp_path: Path,
) -> None:
    tiny = Tiny(tmp_path)

    async def hands(pilot: Pilot[object]) -> None:
        await pilot.press("exclamation_mark")
        assert not tiny.app.saver.flush(5)
        await pilot.press("backspace", "y", "e", "s", "ctrl+q")

    assert await used(tiny.app, tiny.app.saver, hands)
    assert tiny.saved == "yes"
    assert tiny.noted.splitlines()[1:3] == ["thread saver", "ValueError"]
    nothing_is_told_of_anybody(tiny.noted)


async def test_what_could_not_be_saved_is_said_beside_the_fault(tmp_path: Path) -> None:
    tiny = Tiny(tmp_path)
    await tiny.use("exclamation_mark", "f2")
    assert tiny.code == 70
    assert tiny.said.startswith(
        "Conferapp met a fault of its own and closed, and what was typed last could not be saved."
    )


async def test_what_a_screen_misses_that_has_been_left_is_no_fault(tmp_path: Path) -> None:
    tiny = Tiny(tmp_path)

    async def hands(pilot: Pilot[object]) -> None:
        dialog = Screen[None]()
        await tiny.app.push_screen(dialog)
        dialog.dismiss()
        dialog.call_next(dialog.query_one, "#button-that-left-before")
        await pilot.pause()
        assert not tiny.app.crashed
        tiny.app.screen.call_next(tiny.app.screen.query_one, "#button-that-never-was")

    assert await used(tiny.app, tiny.app.saver, hands)
    assert tiny.app.crashed


async def test_somebody_who_looks_for_a_fault_sees_the_traceback(tmp_path: Path) -> None:
    tiny = Tiny(tmp_path)
    await tiny.use("f2")
    screen = io.StringIO()
    ending(tiny.app, Kept(True), screen, details=True)
    assert "Traceback (most recent call last)" in screen.getvalue()
    assert f"ValueError: bad {STUDENT}" in screen.getvalue()


# In a conference ---------------------------------------------------------------------------------


async def test_a_page_that_fails_ends_the_app_and_the_next_start_goes_on_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop = Laptop(folders(tmp_path))
    laptop.agenda(SHORT)
    student = laptop.student()
    desk = lay_desk(laptop.places, laptop.moment.clock)
    app = ConferApp(desk, student=student.id, agenda="goal-setting")

    def fail(*_: object) -> None:
        raise KeyError(STUDENT)

    async def hands(pilot: Pilot[object]) -> None:
        while app.flow is None and not app.crashed:
            await pilot.pause()
        await pilot.press(*"Unit3")
        monkeypatch.setattr("conferapp.ui.screens.conference.pane", fail)
        app.simulate_key("f8")

    assert await used(app, desk.saver, hands)
    monkeypatch.undo()
    desk.locks.release(laptop.records[0]["id"])
    screen = io.StringIO()
    log = laptop.places.fault_log
    assert ending(app, Kept(True, app.draft, log), screen) == 70
    told = log.read_text("utf-8")
    assert "\n  conferapp/ui/screens/conference.py:" in told
    nothing_is_told_of_anybody(told, screen.getvalue().replace(str(tmp_path), ""))
    page = laptop.records[0]["at"]["page"]
    async with laptop.open(student=student.id) as tutor:
        await tutor.until(lambda: tutor.app.flow is not None, "the conference is open again")
        assert tutor.answer("assignment") == "Unit3"
        assert tutor.page == page


async def test_the_clock_of_a_page_may_fail_and_the_talk_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise KeyError(STUDENT)

    monkeypatch.setattr("conferapp.ui.screens.page.TICK", 0.2)
    monkeypatch.setattr("conferapp.ui.screens.conference.ConferenceScreen.tick", fail)
    async with Laptop(folders(tmp_path)).confer() as tutor:
        await tutor.until_seen("Something went wrong inside Conferapp")
        await tutor.say("assignment", "Unit 3")
        assert (await tutor.saved())["answers"]["assignment"]["value"] == "Unit 3"
        assert tutor.app.faults
        tutor.app.faults.clear()


def test_no_part_of_the_app_takes_the_place_of_what_another_one_does_by_itself() -> None:
    parts = [part for part in ConferApp.__mro__ if part.__module__.startswith("conferapp.")]
    of_textual = {name for name in dir(ConferApp) if any(name in vars(k) for k in App.__mro__)}
    named = [
        name
        for part in parts
        for name, what in vars(part).items()
        if name.startswith("_") and not name.startswith("__") and name not in of_textual
        if callable(what) or isinstance(what, bool)
    ]
    assert [name for name in {*named} if named.count(name) > 1] == []


# Before the app is up, and in a command ----------------------------------------------------------

PROGRAM = """
import sys
import conferapp.storage.workspace as broken
def fail(*_, **__):
    student = "Amara Okafor"
    raise {error}(student)
broken.Workspace = fail
from conferapp.cli.main import main
sys.exit(main(["where"]))
"""


@pytest.mark.parametrize("error", ["MemoryError"])
def test_a_command_that_fails_says_a_sentence_and_notes_it(tmp_path: Path, error: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(error=error)],
        env=own_folders(tmp_path),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    log = tmp_path / "state" / "conferapp" / "faults.log"
    assert done.returncode == 70
    assert done.stderr.startswith("Conferapp met a fault of its own and closed; ")
    assert str(log) in done.stderr
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert stat.S_IMODE(log.parent.stat().st_mode) == 0o700
    nothing_is_told_of_anybody(log.read_text("utf-8"), done.stderr)


def own_folders(top: Path) -> dict[str, str]:
    """An environment whose folders lie below one."""
    own = {"XDG_CONFIG_HOME": str(top / "config"), "XDG_STATE_HOME": str(top / "state")}
    return {**os.environ, **own, "CONFERAPP_WORKSPACE": str(top / "workspace")}


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX")
def test_a_fault_before_the_app_is_up_says_a_sentence_and_notes_it(tmp_path: Path) -> None:
    from tests.system.pty_host import PtyHost

    code = (
        "import sys; import conferapp.desk.desk as broken; exec(sys.argv.pop()); "
        "from conferapp.cli.main import main; sys.exit(main([]))"
    )
    fault = "def fail(*_): raise KeyError('Amara Okafor')\nbroken.lay_desk = fail"
    with PtyHost(["-c", code, fault], environment=own_folders(tmp_path)) as host:
        assert host.wait() == 70
        said = bytes(host.shown).decode()
    assert said.startswith("Conferapp met a fault of its own and closed; ")
    nothing_is_told_of_anybody(said)
    nothing_is_told_of_anybody((tmp_path / "state/conferapp/faults.log").read_text("utf-8"))


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX")
def test_a_fault_in_the_thread_that_reads_keys_ends_the_app(tmp_path: Path) -> None:
    from tests.system.pty_host import PtyHost

    code = (
        "import sys; sys.argv.pop(0); from conferapp.ui.input_parser import SteadyParser as P; "
        "feed = P.feed; P.feed = lambda own, data: 1 / 0 if b'!' in data else feed(own, data); "
        "from tests.system.tiny_app import main; sys.exit(main())"
    )
    environ = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    with PtyHost(["-c", code, "x", tmp_path], environment=environ) as host:
        host.read_until("READY")
        host.paste("Kept")
        host.send(b"!")
        assert host.wait() == 70
    assert json.loads((tmp_path / "r1.json").read_bytes())["notes"] == "Kept"
    noted = (tmp_path / "state" / "faults.log").read_text("utf-8")
    assert "\nthread textual-input\nZeroDivisionError\n" in noted
