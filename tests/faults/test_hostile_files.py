"""Files that mean harm: nothing hangs, nothing fails, and nothing good is hidden by something bad.

Here stand the worst that were found; `make faults ARGS=hostile` looks at thousands.
"""

import os
import sys
import time
from pathlib import Path
from typing import Final

import pytest

if sys.platform == "win32":
    pytest.skip("looks are copies of a process, which is a thing of POSIX", allow_module_level=True)

from tests.faults import hostile
from tests.faults.harm import Look, look_at
from tests.pilot.laptop import LARGE, Laptop, Moment, folders
from tests.samples import a_record

from conferapp.storage.caseload import Caseload
from conferapp.storage.records import dump
from conferapp.storage.shipped import shipped_agendas
from conferapp.storage.toml_bounds import AGENDA, Bounds, excess
from conferapp.storage.workspace import Workspace

WORST: Final = (
    *("agenda: mirrors", "agenda: numbers to say, too many", "agenda: questions in lists"),
    *("agenda: tips", "agenda: '```' of 13", "agenda: '- [ ] x' of 13", "agenda: a pipe"),
    *("record: too many tables as notes", "record: tables as notes", "record: deepest as notes"),
    *("record: deep and wide as answers.goal", "record: numbers as answers.topics"),
    *("record: marks as tutor", "record: many lines as answers.long", "record: a path as id"),
    *("record: a path as agenda.id", "record: a path as student.id", "record: a device as id"),
    *("record: a million digits as revision", "record: the first day as created"),
    *("record: eight gigabytes of nothing", "record: a link to endless zeros", "record: a pipe"),
    *("student: escapes as name", "student: a pipe", "program: a pipe", "tutor: a link to itself"),
    *("pictures: a folder", "handover: a pipe", "lock: a link to a secret", "note: a pipe"),
)
"""What once took seconds, gigabytes or for ever, or would have led elsewhere."""
SOME_TIME: Final = 10.0
"""Seconds for a whole folder of harm, on a machine with other things to do."""


def test_the_worst_files_neither_hang_nor_fail_nor_hide_what_is_good(tmp_path: Path) -> None:
    looks = look_at(WORST, tmp_path)
    assert {look.case for look in looks} == set(WORST)
    assert [look.problem for look in looks if look.problem] == []


@pytest.mark.parametrize(
    ("look", "problem"),
    [
        (Look("a", "b", 1.5), "a, b: 1.5 s"),
        (Look("a", "b", 0.1, 300), "a, b: 300 MiB"),
        (Look("a", "b", 0.1, 40, "wrote to '/etc/x'"), "a, b: wrote to '/etc/x'"),
        (Look("a", "b", 0.1, 40), ""),
    ],
)
def test_a_look_tells_what_was_too_much(look: Look, problem: str) -> None:
    assert look.problem == problem


def test_a_folder_full_of_harm_is_listed_with_the_good_one_in_it(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "workspace")
    workspace.open()
    folder = workspace.records / "s-00000001"
    folder.mkdir()
    (folder / "good.json").write_bytes(dump(a_record(status="done")))
    for number in range(5_000):
        put = (os.mkfifo, Path.mkdir, Path.touch, lambda path: path.symlink_to("/dev/zero"))
        put[number % len(put)](folder / f"{number}.json")
    began = time.monotonic()
    caseload = Caseload.read(workspace, Moment().clock.today())
    assert time.monotonic() - began < SOME_TIME
    assert [line.name for line in caseload.students] == ["Amara Okafor"]
    assert len(caseload.unreadable) == 3_750


async def test_the_app_opens_on_a_workspace_full_of_harm(tmp_path: Path) -> None:
    laptop = Laptop(folders(tmp_path))
    laptop.student("Amara Okafor")
    for number, case in enumerate(hostile.things()):
        path = case.path(tmp_path)
        path.parent.mkdir(parents=True, exist_ok=True)
        if case.sort in {"record", "student", "agenda"} and not case.file:
            case.put(path.with_name(f"{number}{path.suffix}"))
        elif case.file and not path.exists():
            case.put(path)
    async with laptop.open(LARGE) as person:
        person.must_see("Amara Okafor")
        await person.press("end")
        await person.press("home", "enter")
        await person.until_seen("Which conference?")
        await person.type("goal-setting\n")
        await person.until(lambda: person.app.flow is not None, "the conference is open")


def test_what_a_lead_writes_is_far_from_the_bounds() -> None:
    far = Bounds("an agenda", *(bound // 4 for bound in AGENDA[1:]))
    for path in shipped_agendas().glob("*.toml"):
        assert excess(path.read_text(encoding="utf-8"), far) is None
