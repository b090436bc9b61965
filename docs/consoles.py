"""Runs the commands that README and docs show, as they stand there, in a place of its own.

A block that begins with three backticks and `console` is run: each line behind `$ ` by a shell, one
after the other, with a sample class as the workspace. What stands below a command, up to the next
one, has to be what it says; `…` stands for anything. A command that opens the app gets a terminal
of its own, and is closed once it has drawn something. One that goes on for ever, as a server does,
is told to end after a while.

Two comments may stand above a block, one a line, where readers don't see them:
`<!-- before: COMMAND -->` is run first, and `<!-- typed: one | two -->` is what each command of the
block is given to read, line by line.
"""

import os
import re
import select
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_BLOCK: Final = re.compile(
    r"((?:^<!-- (?:before|typed): [^\n]* -->\n)*)^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE
)
_NOTE: Final = re.compile(r"^<!-- (before|typed): ([^\n]*) -->$", re.MULTILINE)
_PROMPT: Final = "$ "
_ANY: Final = "…"
_PATIENCE: Final = 10.0
"""Seconds after which a command that goes on is told to end."""
_DRAWING: Final = 30.0
"""Seconds of silence after which an app that should open has opened nothing."""
_NEEDS_TERMINAL: Final = 2


@dataclass(frozen=True)
class Shown:
    """A command as a page shows it.

    Attributes:
        page: The page.
        line: The number of its line, from 1.
        command: The command.
        said: What stands below it; "" for nothing, which means whatever it says.
        typed: What it is given to read.
    """

    page: Path
    line: int
    command: str
    said: str
    typed: str = ""


def shown_in(page: Path) -> Iterator[Shown]:
    """The commands of a page that are run, in its order.

    Args:
        page: A file in Markdown.
    """
    text = page.read_text(encoding="utf-8")
    for block in _BLOCK.finditer(text):
        first = text.count("\n", 0, block.start(2)) + 1
        lines = block[2].splitlines()
        notes = dict(_NOTE.findall(block[1]))
        typed = "".join(f"{line.strip()}\n" for line in notes.get("typed", "").split("|"))
        if before := notes.get("before"):
            yield Shown(page, first - 2, before, "")
        starts = [n for n, line in enumerate(lines) if line.startswith(_PROMPT)]
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
            said = "\n".join(lines[start + 1 : end]).strip()
            yield Shown(page, first + start, lines[start].removeprefix(_PROMPT), said, typed)


def run(shown: Shown, folder: Path, environment: Mapping[str, str]) -> str:
    """Run a command, and tell what is wrong with it.

    Args:
        shown: The command.
        folder: Where it runs.
        environment: The environment; the command `conferapp` has to be on its path.

    Returns:
        A sentence, or "".
    """
    process = subprocess.Popen(
        ["sh", "-c", shown.command],
        cwd=folder,
        env=dict(environment),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    ended = True
    try:
        out, _ = process.communicate(shown.typed.encode(), timeout=_PATIENCE)
    except subprocess.TimeoutExpired:
        ended = False
        os.killpg(process.pid, signal.SIGINT)
        out, _ = process.communicate(timeout=_PATIENCE)
    printed = out.decode("utf-8", "replace").strip()
    code = process.returncode
    if code == _NEEDS_TERMINAL and "terminal" in printed:
        return _opened(shown, folder, environment)
    if ended and code != 0:
        return f"it ends with {code}: {printed}"
    if shown.said and not _matches(shown.said, printed):
        return f"it says something else: {printed}"
    return ""


def _matches(wanted: str, printed: str) -> bool:
    pieces = (re.escape(piece) for piece in wanted.split(_ANY))
    return re.fullmatch(".*".join(pieces), printed, re.DOTALL) is not None


def _opened(shown: Shown, folder: Path, environment: Mapping[str, str]) -> str:
    """Open the app in a terminal, until it has drawn something."""
    import pty

    here, there = pty.openpty()
    process = subprocess.Popen(
        ["sh", "-c", f"exec {shown.command}"],
        cwd=folder,
        env={**environment, "TERM": "xterm-256color", "COLUMNS": "120", "LINES": "36"},
        stdin=there,
        stdout=there,
        stderr=there,
        start_new_session=True,
    )
    os.close(there)
    drawn = _until_drawn(here)
    process.terminate()
    _until_drawn(here)
    code = process.wait(_PATIENCE)
    os.close(here)
    return "" if drawn and code in {0, 128 + signal.SIGTERM} else f"it opens nothing ({code})"


def _until_drawn(terminal: int) -> bool:
    """Read until there is a whole screen, or nothing more."""
    seen = b""
    while select.select([terminal], [], [], _DRAWING)[0]:
        try:
            more = os.read(terminal, 65536)
        except OSError:
            break
        seen += more
        if not more or (len(seen) > 2000 and b"F1" in seen):
            break
    return b"F1" in seen


if __name__ == "__main__":
    sys.exit("Run this with: make docs")
