"""The full record, for the tutor: everything that was written down, page by page."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from conferapp.domain.agenda import Part
from conferapp.domain.almanac import day_of
from conferapp.domain.handouts.handout import Block, Handout, Line, Span, Spans
from conferapp.domain.handouts.material import Material
from conferapp.domain.handouts.rest import added, answered
from conferapp.domain.record import Event, Visit


def full_record(material: Material) -> Handout:
    """The whole conference on paper."""
    words, record = material.catalogue, material.record
    title = words.phrase("full.title", student=record.student.name, agenda=record.agenda.title)
    marked = Line("confidential", words.phrase("full.confidential"))
    blocks = (
        Block("confidential", lines=(marked,), look="small"),
        Block("facts", lines=tuple(_facts(material)), look="facts"),
        *_pages(material),
        Block("history", words.phrase("full.history"), tuple(_history(material)), look="list"),
        added(material),
    )
    return Handout("full", words.language, words.direction, title, blocks)


def _facts(material: Material) -> Iterator[Line]:
    words, record = material.catalogue, material.record
    if material.day:
        yield Line("day", words.phrase("full.day", day=(Span(material.day),)), frame=True)
    yield Line("tutor", words.phrase("full.tutor", tutor=material.tutor), frame=True)
    status = words.phrase(f"full.{record.status}")
    yield Line("status", words.phrase("full.status", status=status), frame=True)


def _pages(material: Material) -> Iterator[Block]:
    part: Part | None = None
    for visit in (*material.record.pages, *_unseen(material)):
        blocks = [block for block in _page(material, visit) if block.lines]
        if not blocks:
            continue
        if visit.part != part:
            part = visit.part
            yield Block(f"part:{visit.page}", material.catalogue.phrase(f"full.{part}"))
        yield from blocks


def _page(material: Material, visit: Visit) -> Iterator[Block]:
    """The answers of a page, whose words each is, and what was noted beside them."""
    words = material.catalogue
    for asked in material.answers:
        if asked[1].page == visit.page:
            block = answered(material, asked)
            whose: Spans = (Span(" · "), *words.phrase(f"full.by_{asked[1].by}"))
            yield Block(block.key, (*block.heading, *whose), block.lines, block.look, block.level)
    yield Block(f"page:{visit.page}", _title(visit), tuple(_beside(material, visit)), level=3)


def _beside(material: Material, visit: Visit) -> Iterator[Line]:
    words = material.catalogue
    for at, note in enumerate(material.record.notes):
        if note.page == visit.page and note.text:
            said = " ".join(note.text.split())
            yield Line(f"note:{at}", words.phrase("full.note", note=said))
    if visit.skipped:
        yield Line(f"skipped:{visit.page}", words.phrase("full.skipped", why=visit.skipped))


def _history(material: Material) -> Iterator[Line]:
    """What was done, oldest first; the same thing several times on one day is one line."""
    words = material.catalogue
    events = enumerate(material.record.history)
    for told, same in groupby(events, key=lambda each: _told(material, each[1])):
        numbers = [at for at, _ in same]
        what = f"{told.what} ({len(numbers)}×)" if len(numbers) > 1 else told.what
        at = numbers[0]
        who = {"who": told.who} if told.who else {}
        name = "full.event" if told.who else "full.event_nobody"
        yield Line(f"event:{at}", words.phrase(name, day=told.day, what=what, **who))
        if told.why:
            yield Line(f"event:{at}:why", words.phrase("full.why", why=told.why))


class _Told(NamedTuple):
    """An event as it is told."""

    day: str
    who: str
    what: str
    why: str | None


def _told(material: Material, event: Event) -> _Told:
    day = day_of(event.at)
    said = material.catalogue.short(day) if day else event.at
    return _Told(said, event.who, event.what, event.why)


def _title(visit: Visit) -> Spans:
    return (Span(visit.title, said=True),) if visit.title else ()


def _unseen(material: Material) -> list[Visit]:
    """Pages with answers that were never on screen: their questions were asked elsewhere."""
    seen = {visit.page for visit in material.record.pages}
    unseen = {a.page: a for _, a in material.answers if a.page not in seen}
    return [
        Visit(page=page, part=answer.part, title="", who="tutor") for page, answer in unseen.items()
    ]
