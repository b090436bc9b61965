"""The class board: who shares a goal or a need, and what others may see of it."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from conferapp.domain.board import Shared, goals_chart, groups
from conferapp.domain.called import called
from conferapp.domain.goal_names import named
from conferapp.domain.lines import Level, StudentLine
from conferapp.domain.model import Row
from conferapp.domain.partners import Pairing, partners
from conferapp.domain.shown import NO_GOAL, shown, without_figures
from conferapp.domain.text import first_name, fold
from conferapp.outputs.board_html import board_html

TODAY = date(2026, 11, 22)


def line(
    name: str, *goals: str | Row, levels: Sequence[tuple[str, str, int]] = (), first: str = ""
) -> StudentLine:
    """A student with goals, as topics or rows, and levels: topic, level, days ago."""
    rows: list[Row] = [
        {"goal": f"Work on {goal}", "topic": goal} if isinstance(goal, str) else goal
        for goal in goals
    ]
    days = {topic: TODAY - timedelta(days=ago) for topic, _, ago in levels}
    return StudentLine(
        id=f"s-{fold(name)}",
        path=Path(f"{fold(name)}.json"),
        name=name,
        first=first or first_name(name),
        goals=named("goals", rows),
        levels={fold(t): Level(t, said, days[t], days[t]) for t, said, _ in levels},
    )


def need(topic: str, level: str = "not yet", ago: int = 10) -> tuple[str, str, int]:
    """What a student hasn't mastered."""
    return topic, level, ago


def told(rows: Sequence[Shared]) -> list[str]:
    """Rows in words."""
    return [
        f"{row.tag.words if row.tag else '-'}: {', '.join(one.name for one in row.members)}"
        for row in rows
    ]


def paired(found: Pairing) -> list[str]:
    """Pairs in words; an arrow points from who teaches to who learns."""
    return [
        f"{pair.one.name} {'>' if pair.why[0].teacher else '='} {pair.other.name}: "
        + ", ".join(why.tag.words for why in pair.why)
        for pair in found.pairs
    ]


# Names ---------------------------------------------------------------------------------------


def test_a_first_name_is_enough_where_nobody_else_has_it() -> None:
    assert [*called([line("Ana Moreno"), line("Ben Ruiz")]).values()] == ["Ana", "Ben"]


def test_who_share_a_first_name_are_told_apart_by_as_little_as_possible() -> None:
    students = [line("Ana Moreno"), line("Núñez, Ana"), line("Ben Ruiz")]
    assert [*called(students).values()] == ["Ana M.", "Ana N.", "Ben"]


def test_a_second_letter_is_told_only_where_the_first_is_shared_too() -> None:
    students = [line("Ana Moreno"), line("Ana Mays"), line("Ana Lopez Jr.")]
    assert [*called(students).values()] == ["Ana Mo.", "Ana Ma.", "Ana L."]


def test_names_that_nothing_parts_are_numbered() -> None:
    twins = [line("Sam"), line("SAM", first="Sam Lee"), line("Sam Lee")]
    named_so = called(twins)
    assert len({fold(name) for name in named_so.values()}) == len(named_so)


# The chart -----------------------------------------------------------------------------------


def test_the_chart_has_each_topic_with_its_students_and_begins_with_what_most_share() -> None:
    students = [
        line("Cy", "Slope"),
        line("Ben", "fractions"),
        line("Ana", "Fractions"),
        line("Di", "Area"),
    ]
    assert told(goals_chart(students)) == ["Fractions: Ana, Ben", "Area: Di", "Slope: Cy"]


def test_who_has_no_goal_comes_last() -> None:
    assert told(goals_chart([line("Ana"), line("Ben", "Slope")])) == ["Slope: Ben", "-: Ana"]


def test_a_goal_without_a_topic_goes_by_its_own_words() -> None:
    students = [
        line("Ana", {"goal": "Read every day"}),
        line("Ben", {"goal": "read every DAY", "by": "2026-12-12"}),
        line("Cy", {"measure": "Ten pages"}),
    ]
    chart = goals_chart(students)
    assert told(chart) == ["Read every day: Ana, Ben", "Ten pages: Cy"]
    assert all(row.tag is not None and row.tag.own for row in chart)


def test_a_topic_is_said_as_most_say_it() -> None:
    students = [line("Ana", "slope"), line("Ben", "Slope"), line("Cy", "Slope")]
    assert told(goals_chart(students)) == ["Slope: Ana, Ben, Cy"]


def test_the_chart_holds_no_level_and_no_words_of_a_goal_that_has_a_topic() -> None:
    student = line("Ana", {"goal": "Get 80 on it", "topic": "Area"}, levels=[need("Area")])
    (row,) = goals_chart([student])
    assert row.members[0].level == row.members[0].goal == ""
    assert "80" not in repr(row)


