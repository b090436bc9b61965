"""A storm of keys, bytes and window sizes in a real terminal: alive at the end, and all readable.

`CONFERAPP_LONG=1 CONFERAPP_STORM=100000 CONFERAPP_SEED=1 pytest -s` on this file is the long form.
"""

import fcntl
import os
import random
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from tests.faults.monkey import LONG, SIZES, Monkey
from tests.faults.test_exceptions import own_folders
from tests.pilot.agendas import SHORT
from tests.pilot.laptop import Laptop, folders
from tests.system.pty_host import PtyHost

from conferapp.storage.drafts import is_draft
from conferapp.storage.records import read_record

EVENTS: Final = int(os.environ.get("CONFERAPP_STORM", "150"))
SEED: Final = int(os.environ.get("CONFERAPP_SEED", "7"))
PATIENCE: Final = 60.0
CONFER: Final = ("-m", "conferapp", "confer", "Amara", "--agenda", "goal-setting")


FLOODS: Final = (
    pytest.param(b"\x1b[200~" + b"x" * 3_000_000, id="a paste without end"),
    pytest.param(b"words of a line and more\r\n" * 3_000, id="text as keys"),
    pytest.param(b"\x1b[<35;9;9M\x1b[<35;8;8M" * 2_000, id="moves of the mouse"),
    pytest.param(b"\x1b[19~" * 3_000, id="a key that is held down"),
)


class Quit(Exception):
    """The app was left, as one may."""


class Storm:
    """Sends much to a program in a terminal, and reads what it answers.

    Args:
        host: The terminal.
    """

    def __init__(self, host: PtyHost) -> None:
        self.host = host
        self._outer = host._outer
        os.set_blocking(self._outer, False)

    def pour(self, data: bytes) -> None:
        """Send bytes as fast as they are taken."""
        end = time.monotonic() + PATIENCE
        while data:
            assert time.monotonic() < end, "nothing is taken any more"
            self._is_alive()
            readable, writable, _ = select.select([self._outer], [self._outer], [], 0.1)
            if readable:
                self._read()
            if writable:
                data = data[os.write(self._outer, data[:1024]) :]

    def resize(self, columns: int, lines: int) -> None:
        """Have the window be of another size."""
        fcntl.ioctl(self._outer, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def answers(self) -> None:
        """Change the size until the app paints anew: it has come to the end of what was sent."""
        self.pour(b"\x1b[201~")
        end = time.monotonic() + 3 * PATIENCE  # a slow machine has much to work off
        for width in range(60, 160):
            assert time.monotonic() < end, "nothing is painted any more"
            while select.select([self._outer], [], [], 0.3)[0]:
                self._read()
            self.resize(width, 24)
            if select.select([self._outer], [], [], 2)[0]:
                return
        raise AssertionError("nothing is painted any more")

    def _read(self) -> None:
        try:
            self.host.shown += os.read(self._outer, 65_536)
        except OSError:
            self.host.process.wait(10)
            self._is_alive()
        del self.host.shown[:-1_000_000]

    def _is_alive(self) -> None:
        code = self.host.process.poll()
        if code == 0:
            raise Quit
        assert code is None, self.host.shown[-2_000:]


def prepared(top: Path) -> Laptop:
    """A workspace with a student, and an agenda with few pages."""
    places = folders(top)
    laptop = Laptop(places)
    laptop.agenda(SHORT)
    laptop.student("Amara Okafor")
    return laptop


def nothing_is_broken(laptop: Laptop) -> None:
    """Read every record; look for what was left behind."""
    found = laptop.places.workspace.glob("records/*/*")
    files = [path for path in found if not is_draft(path.name)]  # of a slow disk
    for path in files:
        read_record(path)
    assert [path.suffix for path in files] == [".json"] * len(files)


def weather(laptop: Laptop, top: Path, noise: Callable[[], Iterable[bytes]]) -> None:
    """Open the app, let noise come over it, see that it lives, and end it.

    Args:
        laptop: Where it works.
        top: A folder of its own.
        noise: What comes from the terminal.
    """
    with PtyHost(CONFER, environment=own_folders(top)) as host:
        host.see("\x1b[?1049h")
        storm = Storm(host)
        try:
            for piece in noise():
                storm.pour(piece)
                if len(piece) % 5 == 0:
                    storm.resize(*SIZES[len(piece) % len(SIZES)])
            storm.answers()
        except Quit:
            return  # somebody chose that in the list of commands
        finally:
            assert b"Traceback" not in host.shown
            nothing_is_broken(laptop)
            assert not (top / "state" / "conferapp" / "faults.log").exists()
        host.process.send_signal(signal.SIGTERM)
        began = time.monotonic()
        assert host.process.wait(10) == 143
        assert time.monotonic() - began < 2


def test_a_storm_leaves_the_app_alive_and_its_records_readable(tmp_path: Path) -> None:
    laptop = prepared(tmp_path)
    chance = random.Random(SEED)  # noqa: S311  # nobody has to guess it
    monkey = Monkey(chance)
    done = 0

    def noise() -> Iterator[bytes]:
        nonlocal done
        while done < EVENTS:
            several = chance.choice((1, 5, 20, 100))
            done += several
            yield b"".join(monkey.event() for _ in range(several))

    lives = 0
    while done < EVENTS:
        weather(laptop, tmp_path, noise)
        lives += 1
    sys.stdout.write(
        f"storm in a terminal: {done:,} events, seed {SEED}, deaths 0 in {lives} lives\n"
    )


def test_bytes_that_are_no_text_are_survived(tmp_path: Path) -> None:
    noise = random.Random(SEED).randbytes(200_000 if LONG else 2_000).replace(b"\x11", b"")  # noqa: S311
    weather(prepared(tmp_path), tmp_path, lambda: [noise])


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is told by Linux")
@pytest.mark.parametrize("flood", FLOODS if LONG else FLOODS[:1])
def test_a_flood_is_answered_and_does_not_stay_in_memory(tmp_path: Path, flood: bytes) -> None:
    laptop = prepared(tmp_path)
    with PtyHost(CONFER, environment=own_folders(tmp_path)) as host:
        host.see("Which test?")
        before, storm = _most_memory(host.process.pid), Storm(host)
        storm.pour(flood)
        storm.answers()
        assert _most_memory(host.process.pid) - before < 40
        host.process.send_signal(signal.SIGTERM)
        assert host.process.wait(10) == 143
    nothing_is_broken(laptop)


def _most_memory(process: int) -> int:
    """The most MiB that a process has had so far."""
    told = Path(f"/proc/{process}/status").read_text("utf-8")
    return int(told.partition("VmHWM:")[2].split()[0]) // 1024
