"""Files that are kept, to be compared with what is made now.

`CONFERAPP_UPDATE_GOLDENS=1`, with pytest on a file of tests, writes its files anew; the difference
then shows in the version control, line by line.
"""

import difflib
import os
from pathlib import Path

UPDATE = os.environ.get("CONFERAPP_UPDATE_GOLDENS") == "1"


def differences(path: Path, now: str) -> list[str]:
    """The lines in which a text differs from the one that is kept; none when it was just written.

    Args:
        path: The file that is kept.
        now: The text as it is now.
    """
    if UPDATE:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(now, encoding="utf-8", newline="\n")
    kept = path.read_text(encoding="utf-8") if path.exists() else ""
    return [
        *difflib.unified_diff(
            kept.splitlines(), now.splitlines(), f"kept {path.name}", "now", lineterm=""
        )
    ]
