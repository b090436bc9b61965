"""Rows in lines: measures, evidence, topics, connections, actions, goals, levels."""

import pytest
from tests.unit.asked import ask, asked

from conferapp.domain.carry import Offer
from conferapp.domain.kinds.rows import RowsQuestion
from conferapp.domain.model import Row, Value, as_rows
from conferapp.domain.prompt import Prompt
from conferapp.domain.row_entry import RowEntry
from conferapp.plain.voice import Ordered

TUTORING: Row = {"what": "Tutoring", "when": "Mon"}
OFFERS = (
    Offer("From last time: Tutoring · Mon", TUTORING),
    Offer("From last time: Cards", {"what": "Cards"}),
    Offer("Kept, to go on with: Reading", {"what": "Reading"}, extra=True),
)
SKILLS = ask(
    "topics",
    colors=True,
    by="student",
    portions=(("Strong", ("Fractions", "Graphs")), ("", ("Slopes",))),
    first_rows=({"topic": "Fractions"}, {"topic": "Graphs"}, {"topic": "Slopes"}),
)


def cells(value: Value, *keys: str) -> list[list[object]]:
    return [[row.get(key) for key in keys] for row in as_rows(value)]


# Each line a row ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("prompt", "line"),
    [
        (ask("measures"), "Homework\t8 of 10\t\tpages\t6"),
        (ask("measures"), "Homework\tmost of it\t\t\t"),
        (ask("evidence"), "Asked for help\tin session\tfewer mistakes"),
        (ask("topics"), "Fractions\t9\t10\t\tyes"),
        (ask("topics"), "Graphs\tmany\t10\tclo"),
        (ask("connections"), "Checks her answers\twent over homework"),
        (ask("actions"), "Tutoring\tMon\t30 min\t\t\tbus is late\tcall mum"),
        (ask("goal"), "75 on the test\tUnit 4 test\t68\t75\tin 3 weeks\tFractions\tto pass"),
        (ask("goal", at_most=3), "75 on the test\t\t\t\tsometime"),
        (ask("goal", focus="content"), "75 on the test\t\t\t\t\t\t\tlang"),
    ],
)
@pytest.mark.parametrize("bar", [False, True])
def test_a_line_of_several_cells_gives_the_row_that_a_paste_gives(
    prompt: Prompt, line: str, bar: bool
) -> None:
    question = prompt.question
    assert isinstance(question, RowsQuestion)
    entry = RowEntry(question, prompt.by, prompt.today, prompt.first_rows)
    pasted = entry.with_block(entry.shown(None), [line.split("\t")])

    found = asked(prompt, [line.replace("\t", " | ") if bar else line, ""])

    assert found.last == (entry.reported(pasted), None)


def test_a_row_is_asked_cell_by_cell_after_its_first_words() -> None:
    found = asked(ask("measures"), ["Homework", "8 of 10", "", "pages", "6", ""])

    assert cells(found.value, "what", "value", "out_of", "unit", "before") == [
        ["Homework", 8, 10, "pages", 6]
    ]
    assert "1. Homework: 8 of 10 pages. Before: 6\n" in found.said
    assert [len(as_rows(value)) for value, _ in found.reports] == [1] * 4


def test_names_that_the_agenda_gives_wait_and_are_found_by_name_or_number() -> None:
    prompt = ask("measures", rows=["Homework", "Reading"])
    found = asked(prompt, ["reading", "3", "/done", "1", "5", "/done", ""])
    at_once = asked(prompt, ["2 | 3", "Homework | 5", "3 | 4", ""])

    assert "1. Homework, nothing yet\n2. Reading, nothing yet\n" in found.said
    assert cells(found.value, "what", "value") == [["Homework", 5], ["Reading", 3]]
    assert cells(at_once.value, "what", "value") == [["Homework", 5], ["Reading", 3], ["3", 4]]


def test_a_number_changes_a_row_and_a_dash_empties_a_cell() -> None:
    value: Value = [{"what": "Seen", "source": "in class", "outcome": "better"}]
    found = asked(ask("evidence", value=value), ["1", "", "-", "much better", ""])

    assert found.value == [{"what": "Seen", "source": None, "outcome": "much better"}]
    assert "Where, or by whom (in class)> " in found.said


def test_levels_and_ticks_of_a_row_are_picked_by_number_or_beginning() -> None:
    found = asked(ask("topics"), ["Graphs", "", "", "2", "y", ""])

    assert cells(found.value, "topic", "level", "set", "power") == [
        ["Graphs", "close", "tutor", True]
    ]
    assert "Level: 1 mastered, 2 close, 3 not yet.\n" in found.said
    assert "1. Graphs: close, power standard\n" in found.said


