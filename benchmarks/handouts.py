"""What leaves the room: every edition of one record as a web page, a thousand cards in one file.

Beside each stands the template language alone: a page as long, line by line, of which it only has
to see that each line is text.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from jinja2 import Environment

from benchmarks.result import Result, compared
from benchmarks.sample import one_conference, open_conference
from conferapp.domain.handouts.editions import EDITIONS
from conferapp.domain.handouts.handout import Handout
from conferapp.domain.handouts.material import Material
from conferapp.domain.kinds.question import EVERYBODY
from conferapp.outputs.pages import as_html
from conferapp.storage.catalogues import find_catalogues
from conferapp.storage.pictures import find_pictures

ROUNDS: Final = 25
CARDS: Final = 1000
PRINTS: Final = 3
GOAL: Final = 100.0
"""Milliseconds for all editions."""
CARDS_GOAL: Final = 5000.0
"""Milliseconds for the cards."""
_PLAIN: Final = Environment(autoescape=True).from_string(
    "{% for line in lines %}{{ line }}\n{% endfor %}"
)


def measure(folder: Path) -> Iterator[Result]:
    """Make every edition of one conference, and a print file of many cards.

    Args:
        folder: Where the conference is written.
    """
    material = _material(folder)
    pages = _editions(material)
    assert all(len(page) > 2000 for page in pages)
    page = "".join(pages)
    rounds = [(_milliseconds(lambda: _editions(material)), _bare(page)) for _ in range(ROUNDS)]
    yield compared("all editions as web pages", "ms", rounds, GOAL).absolute()

    cards = _many_cards(material)
    page = as_html(cards, paper="a4")
    assert page.count("<article") == CARDS
    rounds = [
        (_milliseconds(lambda: as_html(_many_cards(material), paper="a4")), _bare(page))
        for _ in range(PRINTS)
    ]
    yield compared(f"{CARDS} cards in one file", "ms", rounds, CARDS_GOAL).absolute()


def _material(folder: Path) -> Material:
    """A conference in which every question has an answer that everybody may have."""
    conference = open_conference(one_conference(folder, None, said=True))
    record = conference.record
    answers = {
        name: answer.model_copy(update={"share": EVERYBODY})
        for name, answer in record.answers.items()
    }
    return Material(
        record.model_copy(update={"answers": answers}),
        conference.student.first,
        find_catalogues().english,
        tuple(conference.around.history),
        find_pictures(folder / "pictures").by_name,
    )


def _editions(material: Material) -> list[str]:
    return [as_html(edition.make(material), paper="a4") for edition in EDITIONS.values()]


def _many_cards(material: Material) -> Handout:
    """Cards of as many students, each made anew, in one handout."""
    cards = (EDITIONS["card"].make(material).cards[0] for _ in range(CARDS))
    return replace(EDITIONS["labels"].make(material), cards=tuple(cards))


def _bare(page: str) -> float:
    """How long the template language takes for a page that was made before."""
    lines = page.splitlines()
    return _milliseconds(lambda: _PLAIN.render(lines=lines))


def _milliseconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000
