"""How long it takes to check an agenda of 300 questions, beside only parsing it as TOML."""

import time
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from benchmarks.result import Result, compared
from conferapp.domain.authoring.limits import Limits
from conferapp.storage.agendas import load_agenda

QUESTIONS: Final = 300
ON_A_PAGE: Final = 6
ROUNDS: Final = 15
GOAL: Final = 150.0
"""Milliseconds."""

_KINDS: Final = (
    'kind = "long"\nstarters = ["I noticed …", "Next time I …"]',
    'kind = "scale"\nlabels = { 1 = "not yet", 5 = "every time" }',
    'kind = "choice"\noptions = ["At home", "At school", "On the way"]\nother = true',
    'kind = "date"\nhint = "You can type a day, or words such as next Tuesday."',
    'kind = "measures"\nrows = ["Tasks handed in", "Minutes read"]\ngroup = "effort"',
    'kind = "topics"\nclose_from = 40',
)


def measure(folder: Path) -> Iterator[Result]:
    """Check a large agenda.

    Args:
        folder: Where it is written.
    """
    path = folder / "large.toml"
    path.write_text(large_agenda(), encoding="utf-8")
    loaded = load_agenda(path, limits=Limits())
    assert loaded.agenda is not None
    assert len(loaded.agenda.questions) == QUESTIONS
    rounds = [
        (
            _milliseconds(lambda: load_agenda(path, limits=Limits())),
            _milliseconds(lambda: tomllib.loads(path.read_text(encoding="utf-8"))),
        )
        for _ in range(ROUNDS)
    ]
    yield compared(f"check {QUESTIONS} questions", "ms", rounds, GOAL).absolute()


def large_agenda() -> str:
    """An agenda with pages for everybody, conditions, tips, placeholders, and many questions."""
    pages = (_page(number) for number in range(QUESTIONS // ON_A_PAGE))
    head = 'format = 1\nid = "large"\ntitle = "Large"\n\n[lenses.calm]\nname = "Calm"\n'
    return head + "".join(pages)


def _page(number: int) -> str:
    part = "preparation" if number < 10 else "agenda"
    earlier = f'show = ["q-{(number - 1) * ON_A_PAGE}"]\n' if number else ""
    questions = "".join(
        f'\n[[{part}.questions]]\nid = "q-{number * ON_A_PAGE + place}"\n'
        f'ask = "What did {{student}} see in piece {number} of the work, and where?"\n{kind}\n'
        for place, kind in enumerate(_KINDS)
    )
    return (
        f'\n[[{part}]]\nid = "page-{number}"\ntitle = "Page {number}"\n{earlier}'
        'say = ["Tell me about it, {student}.", "What helped you here?"]\n'
        'tips = [{ lens = "calm", text = "Wait for the answer." }]\n' + questions
    )


def _milliseconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000