def test_a_cell_that_doesnt_fit_is_kept_said_and_asked_again() -> None:
    found = asked(ask("topics"), ["Graphs", "many", "4", "5", "hm", "n", "", ""])

    assert "Please write a number, such as 8 or 7.5." in found.said
    assert "Please choose one of: mastered, close, not yet." in found.said
    assert cells(found.value, "points", "out_of", "level") == [[4, 5, "not yet"]]


def test_a_cell_of_a_script_that_doesnt_fit_is_kept_and_the_next_line_is_the_next_cell() -> None:
    found = asked(ask("topics"), ["Graphs", "many", "5", "hm", "n", ""], patient=False)

    assert cells(found.value, "points", "out_of", "level") == [["many", 5, "hm"]]
    assert found.misheard == 2


def test_rows_are_said_as_sentences_without_signs() -> None:
    value: Value = [
        {"topic": "Fractions", "points": 9, "out_of": 10, "level": "mastered", "power": True},
        {"topic": "Graphs", "level": "not yet"},
    ]
    said = asked(ask("topics", value=value), [""]).said

    assert said.startswith(
        "2 rows:\n1. Fractions: 9 of 10, mastered, power standard\n2. Graphs: not yet\n"
    )


def test_rows_are_removed_and_each_change_can_be_taken_back() -> None:
    value: Value = [{"from": "one", "to": None}, {"from": "two", "to": None}]
    prompt = ask("connections", value=value)
    found = asked(prompt, ["/remove 1", "/undo", "/remove 9", ""])

    assert [cells(value, "from") for value, _ in found.reports] == [
        [["two"]],
        [["one"], ["two"]],
    ]
    assert "Row removed: 1. one." in found.said
    with pytest.raises(Ordered, match="undo"):
        asked(prompt, ["/undo"])


def test_a_step_is_taken_back_in_the_middle_of_a_row_too() -> None:
    found = asked(ask("evidence"), ["one", "in class", "/u", "/u", ""])

    assert [cells(value, "what", "source") for value, _ in found.reports] == [
        [["one", None]],
        [["one", "in class"]],
        [["one", None]],
        [],
    ]
    assert "Taken back: row added.\nNo rows yet.\n" in found.said


def test_how_a_row_is_filled_is_said_when_it_is_asked_for() -> None:
    said = asked(ask("connections"), ["/how", ""]).said

    assert "\nStrength | The effort behind it\n" in said
    assert "/done ends the row." in said


def test_a_row_that_is_filled_in_one_line_is_read_back_once() -> None:
    said = asked(ask("actions"), ["Cards", "Mon | 20 min", ""]).said
    assert said.count("1. Cards. When: Mon. How often, how long: 20 min") == 1


def test_a_bar_without_blanks_stays_and_how_it_parts_cells_is_said_once() -> None:
    found = asked(ask("connections"), ["|x|", "", "a|b", "", ""])
    assert cells(found.value, "from") == [["|x|"], ["a|b"]]
    assert found.said.count("A bar parts cells where it has blanks around it") == 1


@pytest.mark.parametrize("kind", ["goal", "actions"])
def test_the_number_of_what_is_offered_is_no_answer_of_its_own(kind: str) -> None:
    offer = Offer("From last time: 75", {"goal": "75"} if kind == "goal" else TUTORING)
    found = asked(ask(kind, carry=(offer,)), ["1", ""])
    assert found.reports == []
    assert "/take 1 takes that over. Nothing was changed." in found.said


def test_rows_of_last_time_are_taken_over_by_number_or_all_but_the_extra_ones() -> None:
    one = asked(ask("actions", carry=OFFERS), ["/take 2", "/take 1", ""])
    every = asked(ask("actions", carry=OFFERS), ["/take all", ""])

    assert "1. From last time: Tutoring, Mon\n" in one.said
    assert cells(one.value, "what") == [["Cards"], ["Tutoring"]]
    assert cells(every.value, "what") == [["Tutoring"], ["Cards"]]


def test_what_was_entered_before_is_offered_by_number() -> None:
    offers = {"strengths": ("Checks her answers",), "efforts": ("Went over homework",)}
    found = asked(ask("connections", offers=offers), ["/ideas", "=1", "=1", ""])

    assert found.value == [{"from": "Checks her answers", "to": "Went over homework"}]


