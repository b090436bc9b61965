"""The temporary folder of a sample class, and what a killed demo left of one."""

import contextlib
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from conferapp.storage import disk
from conferapp.storage.errors import WriteFailed, writing_advice

_OURS: Final = re.compile(r"conferapp-demo-(\d+)-\w+")


@contextlib.contextmanager
def demo_folder(parent: Path | None = None) -> Iterator[Path]:
    """A folder that is there for as long as it is needed; those of killed demos go as well.

    Args:
        parent: Where it is made; None for the folder that the system has for such things.

    Raises:
        WriteFailed: It can't be made.
    """
    above = parent or Path(tempfile.gettempdir())
    sweep_demos(above)
    try:
        made = Path(tempfile.mkdtemp(prefix=f"conferapp-demo-{os.getpid()}-", dir=above))
    except OSError as error:
        raise WriteFailed(above, writing_advice(error)) from error
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def sweep_demos(parent: Path) -> None:
    """Remove the folders of demos that were killed; others' folders, and running demos', stay.

    Args:
        parent: Where they were made.
    """
    with contextlib.suppress(OSError), os.scandir(parent) as entries:
        for entry in entries:
            match = _OURS.fullmatch(entry.name)
            if match and not disk.runs(int(match[1])) and _is_own_folder(entry):
                shutil.rmtree(entry.path, ignore_errors=True)


def _is_own_folder(entry: os.DirEntry[str]) -> bool:
    """Whether it is a folder of this person's: anybody can give one that name."""
    if not entry.is_dir(follow_symlinks=False):
        return False
    return sys.platform == "win32" or entry.stat(follow_symlinks=False).st_uid == os.getuid()
