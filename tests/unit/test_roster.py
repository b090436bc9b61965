"""A class list is read against the students who are there, and nothing is decided silently."""

from collections.abc import Mapping, Sequence

import pytest
from tests.samples import a_student

from conferapp.domain.roster import (
    HAS_LEFT,
    IS_HERE,
    Change,
    ImportPlan,
    plan_import,
    with_changes,
)
from conferapp.domain.roster_columns import column_named, guess_columns, is_oneroster
from conferapp.domain.roster_match import (
    ALIKE,
    CROSSED,
    LOCKED,
    NEW,
    NO_ROLE,
    OTHER_ID,
    SAME_ID,
    TWICE,
    TWO_FIT,
    TWO_IDS,
)
from conferapp.domain.roster_rows import given_first, read_rows
from conferapp.domain.roster_words import counts, item_words
from conferapp.domain.student import Student
from conferapp.domain.table_file import TableFile
from conferapp.ui.enrolling import Known
from conferapp.ui.importing import Importing

ONEROSTER = (
    "sourcedId,status,enabledUser,orgSourcedIds,role,username,givenName,familyName,grades,"
    "preferredFirstName"
)


def table(*lines: str) -> TableFile:
    """A table, of lines with commas."""
    header, *rows = (tuple(line.split(",")) for line in lines)
    return TableFile(header, tuple(rows), tuple(range(2, len(rows) + 2)))


def planned(
    lines: Sequence[str],
    *students: Student,
    locked: Sequence[str] = (),
    decided: Mapping[int, str] | None = None,
) -> ImportPlan:
    """What an import of these lines would do."""
    read = table(*lines)
    columns = guess_columns(read.header)
    return plan_import(read, columns, students, locked=locked, decided=decided)


def told(plan: ImportPlan) -> list[str]:
    """Every change, in words."""
    return [item_words(item) for item in plan.changes]


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("Student,ID,SIS User ID,SIS Login ID,Section", "name=Student external_id=SIS User ID"),
        (
            "First name,Surname,ID number,Email",
            "first=First name last=Surname external_id=ID number",
        ),
        ("Student_Number,LastFirst,Grade_Level", "name=LastFirst grade=Grade_Level"),
        ("OrgDefinedId,Last Name,First Name", "first=First Name last=Last Name"),
        ("NAME (Last, First),Préferred Name", "name=NAME (Last, First) called=Préferred Name"),
        ("Student’s first name,student-last-name", "first=Student’s first name"),
        (
            "Surname,Forename,Yr,Class teacher,Stud. No.",
            "first=Forename last=Surname grade=Yr tutor=Class teacher external_id=Stud. No.",
        ),
        ("Nombre,Nivel", ""),
        ("Quiz 1,Quiz 2", ""),
    ],
)
def test_columns_are_guessed_from_the_names_that_schools_use(header: str, found: str) -> None:
    columns = header.split(",") if "(" not in header else ["NAME (Last, First)", "Préferred Name"]
    guessed = guess_columns(columns)
    said = " ".join(f"{key}={column}" for key, column in guessed.items())
    assert found in said if found else not guessed


def test_a_column_is_taken_once() -> None:
    assert list(guess_columns(["Name", "Full name"]).values()) == ["Name"]


def test_a_column_is_found_by_what_somebody_types() -> None:
    assert column_named("grade level", ["Name", "Grade Level"]) == "Grade Level"
    assert column_named("none", ["Name"]) is None


def test_oneroster_is_known_by_its_columns() -> None:
    assert is_oneroster(ONEROSTER.split(","))
    assert not is_oneroster(["Name", "sourcedId"])


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Okafor, Amara", "Amara Okafor"),
        ("Amara Okafor", "Amara Okafor"),
        ("Martin King, Jr.", "Martin King, Jr."),
        ("Okafor,", "Okafor"),
        (", Amara", "Amara"),
    ],
)
def test_a_name_is_kept_as_it_is_spoken(written: str, spoken: str) -> None:
    assert given_first(written) == spoken


def test_a_name_may_stand_in_two_columns() -> None:
    rows = read_rows(
        TableFile(("N", "L"), (("Amara", "Okafor"), ("Ben Ito", "Ito")), (2, 3)),
        {"name": "N", "last": "L"},
    ).rows
    assert [row.name for row in rows] == ["Amara Okafor", "Ben Ito"]


def test_somebody_whom_nobody_knows_is_new_with_what_the_list_tells() -> None:
    plan = planned(["Name,Grade,Home language,Id", "Sample Student,Grade 07,español,a1"])
    (item,) = plan.new
    assert item.row.facts == {"grade": "7", "language": "es", "external_id": "a1"}
    assert plan.offered == {item.key}


def test_a_language_that_nobody_knows_is_left_out_and_said() -> None:
    plan = planned(["Name,Language", "A B,Klingon", "C D,Klingon"])
    assert plan.unknown == {"Klingon": 2}
    assert "“Klingon” (2 times)" in " ".join(counts(plan))


