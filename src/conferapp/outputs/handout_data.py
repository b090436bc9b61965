"""A handout as plain data, which is all that a template gets to see.

    {
      "edition", "language", "direction", "sheet", "paper", "program": str,
      "title": WORDS,
      "blocks": [{"key", "look": str, "level": 2 or 3, "heading": WORDS, "lines": [WORDS]}],
      "cards": [{"heading": WORDS, "name", "day": str, "art": [str], "goals": [WORDS],
                 "actions": [WORDS], "backups": [WORDS], "nexts": [WORDS], "clues": [WORDS]}],
    }

WORDS is `{"text": str, "spans": [{"text": str, "said": bool}]}`; `said` tells what a person said
from what a catalogue says. Nothing that was left out is in it. All text in it is clean, because a
record or a picture that another program wrote may hold anything.
"""

from typing import Any, Literal

from conferapp.domain.handouts.handout import Card, Handout, Line, Spans
from conferapp.domain.text import clean

Paper = Literal["a4", "letter"]
Data = dict[str, Any]
"""Text, lists and mappings, as deep as the description above says."""


def as_data(handout: Handout, *, paper: Paper, program: str = "") -> Data:
    """A handout as plain data; see the module.

    Args:
        handout: The handout; what was left out of it stays out.
        paper: The size of the paper.
        program: The name of the program, or "".
    """
    printed = handout.printed()
    return {
        "edition": printed.edition,
        "language": printed.language,
        "direction": printed.direction,
        "sheet": printed.sheet,
        "paper": paper,
        "program": clean(program),
        "title": _words(printed.title),
        "blocks": [
            {
                "key": clean(block.key),
                "look": block.look,
                "level": block.level,
                "heading": _words(block.heading),
                "lines": _lines(block.lines),
            }
            for block in printed.blocks
        ],
        "cards": [_card(card) for card in printed.cards],
    }


def template_name(sheet: str, form: str) -> str:
    """Which template a handout is filled into, such as `page.html`.

    Args:
        sheet: How it lies on paper; labels are cards, eight to a sheet.
        form: The ending of the template.
    """
    return f"{'page' if sheet == 'page' else 'cards'}.{form}"


def _card(card: Card) -> Data:
    by_role = {
        f"{role}s": _lines(card.of(role)) for role in ("goal", "action", "backup", "next", "clue")
    }
    return {
        "heading": _words(card.heading),
        "name": clean(card.name),
        "day": clean(card.day),
        "art": [*map(clean, card.art)],
        **by_role,
    }


def _lines(lines: tuple[Line, ...]) -> list[Data]:
    return [_words(line.spans) for line in lines]


def _words(spans: Spans) -> Data:
    said = [{"text": clean(span.text, lines=True), "said": span.said} for span in spans]
    return {"text": "".join(str(span["text"]) for span in said), "spans": said}
