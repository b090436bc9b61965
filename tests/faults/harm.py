"""How much harm a file does: a look at it in a process of its own, and what is too much."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

LONGEST: Final = 1.0
"""Seconds of the processor's time that any file may take."""
MOST: Final = 200
"""Mebibytes of memory, the program and its libraries included."""
LOT: Final = 50
"""Files that one process looks at in the long form."""


@dataclass(frozen=True)
class Look:
    """What one look at a file took.

    Attributes:
        case: The file.
        deed: What was done with it.
        seconds: Of the processor's time.
        mebibytes: The most memory that the process had.
        trouble: What went wrong, or "".
    """

    case: str
    deed: str
    seconds: float = 0.0
    mebibytes: float = 0.0
    trouble: str = ""

    @property
    def problem(self) -> str:
        """What was wrong, or too much; "" for nothing."""
        slow = f"{self.seconds:.1f} s" if self.seconds > LONGEST else ""
        large = f"{self.mebibytes:.0f} MiB" if self.mebibytes > MOST else ""
        said = ", ".join(filter(None, (self.trouble, slow, large)))
        return f"{self.case}, {self.deed}: {said}" if said else ""


def look_at(wanted: Iterable[str], scratch: Path) -> Sequence[Look]:
    """Look at files in every way in which the app does.

    Args:
        wanted: Names of cases, or lots of them such as `chance/7`.
        scratch: A folder for workspaces.
    """
    words = [sys.executable, "-m", "tests.faults.probe", str(scratch), *wanted]
    own = {f"XDG_{name}_HOME": str(scratch / name) for name in ("CONFIG", "STATE", "DATA")}
    # What the app says doesn't depend on what this machine has set.
    run = subprocess.run(
        words,
        capture_output=True,
        check=False,
        cwd=Path(__file__).resolve().parents[2],
        env={**os.environ, **own},
        text=True,
    )
    assert run.returncode == 0, run.stderr[-2_000:]
    return [Look(**json.loads(line)) for line in run.stdout.splitlines()]
