"""A file that was made is shown by the system's viewer, which goes on by itself."""

import os
import signal
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from conferapp.storage.viewer import can_view, view

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="it looks at /proc")

SCRIPT = """\
#!/bin/sh
printf %s "$1" > "$SEEN/path"
printf %s "$#" > "$SEEN/words"
echo noise; echo noise >&2
cat > "$SEEN/typed"
# Not with cat: while the shell begins another program, it blocks all signals for a moment.
while IFS= read -r line; do printf '%s\n' "$line"; done < "/proc/$$/status" > "$SEEN/status"
while IFS= read -r line; do printf '%s\n' "$line"; done < "/proc/$$/stat" > "$SEEN/stat"
"""


class Viewer:
    """A viewer that notes what it is given, on a desktop of its own."""

    def __init__(self, top: Path) -> None:
        self.seen = top / "seen"
        self.seen.mkdir()
        folder = top / "bin"
        folder.mkdir()
        program = folder / "xdg-open"
        program.write_text(SCRIPT, encoding="utf-8")
        program.chmod(0o700)
        path = f"{folder}{os.pathsep}{os.defpath}"
        self.environ = {"DISPLAY": ":0", "PATH": path, "SEEN": str(self.seen)}

    def show(self, path: Path) -> None:
        """Show a file, and wait until the viewer is closed and nothing is left of it."""
        before = set(threading.enumerate())
        assert view(path, self.environ)
        for thread in set(threading.enumerate()) - before:
            thread.join(20)
            assert not thread.is_alive()

    def told(self, what: str) -> str:
        """What the viewer noted."""
        return (self.seen / what).read_text("utf-8")

    def signals(self, which: str) -> int:
        """A set of signals, as the system tells it of the viewer."""
        lines = dict(line.split(":\t") for line in self.told("status").splitlines())
        return int(lines[which], 16)


@pytest.fixture
def viewer(tmp_path: Path) -> Viewer:
    """A viewer."""
    return Viewer(tmp_path)


@pytest.fixture
def blocked() -> Iterator[set[signal.Signals]]:
    """Signals that this program blocks, as the app does."""
    which = {signal.SIGHUP, signal.SIGTERM, signal.SIGINT}
    before = signal.pthread_sigmask(signal.SIG_BLOCK, which)
    yield which
    signal.pthread_sigmask(signal.SIG_SETMASK, before)


def bit(number: int) -> int:
    """A signal within a set of them."""
    return 1 << (number - 1)


@pytest.mark.parametrize("name", ["a.html", "-a b's “c” $(touch d);.html"])
def test_the_viewer_gets_the_path_as_one_word(viewer: Viewer, tmp_path: Path, name: str) -> None:
    viewer.show(tmp_path / name)
    assert (viewer.told("path"), viewer.told("words")) == (str(tmp_path / name), "1")


@pytest.mark.usefixtures("blocked")
def test_signals_that_are_blocked_or_ignored_here_are_heard_there(
    viewer: Viewer, tmp_path: Path
) -> None:
    viewer.show(tmp_path / "a.html")
    assert viewer.signals("SigBlk") == 0
    heard = bit(signal.SIGHUP) | bit(signal.SIGINT) | bit(signal.SIGTERM) | bit(signal.SIGPIPE)
    assert viewer.signals("SigIgn") & heard == 0


def test_the_viewer_writes_nothing_over_the_screen_and_takes_no_keys(
    viewer: Viewer, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    viewer.show(tmp_path / "a.html")
    assert capfd.readouterr() == ("", "")
    assert viewer.told("typed") == ""


def test_the_end_of_the_app_does_not_end_the_viewer(viewer: Viewer, tmp_path: Path) -> None:
    viewer.show(tmp_path / "a.html")
    own, _, rest = viewer.told("stat").partition(" ")
    group = rest.rpartition(")")[2].split()[2]
    assert group == own != str(os.getpgrp())


def test_a_viewer_that_was_closed_leaves_nothing_behind(viewer: Viewer, tmp_path: Path) -> None:
    viewer.show(tmp_path / "a.html")
    number = viewer.told("stat").partition(" ")[0]
    assert not Path("/proc", number).exists()


@pytest.mark.parametrize("without", ["DISPLAY", "PATH"])
def test_without_a_desktop_or_a_viewer_nothing_is_begun(
    viewer: Viewer, tmp_path: Path, without: str
) -> None:
    environ = viewer.environ | {without: ""}
    assert not can_view(environ)
    assert not view(tmp_path / "a.html", environ)
    assert not any(viewer.seen.iterdir())


def test_the_other_kind_of_desktop_counts_too(viewer: Viewer) -> None:
    assert can_view(viewer.environ | {"DISPLAY": "", "WAYLAND_DISPLAY": "wayland-0"})


def test_a_viewer_that_cannot_be_begun_is_none(viewer: Viewer, tmp_path: Path) -> None:
    program = tmp_path / "bin" / "xdg-open"
    program.write_bytes(b"\x7fELF broken")
    assert can_view(viewer.environ)
    assert not view(tmp_path / "a.html", viewer.environ)
