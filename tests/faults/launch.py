"""Runs the app on a disk that breaks.

By hand, to see what a tutor sees when the disk is full from the hundredth call on:

    python -m tests.faults.launch --folder W --do ENOSPC --at 100 --for-good -- --workspace W
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.faults.broken_disk import BrokenDisk, Fault, Step

if TYPE_CHECKING:
    from conferapp.storage.saver import Savable, Saver
    from conferapp.ui.app import ConferApp


@dataclass(frozen=True)
class Setting:
    """What is different for one run of the app.

    Attributes:
        folder: The folder whose files break.
        fault: How, or None.
        flag: The disk breaks only while this file is there; None: always.
        log: Gets each step as a line of JSON, or None.
        witness: Gets what reaches the saver and when, as lines of JSON, or None.
        stuck: Seconds for which Ctrl+S keeps the app from doing anything else.
    """

    folder: Path
    fault: Fault | None = None
    flag: Path | None = None
    log: Path | None = None
    witness: Path | None = None
    stuck: float = 0.0

    @property
    def words(self) -> list[str]:
        """The same as words of the command line."""
        given: dict[str, Path | float | None] = {
            "folder": self.folder,
            "flag": self.flag,
            "log": self.log,
            "witness": self.witness,
            "stuck": self.stuck or None,
        }
        words = [f"--{name}={value}" for name, value in given.items() if value is not None]
        if self.fault:
            words += [f"--do={self.fault.do}", f"--at={self.fault.at}"]
            words += [f"--seconds={self.fault.seconds}"]
            words += [f"--only={name}" for name in self.fault.only]
            words += ["--for-good"] * self.fault.for_good
        return ["-m", "tests.faults.launch", *words, "--"]

    def run(self, arguments: Sequence[str]) -> int:
        """Run the app, and return its exit code.

        Args:
            arguments: The words of the command line.
        """
        disk = BrokenDisk(self.folder, self.fault)
        # Before the disk is wrapped: the flag may lie in the folder too.
        look, flag = os.stat, self.flag
        if flag is not None:
            disk.armed = lambda: _exists(look, flag)
        with ExitStack() as stack:
            if self.log is not None:
                log = stack.enter_context(self.log.open("a", encoding="utf-8", buffering=1))
                disk.note = lambda step: _write_line(log.write, as_json(step))
            stack.enter_context(disk.inserted())
            from conferapp.cli.main import main

            if self.witness is not None:
                lines = stack.enter_context(self.witness.open("a", encoding="utf-8", buffering=1))
                _watch_saver(lambda text: _write_line(lines.write, text))
            if self.stuck:
                _be_stuck(self.stuck)
            return main(arguments)


def as_json(step: Step) -> str:
    """A step as a line of a log.

    Args:
        step: The step.
    """
    return json.dumps({**vars(step), "data": step.data.hex()})


def from_json(line: str) -> Step:
    """A step out of a line of a log.

    Args:
        line: What `as_json` made.
    """
    content: dict[str, Any] = json.loads(line)
    return Step(**{**content, "data": bytes.fromhex(content["data"])})


def _exists(look: Callable[..., object], path: Path) -> bool:
    try:
        look(path)
    except OSError:
        return False
    return True


def _write_line(write: Callable[[str], object], line: str) -> None:
    write(f"{line}\n")


def _watch_saver(write: Callable[[str], None]) -> None:
    from tests.faults.prepared import words_of

    from conferapp.domain.record import Record
    from conferapp.storage.saver import Saver

    real = Saver.offer

    def offer(self: "Saver", item: "Savable", *, at_once: bool = False) -> None:
        if isinstance(item, Record):
            write(json.dumps([time.monotonic(), words_of(item)]))
        real(self, item, at_once=at_once)

    Saver.offer = offer  # type: ignore[method-assign]  # only in this process, which is a test's


def _be_stuck(seconds: float) -> None:
    from conferapp.ui.app import ConferApp

    def save_now(self: "ConferApp") -> None:
        time.sleep(seconds)

    ConferApp.action_save_now = save_now  # type: ignore[method-assign]  # as above


def _asked(words: Sequence[str]) -> tuple[Setting, list[str]]:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--do", help="ENOSPC, EIO …, short, delay, kill-before or kill-after")
    parser.add_argument("--at", type=int, default=1, help="at which call, from 1")
    parser.add_argument("--for-good", action="store_true", help="from there on, not just once")
    parser.add_argument("--only", action="append", default=[], help="a call that counts")
    parser.add_argument("--seconds", type=float, default=0.0, help="how long a delay is")
    parser.add_argument("--flag", type=Path, help="break only while this file is there")
    parser.add_argument("--log", type=Path, help="write down each step")
    parser.add_argument("--witness", type=Path, help="write down what reaches the saver")
    parser.add_argument("--stuck", type=float, default=0.0, help="seconds that Ctrl+S takes")
    parser.add_argument("arguments", nargs="*", metavar="WORD")
    said = parser.parse_args(words)
    fault = (
        Fault(said.do, said.at, said.for_good, frozenset(said.only), said.seconds)
        if said.do
        else None
    )
    setting = Setting(said.folder, fault, said.flag, said.log, said.witness, said.stuck)
    return setting, said.arguments


if __name__ == "__main__":
    _setting, _arguments = _asked(sys.argv[1:])
    sys.exit(_setting.run(_arguments))
