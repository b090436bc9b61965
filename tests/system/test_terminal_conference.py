"""A conference in a real terminal: typed, killed on the way, gone on with, finished, and read."""

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from tests.system.pty_host import PtyHost

F7, F8, CTRL_Q = b"\x1b[18~", b"\x1b[19~", b"\x11"

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
    workspace: Path, environment: Mapping[str, str], arguments: tuple[str, ...] = ("-m", "conferapp")
) -> dict[str, Any]:
    """Hold a short conference, killed twice on the way, and return its record.

    Args:
        workspace: An empty folder, which `CONFERAPP_WORKSPACE` of the environment names.
        environment: The environment variables of the app.
        arguments: What follows `python`; by default the app as a module.
    """
    (workspace / "agendas").mkdir(parents=True)
    (workspace / "agendas" / "short.toml").write_text(AGENDA, encoding="utf-8")
    with _app(environment, arguments) as host:
        host.read_until("Welcome")
        host.send(b"n")
        host.read_until("A new student")
        host.send("Amara Okafor\r".encode())
        host.read_until("none agreed yet")
        host.send(b"p")
        host.read_until("Which test?")
        host.paste("the Unit 3 test")
        host.read_until("Saved")
        host.process.kill()
        host.wait()
    with _app(environment, arguments) as host:
        host.read_until("prepared")
        host.send(b"\r")
        host.read_until("the Unit 3 test")
        host.send(F8)
        host.read_until("Something that went well")
        host.paste("She checked her work.")
        _until_saved(workspace, host, "She checked her work.")
        host.process.kill()
        host.wait()
    with _app(environment, arguments) as host:
        host.read_until("step 1 of 2")
        host.send(b"\r")
        host.read_until("She checked her work.")
        host.send(F8)
        host.read_until("When do we talk next")
        host.paste("on Friday")
        host.send(F8)
        host.read_until("Nothing is left open")
        host.send(F8)
        host.read_until("once more")
        host.send(F8)
        host.read_until("Enter begins a conference")
        host.send(CTRL_Q)
        assert host.wait() == 0
    (path,) = workspace.glob("records/*/*.json")
    record: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return record


def _app(environment: Mapping[str, str], arguments: tuple[str, ...]) -> PtyHost:
    return PtyHost(arguments, environment=environment)


def _until_saved(workspace: Path, host: PtyHost, words: str) -> None:
    """Turn the page and back, which saves at once, and see that it was."""
    host.send(F7)
    host.read_until("Which test?")
    host.send(F8)
    host.read_until(words)
    saved = [path.read_text(encoding="utf-8") for path in workspace.glob("records/*/*.json")]
    assert any(words in text for text in saved)


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
    assert [visit["page"] for visit in record["pages"]] == ["facts", "hello", "aim"]


def test_a_conference_survives_two_kills_and_is_kept_as_it_was_typed(tmp_path: Path) -> None:
    own = {"CONFERAPP_WORKSPACE": "workspace", "XDG_CONFIG_HOME": "config", "XDG_STATE_HOME": "state"}
    environment = {**os.environ, **{name: str(tmp_path / top) for name, top in own.items()}}
    the_record_is_what_was_typed(hold_a_conference(tmp_path / "workspace", environment))
