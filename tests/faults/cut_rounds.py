"""The power is cut at every moment of a time in which somebody types."""

import random
from pathlib import Path
from typing import Final

from tests.faults.broken_disk import Fault
from tests.faults.cuts import Reader, judge
from tests.faults.launch import Setting, from_json
from tests.faults.power_cut import Disk
from tests.faults.prepared import ASK, Prepared, words_of
from tests.faults.rounds import CTRL_Q, Found, Opener, type_on

from conferapp.domain.record import Record

_SECONDS: Final = 4.0
_SYNCS: Final = (0.0, 0.02, 0.12)  # the last is long enough for drafts
_ENDING: Final = 5.0


def cut_while_typing(
    open_app: Opener, prepared: Prepared, luck: random.Random, scratch: Path
) -> Found:
    """Type, and look into every folder that a power cut could have left meanwhile.

    Args:
        open_app: Opens the app.
        prepared: Its workspace.
        luck: Chooses letters, pauses, and how slow the disk is.
        scratch: A folder for what is left.
    """
    log, sync = prepared.folder / "steps", luck.choice(_SYNCS)
    slow = Fault("delay", for_good=True, only=frozenset({"fsync"}), seconds=sync)
    with open_app(prepared, Setting(prepared.root, slow, log=log)) as terminal:
        terminal.must_show(ASK)
        disk, lines = Disk.of(prepared.root), len(_lines(log))
        typed = type_on(terminal, luck, _SECONDS)
        terminal.send(CTRL_Q)
        if terminal.ended(_ENDING) != 0:
            return Found("it didn’t end well")

    def version(record: Record) -> int:
        words = words_of(record)
        return len(words) if typed.words.startswith(words) else -1

    steps = [step for step in map(from_json, _lines(log)[lines:]) if step.what != "struck"]
    said = [(moment, length) for length, moment in enumerate(typed.moments, 1)]
    judged = judge(disk, steps, said, Reader(prepared.root, scratch / "left", version))
    return Found(
        "; ".join([*judged.corrupt, *judged.too_old][:3]), judged.oldest_ms, cases=judged.cuts
    )


def _lines(log: Path) -> list[str]:
    return log.read_text(encoding="utf-8").splitlines()
