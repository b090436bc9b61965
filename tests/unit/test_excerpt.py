"""An excerpt points at the very sign, whatever stands before it and however long the line is."""

import pytest

from conferapp.domain.pictures import cells
from conferapp.storage.agendas import read_agenda
from conferapp.storage.excerpt import excerpt


def pointed_at(line: str, caret: int, width: int) -> str:
    """The sign above the caret."""
    text, below = excerpt(line, caret, width)
    before = ""
    for sign in text:
        if cells(before) == len(below) - 1:
            return sign
        before += sign
    return ""


@pytest.mark.parametrize("width", [20, 40, 76])
@pytest.mark.parametrize("caret", [0, 5, 29, 30, 31, 60, 119])
def test_the_caret_stands_under_its_sign(caret: int, width: int) -> None:
    line = "".join(chr(ord("a") + number % 26) for number in range(120))
    text, _ = excerpt(line, caret, max(width, 40))
    assert cells(text) <= max(width, 40)
    assert pointed_at(line, caret, max(width, 40)) == line[caret]


def test_a_short_line_is_shown_whole() -> None:
    assert excerpt('kind = "long"', 7, 76) == ('kind = "long"', "       ^")


def test_wide_letters_take_two_cells() -> None:
    assert excerpt("日本 = 1", 3, 76).below == "     ^"


def test_a_problem_behind_unseen_signs_is_pointed_at_all_the_same() -> None:
    (problem,) = read_agenda("\ta = \u200b\u200bYes\n", "a.toml").problems
    assert problem.text_of_line[problem.caret :].startswith("Yes")
