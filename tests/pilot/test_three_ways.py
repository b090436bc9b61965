"""One whole conference held by keys alone, by mouse for all but typing, and in lines by a script.

With the agenda that comes with the app, from nobody to the pages for afterwards, at one hour. All
three leave the same record, which is read against what was typed, and the same file of the student.
"""

import hashlib
import io
import json
import re
import tomllib
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any, Final

import pytest
from tests.pilot.by_keys import ByKeys
from tests.pilot.by_mouse import ByMouse
from tests.pilot.laptop import LARGE, Laptop, Moment, folders
from tests.pilot.ways import Way
from tests.pilot.whole import hold
from tests.typed import TYPED
from tests.unit.whole_in_lines import HANDED

from conferapp.cli.main import run
from conferapp.storage.settings import TutorSettings

STAMP: Final = re.compile(r"2026-11-22T\d\d:\d\d:\d\d\.\d{3}-05:00")
UUID7: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
LIVE: Final = [f"step-{number}" for number in range(1, 10)]
KEYS: Final = [
    *("format", "id", "revision", "status", "agenda", "student", "tutor", "created", "updated"),
    *("started", "ended", "answers", "notes", "pages", "at", "reveals", "history", "previous"),
]
STUDENT: Final = re.compile(r"s-[0-9a-f]{8}")
OF_THE_WAY: Final = {
    **dict.fromkeys(("at", "created", "updated", "started", "ended"), "is a time"),
    "seconds": "is time on a page",
    "revision": "counts letters on a screen, and whole lines in line mode",
}
"""What may differ besides ids that are made anew, and why; nothing else may."""


def same_but_for_the_way(data: Any) -> Any:  # noqa: ANN401  # any part of a record
    """A record, or a student, without what may differ."""
    if isinstance(data, list):
        return [same_but_for_the_way(each) for each in data]
    if isinstance(data, str) and (UUID7.fullmatch(data) or STUDENT.fullmatch(data)):
        return "made anew"
    if not isinstance(data, dict):
        return data
    return {
        key: same_but_for_the_way(value)
        for key, value in data.items()
        if key not in OF_THE_WAY or isinstance(value, dict)  # where it opens is `at` a page
    }


@pytest.fixture
def laptop_for(tmp_path: Path) -> Callable[[str], Laptop]:
    """Laptops of one tutor, each with a workspace of its own."""

    def lay(name: str) -> Laptop:
        laptop = Laptop(folders(tmp_path / name), Moment())
        TutorSettings(tutor="R. Diaz").write(laptop.places.settings)
        return laptop

    return lay


async def on_screens(laptop: Laptop, way: type[Way]) -> dict[str, Any]:
    """The record that one way leaves."""
    async with laptop.open(LARGE) as sitting:
        return await hold(way(sitting))