def test_every_changed_fact_is_a_change_of_its_own() -> None:
    amara = a_student(subject="Algebra")
    plan = planned(["Name,Grade,Subject,Id", "AMARA OKAFOR,8,,a1"], amara)
    assert told(plan) == [
        "Amara Okafor: grade 7 → 8",
        "Amara Okafor: the school’s id (none) → a1",
    ]


def test_an_empty_cell_erases_nothing_and_case_and_accents_change_nothing() -> None:
    zoe = a_student(name="Zoé Núñez", subject="Algebra")
    plan = planned(["Name,Grade,Subject", "ZOE NUNEZ,,algebra"], zoe)
    assert (plan.items, plan.unchanged) == ((), 1)


def test_the_schools_id_goes_before_the_name() -> None:
    amara = a_student(external_id="A1")
    plan = planned(["Name,Id", "Amara Okafor-Diaz,a1"], amara)
    assert told(plan) == ["Amara Okafor: name Amara Okafor → Amara Okafor-Diaz"]


def test_what_is_to_be_done_leaves_out_what_was_left_out() -> None:
    plan = planned(["Name,Grade,Subject", "Amara Okafor,8,Algebra", "New One,7,"], a_student())
    grade, subject = (item.key for item in plan.changes)
    (entry,) = plan.entries({subject})
    assert [change.fact for change in entry.changes] == ["subject"]
    assert len(plan.entries(plan.offered)) == 2
    assert not plan.entries(plan.offered - {grade, subject, plan.new[0].key})


AMARA, TWIN = a_student(), a_student(id="s-2")
KNOWN = a_student(external_id="a1")


@pytest.mark.parametrize(
    ("lines", "students", "doubt"),
    [
        (["Name,Id", "Amara Okafor,"], (AMARA, TWIN), TWO_FIT),
        (["Name,Id", "Amara Okafor,b2"], (KNOWN,), OTHER_ID),
        (["Name,Id", "X Y,a1"], (KNOWN, a_student(id="s-2", external_id="A1")), TWO_IDS),
        (["Name,Id", "Ben Ito,a1"], (KNOWN, a_student(id="s-2", name="Ben Ito")), CROSSED),
        (["Name,Id", "A B,1", "A B,2"], (), TWICE),
        (["Name,Id", "A B,1", "C D,1"], (), SAME_ID),
        (["Name,Id", "Okafor Amara,"], (AMARA,), ALIKE),
    ],
)
def test_where_it_is_not_plain_who_is_meant_nobody_is_touched(
    lines: list[str], students: tuple[Student, ...], doubt: str
) -> None:
    plan = planned(lines, *students)
    assert {item.doubt for item in plan.items} == {doubt}
    assert not plan.offered
    assert not plan.entries({item.key for item in plan.items})
    assert doubt in item_words(plan.items[0])


def test_who_is_meant_can_be_said() -> None:
    lines = ["Name,Grade", "Amara Okafor,8"]
    assert planned(lines, AMARA, TWIN, decided={2: NEW}).new
    (item,) = planned(lines, AMARA, TWIN, decided={2: "s-2"}).changes
    assert item.match.student == TWIN


def test_a_file_that_cannot_be_changed_is_left_alone() -> None:
    plan = planned(["Name,Grade", "Amara Okafor,8"], AMARA, locked=[AMARA.id])
    assert [item.doubt for item in plan.items] == [LOCKED]
    assert not plan.items[0].match.asked
    both = planned(["Name,Grade", "Amara Okafor,8"], AMARA, TWIN, locked=[AMARA.id])
    assert both.items[0].match.candidates == (TWIN,)


def test_somebody_who_stands_on_the_list_again_counts_once() -> None:
    plan = planned(
        [
            "Name,Id,Subject",
            "A B,1,Algebra",
            "A B,1,Geometry",
            "A B,,",
            "Amara Okafor,,",
            "Amara Okafor,,",
        ],
        AMARA,
    )
    again = [row.number for row in plan.again]
    assert (len(plan.new), again, plan.unchanged) == (1, [3, 4, 6], 1)
    assert "passed over: A B (row 3), A B (row 4), Amara Okafor (row 6)." in " ".join(counts(plan))


def test_it_is_said_which_tutor_new_students_get() -> None:
    plan = planned(["Name", "A B", "C D"])
    assert "New students get R. Diaz as their tutor." in [*counts(plan, "R. Diaz")]
    assert "New students stay without a tutor." in [*counts(plan)]
    some = planned(["Name,Form tutor", "A B,M. Lee", "C D,"])
    assert "New students without a tutor get R. Diaz as their tutor." in [*counts(some, "R. Diaz")]
    every = planned(["Name,Class teacher", "A B,M. Lee"])
    assert not any("tutor" in said for said in counts(every, "R. Diaz"))


