"""A workspace with any number of conferences, as large as real ones and quick to write.

Words come from a made-up vocabulary in which few are frequent and most are rare, as in any
language, so that an index of them has the shape that it would have.
"""

import json
import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from itertools import accumulate
from pathlib import Path
from typing import Any, Final

PER_STUDENT: Final = 25
"""Conferences of each student: about two school years."""
STUDENTS_PER_TUTOR: Final = 20
SUBJECT: Final = "Algebra"
"""What home tells of a student, with a number behind it."""
NEWEST: Final = date(2026, 11, 20)
_VOCABULARY: Final = 20_000
_SYLLABLES: Final = ("ba", "den", "fi", "gor", "lu", "mas", "ni", "pel", "ro", "sat", "ti", "vun")
_ANSWERS: Final = 6
_WORDS: Final = 45
"""Words in each answer; with what stands around them that comes to ten thousand bytes."""
_OFFSET: Final = timezone(timedelta(hours=-5))


def write_many(workspace: Path, conferences: int) -> None:
    """Write a workspace.

    Args:
        workspace: Its folder, which isn't there yet.
        conferences: How many.
    """
    chance = random.Random(conferences)  # noqa: S311  # for sameness, not for secrets
    said = _Talk(chance)
    for folder in ("students", "records", "agendas", "bin"):
        (workspace / folder).mkdir(parents=True)
    (workspace / "conferapp.toml").write_text("", encoding="utf-8")
    for number in range(0, conferences, PER_STUDENT):
        student = f"s-{number // PER_STUDENT:08x}"
        tutor = f"Sample Tutor {number // PER_STUDENT // STUDENTS_PER_TUTOR}"
        name = f"{said.name()} {said.name()}"
        about = {"format": 1, "id": student, "revision": 1, "name": name, "tutor": tutor}
        about["subject"] = f"{SUBJECT} {number // PER_STUDENT:05}"
        _write(workspace / "students" / f"{student}.json", about)
        own = workspace / "records" / student
        own.mkdir()
        for at in range(min(PER_STUDENT, conferences - number)):
            record = _record(number + at, at, {"id": student, "name": name}, tutor, said)
            key = record["id"][-8:]
            _write(own / f"{record['created'][:10]}-goal-setting-{key}.json", record)


def change(workspace: Path, count: int) -> None:
    """Save some conferences again with one more word, as a sync program brings them.

    Args:
        workspace: Its folder.
        count: How many, each of another student if there are so many.
    """
    for folder in sorted((workspace / "records").iterdir())[:count]:
        path = sorted(folder.iterdir())[-1]
        record = json.loads(path.read_text(encoding="utf-8"))
        record["revision"] += 1
        record["answers"]["question-0"]["value"] += " changed"
        beside = path.with_name(".new")
        beside.write_text(json.dumps(record, indent=2), encoding="utf-8")
        beside.replace(path)


class _Talk:
    """Makes up what people say.

    Args:
        chance: Where the choice comes from.
    """

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        words = dict.fromkeys(
            self.name().lower() + str(at % 7) * (at % 3) for at in range(_VOCABULARY)
        )
        self.words = [*words]
        self._weights = [*accumulate(1 / (at + 2) for at in range(len(self.words)))]

    def name(self) -> str:
        """Something like a name."""
        return "".join(self._chance.choices(_SYLLABLES, k=self._chance.randint(2, 4))).title()

    def answer(self) -> str:
        """Some sentences."""
        return " ".join(self._chance.choices(self.words, cum_weights=self._weights, k=_WORDS))


def _record(
    number: int, at: int, student: dict[str, str], tutor: str, said: _Talk
) -> dict[str, Any]:
    day = NEWEST - timedelta(14 * (PER_STUDENT - at) + number // PER_STUDENT % 14)
    when = datetime(day.year, day.month, day.day, 15, 30, tzinfo=_OFFSET).isoformat()
    goal = [
        {"goal": said.answer()[:60], "measure": "75 of 100", "by": "2026-12-12", "topic": "Ratios"}
    ]
    topics = [
        {"topic": f"Topic {place}", "points": place, "out_of": 10, "level": "close", "set": "data"}
        for place in range(6)
    ]
    answers = {
        f"question-{place}": _answer("long", said.answer(), when) for place in range(_ANSWERS)
    }
    answers["goal"] = _answer("goal", goal, when)
    answers["topics"] = _answer("topics", topics, when, by="tutor", part="preparation")
    pages = [
        {"page": f"step-{place}", "part": "agenda", "title": f"Step {place}", "who": "together"}
        | {"seconds": 100 + place}
        for place in range(9)
    ]
    return {
        "format": 1,
        "id": f"019ea2f4-0000-7000-8000-{number:012x}",
        "revision": 40,
        "status": "done",
        "agenda": {"id": "goal-setting", "title": "Goal setting", "fingerprint": "sha256:0"},
        "student": student,
        "tutor": tutor,
        "created": when,
        "updated": when,
        "started": when,
        "ended": when,
        "answers": answers,
        "notes": [{"at": when, "page": "step-3", "by": "tutor", "text": said.answer()}],
        "pages": pages,
        "at": None,
        "reveals": [],
        "history": [],
        "previous": None,
    }


def _answer(
    kind: str, value: object, when: str, *, by: str = "student", part: str = "agenda"
) -> dict[str, Any]:
    about = {
        "kind": kind,
        "part": part,
        "page": "step-3",
        "by": by,
        "ask": "What did you make of it?",
    }
    return {**about, "keys": {}, "at": when, "share": ["student"], "value": value}


def _write(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, indent=2), encoding="utf-8")


def files(workspace: Path) -> Iterator[Path]:
    """The files of all conferences.

    Args:
        workspace: Its folder.
    """
    return (workspace / "records").glob("*/*.json")