def in_lines(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The record that a script leaves, which comes in on standard input."""
    laptop.student(grade="7", subject="Algebra", tutor="R. Diaz")
    monkeypatch.setattr("conferapp.cli.given.find_places", lambda *_: laptop.places)
    for name in ("block_signals", "release_signals", "Doors.watch"):  # of a whole program
        monkeypatch.setattr(f"conferapp.plain.start.{name}", lambda *_: None)
    monkeypatch.setattr("conferapp.plain.start.collector_paused", nullcontext)
    script = "".join(f"{line}\n" for line in HANDED).encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(script)))
    conferring = ("confer", "Amara", "--plain", "--agenda", "goal-setting")
    assert run(conferring, laptop.moment.clock) == 0
    (record,) = laptop.records
    return record


def student_of(laptop: Laptop) -> dict[str, Any]:
    """What is kept of the one student."""
    (path,) = laptop.places.workspace.glob("students/*.json")
    student: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return student


async def test_keys_mouse_and_lines_leave_the_same_record(
    laptop_for: Callable[[str], Laptop], project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys, mouse, lines = (laptop_for(name) for name in ("keys", "mouse", "lines"))
    by_keys = await on_screens(keys, ByKeys)
    by_mouse = await on_screens(mouse, ByMouse)
    by_lines = in_lines(lines, monkeypatch)

    values = {key: answer["value"] for key, answer in by_keys["answers"].items()}
    assert values.pop("next-date")[:16] == "2026-12-04T15:30"
    assert values == TYPED
    source = (project / "agendas" / "goal-setting.toml").read_bytes()
    the_record_stands_for_itself(keys, by_keys, source)
    each_answer_tells_where_it_comes_from(by_keys, source)

    same = same_but_for_the_way
    assert same(by_mouse) == same(by_keys)
    assert same(by_lines) == same(by_keys)
    student = student_of(keys)
    assert student["supports"] == ["timer"]
    assert same(student_of(mouse)) == same(student)
    assert same(student_of(lines)) == same(student)


def the_record_stands_for_itself(laptop: Laptop, record: dict[str, Any], source: bytes) -> None:
    """Everything around the answers, against the contract."""
    assert list(record) == KEYS
    assert record["format"] == 1
    assert UUID7.fullmatch(record["id"])
    assert all(STAMP.fullmatch(record[key]) for key in ("created", "updated", "started", "ended"))
    assert record["created"] < record["started"] < record["ended"] <= record["updated"]
    assert (record["status"], record["tutor"], record["previous"]) == ("done", "R. Diaz", None)
    assert record["student"]["name"] == "Amara Okafor"
    assert record["agenda"] == {
        "id": "goal-setting",
        "title": "Goal-setting conference",
        "fingerprint": f"sha256:{hashlib.sha256(source).hexdigest()}",
    }
    assert [(note["page"], note["by"], note["text"]) for note in record["notes"]] == [
        ("step-3", "tutor", "She smiled at this."),
        ("step-3", "tutor", "Quick check, Graphs: 3 of 4, not yet → close"),
    ]
    assert [(r["question"], r["after"], r["by"]) for r in record["reveals"]] == [
        (covered, "guess", "answer")
        for covered in ("score", "topics", "academic-numbers", "work-seen")
    ]
    seconds = {visit["page"]: visit["seconds"] for visit in record["pages"]}
    assert [seconds[page] for page in LIVE] == [60.0] * 8 + [0]
    skipped = {visit["page"]: visit.get("skipped") for visit in record["pages"]}
    assert {page: why for page, why in skipped.items() if why} == {"step-5": "Ran out of time"}
    assert record["at"]["page"] == "next-time"
    (path,) = laptop.places.workspace.glob("records/*/*")
    assert path.parent.name == record["student"]["id"]
    assert path.name == f"2026-11-22-goal-setting-{record['id'][-8:]}.json"


def each_answer_tells_where_it_comes_from(record: dict[str, Any], source: bytes) -> None:
    """Page, part, whose words, kind and the keys that are needed to read it."""
    agenda = tomllib.loads(source.decode())
    for part in ("preparation", "reflection", "agenda", "follow_up"):
        for page in agenda[part]:
            who = page.get("who", "together" if part == "agenda" else "tutor")
            for question in page.get("questions", ()):
                answer = record["answers"].get(question["id"])
                if answer is None:
                    continue
                assert (answer["part"], answer["page"]) == (part, page["id"])
                assert answer["kind"] == question["kind"]
                own = question.get("by", "student") if who == "together" else who
                assert answer["by"] == own
                assert answer["keys"].get("role") == question.get("role")
                assert STAMP.fullmatch(answer["at"])
                if "share" in question:
                    assert answer["share"] == question["share"]
    asked = record["answers"]["assessed-on"]["ask"]
    assert asked == "What day did Amara do it?"
    assert record["answers"]["tutor-confidence"]["share"] == []
    scale = record["answers"]["confidence"]["keys"]
    assert (scale["from"], scale["to"], scale["labels"]["2"]) == (1, 5, "a little")


async def test_with_a_code_only_the_code_takes_the_laptop_back(laptop: Laptop) -> None:
    settings = TutorSettings(tutor="R. Diaz").with_code("4711")
    settings.write(laptop.places.settings)
    laptop.agenda(TWO_SIDES)
    student = laptop.student()
    async with laptop.open(student=student.id) as tutor:
        await tutor.until_seen("It’s Amara’s turn")
        await tutor.press("enter")
        await tutor.until_seen("Looking back")
        await tutor.press("f8")
        await tutor.until_seen("type your code")
        await tutor.press("f2", "f2")
        await tutor.type("0000\n")
        await tutor.until_seen("That isn’t the code")
        await tutor.type("4711\n")
        await tutor.until_seen("Covered. F9 opens it.")  # the student still sits beside
        await tutor.press("f9")
        await tutor.until_seen("What the results say to you")
        assert tutor.page == "tutor-results"


TWO_SIDES = """
[[reflection]]
id = "looking-back"
title = "Looking back"
who = "student"
[[reflection]]
id = "tutor-results"
title = "What the results say to you"
who = "tutor"
"""
