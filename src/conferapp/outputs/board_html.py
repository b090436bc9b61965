"""The goals of a class as a page to hang up: topics and first names, nothing else."""

from collections.abc import Sequence
from typing import Any

from conferapp.domain.shown import TITLE, ShownRow
from conferapp.domain.text import clean
from conferapp.outputs.handout_data import Paper
from conferapp.outputs.templates import render


def board_html(rows: Sequence[ShownRow], *, day: str, paper: Paper, program: str = "") -> str:
    """The chart as a whole HTML page, which asks for nothing from outside and prints as it is.

    Args:
        rows: The chart as the class sees it.
        day: The day, in words.
        paper: The size of the paper.
        program: The name of the program, or "".
    """
    return render(
        "board.html",
        {
            "edition": "board",
            "language": "en",
            "direction": "ltr",
            "paper": paper,
            "program": clean(program),
            "title": _words(TITLE, said=False),
            "day": day,
            "rows": [
                {
                    "said": row.said,
                    "words": _words(row.words, said=row.said),
                    "names": [_words(name, said=True) for name in row.names],
                }
                for row in rows
            ],
        },
    )


def _words(text: str, *, said: bool) -> dict[str, Any]:
    """A line as templates know it; see `handout_data`."""
    cleaned = clean(text)
    return {"text": cleaned, "spans": [{"text": cleaned, "said": said}]}
