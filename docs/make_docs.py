"""Makes the documents: whatever in them can be made is made anew, and every command is run.

Run it with `make docs`; `make docs ARGS=README.md` runs the commands of one page alone. It ends
with 1 where a command doesn't do what a page says.
"""

import os
import runpy
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).resolve().parent
TOP: Final = HERE.parent
MAKERS: Final = (
    "make_reference.py",
    "make_keys.py",
    "make_guide.py",
    "pictures/make.py",
    "pictures/make_handouts.py",
    "pictures/make_class.py",
    "pictures/make_first.py",
    "pictures/make_looks.py",
    "pictures/make_travel.py",
    "pictures/make_browser.py",
)
"""What makes tables and pictures, in the order in which they are run."""


def pages() -> list[Path]:
    """Every page that people read, README first."""
    decisions = HERE / "decisions"
    inner = sorted(page for page in HERE.rglob("*.md") if decisions not in page.parents)
    return [TOP / "README.md", TOP / "CONTRIBUTING.md", *inner]


def main(words: Sequence[str]) -> int:
    """Make everything, or run the commands of some pages.

    Args:
        words: The pages; none for everything.

    Returns:
        The exit code.
    """
    if not words:
        for maker in MAKERS:
            _say(f"Making what {maker} makes ...")
            subprocess.run([sys.executable, HERE / maker], cwd=TOP, check=True)
    chosen = [TOP / word for word in words] or pages()
    problems = sum(_run_all(page) for page in chosen)
    _say(f"{problems} to mend." if problems else "Every command does what its page says.")
    return 1 if problems else 0


def _run_all(page: Path) -> int:
    """Run the commands of a page; how many of them don't do what it says."""
    consoles = runpy.run_path(str(HERE / "consoles.py"))
    commands = list(consoles["shown_in"](page))
    if not commands:
        return 0
    _say(f"Running the {len(commands)} commands of {page.relative_to(TOP)} ...")
    found = 0
    with tempfile.TemporaryDirectory() as room:
        environment = _environment(Path(room))
        sample = Path(room) / "class"
        made = ["conferapp", "demo", "--keep", str(sample)]
        subprocess.run(made, env=environment, check=True, capture_output=True)
        environment["CONFERAPP_WORKSPACE"] = str(sample)
        for shown in commands:
            problem = consoles["run"](shown, Path(room), environment)
            if problem:
                found += 1
                _say(f"  {page.name}, line {shown.line}: {shown.command}\n    {problem}")
    return found


def _environment(room: Path) -> dict[str, str]:
    """An environment in which nothing of this computer's user is read or changed."""
    home = room / "home"
    home.mkdir()
    ours: Mapping[str, str] = {
        "HOME": str(home),
        "PATH": os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"])),
        "PYTHONUTF8": "1",
    }
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_FOREIGN)}
    return {**kept, **ours}


_FOREIGN: Final = ("CONFERAPP_", "XDG_", "PYTHON")


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
