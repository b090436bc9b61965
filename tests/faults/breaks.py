"""The disk breaks while somebody types, the terminal freezes, or the app stands still."""

import json
import signal
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from tests.faults.broken_disk import Fault
from tests.faults.launch import Setting, from_json
from tests.faults.prepared import ASK, Prepared
from tests.faults.rounds import CTRL_Q, NEVER_BEHIND, Found, Opener, first_of, next_start
from tests.faults.terminal import Terminal

from conferapp.storage.errors import Unreadable, writing_advice

ERRORS: Final = ("ENOSPC", "EIO", "EACCES", "EROFS", "EDQUOT", "EMFILE")
"""What a disk, a system or a folder answers when it won’t."""
FIRST, MORE = "»first", "while"
"""What is typed before the disk breaks, and while it is broken."""

_TOLD_WITHIN: Final = 1.0
_SAVED_WITHIN: Final = 2.0
_CTRL_S: Final = b"\x13"
_STUCK: Final = 10.0
_GLANCE: Final = 0.01


def on_broken_disk(open_app: Opener, prepared: Prepared, fault: Fault) -> Found:
    """Type on a disk that breaks, and mend it.

    Args:
        open_app: Opens the app.
        prepared: Its workspace.
        fault: How the disk breaks; counted are the calls from the first letter of `MORE` on.
    """
    flag, log = prepared.folder / "broken", prepared.folder / "steps"
    setting = Setting(prepared.root, fault, flag=flag, log=log)
    with open_app(prepared, setting) as terminal:
        if "kill" in fault.do:
            found = _until_killed(terminal, prepared, flag.touch)
        else:
            error = fault.error if fault.for_good else None
            said = f"Not saved: {writing_advice(error).reason}" if error else None
            found = while_broken(terminal, prepared, said, flag.touch, flag.unlink)
        if found.problem or not _struck(log):
            return replace(found, struck=_struck(log))
    flag.unlink(missing_ok=True)
    kept = prepared.on_disk()
    return replace(found, problem=_not_kept(kept) or next_start(open_app, prepared, kept))


def while_broken(
    terminal: Terminal,
    prepared: Prepared,
    said: str | None,
    break_it: Callable[[], None],
    mend_it: Callable[[], None],
) -> Found:
    """Type while the disk is broken, until that is said or it is saved all the same; mend it; quit.

    Args:
        terminal: Where the app has just been opened.
        prepared: Its workspace.
        said: What is to be said on the screen; None if it is enough to be saved in the end.
        break_it: Breaks the disk.
        mend_it: Mends it.
    """
    words = FIRST + MORE
    if problem := _first_saved(terminal, prepared):
        return Found(problem)
    break_it()
    began = terminal.type(MORE)[0]

    def is_over() -> bool:
        return prepared.on_disk() == words or bool(said and terminal.screen.shows(said))

    try:
        in_time = terminal.until(is_over, _TOLD_WITHIN + NEVER_BEHIND)
        took_ms = (time.monotonic() - began) * 1000
        meanwhile = prepared.on_disk()
    except Unreadable as problem:
        return Found(f"the old record isn’t whole: {problem}")
    lines = terminal.screen.lines
    mend_it()
    verdicts = {
        f"nobody was told {said!r}: {lines}": in_time,
        _not_kept(meanwhile): not _not_kept(meanwhile),
        "it wasn’t saved afterwards": _is_saved(terminal, prepared, words),
        "it still says that it isn’t saved": terminal.until(
            lambda: not terminal.screen.shows("Not saved"), _TOLD_WITHIN
        ),
    }
    terminal.send(CTRL_Q)
    code = terminal.ended(_SAVED_WITHIN)
    return Found(first_of(verdicts | {f"it ended with {code}": code == 0}), took_ms=took_ms)


def _until_killed(terminal: Terminal, prepared: Prepared, break_it: Callable[[], None]) -> Found:
    if problem := _first_saved(terminal, prepared):
        return Found(problem)
    break_it()
    terminal.type(MORE)
    terminal.until(lambda: terminal.process.poll() is not None, _TOLD_WITHIN)
    return Found()


