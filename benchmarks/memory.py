"""Memory at the end of a whole conference, beside a bare app in which as much was typed."""

from pathlib import Path
from typing import Final

from benchmarks import bare_area
from benchmarks.result import Result
from benchmarks.sample import bare_environ, one_conference, open_conference
from benchmarks.terminal import Terminal
from benchmarks.walk import FINISH, NEXT, Walk

_GOAL: Final = 1.5
_TYPED: Final = b" and then we said some more about it"


def measure(folder: Path) -> list[Result]:
    """Walk through all pages, typing into the first field of each, up to the finish screen.

    Args:
        folder: An empty folder.
    """
    sample = one_conference(folder, None, said=True)
    pages = [page for page in open_conference(sample).pages() if page.part != "follow_up"]
    with Walk(sample, pages) as walk:
        for _ in walk.pages():
            walk.terminal.settle(0.1)
            walk.terminal.send(_TYPED)
            walk.terminal.settle(0.1)
        walk.terminal.send(NEXT)
        walk.terminal.wait(lambda screen: screen.shows(FINISH))
        walk.terminal.settle(0.3)
        ours = walk.terminal.memory()
    with Terminal([bare_area.__file__], bare_environ()) as area:
        area.settle(0.5)
        for _ in pages:
            area.send(_TYPED)
            area.settle(0.05)
        bare = area.memory()
    return [Result("memory after a conference", "MiB", ours, bare, _GOAL)]
