"""The block at hand: kept after each change, and said to be where it can't be kept."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from tests.samples import a_record, a_student

from conferapp.domain.block import Slot, lasting, with_talk
from conferapp.domain.clock import Clock
from conferapp.domain.goal_names import named
from conferapp.domain.lines import GROUP_AGENDA, ConferenceLine, Level, StudentLine
from conferapp.domain.record import StudentRef
from conferapp.storage.block_file import BlockFile
from conferapp.storage.caseload import Caseload
from conferapp.storage.classes import students_of_tutor
from conferapp.storage.records import dump
from conferapp.storage.workspace import Workspace
from conferapp.ui.block_draft import A_GROUP, SOMEBODY, BlockDraft
from conferapp.ui.block_text import slot_text, top_line

START = datetime(2026, 11, 21, 15, tzinfo=UTC)
TODAY = START.date()


class Room:
    """A class of four, a clock, and a place to keep a block."""

    def __init__(self, folder: Path) -> None:
        self.now = START
        self.place = folder / "state" / "block"
        need = {"area": Level("Area", "not yet", TODAY, TODAY)}
        self.students = [
            StudentLine(f"s-{name}", None, name, name, levels=need if name < "C" else {})
            for name in ("Ana", "Ben", "Cy", "Dee")
        ]

    def draft(self, *students: StudentLine) -> BlockDraft:
        """The block as it is when somebody comes to it."""
        return BlockDraft(
            students or self.students, Clock(now=lambda: self.now), BlockFile(self.place)
        )


@pytest.fixture
def room(tmp_path: Path) -> Room:
    """A class."""
    return Room(tmp_path)


def called(draft: BlockDraft) -> list[str]:
    """What its slots are called."""
    return [draft.called(slot) for slot in draft.block.slots]


def test_a_look_keeps_nothing_and_a_change_is_there_next_time(room: Room) -> None:
    draft = room.draft()
    assert called(draft) == ["Settling in", "Group: Area", "Cy", "Dee"]
    assert not room.place.exists()
    draft.change(lasting(draft.block, 1, 12))
    assert room.draft().block.slots[0].minutes == 12


def test_another_length_plans_anew_until_something_was_changed_or_begun(room: Room) -> None:
    draft = room.draft()
    draft.set_minutes(60)
    assert draft.block.over == 0
    draft.begin(draft.block.slots[0])
    draft.set_minutes(30)
    assert draft.block.over == 30
    assert draft.running == draft.block.slots[0]


def test_the_clock_goes_on_while_nobody_looks(room: Room) -> None:
    draft = room.draft()
    assert draft.go_on() == draft.block.slots[0]
    room.now += timedelta(minutes=7)
    again = room.draft()
    assert again.left == 180
    assert again.coming == again.block.slots[1]


def test_behind_the_last_slot_the_clock_stops(room: Room) -> None:
    draft = room.draft()
    names = []
    while (slot := draft.go_on()) is not None:
        names.append(draft.called(slot))
    assert names == called(draft)
    assert draft.running is None


def test_a_conference_that_was_finished_since_is_held_and_an_earlier_one_is_not(
    room: Room,
) -> None:
    draft = room.draft()
    slot = next(slot for slot in draft.block.slots if slot.students == ("s-Cy",))
    draft.begin(slot)
    for seconds, held in ((-60, False), (60, True)):
        line = ConferenceLine("r", Path("r"), "s-Cy", "Cy", "talk", "Talk", "done", 1, TODAY, TODAY)
        line = replace(line, moment=START.timestamp() + seconds)
        cy = replace(room.students[2], conferences=(line,))
        assert room.draft(*room.students[:2], cy).held(slot) is held


def line_of(student: str, agenda: str, seconds: int) -> ConferenceLine:
    """A conference that ended so many seconds behind the beginning."""
    line = ConferenceLine("r", Path("r"), student, "", agenda, "", "done", 1, TODAY, TODAY)
    return replace(line, moment=START.timestamp() + seconds)


def test_a_small_group_is_no_conference_and_a_conference_no_small_group(room: Room) -> None:
    draft = room.draft()
    group, talk = draft.block.group, draft.block.slots[2]
    assert group is not None
    draft.begin(draft.block.slots[0])
    talked = replace(room.students[0], conferences=(line_of("s-Ana", "talk", 60),))
    assert not room.draft(talked, *room.students[1:]).held(group)
    sat = replace(room.students[0], conferences=(line_of("s-Ana", GROUP_AGENDA, 60),))
    assert set(room.draft(sat, *room.students[1:]).done(group)) == {"s-Ana"}
    grouped = replace(room.students[2], conferences=(line_of("s-Cy", GROUP_AGENDA, 60),))
    assert not room.draft(*room.students[:2], grouped, room.students[3]).held(talk)


def test_before_the_block_began_nothing_of_it_is_done(room: Room) -> None:
    talked = replace(room.students[2], conferences=(line_of("s-Cy", "talk", 60),))
    draft = room.draft(*room.students[:2], talked, room.students[3])
    assert not any(map(draft.held, draft.block.slots))


def test_a_step_has_the_same_mark_as_at_home_and_partners_are_of_the_groups_topic(
    room: Room,
) -> None:
    today = (Level("Area", "not yet", TODAY, TODAY), Level("Angles", "mastered", TODAY, TODAY))
    ana = replace(room.students[0], levels={"area": today[0], "angles": today[1]})
    angles = replace(today[1], level="not yet")
    ben = replace(room.students[1], levels={"area": today[0], "angles": angles})
    cy = replace(room.students[2], actions=named("actions", [{"what": "Try two"}]))
    draft = room.draft(ana, ben, cy)
    group, talk = draft.block.group, next(s for s in draft.block.slots if "s-Cy" in s.students)
    told = slot_text(draft, group).plain
    assert "Members" in told
    assert "Partners" not in told
    assert "◐ Try two" in slot_text(draft, talk).plain


def test_whoever_sits_in_the_group_and_has_a_conference_is_told_on_top(room: Room) -> None:
    draft = room.draft()
    draft.change(with_talk(draft.block, "s-Ana"))
    assert "twice: Ana" in top_line(draft).plain
    (shared,) = draft.offers.values()
    assert draft.seats(shared) == ("s-Ana", "s-Ben")  # one alone would be no group


def test_another_topic_brings_those_who_need_it(room: Room) -> None:
    draft = room.draft()
    group = draft.block.group
    assert group is not None
    draft.change(replace(draft.block, slots=(Slot(1, "group", 15, "gone", ("s-Dee",)),)))
    assert called(draft) == [A_GROUP]
    draft.take_group(group.topic)
    assert draft.block.slots == (Slot(1, "group", 15, group.topic, ("s-Ana", "s-Ben")),)
    draft.take_group("nobody knows it")
    assert called(draft) == ["Group: Area"]


def test_somebody_who_is_gone_is_said_to_be(room: Room) -> None:
    room.draft().go_on()
    assert SOMEBODY in called(room.draft(*room.students[:3]))


def test_that_it_cannot_be_kept_is_said_and_it_runs_all_the_same(room: Room) -> None:
    room.place.parent.write_bytes(b"")
    draft = room.draft()
    draft.go_on()
    assert draft.problem
    assert draft.running == draft.block.slots[0]


def test_the_next_day_begins_with_a_new_plan(room: Room) -> None:
    room.draft().go_on()
    room.now += timedelta(days=1)
    assert room.draft().running is None
    assert room.draft().today == date(2026, 11, 22)


def test_of_more_than_share_a_room_those_are_taken_who_are_to_be_met_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("conferapp.storage.classes.MOST", 2)
    workspace = Workspace(tmp_path / "workspace")
    workspace.open()
    for name in ("Ana", "Ben", "Cy", "Zoe"):
        student = a_student(
            id=f"s-{name.lower()}", name=name, tutor="Other" if name == "Cy" else None
        )
        workspace.student_path(student.id).write_bytes(dump(student))
    record = a_record(student=StudentRef(id="s-zoe", name="Zoe"))
    path = workspace.record_path("s-zoe", record.created, record.agenda.id, record.id)
    path.parent.mkdir()
    path.write_bytes(dump(record))
    caseload = Caseload.read(workspace, TODAY)
    assert [one.name for one in students_of_tutor(caseload, "Sample Tutor")] == ["Zoe", "Ana"]
    assert next(one.name for one in students_of_tutor(caseload, "Other")) == "Zoe"


def test_a_tutor_without_students_plans_for_everybody(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "workspace")
    workspace.open()
    assert students_of_tutor(Caseload.read(workspace, TODAY), "") == ()
    student = a_student(tutor="Other")
    workspace.student_path(student.id).write_bytes(dump(student))
    caseload = Caseload.read(workspace, TODAY)
    assert [one.name for one in students_of_tutor(caseload, "Sample Tutor")] == ["Amara Okafor"]


def test_what_was_taken_out_or_planned_anew_comes_back_also_after_a_restart(room: Room) -> None:
    draft = room.draft()
    before = called(draft)
    draft.begin(draft.block.slots[0])
    draft.take_out(draft.block.slots[0])  # the one that runs
    running = draft.running
    assert running is not None
    assert (called(draft), draft.called(running)) == (before[1:], before[1])
    draft.plan_anew(30)
    again = room.draft()
    assert again.take_back()
    assert (called(again), again.running) == (before[1:], running)
    assert again.take_back()
    assert (called(again), again.running) == (before, again.block.slots[0])
    assert not again.take_back()
    assert not room.draft().steps
