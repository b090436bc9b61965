"""The record's loom: what is done with each key of two versions of a conference."""

from collections.abc import Mapping

from pydantic import JsonValue

from conferapp.domain.almanac import moment_of
from conferapp.domain.answer_pair import paired
from conferapp.domain.record import CLOSED, Record
from conferapp.domain.student import Kept
from conferapp.domain.weaving import (
    Choice,
    Content,
    Difference,
    Loom,
    Place,
    Rule,
    canonical,
    goes_on,
    same,
    united,
)


def content_of(kept: Kept) -> Content:
    """A record or student as plain JSON."""
    content: Content = kept.model_dump(mode="json")
    return content


class RecordLoom(Loom):
    """Knows what is done with each key of a record.

    Attributes:
        rules: For the outermost object.
    """

    def __init__(self, left: Record, right: Record) -> None:
        """Look which of the two is further on."""
        super().__init__()
        self._left_newer = _order(left) >= _order(right)
        self.rules: Mapping[str, Rule] = {
            "revision": larger,
            "status": self._status,
            "agenda": self._object,
            "student": self._object,
            "created": _earlier,
            "started": _earlier,
            "updated": _later,
            "ended": _later,
            "answers": self._answers,
            "notes": _notes,
            "pages": self._pages,
            "at": self._at,
            "reveals": _in_order,
            "history": _in_order,
            "removed": _in_order,
            "previous": self._newest,
        }
        self._visit: Mapping[str, Rule] = {
            "seconds": larger,
            "skipped": _both_reasons,
            **dict.fromkeys(("part", "title", "who"), self._newest),
        }

    def _newest(self, _: Place, left: JsonValue, right: JsonValue) -> JsonValue:
        """For where the tutor was and what a page was called; never for what anybody said."""
        return left if self._left_newer else right

    def _status(self, place: Place, left: JsonValue, right: JsonValue) -> JsonValue:
        ended = [status in CLOSED for status in (left, right)]
        if not any(ended):
            return "open"  # one of the two is only planned
        likely: Choice | None = None if all(ended) else "left" if ended[0] else "right"
        return self.differ(Difference(place, left, right, likely=likely))

    def _object(self, place: Place, left: JsonValue, right: JsonValue) -> JsonValue:
        if isinstance(left, dict) and isinstance(right, dict):
            return self.woven(place, left, right)
        return self.either(place, left, right)

    def _pages(self, place: Place, left: JsonValue, right: JsonValue) -> JsonValue:
        """Each page once; of pages that are there twice on one side, each meets its own."""
        ours, theirs = _objects(left), _objects(right)
        made: list[JsonValue] = []
        for number, visit in enumerate(ours):
            twin = next((other for other in theirs if other["page"] == visit["page"]), None)
            if twin is None:
                made.append(visit)
            else:
                theirs.remove(twin)
                made.append(self.woven((*place, number), visit, twin, self._visit))
        return [*made, *theirs]

    def _at(self, place: Place, left: JsonValue, right: JsonValue) -> JsonValue:
        if isinstance(left, dict) and isinstance(right, dict):
            rules = dict.fromkeys(("page", "question"), self._newest)
            return self.woven(place, left, right, rules)
        return left or right

    def _answers(self, place: Place, left: JsonValue, right: JsonValue) -> JsonValue:
        if not isinstance(left, dict) or not isinstance(right, dict):
            return self.either(place, left, right)
        return self.woven(place, left, right, dict.fromkeys(left, self._answer))

    def _answer(self, place: Place, left: JsonValue, right: JsonValue) -> JsonValue:
        if not isinstance(left, dict) or not isinstance(right, dict):
            return self.either(place, left, right)
        found = paired(place, left, right)
        return self.differ(found) if isinstance(found, Difference) else found


def larger(_: Place, left: JsonValue, right: JsonValue) -> JsonValue:
    """The larger of two numbers."""
    numbers = [side for side in (left, right) if isinstance(side, int | float)]
    return max(numbers, default=None)


def _earlier(_: Place, left: JsonValue, right: JsonValue) -> JsonValue:
    return min((side for side in (left, right) if side), key=_moment, default=None)


def _later(_: Place, left: JsonValue, right: JsonValue) -> JsonValue:
    return max((side for side in (left, right) if side), key=_moment, default=None)


def _both_reasons(_: Place, left: JsonValue, right: JsonValue) -> JsonValue:
    """Why a page was skipped, in the words of both."""
    return "; ".join(dict.fromkeys(str(side) for side in (left, right) if side)) or None


def _in_order(_: Place, left: JsonValue, right: JsonValue) -> JsonValue:
    """All that happened on either side, in order."""
    return sorted(united(left, right), key=lambda event: _moment(_key(event, "at")))


def _notes(_: Place, left: JsonValue, right: JsonValue) -> JsonValue:
    """The notes of both, in order; of one that was written on, the longer one."""
    made = united(left, [])
    known = {canonical(note) for note in made}
    for note in _objects(right):
        if canonical(note) in known:
            continue
        at = next((at for at, other in enumerate(made) if _one_note(other, note)), None)
        if at is None:
            made.append(note)
        elif goes_on(note["text"], _key(made[at], "text")):
            made[at] = note
    return sorted(made, key=lambda note: _moment(_key(note, "at")))


def _one_note(one: JsonValue, other: Content) -> bool:
    """Whether two are the same note, written on in one of them or not."""
    if not isinstance(one, dict) or not same({**one, "text": ""}, {**other, "text": ""}):
        return False
    texts = one["text"], other["text"]
    return goes_on(*texts) or goes_on(*reversed(texts))


def _objects(value: JsonValue) -> list[Content]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _key(value: JsonValue, key: str) -> JsonValue:
    return value.get(key) if isinstance(value, dict) else None


def _moment(stamp: object) -> tuple[float, str]:
    return moment_of(stamp), str(stamp)


def _order(record: Record) -> tuple[int, float, str]:
    return record.revision, moment_of(record.updated), canonical(content_of(record))
