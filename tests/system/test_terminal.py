"""Whatever happens to the terminal or the process, nothing that was typed is lost."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals and signals are POSIX", allow_module_level=True)

from tests.system.pty_host import PtyHost

TINY_APP = Path(__file__).parent / "tiny_app.py"
SENTENCE = "She knows more than she thinks."
NAME = b"Amara"
F2, F3, CTRL_Q = b"\x1bOQ", b"\x1bOR", b"\x11"


def open_app(folder: Path, launch: str = "own") -> PtyHost:
    host = PtyHost([TINY_APP, folder], launch)
    host.read_until("READY")
    return host


def saved_in(folder: Path) -> str:
    return str(json.loads((folder / "r1.json").read_bytes())["notes"])


@pytest.mark.parametrize("launch", ["own", "own,nohup"])
def test_a_closed_window_loses_nothing(tmp_path: Path, launch: str) -> None:
    with open_app(tmp_path, launch) as host:
        host.paste(SENTENCE)
        host.hang_up()
        assert host.wait() == 129
    assert saved_in(tmp_path) == SENTENCE


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM, signal.SIGINT, signal.SIGQUIT])
def test_a_signal_to_end_loses_nothing(tmp_path: Path, number: signal.Signals) -> None:
    with open_app(tmp_path) as host:
        host.paste(SENTENCE)
        host.process.send_signal(number)
        assert host.wait() == 128 + number
    assert saved_in(tmp_path) == SENTENCE


def test_the_end_of_input_ends_the_app(tmp_path: Path) -> None:
    with open_app(tmp_path, "alone") as host:
        host.paste(SENTENCE)
        host.hang_up()
        assert host.wait() == 129
    assert saved_in(tmp_path) == SENTENCE


@pytest.mark.parametrize(
    "noise",
    [
        pytest.param(b"\xff", id="a byte that is no character"),
        pytest.param(b"\x1b[1114112u", id="a key beyond Unicode"),
        pytest.param(b"\x1b[99999999999999999999u", id="a key beyond any number"),
        pytest.param(b"\x1b[97;1;55296u", id="half of a character"),
        pytest.param(b"\x1b[48;99999999;99999999;1;1t", id="a terminal without end"),
        pytest.param(b"\x1b[<0;99999999999;99999999999M", id="a click far away"),
    ],
)
def test_noise_from_the_terminal_ends_nothing(tmp_path: Path, noise: bytes) -> None:
    with open_app(tmp_path) as host:
        host.send(noise)
        host.paste(SENTENCE)
        host.send(CTRL_Q)
        assert host.wait() == 0
    assert saved_in(tmp_path).endswith(SENTENCE)


def test_text_that_comes_with_an_impossible_key_stays(tmp_path: Path) -> None:
    with open_app(tmp_path) as host:
        host.send(b"before\x1b[1114112uafter")
        host.read_until("after")
        host.send(CTRL_Q)
        assert host.wait() == 0
    assert saved_in(tmp_path) == "beforeafter"


@pytest.mark.parametrize("key", [F2, F3])
def test_a_crash_shows_one_sentence_and_no_name(tmp_path: Path, key: bytes) -> None:
    with open_app(tmp_path) as host:
        host.paste(SENTENCE)
        host.send(key)
        assert host.wait() == 70
    said = bytes(host.shown).rpartition(b"\x1b")[2].partition(b"l")[2].decode()
    assert said.strip() == (
        "Conferapp met a fault of its own and closed; everything that was typed is saved. Start it "
        "again to go on. What happened is noted, without anybody’s words, in "
        f"{tmp_path / 'state' / 'faults.log'}."
    )
    assert NAME not in host.shown
    assert saved_in(tmp_path) == SENTENCE


def test_a_program_put_to_sleep_has_saved(tmp_path: Path) -> None:
    with open_app(tmp_path) as host:
        host.paste(SENTENCE)
        host.process.send_signal(signal.SIGTSTP)
        host.read_until("\x1b[?1049l")
        _, status = os.waitpid(host.process.pid, os.WUNTRACED)
        assert os.WIFSTOPPED(status)
        assert saved_in(tmp_path) == SENTENCE
        host.process.send_signal(signal.SIGCONT)
        host.read_until("READY")
        host.send(CTRL_Q)
        assert host.wait() == 0


def test_a_child_can_be_stopped_although_its_parent_holds_signals_back() -> None:
    script = """
import subprocess, sys
from conferapp.desk.signals import block_signals, signals_for_a_child
block_signals()
child = "import signal; print(len(signal.pthread_sigmask(signal.SIG_BLOCK, [])))"
subprocess.run([sys.executable, "-c", child])
with signals_for_a_child():
    subprocess.run([sys.executable, "-c", child])
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["4", "0"]
