"""The words of “Looking back”."""

from tests.unit.test_gathered import talk

from conferapp.domain.gathered import gathered
from conferapp.ui.lookback_text import above_text


def test_many_months_leave_room_for_the_entries_and_say_that_there_are_more() -> None:
    found = gathered([talk(9, month=month, predicted=80.0, result=78.0) for month in range(1, 12)])
    assert "earlier" not in above_text("guesses", found, 60, 13).plain
    tight = above_text("guesses", found, 60, 6).plain.split("\n")
    assert tight[-1] == "and 7 earlier months"
    assert len(tight) == 1 + 6
    assert tight[2].startswith("Nov 2026")
    assert above_text("guesses", found, 30, 0).plain.endswith("and 10 earlier months")