def test_two_goals_on_one_topic_count_once() -> None:
    assert told(goals_chart([line("Ana", "Area", {"goal": "More", "topic": "area"})])) == [
        "Area: Ana"
    ]


# Groups --------------------------------------------------------------------------------------


def test_a_group_is_who_has_the_goal_or_the_need() -> None:
    students = [
        line("Ana", "Area"),
        line("Ben", levels=[need("area", "close")]),
        line("Cy", levels=[need("Area")]),
        line("Di", levels=[need("Area", "mastered")]),
    ]
    (group,) = groups(students, TODAY)
    assert told([group]) == ["Area: Ana, Cy, Ben"]
    assert [one.level for one in group.members] == ["", "not yet", "close"]


def test_one_alone_is_no_group() -> None:
    assert groups([line("Ana", "Area"), line("Ben", "Slope")], TODAY) == ()


def test_a_level_of_long_ago_asks_for_nothing() -> None:
    old = [line(name, levels=[need("Area", ago=181)]) for name in ("Ana", "Ben")]
    assert groups(old, TODAY) == ()


def test_the_group_in_which_most_have_set_the_goal_themselves_comes_first() -> None:
    students = [
        line("Ana", "Slope", levels=[need("Area")]),
        line("Ben", "Slope", levels=[need("Area")]),
        line("Cy", levels=[need("Area")]),
    ]
    assert [row.tag.words for row in groups(students, TODAY) if row.tag] == ["Slope", "Area"]


# Partners ------------------------------------------------------------------------------------


def test_two_with_one_goal_practise_together() -> None:
    found = partners([line("Ana", "Area"), line("Ben", "area"), line("Cy", "Slope")], TODAY)
    assert paired(found) == ["Ana = Ben: Area"]
    assert [one.name for one in found.alone] == ["Cy"]


def test_who_has_just_mastered_it_teaches() -> None:
    students = [line("Ana", levels=[need("Area")]), line("Ben", levels=[need("Area", "mastered")])]
    assert paired(partners(students, TODAY)) == ["Ben > Ana: Area"]


def test_what_was_mastered_long_ago_makes_no_teacher() -> None:
    students = [line("Ana", "Area"), line("Ben", levels=[need("Area", "mastered", 31)])]
    assert paired(partners(students, TODAY)) == []


def test_two_who_can_teach_each_other_come_before_anything_else() -> None:
    students = [
        line("Ana", "Area", levels=[need("Slope", "mastered")]),
        line("Ben", "Area"),
        line("Cy", "Slope", levels=[need("Area", "mastered")]),
        line("Di", "Area"),
    ]
    assert paired(partners(students, TODAY)) == ["Ben = Di: Area", "Cy > Ana: Area, Slope"]


def test_nobody_is_in_two_pairs_and_few_are_left_over() -> None:
    students = [
        line("Ana", "Area"),
        line("Ben", "Area", "Slope"),
        line("Cy", "Slope", "Ratios"),
        line("Di", "Ratios"),
    ]
    found = partners(students, TODAY)
    assert paired(found) == ["Ana = Ben: Area", "Cy = Di: Ratios"]
    assert found.alone == ()


# What the class sees -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("goal", "seen"),
    [
        ("Get 80 on the Unit 4 test", "Get … on the Unit 4 test"),
        ("75% on quizzes", "… on quizzes"),
        ("Get 8 of 10 right", "Get … right"),
        ("Raise it by 5 points", "Raise it by …"),
        ("Read 20 minutes a day", "Read 20 minutes a day"),
        ("Finish chapter 12, by 14 Dec", "Finish chapter 12, by 14 Dec"),
        ("Use 2 details", "Use 2 details"),
    ],
)
def test_a_goal_is_shown_without_what_could_be_a_score(goal: str, seen: str) -> None:
    assert without_figures(goal) == seen


def test_what_the_tutor_leaves_out_is_not_shown() -> None:
    chart = goals_chart([line("Ana", "Slope"), line("Ben", "Area"), line("Cy")])
    assert [row.words for row in shown(chart, {"area"})] == ["Slope", NO_GOAL]
    assert [row.words for row in shown(chart, {"area", ""})] == ["Slope"]


def test_the_printed_chart_holds_topics_and_first_names_and_nothing_else() -> None:
    students = [
        line("Ana <b>Moreno</b>", {"goal": "Get 80", "topic": "A<i>rea"}, levels=[need("Area")]),
        line("Ben Ruiz", {"goal": "Get 90 on it"}),
    ]
    page = board_html(shown(goals_chart(students)), day="22 November", paper="a4", program="P & Q")
    body = page.partition("<body")[2]
    assert "A&lt;i&gt;rea" in body
    assert "P &amp; Q" in body
    assert "Ana" in body
    assert "Ben" in body
    for secret in ("Moreno", "Ruiz", "80", "90", "not yet", "<script", "http"):
        assert secret not in body