def test_rows_without_a_name_and_lines_of_a_gradebook_are_counted() -> None:
    plan = planned(["Student,Id", ",1", "  -,2", "Points Possible,", "A B,3"])
    assert (plan.nameless, plan.others, len(plan.new)) == ((2, 3), 1, 1)
    said = " ".join(counts(plan))
    assert "rows 2, 3" in said
    assert "No students, and passed over: 1 row." in said


def test_of_oneroster_students_are_taken_and_those_who_left_are_archived() -> None:
    plan = planned(
        [
            ONEROSTER,
            "1,active,true,o,student,u,Amara,Okafor,07,Ama",
            "2,tobedeleted,true,o,student,u,Ben,Ito,08,",
            "3,active,false,o,student,u,Carla,Reyes,08,",
            "4,active,true,o,teacher,u,Ruth,Diaz,,",
            "5,active,true,o,guardian,u,Some,Body,,",
            "6,tobedeleted,true,o,student,u,Never,Here,08,",
        ],
        a_student(id="s-2", name="Ben Ito", grade="8", external_id="2"),
        a_student(id="s-3", name="Carla Reyes", grade="8", external_id="3"),
    )
    (amara,) = plan.new
    assert amara.row.facts == {"called": "Ama", "grade": "7", "external_id": "1"}
    assert told(plan) == ["Ben Ito: has left", "Carla Reyes: has left"]
    assert (plan.others, plan.gone) == (2, 1)


def test_a_list_of_everybody_without_roles_leaves_out_whom_it_gives_no_grade() -> None:
    header = "sourcedId,status,enabledUser,givenName,familyName,grades"
    plan = planned([header, "1,,true,Amara,Okafor,07", "2,,true,Ruth,Diaz,"])
    assert [item.row.name for item in plan.new] == ["Amara Okafor"]
    assert [item.doubt for item in plan.doubts] == [NO_ROLE]


def test_only_a_list_that_says_so_brings_somebody_back() -> None:
    gone = a_student(archived=True)
    (quiet,) = planned(["Name", "Amara Okafor"], gone).changes
    (plain,) = planned(["Name,Status", "Amara Okafor,active"], gone).changes
    assert (quiet.offered, plain.offered) == (False, True)
    assert plain.change == Change("archived", HAS_LEFT, IS_HERE)


def test_changes_are_made_only_where_the_file_is_still_what_it_was() -> None:
    changes = [Change("grade", "7", "8"), Change("archived", IS_HERE, HAS_LEFT)]
    changed = with_changes(a_student(notes="calm"), changes)
    assert changed is not None
    assert (changed.grade, changed.archived, changed.notes) == ("8", True, "calm")
    assert with_changes(a_student(grade="9"), changes) is None


def test_what_was_left_out_stays_out_when_a_doubt_is_settled() -> None:
    lines = table("Name,Grade", "Amara Okafor,8", "Ben Ito,9", "C D,7")
    ben = a_student(id="s-3", name="Ben Ito", grade="8")
    importing = Importing(lines, Known((AMARA, TWIN, ben), frozenset(), 0))
    importing.work_out()
    assert importing.plan is not None
    importing.turn(importing.plan.changes[0])
    importing.settle(2, "s-2")
    assert importing.taken == {(2, "grade"), (4, "")}
    importing.settle(2, "")
    assert importing.taken == {(4, "")}
    importing.turn_all(importing.plan.items)
    assert not importing.taken
    importing.turn_all(importing.plan.items)
    assert importing.taken == importing.plan.offered
    importing.turn_all(importing.plan.new)
    assert importing.taken == {(3, "grade")}


def test_a_long_list_is_narrowed_by_how_words_begin() -> None:
    lines = table("Name,Grade,Id", "Zoé Núñez,7,a1", "Sample Seventy,8,b7")
    importing = Importing(lines, Known((), frozenset(), 0))
    importing.work_out()
    ((_, found),) = importing.groups("grade 7 nun")
    assert [item.row.number for item in found] == [2]
    assert not importing.groups("b7 zoe")


def test_a_column_that_is_taken_for_one_thing_is_taken_from_another() -> None:
    importing = Importing(table("Name,Course", "A B,Algebra"), Known((), frozenset(), 0))
    importing.take_column("tutor", "Course")
    assert importing.columns == {"name": "Name", "tutor": "Course"}
    importing.take_column("name", "")
    assert not importing.ready


def test_five_hundred_students_against_five_hundred_are_read_at_once() -> None:
    there = [a_student(id=f"s-{n}", name=f"Sample Student {n}") for n in range(500)]
    lines = ["Name,Grade", *(f"Sample Student {n},8" for n in range(250, 750))]
    plan = planned(lines, *there)
    assert (len(plan.changes), len(plan.new)) == (250, 250)
