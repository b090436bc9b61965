"""Line mode in terminals and pipes: killed and gone on with, hung up, handed over, scripted."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from tests.system.pty_host import PtyHost
from tests.typed import TYPED
from tests.unit.line_mode import LineMode
from tests.unit.test_plain_walk import TALK
from tests.unit.whole_in_lines import LINES

CTRL_C, CTRL_D, CTRL_U, CTRL_Y, CTRL_Z, UP = b"\x03", b"\x04", b"\x15", b"\x19", b"\x1a", b"\x1b[A"
CONFER: Final = ("-m", "conferapp", "confer", "Amara")
DUMB: Final = (
    "-c",
    "import os; os.environ['TERM'] = 'dumb'; from conferapp.cli.main import main; "
    "raise SystemExit(main(['confer', 'Amara', '--agenda', 'talk']))",
)
"""The same on a terminal that can't draw; nobody asks for line mode there."""


@pytest.fixture
def laptop(tmp_path: Path) -> LineMode:
    """A laptop with a student and a short agenda."""
    laptop = LineMode.under(tmp_path)
    laptop.agenda(TALK)
    laptop.student()
    return laptop


def environment(laptop: LineMode) -> Mapping[str, str]:
    """What the app finds its folders by."""
    places = laptop.places
    own = {
        "CONFERAPP_WORKSPACE": places.workspace,
        "XDG_CONFIG_HOME": places.config,
        "XDG_STATE_HOME": places.state,
        "HOME": places.workspace.parent,
    }
    return {**os.environ, **{name: str(path) for name, path in own.items()}}


def opened(laptop: LineMode, command: Sequence[str] = CONFER) -> PtyHost:
    """Line mode in a terminal."""
    more = () if command is DUMB else ("--plain", "--agenda", "talk")
    return PtyHost((*command, *more), environment=environment(laptop))


def record(laptop: LineMode) -> dict[str, Any]:
    """The one record."""
    (path,) = laptop.places.workspace.glob("records/*/*.json")
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def values(laptop: LineMode) -> dict[str, Any]:
    """The answers in it."""
    return {key: answer["value"] for key, answer in record(laptop)["answers"].items()}


def test_on_a_dumb_terminal_a_conference_survives_a_kill_and_a_closed_window(
    laptop: LineMode,
) -> None:
    with opened(laptop, DUMB) as host:
        host.see("line by line.", "Your own name")
        host.send(b"\n")
        host.see("A short talk with Amara.", "Which test?", "Answer> ")
        host.send(b"the Unit 3 test\n" + b"caf\xe9 " * 900 + b"68\n")
        host.see("What was the score?", "Answer> ", "Answer> ")
        assert b"\x1b" not in host.shown  # nothing is drawn
        host.send(b"68\n")
        host.see("It\N{RIGHT SINGLE QUOTATION MARK}s Amara")
        host.process.kill()
        host.wait()
    with opened(laptop, DUMB) as host:
        host.see("goes on.", "Question 2 of 2. What was the score?", "So far: 68", "Answer> ")
        host.send(b"\n1\n60\n")
        host.see("Ready to see how it went?")
        host.hang_up()
        assert host.process.wait(10) == 128 + signal.SIGHUP
    answered = values(laptop)
    assert answered["assignment"] == "the Unit 3 test"
    assert answered["guess"] == {"value": 60, "out_of": 100}


def test_a_student_in_a_terminal_calls_nothing_back_and_ends_nothing(laptop: LineMode) -> None:
    with opened(laptop) as host:
        host.see("Your own name")
        host.send(b"\n")
        host.see("Which test?", "Answer> ")
        host.send(b"a secret of mine" + CTRL_U + b"the Unit 3 test\n68\n2\n")
        host.see("\x1b[H\x1b[2J\x1b[3J", "These pages are yours, Amara.", "Answer> ")
        cleared = len(host.shown)
        host.send(CTRL_C + CTRL_Z + CTRL_D)
        host.see("What do you think you got?", "Answer> ")
        host.send(CTRL_Y + UP + b"60\n")
        host.see("60 of 100", "Ready to see how it went?")
        assert b"secret" not in host.shown[cleared:]
        assert b"Unit 3" not in host.shown[cleared:]
        host.process.send_signal(signal.SIGTERM)
        host.see("Everything is saved.")
        assert host.wait() == 128 + signal.SIGTERM
    with opened(laptop) as host:
        host.see("How it went", "Enter shows the result")
        assert b"The facts" not in host.shown
        host.send(b"/give\n")
        host.see("Tutor: type the word tutor")
        host.send(b"tutor\n")
        host.see("The next page is only for you")
        host.send(CTRL_C)
        host.see('To go on: conferapp confer "Amara Okafor" --plain')
        assert host.wait() == 128 + signal.SIGINT


def scripted(
    laptop: LineMode, lines: Sequence[str], *more: str
) -> subprocess.CompletedProcess[str]:
    """Line mode with a script as its input."""
    return subprocess.run(
        [sys.executable, *CONFER, *more],
        input="".join(f"{line}\n" for line in lines),
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment(laptop),
        check=False,
        timeout=60,
    )


def test_a_script_on_standard_input_holds_a_whole_conference(laptop: LineMode) -> None:
    done = scripted(laptop, LINES, "--agenda", "goal-setting")

    assert (done.returncode, done.stderr) == (0, "")
    assert record(laptop)["status"] == "done"
    of_days = {"conference-date", "assessed-on", "new-goal", "next-date"}
    answered = values(laptop)
    assert {k: v for k, v in answered.items() if k not in of_days} == {
        k: v for k, v in TYPED.items() if k not in of_days
    }
    assert of_days <= answered.keys()


def test_a_script_is_told_what_did_not_fit(laptop: LineMode) -> None:
    done = scripted(laptop, ["# the Unit 3 test", "many"], "--agenda", "talk")

    assert done.returncode == 1
    assert "Everything is saved." in done.stdout
    assert "1 line didn’t fit:\nThe facts: What was the score?" in done.stdout
    assert values(laptop)["assignment"] == "# the Unit 3 test"
