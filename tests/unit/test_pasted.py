"""Rows made of what was pasted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conferapp.domain.pasted import MAX_ROWS, pasted_rows
from conferapp.domain.text import MAX_LINE, clean


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("checks her work", [("checks her work",)]),
        ("a\nb\r\nc\rd\u2028e", [("a",), ("b",), ("c",), ("d",), ("e",)]),
        ("\n a \n\n\t\nb\n", [("a",), ("b",)]),
        ("", []),
        ("\n\t\n", []),
    ],
)
def test_each_line_is_a_row_and_empty_lines_are_none(
    text: str, rows: list[tuple[str, ...]]
) -> None:
    assert list(pasted_rows(text, 1).rows) == rows


def test_a_block_of_a_spreadsheet_keeps_its_columns() -> None:
    text = "homework\t8\t10\r\nvisits\t\t4\r\n\tx\t\r\n"
    rows = (("homework", "8", "10"), ("visits", "", "4"), ("", "x", ""))
    assert pasted_rows(text, 3).rows == rows


def test_a_quoted_cell_may_hold_lines_tabs_and_quotes() -> None:
    text = '"two\nlines"\t5\n"says ""hi"""\t"a\tb"'
    assert pasted_rows(text, 2).rows == (("two lines", "5"), ('says "hi"', "a b"))


@pytest.mark.parametrize(
    "text", ['"Let us look at it."', '"I try," she said', '"open', '"', '""', 'say "hi"']
)
def test_quotes_that_somebody_wrote_stay(text: str) -> None:
    assert pasted_rows(f"{text}\nnext", 1).rows == ((text,), ("next",))


def test_cells_beyond_the_last_column_are_joined_to_it() -> None:
    assert pasted_rows("a\tb\tc\t\td", 2).rows == (("a", "b c d"),)


@pytest.mark.parametrize(
    "text",
    [
        "- flashcards\n- calculator",
        "* flashcards\n* calculator",
        "\u2022 flashcards\n\u2022calculator",
        "\u2022\tflashcards\n\u2022\tcalculator",
        "1. flashcards\n2. calculator",
        "1)\tflashcards\n2)\tcalculator",
        "a) flashcards\nb) calculator",
        "- [ ] flashcards\n- [x] calculator",
        "\t- flashcards\n\t\t\u2013 calculator",
        "\u2610 flashcards\n\u2611 calculator",
    ],
)
def test_what_marks_a_list_is_taken_off(text: str) -> None:
    assert pasted_rows(text, 2).rows == (("flashcards",), ("calculator",))


def test_a_heading_above_a_numbered_list_stays() -> None:
    assert pasted_rows("Plan\n1. a\n2. b", 1).rows == (("Plan",), ("a",), ("b",))


@pytest.mark.parametrize(
    "text",
    ["3. Quiz", "-5\n-6", "-\n-", "A. Smith\nB. Jones", "1.5 hours\n2.5 hours", "1. a\nb\nc"],
)
def test_what_only_looks_like_a_list_stays(text: str) -> None:
    assert "\n".join(row[0] for row in pasted_rows(text, 1).rows) == text


def test_a_dash_for_nothing_keeps_its_cell() -> None:
    assert pasted_rows("-\t5", 2).rows == (("-", "5"),)


def test_cells_are_cleaned() -> None:
    assert pasted_rows("\x1b[31mred\x1b[0m\tab\u202ecd", 2).rows == (("red", "abcd"),)


def test_rows_beyond_the_bound_are_left_out_and_counted() -> None:
    pasted = pasted_rows("x\n" * (MAX_ROWS + 31), 1)
    assert (len(pasted.rows), pasted.cut) == (MAX_ROWS, 31)
    assert pasted.notice == "Left out: 31 more rows than the 200 that fit."


def test_long_cells_are_shortened_and_counted() -> None:
    pasted = pasted_rows("x" * (MAX_LINE + 1) + "\ty", 2)
    assert pasted.rows == (("x" * MAX_LINE, "y"),)
    assert pasted.notice == "Left out: 1 character of cells longer than 500."


def test_nothing_is_said_when_everything_was_taken() -> None:
    assert pasted_rows("a\tb", 2).notice is None


@given(st.text(st.sampled_from('ab1 -.)\t\n\r"\u2022\x1b['), max_size=60), st.integers(1, 4))
def test_rows_fit_the_table_and_are_clean(text: str, columns: int) -> None:
    for row in pasted_rows(text, columns).rows:
        assert 1 <= len(row) <= columns
        assert any(row)
        assert all(cell == clean(cell).strip() for cell in row)


@given(st.lists(st.text("abc", min_size=1, max_size=5), min_size=1, max_size=9), st.integers(1, 4))
def test_no_word_is_lost(words: list[str], columns: int) -> None:
    (row,) = pasted_rows("\t".join(words), columns).rows
    assert " ".join(row).split() == words
