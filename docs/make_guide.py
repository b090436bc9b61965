"""Makes the screens, reports and outlines in docs/agenda-guide.md anew.

Each is what the app shows of the example above it; tests/pilot/test_agenda_guide.py says how, and
sees to it that the page is right in between.
"""

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

TOP: Final = Path(__file__).resolve().parent.parent
TEST: Final = "tests/pilot/test_agenda_guide.py"


def main() -> int:
    """Have the tests write what the page lacks, and then check all of it.

    Returns:
        The exit code.
    """
    command = [sys.executable, "-m", "pytest", "--quiet", "--no-header", TEST]
    anew = {**os.environ, "CONFERAPP_UPDATE_GOLDENS": "1"}
    subprocess.run(command, cwd=TOP, env=anew, check=False, capture_output=True)
    return subprocess.run(command, cwd=TOP, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
