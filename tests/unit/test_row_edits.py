"""Rows while they are edited: every change, and every step back."""

from hypothesis import given
from hypothesis import strategies as st

from conferapp.domain.model import Row
from conferapp.domain.row_edits import MOST_STEPS, RowEdits


def rows(*names: str) -> tuple[Row, ...]:
    return tuple({"what": name} for name in names)


def names(edits: RowEdits) -> str:
    return "".join(str(row["what"]) for row in edits.rows)


def test_a_deleted_row_comes_back_where_it_was() -> None:
    edits = RowEdits(rows("a", "b", "c")).on(1).deleted()
    assert (names(edits), edits.at) == ("ac", 1)
    assert edits.undone() == RowEdits(rows("a", "b", "c"), 1)


def test_deleting_the_last_row_points_at_the_one_before() -> None:
    assert RowEdits(rows("a", "b"), 1).deleted().at == 0


def test_deleting_where_there_is_nothing_changes_nothing() -> None:
    assert RowEdits().deleted() == RowEdits()


def test_a_moved_row_keeps_the_pointer() -> None:
    edits = RowEdits(rows("a", "b", "c")).moved(1)
    assert (names(edits), edits.at) == ("bac", 1)
    assert names(edits.undone()) == "abc"


def test_a_row_at_the_edge_moves_no_further_and_leaves_no_step() -> None:
    edits = RowEdits(rows("a", "b"))
    assert edits.moved(-1) == edits
    assert edits.on(1).moved(1).past == ()


def test_rows_are_put_in_where_they_are_wanted() -> None:
    edits = RowEdits(rows("a", "d")).added(rows("b", "c"), 1)
    assert (names(edits), edits.at) == ("abcd", 2)
    assert names(edits.undone()) == "ad"


def test_the_letters_of_one_cell_are_one_step() -> None:
    edits = RowEdits(rows("", ""))
    for word in ("r", "ri", "rin", "ring"):
        edits = edits.typed({"what": word}, "what")
    assert len(edits.past) == 1
    assert names(edits.undone()) == ""


def test_a_cell_that_was_left_starts_a_new_step() -> None:
    edits = RowEdits(rows("")).typed({"what": "a"}, "what").sealed().typed({"what": "ab"}, "what")
    assert names(edits.undone()) == "a"


def test_the_same_column_in_another_row_is_another_step() -> None:
    edits = RowEdits(rows("", "")).typed({"what": "a"}, "what")
    edits = edits.on(1).typed({"what": "b"}, "what")
    assert names(edits.undone()) == "a"


def test_nothing_to_take_back_is_nothing_done() -> None:
    edits = RowEdits(rows("a"))
    assert edits.undone() == edits


def test_steps_back_are_kept_within_bounds() -> None:
    edits = RowEdits(rows("a", "b"))
    for _ in range(MOST_STEPS + 5):
        edits = edits.on(0).moved(1)
    assert len(edits.past) == MOST_STEPS


DEEDS = st.lists(st.tuples(st.sampled_from("dmat"), st.integers(-2, 6)), max_size=12)


@given(DEEDS)
def test_every_step_can_be_taken_back_to_the_start(deeds: list[tuple[str, int]]) -> None:
    start = edits = RowEdits(rows("a", "b", "c"))
    for deed, number in deeds:
        edits = edits.on(number)
        assert not edits.rows or 0 <= edits.at < len(edits.rows)
        if deed == "d":
            edits = edits.deleted()
        elif deed == "m":
            edits = edits.moved(number)
        elif deed == "a":
            edits = edits.added(rows(str(number)), edits.at)
        elif edits.rows:
            edits = edits.typed({"what": f"t{number}"}, "what").sealed()
    while edits.past:
        edits = edits.undone()
    assert edits.rows == start.rows
