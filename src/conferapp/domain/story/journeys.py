"""Journeys: how a student's topics moved, from conference to conference and by quick checks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from conferapp.domain.kinds.numbers import counted
from conferapp.domain.kinds.phrases import ENGLISH
from conferapp.domain.kinds.tables import LEVELS
from conferapp.domain.model import Row, as_row, as_rows
from conferapp.domain.record import Record
from conferapp.domain.story.days import day_held
from conferapp.domain.text import fold, say_number


@dataclass(frozen=True)
class Stop:
    """Where a topic stood on a day.

    Attributes:
        day: The day of the conference.
        level: Its level, or "" where only points are known.
        points: Such as `6 of 10`, or "".
        by: Who gave it its level: `data`, `tutor`, `student` or `check`; "" where that isn't known.
    """

    day: date | None
    level: str
    points: str
    by: str = ""


@dataclass(frozen=True)
class Journey:
    """A topic over time.

    Attributes:
        topic: Its name, as it was last written.
        power: Whether it was last called a power standard.
        stops: Where it stood, the oldest first.
    """

    topic: str
    power: bool
    stops: tuple[Stop, ...]

    @property
    def level(self) -> str:
        """Its newest level, or ""."""
        return next((stop.level for stop in reversed(self.stops) if stop.level), "")

    @property
    def moved(self) -> bool:
        """Whether its level was ever another one."""
        return len({stop.level for stop in self.stops if stop.level}) > 1


def journeys(records: Iterable[Record]) -> tuple[Journey, ...]:
    """The topics of conferences by the data: those with most to do first, then by name.

    What a student says of their own skills isn't data; it is held against it elsewhere.

    Args:
        records: Finished conferences of one student, the oldest first.
    """
    found: dict[str, Journey] = {}
    for record in records:
        day = day_held(record)
        for row in _rows(record):
            name = say_number(row.get("topic")).strip()
            stops = tuple(_stops(row, day)) if name else ()
            if stops:
                before = found.get(fold(name))
                whole = (*(before.stops if before else ()), *stops)
                found[fold(name)] = Journey(name, row.get("power") is True, whole)
    return tuple(sorted(found.values(), key=_order))


def _rows(record: Record) -> Iterator[Row]:
    for answer in record.answers.values():
        if answer.kind == "topics" and answer.by == "tutor":
            yield from as_rows(answer.value)


def _stops(row: Row, day: date | None) -> Iterator[Stop]:
    """Where a row says that its topic stood; a quick check moved it on the same day."""
    level, points = _level(row.get("level")), _points(row)
    check = as_row(row.get("check"))
    if row.get("set") != "check" or not check:
        if level or points:
            yield Stop(day, level, points, say_number(row.get("set")))
        return
    was = _level(row.get("was"))
    if was or points:
        yield Stop(day, was, points)
    yield Stop(day, level, _points(check), "check")


def _level(cell: object) -> str:
    return cell if isinstance(cell, str) and cell in LEVELS else ""


def _points(row: Row) -> str:
    return counted(row.get("points"), row.get("out_of"), ENGLISH)


def _order(journey: Journey) -> tuple[int, bool, str]:
    """What isn't mastered first, and power standards first among those of one level."""
    place = LEVELS.index(journey.level) if journey.level in LEVELS else -1
    return -place, not journey.power, fold(journey.topic)