def test_things_to_think_of_are_said_at_once() -> None:
    prompt = ask("evidence", prompts=("Asks for help",))
    found = asked(prompt, ["=1", "/done", "=1 early | in class", ""])

    assert "1. Asks for help\n" in found.said
    assert cells(found.value, "what", "source") == [
        ["Asks for help", None],
        ["Asks for help early", "in class"],
    ]


def test_a_vague_row_gets_its_quiet_question_once() -> None:
    found = asked(ask("actions"), ["Study more", "/done", "1", "", "/done", ""])

    assert found.said.count("A thought: ") == 1


def test_there_is_room_for_as_many_rows_as_on_screen() -> None:
    value: Value = [{"what": f"{n}"} for n in range(200)]
    found = asked(ask("evidence", value=value), ["one more", ""])

    assert found.reports == []
    assert "There is room for 200 rows: 1 stayed out." in found.said


def test_a_megabyte_in_a_cell_is_cut_and_said() -> None:
    found = asked(ask("evidence"), ["x" * 1_000_000, "", "", ""])
    several = asked(ask("evidence"), ["x" * 1_000_000 + "\ty", ""])

    assert cells(found.value, "what") == [["x" * 500]]
    assert cells(several.value, "what") == [["x" * 500]]
    for one in (found, several):
        assert "left out" in one.said.casefold()


def test_hostile_cells_stay_text() -> None:
    found = asked(ask("evidence"), ["a\x1b[2Jb\u202ec\t[/b]\t[@click=app.quit]x[/]", ""])

    assert found.value == [{"what": "abc", "source": "[/b]", "outcome": "[@click=app.quit]x[/]"}]
    assert "\x1b" not in found.said


# The goal -------------------------------------------------------------------------------------


def test_one_goal_is_asked_cell_by_cell_and_its_day_is_read_back() -> None:
    lines = ["75 on the test", "", "68", "75", "12 Dec", "", "to pass", "2"]
    found = asked(ask("goal", focus="content"), lines)

    assert cells(found.value, "goal", "from", "to", "by", "why", "focus") == [
        ["75 on the test", 68, 75, "2026-12-12", "to pass", "language"]
    ]
    assert "Saturday 12 December 2026, in 21 days\n" in found.said
    assert found.left == []


def test_nothing_in_the_first_cell_leaves_the_goal_for_later() -> None:
    assert asked(ask("goal"), [""]).reports == []


def test_a_goal_that_is_there_is_changed_by_the_number_of_a_cell() -> None:
    value: Value = [{"goal": "75 on the test", "by": "2026-12-12"}]
    found = asked(ask("goal", value=value), ["5", "sometime", "next Friday", "80 on the test", ""])

    assert "5. By when: Saturday 12 December 2026, in 21 days\n" in found.said
    assert found.reports[0][0] == [{"goal": "75 on the test", "by": None, "by_typed": "sometime"}]
    assert found.value == [{"goal": "80 on the test", "by": "2026-11-27"}]


def test_more_goals_than_are_asked_for_stay_out() -> None:
    found = asked(ask("goal", at_most=2), ["one | a test", "two | a test", "three | a test", ""])

    assert cells(found.value, "goal") == [["one"], ["two"]]
    assert "There is room for 2 rows: 1 stayed out." in found.said


def test_a_goal_of_last_time_is_taken_over() -> None:
    offer = Offer("From last time: 75", {"goal": "75", "to": 75})
    found = asked(ask("goal", carry=(offer,)), ["/take 1", ""])

    assert found.value == [{"goal": "75", "to": 75}]


# Levels ---------------------------------------------------------------------------------------


def test_skills_are_given_levels_one_by_one_in_their_portions() -> None:
    found = asked(SKILLS, ["1", "", "not"])

    assert found.value == [
        {"topic": "Fractions", "level": "mastered", "set": "student"},
        {"topic": "Slopes", "level": "not yet", "set": "student"},
    ]
    assert "3 skills.\nFor each: 1 mastered, 2 close, 3 not yet;" in found.said
    assert "Strong\n1 of 3. Fractions\n" in found.said


def test_a_level_may_be_told_by_the_color_that_a_student_names() -> None:
    found = asked(SKILLS, ["green", "Red", "yel"])
    assert cells(found.value, "level") == [["mastered"], ["not yet"], ["close"]]


def test_a_level_of_a_script_that_nobody_knows_is_kept_and_counted() -> None:
    found = asked(SKILLS, ["great", "", ""], patient=False)

    assert cells(found.value, "topic", "level") == [["Fractions", "great"]]
    assert found.misheard == 1


def test_without_skills_there_is_nothing_to_ask() -> None:
    assert "enters them first" in asked(ask("topics", colors=True), []).said
