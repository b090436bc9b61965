"""The order of the caseload."""

from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conferapp.domain.caselist import OTHERS, Rows, Section, owned_by, sections
from conferapp.domain.due import GROUPS

TODAY = date(2026, 12, 1)


@dataclass
class Someone:
    """A student in a list."""

    id: str
    tutor: str = ""
    due: date | None = None
    running: bool = False


def day(number: int) -> date:
    """A day of November."""
    return date(2026, 11, number)


def told(*listed: Someone, tutor: str = "R. Diaz") -> dict[str, tuple[str, ...]]:
    """What stands under which heading."""
    return {each.heading: each.keys for each in sections(listed, tutor, TODAY)}


def test_nobody_has_no_heading() -> None:
    assert sections((), "R. Diaz", TODAY) == ()


def test_groups_come_in_their_order_and_only_those_that_somebody_is_in() -> None:
    found = told(
        Someone("never"),
        Someone("later", due=date(2026, 12, 4)),
        Someone("due", due=TODAY),
    )
    assert list(found.items()) == [
        ("Due", ("due",)),
        ("Later", ("later",)),
        ("Never met", ("never",)),
    ]


def test_the_most_overdue_is_first_and_the_soonest_of_those_to_come() -> None:
    found = told(
        Someone("a", due=day(30)),
        Someone("b", due=day(3)),
        Someone("c", due=TODAY),
        Someone("d", due=date(2027, 1, 1)),
        Someone("e", due=date(2026, 12, 2)),
    )
    assert found == {"Due": ("b", "a", "c"), "Later": ("e", "d")}


def test_on_one_day_the_order_of_names_is_kept() -> None:
    found = told(*(Someone(key, due=day(3)) for key in "abc"), Someone("z"), Someone("y"))
    assert found == {"Due": ("a", "b", "c"), "Never met": ("z", "y")}


def test_whoever_has_a_conference_under_way_is_in_progress_however_long_overdue() -> None:
    found = told(Someone("a", due=day(1), running=True), Someone("b", running=True))
    assert found == {"In progress": ("a", "b")}


def test_other_tutors_students_stand_below_in_one_section_by_who_is_due() -> None:
    mine = Someone("mine", tutor="R. Diaz")
    theirs = (
        Someone("never", tutor="M. Ito"),
        Someone("later", tutor="M. Ito", due=date(2026, 12, 9)),
        Someone("due", tutor="K. Roy", due=day(9)),
        Someone("running", tutor="M. Ito", running=True),
    )
    *own, others = sections((*theirs, mine), "R. Diaz", TODAY)
    assert own == [Section("Never met", ("mine",))]
    assert others == Section(OTHERS, ("due", "running", "later", "never"), mixed=True)


@pytest.mark.parametrize(
    ("name", "tutor", "owned"),
    [
        ("R. Diaz", "R. Diaz", True),
        ("r. díaz", "R. Diaz", True),
        ("", "R. Diaz", True),
        ("M. Ito", "R. Diaz", False),
        ("M. Ito", "", True),
    ],
)
def test_a_tutor_has_those_of_their_name_and_those_who_have_nobody(
    name: str, tutor: str, owned: bool
) -> None:
    assert owned_by(tutor)(name) is owned


@given(
    st.lists(
        st.builds(
            Someone,
            st.uuids().map(str),
            st.sampled_from(["", "R. Diaz", "M. Ito"]),
            st.none() | st.dates(),
            st.booleans(),
        ),
        max_size=20,
    )
)
def test_everybody_stands_in_the_list_once(listed: list[Someone]) -> None:
    found = sections(listed, "R. Diaz", TODAY)
    keys = [key for each in found for key in each.keys]
    assert sorted(keys) == sorted(each.id for each in listed)
    headings = [*GROUPS.values(), OTHERS]
    places = [headings.index(each.heading) for each in found]
    assert places == sorted(set(places))
    assert all(each.keys for each in found)


def test_rows_are_headings_with_their_keys_below() -> None:
    rows = Rows((Section("Due", ("a", "b")), Section("Later", ("c",))))
    told = [(rows.at(row)[0].heading, rows.key(row)) for row in range(rows.count)]
    assert told == [
        ("Due", None),
        ("Due", "a"),
        ("Due", "b"),
        ("Later", None),
        ("Later", "c"),
    ]
    assert [rows.of(key) for key in ("a", "b", "c")] == [1, 2, 4]
    assert (rows.of("nobody"), rows.of(None)) == (1, 1)
    assert [rows.key(row) for row in (-1, rows.count)] == [None, None]


def test_no_sections_have_no_rows() -> None:
    rows = Rows()
    assert (rows.count, rows.of("a"), rows.key(0)) == (0, -1, None)
