"""Typst, here or in a process of its own, which is where templates belong that aren't ours.

A template is a program: it may never end, or take all memory there is, and typst then takes the
whole process with it. So a foreign one is set in a process that has little time and memory, and no
way to the network.
"""

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from tempfile import TemporaryDirectory
from typing import Any, Final

from conferapp.outputs.pdf_fonts import fonts

SECONDS: Final = 30.0
"""How long a page may take: a thousand cards take a few seconds."""
MEMORY: Final = 3 * 1024**3
"""Bytes that it may take, where the system can limit them: a thousand cards take one gigabyte."""
_REFUSED: Final = 3

# Typst fetches packages, and can't be told not to. But it goes through a proxy where one is named:
# here that is a port of this computer on which nothing can listen, and not even a name is looked
# up.
_NOWHERE: Final = "http://127.0.0.1:0"
_OFFLINE: Final = {
    **dict.fromkeys(("https_proxy", "http_proxy", "all_proxy"), _NOWHERE),
    **dict.fromkeys(("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY"), _NOWHERE),
    **dict.fromkeys(("no_proxy", "NO_PROXY"), ""),
}


@dataclass(frozen=True)
class Refusal:
    """What typst says when it can't set a page.

    Attributes:
        message: What is wrong.
        hints: What could be done.
        diagnostic: The same with its place.
    """

    message: str
    hints: tuple[str, ...] = ()
    diagnostic: str = ""


ENDLESS: Final = Refusal("more time or memory than a page may take")


def compiled(files: Mapping[str, str], *, system_fonts: bool) -> bytes | Refusal:
    """The PDF of some files, or why there is none.

    Args:
        files: Their texts by their names; `main.typ` is the one that is set.
        system_fonts: Whether fonts of this computer are used besides those that come with typst.
    """
    import typst

    # typst takes a mapping of names to files, too, which its types don't say.
    sources: Any = {name: text.encode(errors="replace") for name, text in files.items()}
    # All that a template can reach is an empty folder.
    with TemporaryDirectory(prefix="conferapp-") as empty:
        try:
            return typst.compile(
                sources,
                root=empty,
                package_path=empty,
                package_cache_path=empty,
                font_paths=fonts(system_fonts),
                format="pdf",
                pdf_standards="ua-1",
                timestamp=0,
            )
        except typst.TypstError as error:
            said = str(error.diagnostic or "")
            return Refusal(str(error.message), tuple(map(str, error.hints)), said)


def compiled_apart(files: Mapping[str, str], *, system_fonts: bool) -> bytes | Refusal:
    """The same in a process of its own; see the module.

    Args:
        files: Their texts by their names; `main.typ` is the one that is set.
        system_fonts: Whether fonts of this computer are used besides those that come with typst.
    """
    job = json.dumps({"files": dict(files), "system_fonts": system_fonts})
    try:
        done = subprocess.run(
            [sys.executable, "-m", __name__],
            input=job.encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # where typst gives up, it may quote what a student said
            env=os.environ | _OFFLINE,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return ENDLESS
    if done.returncode == _REFUSED:
        said = json.loads(done.stdout)
        return Refusal(said["message"], tuple(said["hints"]), said["diagnostic"])
    return ENDLESS if done.returncode else done.stdout


def main() -> int:
    """Set the page whose files come from standard input; its PDF goes to standard output."""
    with contextlib.suppress(ImportError, ValueError, OSError):  # as on Windows
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    job = json.loads(sys.stdin.buffer.read())
    made = compiled(job["files"], system_fonts=job["system_fonts"])
    if isinstance(made, Refusal):
        sys.stdout.buffer.write(json.dumps(asdict(made)).encode())
        return _REFUSED
    sys.stdout.buffer.write(made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