def _first_saved(terminal: Terminal, prepared: Prepared) -> str:
    terminal.must_show(ASK)
    terminal.type(FIRST)
    is_saved = _is_saved(terminal, prepared, FIRST)
    return "" if is_saved else "it isn’t even saved on a sound disk"


def frozen(open_app: Opener, prepared: Prepared) -> Found:
    """Nobody reads what the app shows, so that it stands still; then it is killed."""
    witness = prepared.folder / "witness"
    with open_app(prepared, Setting(prepared.root, witness=witness)) as terminal:
        terminal.must_show(ASK)
        came, typed = -1, 0
        while len(_witnessed(witness)) > came:
            came = len(_witnessed(witness))
            for _ in range(100):
                terminal.send(b"a")
                time.sleep(0.002)
            typed += 100
            time.sleep(0.2)
        if came >= typed:
            return Found("it was never frozen")
        return _killed(terminal, prepared, witness)


def stuck(open_app: Opener, prepared: Prepared) -> Found:
    """A handler keeps the app from doing anything; then it is killed."""
    witness = prepared.folder / "witness"
    setting = Setting(prepared.root, witness=witness, stuck=_STUCK)
    with open_app(prepared, setting) as terminal:
        terminal.must_show(ASK)
        terminal.type(FIRST)
        terminal.send(_CTRL_S + MORE.encode())
        return _killed(terminal, prepared, witness)


def stuck_and_told_to_end(open_app: Opener, prepared: Prepared) -> Found:
    """A handler keeps the app from doing anything, and it is told to end."""
    witness = prepared.folder / "witness"
    setting = Setting(prepared.root, witness=witness, stuck=_STUCK)
    with open_app(prepared, setting) as terminal:
        terminal.must_show(ASK)
        terminal.type(FIRST)
        terminal.send(_CTRL_S)
        terminal.drain(0.05)
        began = time.monotonic()
        terminal.process.send_signal(signal.SIGTERM)
        code = terminal.ended(2 * _SAVED_WITHIN)
        took = time.monotonic() - began
        is_as_before = terminal.is_as_before()
    verdicts = {
        f"it ended with {code}": code == 128 + signal.SIGTERM,
        f"it took {took:.1f} s to end": took <= _SAVED_WITHIN,
        f"it kept {prepared.on_disk()!r}": prepared.on_disk() == FIRST,
        "the terminal isn’t as it was before": is_as_before,
    }
    return Found(first_of(verdicts), took_ms=took * 1000)


def _killed(terminal: Terminal, prepared: Prepared, witness: Path) -> Found:
    """Kill it half a second after the last that reached the saver; all of that has to be there."""
    while time.monotonic() < _witnessed(witness)[-1][0] + NEVER_BEHIND:
        time.sleep(_GLANCE)
    terminal.process.kill()
    terminal.process.wait()
    words = _witnessed(witness)[-1][1]
    kept = prepared.resumed()
    return Found("" if kept == words else f"{words!r} had reached it, kept {kept!r}")


def _is_saved(terminal: Terminal, prepared: Prepared, words: str) -> bool:
    return terminal.until(lambda: prepared.on_disk() == words, _SAVED_WITHIN)


def _not_kept(kept: str) -> str:
    is_well = (FIRST + MORE).startswith(kept) and kept.startswith(FIRST)
    return "" if is_well else f"typed {FIRST + MORE!r}, kept {kept!r}"


def _struck(log: Path) -> bool:
    lines = log.read_text(encoding="utf-8").splitlines()
    return any(from_json(line).what == "struck" for line in lines if line.endswith("}"))


def _witnessed(witness: Path) -> list[tuple[float, str]]:
    """What reached the saver, and when."""
    lines = witness.read_text(encoding="utf-8").splitlines(keepends=True)
    return [tuple(json.loads(line)) for line in lines if line.endswith("\n")]
