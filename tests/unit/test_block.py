"""The block: how it is planned, changed by hand and run, and what is printed of it."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from tests.unit.build import Time, conference

from conferapp.domain.block import (
    MOST_SEATS,
    Block,
    Slot,
    lasting,
    moved,
    seated,
    swapped,
    topic_mark,
    with_group,
    with_settling,
    with_talk,
    without,
)
from conferapp.domain.block_clock import (
    Allotted,
    Run,
    allotted,
    begin,
    group_left,
    minutes_over,
    next_slot,
    seconds_left,
    spans,
    stop,
)
from conferapp.domain.block_plan import by_need, offers, plan_block, shared_out, topics
from conferapp.domain.goal_names import named
from conferapp.domain.lines import ConferenceLine, Level, StudentLine
from conferapp.domain.pace import Pace, pace
from conferapp.outputs.block_page import Row, Sheet, as_html, as_text

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 15, 30, tzinfo=timezone(timedelta(hours=-5)))


def student(
    name: str,
    late: int | None = None,
    *,
    need: str = "",
    goal: str = "",
    status: str = "",
    met: int | None = None,
) -> StudentLine:
    """A student: days overdue, what isn't mastered, a goal's topic, an unfinished conference."""
    line = ConferenceLine(
        f"r-{name}", Path("r.json"), name, name, "talk", "Talk", status, 1, TODAY, TODAY
    )
    return StudentLine(
        id=name,
        path=Path(f"{name}.json"),
        name=name,
        first=name,
        due=None if late is None else TODAY - timedelta(late),
        days_since=met,
        conferences=(line,) if status else (),
        goals=named("goals", [{"goal": f"Work on {goal}", "topic": goal}]) if goal else (),
        levels={need: Level(need, "not yet", TODAY, TODAY)} if need else {},
    )


def told(block: Block) -> list[str]:
    """A block in words."""
    return [
        " ".join([str(slot.minutes), slot.kind, *slot.students]).replace("conference ", "")
        for slot in block.slots
    ]


def minutes(block: Block) -> list[int]:
    """The minutes of its slots."""
    return [slot.minutes for slot in block.slots]


CLASS = [
    student("Ana", 3, need="fractions"),
    student("Ben", 9),
    student("Cleo", 1, need="fractions"),
    student("Dan", -2),
    student("Eve", 5),
    student("Fay", -4),
]


# Planned ---------------------------------------------------------------------------------------


def test_forty_five_minutes_are_settling_a_group_and_three_who_are_most_overdue() -> None:
    block = plan_block(CLASS, TODAY)
    assert told(block) == ["10 settling", "20 group Ana Cleo", "5 Ben", "5 Eve", "5 Dan"]
    assert block.over == 0
    assert not block.by_hand


def test_an_open_conference_comes_first_and_who_was_met_today_last() -> None:
    people = [
        student("Late", 9),
        student("New"),
        student("Prepared", 0, status="planned"),
        student("Today", 0),
        student("Soon", -1),
        student("Open", -8, status="open"),
        student("Done", -14, met=0),
    ]
    order = [one.name for one in by_need(people, TODAY)]
    assert order == ["Open", "Late", "Prepared", "New", "Today", "Soon", "Done"]


def test_who_has_a_conference_under_way_goes_on_with_it_instead_of_the_group() -> None:
    people = [*CLASS, student("Gus", 2, need="fractions", status="open")]
    assert told(plan_block(people, TODAY))[1:3] == ["20 group Ana Cleo", "5 Gus"]


def test_a_group_is_a_tableful_of_those_who_are_due_first() -> None:
    people = [student(f"S{late:02}", late, need="fractions") for late in range(12)]
    group = plan_block(people, TODAY).group
    assert group is not None
    assert group.students == tuple(f"S{late:02}" for late in range(11, 11 - MOST_SEATS, -1))


def test_without_anything_in_common_the_minutes_go_to_conferences() -> None:
    people = [student(f"S{late}", late) for late in range(9)]
    assert minutes(plan_block(people, TODAY)) == [10, *[5] * 7]


def test_few_students_get_more_time_each_and_the_rest_stays_free() -> None:
    block = plan_block([student("Ben", 1), student("Eve", 1)], TODAY, 60)
    assert told(block) == ["13 settling", "10 Ben", "10 Eve"]
    assert block.over == -27


def test_a_class_without_students_has_only_time_to_settle() -> None:
    assert told(plan_block([], TODAY)) == ["10 settling"]


def test_who_has_left_is_in_no_block() -> None:
    gone = StudentLine("Gone", None, "Gone", "Gone", archived=True)
    assert told(plan_block([gone], TODAY)) == ["10 settling"]


@pytest.mark.parametrize("length", range(5, 241))
def test_a_block_of_any_length_is_full_and_no_conference_is_too_short(length: int) -> None:
    for group in (True, False):
        shares = shared_out(length, group=group, people=100)
        assert shares.settling + shares.group + sum(shares.talks) == length
        assert shares.talks
        assert all(5 <= talk <= 10 for talk in shares.talks)


def test_where_minutes_are_few_the_group_goes_first_then_settling_gets_shorter() -> None:
    assert shared_out(25, group=True, people=9) == (6, 11, (8,))
    assert shared_out(20, group=True, people=9) == (4, 0, (6, 5, 5))
    assert shared_out(6, group=True, people=9) == (1, 0, (5,))
    assert shared_out(5, group=True, people=9) == (0, 0, (5,))


def test_a_block_that_is_too_long_or_too_short_becomes_one_that_is_possible() -> None:
    assert plan_block(CLASS, TODAY, 1).minutes == 5
    assert plan_block(CLASS, TODAY, 999).minutes == 240


def test_a_topic_is_said_in_words_also_when_nobody_needs_it_any_more() -> None:
    known = Level("Fractions", "mastered", TODAY, TODAY)
    one = StudentLine("Ana", None, "Ana", "Ana", levels={"fractions": known})
    assert topics([one], TODAY)[topic_mark("fractions")] == "Fractions"
    assert not offers([one], TODAY)


# Changed by hand -------------------------------------------------------------------------------


@pytest.fixture
def block() -> Block:
    """A planned block."""
    return plan_block(CLASS, TODAY)


def test_a_longer_slot_makes_the_block_too_long_and_a_shorter_one_frees_minutes(
    block: Block,
) -> None:
    assert lasting(block, 1, 13).over == 3
    assert lasting(block, 2, 15).over == -5
    assert lasting(block, 1, -4).slots[0].minutes == 1
    assert lasting(block, 1, 13).by_hand


def test_a_slot_moves_and_stays_where_there_is_no_further(block: Block) -> None:
    assert told(moved(block, 5, -2))[2:] == ["5 Dan", "5 Ben", "5 Eve"]
    assert moved(block, 1, -1) == block
    assert moved(block, 99, 1) == block


def test_a_conference_comes_in_with_the_minutes_that_are_free(block: Block) -> None:
    freed = without(block, 2)
    assert told(with_talk(freed, "Fay"))[-1] == "10 Fay"
    assert told(with_talk(block, "Fay", behind=3))[2:4] == ["5 Ben", "5 Fay"]
    assert with_talk(block, "Ben") == block


def test_somebody_else_comes_into_a_conference_or_two_change_places(block: Block) -> None:
    assert told(swapped(block, 3, "Fay"))[2:] == ["5 Fay", "5 Eve", "5 Dan"]
    assert told(swapped(block, 3, "Dan"))[2:] == ["5 Dan", "5 Eve", "5 Ben"]
    assert swapped(block, 1, "Fay") == block


def test_a_group_gets_another_topic_and_other_members_and_keeps_its_minutes(block: Block) -> None:
    longer = lasting(block, 2, 12)
    other = with_group(longer, "mark", ["Ben", "Dan", "Ben"], 20)
    assert other.group == Slot(2, "group", 12, "mark", ("Ben", "Dan"))
    assert seated(other, "Dan").group == Slot(2, "group", 12, "mark", ("Ben",))
    assert seated(other, "Eve").group == Slot(2, "group", 12, "mark", ("Ben", "Dan", "Eve"))


def test_a_full_table_takes_nobody_in(block: Block) -> None:
    full = with_group(block, "mark", list("abcdef"), 20)
    assert seated(full, "g") == full


def test_group_and_settling_come_back_to_their_places(block: Block) -> None:
    bare = without(without(block, 1), 2)
    both = with_settling(with_group(bare, "mark", ["Ana", "Cleo"], 20), 10)
    assert told(both)[:2] == ["10 settling", "20 group Ana Cleo"]
    keys = [slot.key for slot in both.slots]
    assert len(set(keys)) == len(keys)


# Run -------------------------------------------------------------------------------------------


def at(minute: float) -> datetime:
    """So many minutes after the block begins."""
    return NOW + timedelta(minutes=minute)


def times(block: Block, run: Run, now: datetime) -> Sequence[str]:
    """The slots with their times."""
    found = spans(block, run, now)
    return [
        f"{span.state} {span.begin:%H:%M}–{span.end:%H:%M}"
        if span.begin and span.end
        else span.state
        for span in (found[slot.key] for slot in block.slots)
    ]


def test_before_the_clock_runs_the_block_would_begin_at_the_next_full_minute(block: Block) -> None:
    assert times(block, Run(), at(-0.5))[:2] == ["to come 15:30–15:40", "to come 15:40–16:00"]
    assert seconds_left(block, Run(), NOW) is None


def test_what_runs_late_moves_what_comes(block: Block) -> None:
    run = begin(begin(Run(), 1, at(0)), 2, at(12))
    assert times(block, run, at(15))[:3] == [
        "past 15:30–15:42",
        "running 15:42–16:02",
        "to come 16:02–16:07",
    ]
    assert times(block, run, at(35))[1:3] == ["running 15:42–16:05", "to come 16:05–16:10"]
    assert seconds_left(block, run, at(35)) == -180


def test_the_clock_carries_from_one_slot_to_the_next_and_not_beyond_the_last(block: Block) -> None:
    run = Run()
    order = []
    while (slot := next_slot(block, run)) is not None:
        order.append(slot.key)
        run = begin(run, slot.key, at(len(order)))
    assert order == [slot.key for slot in block.slots]


def test_slots_that_were_passed_over_are_left_out(block: Block) -> None:
    run = begin(begin(Run(), 4, at(0)), 3, at(5))
    assert times(block, run, at(6)) == [
        "left out",
        "left out",
        "running 15:35–15:40",
        "past 15:30–15:35",
        "to come 15:40–15:45",
    ]


def test_to_begin_what_runs_already_changes_nothing_and_a_stopped_clock_can_go_on(
    block: Block,
) -> None:
    run = begin(Run(), 1, at(0))
    assert begin(run, 1, at(5)) == run
    stopped = stop(run, at(7))
    assert times(block, stopped, at(9))[:2] == ["past 15:30–15:37", "left out"]
    assert begin(stopped, 2, at(9)).running is not None


def test_a_slot_that_was_taken_out_runs_no_more(block: Block) -> None:
    run = begin(Run(), 3, at(0))
    assert seconds_left(without(block, 3), run, at(1)) is None


def test_a_conference_is_given_the_time_of_its_slot_while_that_runs(block: Block) -> None:
    run = begin(Run(), 3, at(0))
    assert allotted(block, run, "Ben", at(4)) == (5, at(0))
    assert allotted(block, run, "Eve", at(4)) is None
    assert allotted(block, run, "Ben", at(66)) is None  # nobody goes by a forgotten clock
    assert allotted(block, stop(run, at(1)), "Ben", at(4)) is None


def test_the_group_is_told_its_time_while_its_slot_runs() -> None:
    block = plan_block(CLASS, TODAY)
    run = begin(Run(), 1, NOW)
    assert group_left(block, run, NOW) is None
    run = begin(run, 2, NOW)
    assert group_left(block, run, NOW + timedelta(minutes=21)) == (-60, 20)
    assert group_left(block, run, NOW + timedelta(hours=3)) is None


def test_the_end_of_a_period_is_fixed_by_its_beginning() -> None:
    block = plan_block(CLASS, TODAY)
    assert minutes_over(block, Run(), NOW) == 0
    early = begin(begin(Run(), 1, NOW), 2, NOW + timedelta(minutes=4))
    assert minutes_over(block, early, NOW + timedelta(minutes=5)) == -6
    late = begin(begin(Run(), 1, NOW), 2, NOW + timedelta(minutes=13))
    assert minutes_over(block, late, NOW + timedelta(minutes=13)) == 3
    assert minutes_over(block, stop(late, NOW), NOW) == 0


def test_who_is_in_the_group_and_in_a_conference_is_told() -> None:
    block = plan_block(CLASS, TODAY)
    assert block.twice == ()
    assert with_talk(block, "Ana").twice == ("Ana",)


def test_the_bar_of_a_conference_counts_the_minutes_of_its_slot() -> None:
    time = Time()
    talk = conference('minutes = 30\n[[agenda]]\nid = "one"\ntitle = "One"\n', time=time)
    given = Allotted(5, talk.clock.now())
    time.passes(120)
    assert pace(talk, given) == Pace(2.0, 5, 5)
    time.passes(240)
    assert pace(talk, given).behind == 1.0
    assert pace(talk).planned == 30


# On paper --------------------------------------------------------------------------------------

SHEET = Sheet(
    "Block, Sunday 22 November 2026",
    "Sample Tutor · 45 minutes",
    (
        Row("15:30–15:40", 10, "Settling in"),
        Row("15:40–15:45", 5, "<b>Ana</b>", ("Goal: 3 < 4\x1b[31m",)),
    ),
)


def test_the_page_holds_times_names_and_lines_for_notes_and_nothing_runs_in_it() -> None:
    page = as_html(SHEET, paper="a4")
    assert "15:40–15:45" in page
    assert page.count("Notes") == 2
    assert "&lt;b&gt;Ana&lt;/b&gt;" in page
    assert "Goal: 3 &lt; 4" in page
    assert "\x1b" not in page
    assert "default-src 'none'" in page
    assert "size: A4" in page
    assert "size: letter" in as_html(SHEET, paper="letter")


def test_as_text_each_slot_has_a_line_for_notes() -> None:
    lines = as_text(SHEET).splitlines()
    assert lines[3] == "15:30–15:40  10 min  Settling in"
    assert sum(line.startswith("  Notes ___") for line in lines) == 2
    assert max(map(len, lines)) <= 72
