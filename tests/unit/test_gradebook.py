"""A gradebook's table becomes topics with points, in whatever form it was given out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.build import agenda

from conferapp.domain.gradebook.bringing import brought, coming
from conferapp.domain.gradebook.guessing import guess
from conferapp.domain.gradebook.mapping import Columns
from conferapp.domain.gradebook.marks import is_absent, read_heading, read_mark, read_maximum
from conferapp.domain.gradebook.owners import NOBODY, SEVERAL, TWICE, Known, owners
from conferapp.domain.gradebook.reading import Pupil, Scored, read_gradebook
from conferapp.domain.gradebook.titles import titled
from conferapp.domain.kinds.tables import Topics
from conferapp.domain.table_file import TableFile


def table(text: str, between: str = ",") -> TableFile:
    """A table as it comes out of a file, written here line by line."""
    head, *rows = (tuple(c.strip() for c in line.split(between)) for line in text.split("\n"))
    return TableFile(head, tuple(rows), tuple(range(2, len(rows) + 2)))


def read(text: str, between: str = ",", **known: object) -> dict[str, list[tuple[object, ...]]]:
    """What a table says of each student, by the first guess."""
    found = table(text, between)
    columns = guess(found)
    book = read_gradebook(found, Columns(columns.uses, columns.maxima_row, **known))  # type: ignore[arg-type]  # as the test says
    return {p.said: [(s.topic, s.points, s.out_of) for s in p.scored] for p in book.pupils}


# One row for each student -----------------------------------------------------------------


def test_a_row_of_points_possible_gives_the_maxima() -> None:
    assert read(
        "Student,ID,SIS User ID,SIS Login ID,Section,Fractions (48211),Angles (48212),"
        "Assignments Current Score,Current Score,Final Grade\n"
        "Points Possible,,,,,10,8,(read only),(read only),\n"
        "Okafor Amara,1001,a1,amara@x,7B,7,6,81.2,81.2,B\n"
        "Student Sample,1002,s1,sample@x,7B,10,,90,90,A"
    ) == {
        "Okafor Amara": [("Fractions", 7, 10), ("Angles", 6, 8)],
        "Student Sample": [("Fractions", 10, 10)],
    }


def test_a_row_of_maxima_may_be_anywhere_and_is_no_student() -> None:
    said = "Last Name,First Name,Email Address,Fractions\nDate,,,2026-09-10\nPoints,,,10\n"
    assert read(f"{said}Okafor,Amara,a@x,7") == {"Okafor, Amara": [("Fractions", 7, 10)]}
    assert read("Name,Fractions\nAmara,7\nClass average,7\nOut of:,10") == {
        "Amara": [("Fractions", 7, 10)]
    }


def test_a_row_on_top_that_is_nobodys_has_the_maxima() -> None:
    assert read("Name,Fractions,Angles\n,10,8\nAmara,7,8") == {
        "Amara": [("Fractions", 7, 10), ("Angles", 8, 8)]
    }


def test_a_student_may_be_called_max() -> None:
    assert read("Name,Fractions (10)\nMax,3\nAmara,7") == {
        "Max": [("Fractions", 3, 10)],
        "Amara": [("Fractions", 7, 10)],
    }


@pytest.mark.parametrize(
    ("heading", "topic", "out_of"),
    [
        ("Fractions (10)", "Fractions", 10),
        ("Fractions /10", "Fractions", 10),
        ("Fractions/10", "Fractions", 10),
        ("Fractions [Total Pts: 10 Score] |2231", "Fractions", 10),
        ("Fractions [Total Pts: up to 12.5 Percentage]", "Fractions", 12.5),
        ("Fractions (out of 10)", "Fractions", 10),
        ("Fractions [max. 10]", "Fractions", 10),
        ("Fractions (10 pts)", "Fractions", 10),
        ("Fractions – 10 points", "Fractions", 10),
        ("Fractions out of 10", "Fractions", 10),
        ("Fractions (7,5)", "Fractions", 7.5),
        ("Fractions (%)", "Fractions", 100),
        ("Quiz: Fractions (Percentage)", "Quiz: Fractions", 100),
        ("Quiz: Fractions (Real)", "Quiz: Fractions", None),
        ("Fractions (48211)", "Fractions", None),
        ("Fractions", "Fractions", None),
        ("Unit 3/4", "Unit 3/4", None),
        ("Quiz 11/20", "Quiz 11/20", None),
        ("(10)", "(10)", None),
        ("/10", "/10", None),
        ("Ratios (part 2)", "Ratios (part 2)", None),
    ],
)
def test_a_heading_is_parted_into_topic_and_maximum(
    heading: str, topic: str, out_of: float | None
) -> None:
    found = read_heading(heading)
    assert (found.topic, found.out_of) == (topic, out_of)


def test_a_number_in_brackets_that_most_exceed_is_no_maximum() -> None:
    assert read("Name,Chapter (3)\nAmara,9\nSample,8", maximum=10) == {
        "Amara": [("Chapter (3)", 9, 10)],
        "Sample": [("Chapter (3)", 8, 10)],
    }


@pytest.mark.parametrize(
    ("cell", "points", "out_of"),
    [
        ("7", 7, None),
        ("7.5", 7.5, None),
        ("7,5", 7.5, None),
        ("7/10", 7, 10),
        ("7 of 10", 7, 10),
        ("7,5 out of 10", 7.5, 10),
        ("70%", 70, 100),
        ("70,5 %", 70.5, 100),
        ("7 pts", 7, None),
        ("1,200", 1200, None),
        ("0", 0, None),
        ("'7", 7, None),
        ("-0", 0, None),
    ],
)
def test_a_cell_is_read_as_people_write_points(
    cell: str, points: float, out_of: float | None
) -> None:
    mark = read_mark(cell)
    assert mark is not None
    assert (mark.points, mark.out_of) == (points, out_of)


@pytest.mark.parametrize(
    "cell",
    [
        *("-3", "=1+1", "=HYPERLINK(1)", "inf", "nan", "1e400", "1_0", "10/0", "7/x", "/10", "%"),
        *("B+", "7*", "999999999999", "1/2/3", "\x1b[2J7", "[/b]", "7 7", "12.9.2026", "-7/10"),
    ],
)
def test_what_is_no_points_is_not_guessed_at(cell: str) -> None:
    assert read_mark(cell) is None
    assert not is_absent(cell)


@pytest.mark.parametrize("cell", ["", "-", "–", "—", "ABS", "abs.", "EX", "MI", "N/A", "Absent"])
def test_somebody_who_was_not_there_has_no_points(cell: str) -> None:
    assert is_absent(cell)


@given(st.text(max_size=30))
def test_any_cell_and_any_heading_can_be_looked_at(said: str) -> None:
    mark, heading = read_mark(said), read_heading(said)
    assert mark is None or mark.points >= 0
    assert heading.topic or not said.strip()
    assert read_maximum(said) != 0


def test_a_comma_before_decimals_anywhere_is_one_everywhere() -> None:
    text = "Name;Ratios (10);Angles (10)\nAmara;7,125;7,5\nSample;8;9"
    assert read(text, ";")["Amara"] == [("Ratios", 7.125, 10), ("Angles", 7.5, 10)]


def test_cells_say_their_own_maximum() -> None:
    assert read("Name,Fractions,Angles\nAmara,7/10,70%") == {
        "Amara": [("Fractions", 7, 10), ("Angles", 70, 100)]
    }


def test_one_maximum_can_be_said_for_all_that_have_none() -> None:
    assert read("Name,Fractions,Angles (8)\nAmara,7,6", maximum=20) == {
        "Amara": [("Fractions", 7, 20), ("Angles", 6, 8)]
    }


def test_a_topic_without_a_maximum_is_told() -> None:
    found = table("Name,Fractions,Angles (8)\nAmara,7,6")
    assert read_gradebook(found, guess(found)).open_ended == ("Fractions",)


def test_columns_that_are_no_topics_are_left_out() -> None:
    found = table(
        "Name,Email,Grade,Section 3 quiz,Figurative language,Total,Overall %,Mean,Notes,Class\n"
        "Amara,a@x,7,8,9,17,85,8,see me,7"
    )
    taken = [found.header[place] for place in guess(found).places("skill")]
    assert taken == ["Section 3 quiz", "Figurative language"]


def test_of_points_and_percentages_the_first_column_stands() -> None:
    found = table(
        "First name,Surname,Quiz: Ratios (Real),Quiz: Ratios (Percentage),"
        "Quiz: Ratios (Letter),Course total (Real)\nAmara,Okafor,7.00,70.00 %,B,71.5"
    )
    assert [found.header[place] for place in guess(found).places("skill")] == [
        "Quiz: Ratios (Real)"
    ]


def test_absent_unread_and_nameless_cells_are_counted() -> None:
    found = table("Name,Ratios (9),Angles (9),Area (9)\nAmara,ABS,see me,3\nSample,1,2,3\n,4,5,6")
    book = read_gradebook(found, guess(found))
    amara = book.pupils[0]
    assert (amara.absent, amara.unread) == (1, ("Angles: see me",))
    assert [scored.topic for scored in amara.scored] == ["Area"]
    assert book.nameless == 1


def test_a_heading_with_a_maximum_is_a_topic_whatever_stands_below_it() -> None:
    found = table("Name,Area (out of 7)\nAmara,In Progress(5)")
    book = read_gradebook(found, guess(found))
    assert book.pupils[0].unread == ("Area: In Progress(5)",)


def test_lines_about_the_class_above_the_names_are_passed_over() -> None:
    said = "Teacher:,Sample,,\nClass:,Maths,,\nStudent Num,Student Name,Ratios,Ratios\n"
    found = titled(table(f"{said}Points Possible:,,10,20\n12,Amara,7,Ex"))
    assert found.header == ("Student Num", "Student Name", "Ratios", "Ratios (column 4)")
    assert found.numbers == (4, 5)
    assert read_gradebook(found, guess(found)).pupils == (
        Pupil("Amara", "12", 5, (Scored("Ratios", 7, 10),), absent=1),
    )


def test_a_table_without_such_lines_stays_as_it_is() -> None:
    for text in ("Name,Ratios\nAmara,7", "Who,Ratios\nAmara,7"):
        assert titled(table(text)) == table(text)


# One row for each topic -------------------------------------------------------------------

LONG = "Student,Topic,Points,Out of\nAmara,Ratios,7,10\nAmara,Angles,ABS,8\nSample,Ratios,10,10"


def test_rows_of_one_topic_each_are_gathered_by_student() -> None:
    assert read(LONG) == {"Amara": [("Ratios", 7, 10)], "Sample": [("Ratios", 10, 10)]}


def test_a_topic_that_is_there_twice_is_told_and_the_last_one_counts() -> None:
    found = table(f"{LONG}\nAmara,ratios,9,10")
    amara = read_gradebook(found, guess(found)).pupils[0]
    assert amara.twice == ("ratios",)
    assert amara.scored == (Scored("ratios", 9, 10),)


def test_a_long_table_may_know_its_points_by_another_heading() -> None:
    text = "Last Name,First Name,Standard,Mastery points\nOkafor,Amara,Ratios /4,3"
    assert read(text) == {"Okafor, Amara": [("Ratios", 3, 4)]}


# The mapping ------------------------------------------------------------------------------


def test_a_changed_column_counts_and_nobody_has_two_names() -> None:
    columns = Columns(("whole", "skill", "unused")).with_use(2, "whole")
    assert columns.uses == ("unused", "skill", "whole")


def test_without_a_student_or_a_topic_nothing_can_be_read() -> None:
    assert Columns(("whole", "unused")).problem == "Say which columns are topics with their points."
    assert Columns(("unused", "skill")).problem
    assert Columns(("key", "skill")).problem is None
    assert Columns(("whole", "named")).problem
    assert Columns(("whole", "named", "points")).problem is None


def test_the_maximum_of_one_column_can_be_said() -> None:
    found = table("Name,Ratios (10)\nAmara,7")
    columns = guess(found).with_maximum(1, 12)
    assert read_gradebook(found, columns).pupils[0].scored == (Scored("Ratios", 7, 12),)
    assert columns.with_maximum(1, None) == guess(found)


# Whose a row is ---------------------------------------------------------------------------

AMARA, SAMPLE = Known("s1", "Amara Okafor"), Known("s2", "Sample Student", "Sam", "K-2")


@pytest.mark.parametrize(
    ("name", "key", "student"),
    [
        ("Amara Okafor", "", "s1"),
        ("OKAFOR, AMARA", "", "s1"),
        ("Amára  okafor", "", "s1"),
        ("Okafor Amara", "", "s1"),
        ("Amara Joy Okafor", "", "s1"),
        ("Sam Student", "", "s2"),
        ("Student, Sam", "", "s2"),
        ("Sam", "", "s2"),
        ("Somebody Else", "k-2", "s2"),
        ("Amara", "", ""),
        ("Okafor", "", ""),
        ("", "", ""),
    ],
)
def test_a_student_is_found_however_the_name_is_written(name: str, key: str, student: str) -> None:
    assert owners([Pupil(name, key, 2)], [AMARA, SAMPLE])[0].student == student


def test_who_could_be_two_is_nobody_until_somebody_says() -> None:
    twins = [Known("s1", "Amara Okafor"), Known("s2", "Okafor, Amara")]
    assert owners([Pupil("Amara Okafor", "", 2)], twins)[0].why == SEVERAL
    rows = [Pupil("Amara Okafor", "1", 2), Pupil("Amara Okafor", "2", 3)]
    assert [owner.why for owner in owners(rows, [AMARA])] == [TWICE, TWICE]
    assert owners([Pupil("Nobody Here", "", 2)], [AMARA])[0].why == NOBODY


def test_the_better_fit_has_the_student() -> None:
    rows = [Pupil("Amara Joy Okafor", "", 2), Pupil("Amara Okafor", "", 3)]
    assert [owner.student for owner in owners(rows, [AMARA])] == ["", "s1"]


# Into an answer ---------------------------------------------------------------------------


def topics(keys: str = "") -> Topics:
    """A question for topics."""
    page = '[[preparation]]\nid = "data"\ntitle = "Data"\n[[preparation.questions]]\n'
    found = agenda(f'{page}id = "skills"\nkind = "topics"\nask = "Topics?"\n{keys}')
    question = found.questions["skills"]
    assert isinstance(question, Topics)
    return question


def test_new_topics_come_in_with_the_level_that_their_points_give() -> None:
    question = topics()
    rows = brought(question, None, coming(None, [Scored("Ratios", 9, 10), Scored("Area", 3)]), ())
    assert rows == [
        {"topic": "Ratios", "points": 9, "out_of": 10, "level": "mastered", "power": None}
        | {"set": "data"},
        {"topic": "Area", "points": 3, "out_of": None, "level": None, "power": None, "set": None},
    ]
    assert question.problem(rows) is None


def test_what_is_there_stays_unless_it_is_chosen() -> None:
    question = topics()
    before = [question.new_row("Ratios", "5", "10"), question.new_row("Own topic", "1", "2")]
    found = coming(before, [Scored("ratios", 9, 10)])  # type: ignore[arg-type]  # rows are JSON
    assert [each.sort for each in found] == ["differs"]
    assert brought(question, before, found, ()) == before  # type: ignore[arg-type]
    after = brought(question, before, found, {"ratios"})  # type: ignore[arg-type]
    assert isinstance(after, list)
    assert after[0] == question.new_row("Ratios", "9", "10")
    assert after[1:] == before[1:]


def test_a_topic_that_waits_for_its_points_is_filled_and_a_level_by_hand_stays() -> None:
    question = topics()
    named = question.with_cell(question.new_row("Ratios"), "level", "close", "tutor")
    half = question.new_row("Area", "4")
    same = question.new_row("Angles", "4", "8")
    scored = [Scored("Ratios", 9, 10), Scored("Area", 4, 5), Scored("Angles", 4, 8)]
    found = coming([named, half, same], scored)
    assert [each.sort for each in found] == ["filled", "filled", "same"]
    after = brought(question, [named, half, same], found, ())
    assert isinstance(after, list)
    assert after[0] == named | {"points": 9, "out_of": 10}
    assert after[1] == question.new_row("Area", "4", "5")
    assert after[2] == same


def test_a_topic_that_the_agenda_names_keeps_its_name() -> None:
    question = topics('rows = ["Ratios"]')
    rows = brought(question, None, coming(None, [Scored("RATIOS", 9, 10)]), ())
    assert isinstance(rows, list)
    assert isinstance(rows[0], dict)
    assert rows[0]["topic"] == "Ratios"
