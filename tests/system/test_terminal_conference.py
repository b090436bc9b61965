"""A conference in a real terminal: typed, killed on the way, gone on with, finished, and read."""

import json
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from tests.system.pty_host import PtyHost

F1, F8, ESC, CTRL_N, CTRL_Q = b"\x1bOP", b"\x1b[19~", b"\x1b", b"\x0e", b"\x11"

AGENDA: Final = """\
format = 1
id = "goal-setting"
title = "A short talk"
[[preparation]]
id = "facts"
title = "The facts"
[[preparation.questions]]
id = "assignment"
kind = "short"
ask = "Which test?"
[[preparation]]
id = "view"
title = "My view"
[[agenda]]
id = "hello"
title = "How are you today"
[[agenda.questions]]
id = "win"
kind = "long"
ask = "Something that went well"
[[agenda]]
id = "aim"
title = "Where you want to go"
[[agenda.questions]]
id = "next-date"
kind = "short"
ask = "When do we talk next"
"""


def hold_a_conference(
    workspace: Path,
    environment: Mapping[str, str],
    *,
    python: str | Path = sys.executable,
    program: Sequence[str | Path] = ("-m", "conferapp"),
) -> dict[str, Any]:
    """Hold a short conference, killed twice on the way, and return its record.

    Args:
        workspace: The workspace, which `CONFERAPP_WORKSPACE` of the environment names too.
        environment: The environment variables of the app.
        python: The interpreter.
        program: What follows it; by default the app as a module.
    """

    def app() -> PtyHost:
        return PtyHost(program, environment=environment, python=python)

    (workspace / "agendas").mkdir(parents=True)
    (workspace / "agendas" / "short.toml").write_text(AGENDA, encoding="utf-8")
    with app() as host:
        _prepare(workspace, host)
    with app() as host:
        _talk(workspace, host)
    with app() as host:
        _finish(host)
    (path,) = workspace.glob("records/*/*.json")
    record: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return record


def _prepare(workspace: Path, host: PtyHost) -> None:
    """Add a student, prepare, and be killed."""
    host.see("Welcome")
    host.send(b"\x1b")
    host.see("Your students will stand here")
    host.send(b"n")
    host.see("A new student")
    host.send(b"Amara Okafor\r")
    host.see("none agreed yet")
    host.send(b"p")
    host.see("Which conference?")
    host.send(b"short\r")
    host.see("Which test?")
    _type(host, "the Unit 3 test")
    _kept(workspace, host, "the Unit 3 test")
    host.process.kill()
    host.wait()


def _talk(workspace: Path, host: PtyHost) -> None:
    """Go on where it was, begin to talk, and be killed."""
    host.see("prepared")
    host.send(b"\r")
    host.see("the Unit 3 test")
    host.send(F8)
    host.see("2 of")
    host.send(F8)
    host.see("Something that went well")
    _type(host, "She checked her work.")
    _kept(workspace, host, "She checked her work.")
    host.process.kill()
    host.wait()


def _finish(host: PtyHost) -> None:
    """Go on where it was, talk to the end, finish, and quit."""
    host.see("step 1 of 2")
    host.send(b"\r")
    host.see("She checked her work.")
    host.send(F8)
    host.see("2 of 2", "When do we talk next")
    _type(host, "on Friday")
    host.send(F8)
    host.see("Nothing is left open")
    host.send(CTRL_N)
    host.see("once more")
    host.send(F8)  # the other key: the same one so soon would be one that is held down
    host.see("Thank you, ")
    host.send(b"\r")
    host.see("Amara Okafor", "Prepare")
    host.send(CTRL_Q)
    assert host.wait() == 0


def _type(host: PtyHost, words: str) -> None:
    host.send(words.encode())
    host.see(words[-1])


def _kept(workspace: Path, host: PtyHost, words: str) -> None:
    """Look at the help until words are on disk, which takes a moment; the page stays as it is."""
    for _ in range(50):
        files = workspace.glob("records/*/*.json")
        if any(words in path.read_text(encoding="utf-8") for path in files):
            return
        host.send(F1)
        host.see("Do it")
        host.send(ESC)
    raise AssertionError(f"{words!r} was never saved")


def the_record_is_what_was_typed(record: dict[str, Any]) -> None:
    """Compare a record with what `hold_a_conference` typed."""
    values = {key: answer["value"] for key, answer in record["answers"].items()}
    assert values == {
        "assignment": "the Unit 3 test",
        "win": "She checked her work.",
        "next-date": "on Friday",
    }
    assert record["status"] == "done"
    assert record["student"]["name"] == "Amara Okafor"
    assert [visit["page"] for visit in record["pages"]] == ["facts", "view", "hello", "aim"]


def test_a_conference_survives_two_kills_and_is_kept_as_it_was_typed(tmp_path: Path) -> None:
    own = {
        "CONFERAPP_WORKSPACE": "workspace",
        "XDG_CONFIG_HOME": "config",
        "XDG_STATE_HOME": "state",
    }
    environment = {**os.environ, **{name: str(tmp_path / top) for name, top in own.items()}}
    the_record_is_what_was_typed(hold_a_conference(tmp_path / "workspace", environment))
