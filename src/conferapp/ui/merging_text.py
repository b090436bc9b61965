"""The words of the merging screen: two versions, what they share, and where they differ."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from pydantic import JsonValue

from conferapp.domain.days import say_short
from conferapp.domain.merging import Comparison, tally
from conferapp.domain.reading import text_of
from conferapp.domain.record import Answer, Record
from conferapp.domain.student import Student
from conferapp.domain.weaving import Content, Difference, Place, same
from conferapp.storage.copy_names import origin, shown_name
from conferapp.storage.versions import Version, Versions

STATUSES: Final[Mapping[str, str]] = {
    "planned": "prepared, not begun",
    "open": "in progress",
    "done": "finished",
    "cancelled": "cancelled",
}
_TITLES: Final[Mapping[str, str]] = {
    "status": "How far is this conference?",
    "tutor": "Who led it?",
    "name": "The student’s name",
    "called": "What they like to be called",
    "grade": "Grade",
    "subject": "Subject",
    "language": "Language of the family",
    "supports": "What helps",
    "ways_of_learning": "Ways of learning",
    "foundation_goals": "Goals agreed when tutoring began",
    "external_id": "The school’s own id",
    "archived": "Has left",
    "people": "The people around them",
    "notes": "Notes",
}
"""The names of places, by their last key."""
_SHARE: Final[Mapping[str, str]] = {"student": "student", "family": "family", "school": "school"}
_SAID: Final = frozenset({"value", "typed", "at", "by"})


@dataclass(frozen=True)
class Said:
    """One side of a difference.

    Attributes:
        words: What is there.
        facts: Whose words they are and when, or "".
    """

    words: str
    facts: str = ""


@dataclass(frozen=True)
class Item:
    """A place where the two differ.

    Attributes:
        difference: What differs.
        title: What was asked.
        left: The one side.
        right: The other.
    """

    difference: Difference
    title: str
    left: Said
    right: Said


@dataclass(frozen=True)
class Sheet:
    """Everything that the screen says of two versions.

    Attributes:
        heading: What there are two of, and of whom.
        left: The file that stays, and where it comes from.
        right: The other one.
        summary: What is the same or only on one side, in one line.
        items: Where they differ.
        notes: What else there is to know.
        kept_in: Where the files will be as they are now.
    """

    heading: str
    left: str
    right: str
    summary: str
    items: tuple[Item, ...]
    notes: tuple[str, ...]
    kept_in: str


def record_sheet(versions: Versions[Record], comparison: Comparison[Record]) -> Sheet:
    """What there is to say of two versions of a conference.

    Args:
        versions: The files.
        comparison: The main one on the left, the first of the others on the right.
    """
    main, other = versions.main, versions.others[0]
    record = main.content
    head = f"Two versions of {record.agenda.title}, {record.student.name}"
    facts = _facts(main.content), _facts(other.content)
    return _sheet(versions, comparison, head, facts, _shared(comparison))


def student_sheet(versions: Versions[Student], comparison: Comparison[Student]) -> Sheet:
    """What there is to say of two versions of a student's file.

    Args:
        versions: The files.
        comparison: The main one on the left, the first of the others on the right.
    """
    head = f"Two versions of the file of {versions.main.content.name}"
    said = "What only one of the two has is kept." if comparison.differences else _NOTHING
    return _sheet(versions, comparison, head, ("", ""), said)


_NOTHING: Final = "Nothing is to be chosen: they don’t differ, and what only one has is kept."


def _sheet(
    versions: Versions[Record] | Versions[Student],
    comparison: Comparison[Record] | Comparison[Student],
    heading: str,
    facts: tuple[str, str],
    summary: str,
) -> Sheet:
    rest = len(versions.others) - 1
    notes = [
        f"{shown_name(each.path)} is left as it is. {each.why}" for each in versions.left_alone
    ]
    if rest:
        more = "one more version follows" if rest == 1 else f"{rest} more versions follow"
        notes.append(f"When these two are one, {more}.")
    kept = comparison.left
    student = kept.student.id if isinstance(kept, Record) else kept.id
    return Sheet(
        heading=heading,
        left=_file(versions.main, facts[0]),
        right=_file(versions.others[0], facts[1]),
        summary=summary,
        items=tuple(_item(difference) for difference in comparison.differences),
        notes=tuple(notes),
        kept_in=f"bin/{student}",
    )


def _facts(record: Record) -> str:
    changed = f"changed {_when(record.updated)}"
    return f"{changed} · {record.tutor}" if record.tutor else changed


def _file(version: Version[Record] | Version[Student], facts: str) -> str:
    told = origin(version.path), facts, shown_name(version.path)
    return " · ".join(part for part in told if part)


def _shared(comparison: Comparison[Record]) -> str:
    """What two records share, and what only one has, in a line."""
    if comparison.holds == "left":
        return (
            "The right one adds nothing: everything in it is on the left, or was put there before."
        )
    if comparison.holds == "right":
        return (
            "The left one adds nothing: everything in it is on the right, or was put there before."
        )
    told = tally(comparison)
    parts = [f"{_count(told.same, 'answer')} the same"]
    for side, (answers, notes) in (("left", told.left), ("right", told.right)):
        only = [_count(answers, "answer"), _count(notes, "note")]
        counted = [said for said, number in zip(only, (answers, notes), strict=True) if number]
        if counted:
            parts.append(f"only on the {side} {' and '.join(counted)}")
    return f"{'; '.join(parts)}. All of that is kept."


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _item(difference: Difference) -> Item:
    left, right, place = difference.left, difference.right, difference.place
    if place[0] == "answers" and isinstance(left, dict) and isinstance(right, dict):
        title = str(left.get("ask")) or str(place[-1])
        ours, theirs = _answer(place, left, right), _answer(place, right, left)
        return Item(difference, title, ours, theirs)
    key = str(place[-1])
    title = _TITLES.get(key, f"“{key}”, which this version of Conferapp doesn’t know")
    names = STATUSES if key == "status" else {}
    words = [names.get(str(side), _plain(side)) for side in (left, right)]
    return Item(difference, title, Said(words[0]), Said(words[1]))


def _answer(place: Place, content: Content, other: Content) -> Said:
    """An answer, with whatever else of it is not as on the other side."""
    answer = Answer.model_validate(content)
    whose = "the student’s words" if answer.by == "student" else "the tutor’s words"
    facts = [f"{whose}, {_when(answer.at, year=False)}"]
    if not same(content.get("share"), other.get("share")):
        facts.append(
            f"for: {', '.join(_SHARE[each] for each in answer.share) or 'the tutor alone'}"
        )
    if not same(content.get("ask"), other.get("ask")):
        facts.append(f"asked: {answer.ask}")
    known = _SAID | {"share", "ask"}
    rest = sorted(k for k, v in content.items() if k not in known and not same(v, other.get(k)))
    facts += [f"{key}: {_plain(content[key])}" for key in rest]
    return Said(text_of(str(place[-1]), answer), "\n".join(facts))


def _plain(value: JsonValue) -> str:
    """Any value as a person can read it."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list) and all(isinstance(member, str) for member in value):
        return ", ".join(map(str, value)) or "nothing"
    return json.dumps(value, ensure_ascii=False)


def _when(stamp: str, *, year: bool = True) -> str:
    """Such as “Sat 21 Nov 2026, 15:58”; what is no time stands as it is."""
    try:
        moment = datetime.fromisoformat(stamp)
    except ValueError:
        return stamp
    day = say_short(moment.date(), moment.date())
    return f"{day} {moment.year}, {moment:%H:%M}" if year else f"{day}, {moment:%H:%M}"
