"""What is said of a file that was made."""

from pathlib import Path

import pytest

from conferapp.ui.showing import made


@pytest.mark.parametrize(
    ("name", "opened", "said"),
    [
        ("card.html", True, "✓ Made and opened: card.html is in out."),
        (
            "card.html",
            False,
            "✓ Made: card.html is in out. Open it in a browser, and print it there.",
        ),
        ("card.pdf", False, "✓ Made: card.pdf is in out. Open and print it."),
        ("date.ics", False, "✓ Made: date.ics is in out."),
    ],
)
def test_a_file_that_nothing_opened_comes_with_what_to_do_next(
    name: str, opened: bool, said: str
) -> None:
    assert made(Path("out") / name, opened=opened) == said
