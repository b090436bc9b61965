"""The plot in letters: where points stand, what stands around them, and when there is none."""

import pytest

from conferapp.ui.chart import BOTH, LEAST_HEIGHT, TIE, Chart, Line, drawn, thinned

TICKS = tuple((share / 100, f"{share} %") for share in (0, 25, 50, 75, 100))


def chart(*lines: tuple[float | None, ...]) -> Chart:
    """A chart of percentages: the first line of predictions, the second of results."""
    names = zip("○●", ("predicted", "result"), lines, strict=False)
    made = tuple(
        Line(name, glyph, "", tuple(None if s is None else s / 100 for s in shares))
        for glyph, name, shares in names
    )
    labels = tuple(f"{at % 28 + 1} Nov" for at in range(len(lines[0])))
    return Chart(labels, made, TICKS)


def rows(made: Chart, width: int = 60, height: int = 11) -> list[str]:
    """The drawing as text."""
    found = drawn(made, width, height)
    assert found is not None
    return ["".join(cell.letter for cell in row) for row in found.rows]


def test_results_and_predictions_stand_at_their_heights_and_are_tied() -> None:
    assert [row.rstrip() for row in rows(chart((100, 0, 50), (0, 100, 50)), width=40)] == [
        "100 % ┤ ○           ●",
        "      │ ┊           ┊",
        " 75 % ┤ ┊           ┊",
        "      │ ┊           ┊",
        " 50 % ┤ ┊           ┊           ◉",
        "      │ ┊           ┊",
        " 25 % ┤ ┊           ┊",
        "      │ ┊           ┊",
        "  0 % ┤ ●           ○",
        "      └─────────────────────────────────",
        "       1 Nov       2 Nov       3 Nov",
    ]


@pytest.mark.parametrize("width", [40, 60, 80, 119, 200])
@pytest.mark.parametrize("height", [LEAST_HEIGHT, 11, 16])
@pytest.mark.parametrize("count", [1, 2, 5, 30, 100, 400])
def test_every_row_is_as_wide_as_the_room(width: int, height: int, count: int) -> None:
    shares = tuple(float(at % 101) for at in range(count))
    found = rows(chart(shares, tuple(reversed(shares))), width, height)
    assert {len(row) for row in found} == {width}
    assert len(found) == height


@pytest.mark.parametrize("count", [1, 2, 7, 20])
def test_each_point_has_a_column_of_its_own_where_there_is_room(count: int) -> None:
    found = rows(chart(tuple(float(5 * at) for at in range(count))))
    columns = [at for row in found[:-2] for at, letter in enumerate(row) if letter == "○"]
    assert len(set(columns)) == count


def test_more_points_than_columns_are_thinned_and_that_is_known() -> None:
    found = drawn(chart(tuple(float(at % 100) for at in range(400))), 60, 11)
    assert found is not None
    points = sum(cell.line is not None for row in found.rows for cell in row)
    assert points == 400 - found.left_out
    assert 20 <= points <= 30


def test_the_first_and_the_last_are_never_thinned_out() -> None:
    assert thinned(100, 4) == (0, 33, 66, 99)
    assert thinned(3, 5) == (0, 1, 2)
    assert thinned(9, 1) == (8,)


def test_the_last_day_is_named_and_no_two_days_run_together() -> None:
    made = chart(tuple(50.0 for _ in range(25)))
    below = rows(made)[-1]
    assert below.rstrip().endswith("25 Nov")
    assert all(len(label.split()) == 2 for label in below.split("  ") if label.strip())


def test_two_points_in_one_cell_are_one_sign() -> None:
    letters = "".join(rows(chart((50.0,), (52.0,)), height=LEAST_HEIGHT))
    assert (letters.count(BOTH), letters.count("●"), letters.count(TIE)) == (1, 0, 0)


@pytest.mark.parametrize("share", [-20.0, 130.0])
def test_what_is_beyond_the_scale_stands_at_its_end(share: float) -> None:
    found = rows(chart((share,)))
    assert "○" in found[0 if share > 0 else -3]


def test_a_conference_without_one_of_the_two_has_one_point() -> None:
    letters = "".join(rows(chart((50.0, None), (None, 80.0))))
    assert (letters.count("○"), letters.count("●"), letters.count(TIE)) == (1, 1, 0)


@pytest.mark.parametrize(("width", "height"), [(20, 11), (60, LEAST_HEIGHT - 1), (0, 0)])
def test_without_room_there_is_no_chart(width: int, height: int) -> None:
    assert drawn(chart((50.0,)), width, height) is None


def test_without_a_point_there_is_no_chart() -> None:
    assert drawn(chart((None, None)), 60, 11) is None
    assert drawn(Chart((), (), ()), 60, 11) is None


def test_both_sides_can_have_a_scale() -> None:
    steps = tuple(((step - 1) / 4, str(step)) for step in range(1, 6))
    made = Chart(("1 Nov",), (Line("felt sure", "◆", "", (0.5,)),), steps, TICKS)
    found = rows(made, width=50)
    assert found[0].startswith("5 ┤")
    assert found[0].rstrip().endswith("100 %")
    assert "◆" in found[4]


def test_labels_that_fall_on_one_row_are_not_laid_over_each_other() -> None:
    ticks = tuple((step / 20, str(step)) for step in range(21))
    made = Chart(("1 Nov",), (Line("felt sure", "◆", "", (0.0,)),), ticks)
    assert [row[:3].strip() for row in rows(made, height=8)[:-2]] == [
        "20",
        "16",
        "12",
        "8",
        "4",
        "0",
    ]
