"""The card: a picture clue with a few words, as a student takes it along."""

from textual.content import Content

from conferapp.domain.pictures import Picture
from conferapp.ui.text import literal


def card(picture: Picture | None, words: str) -> Content:
    """A picture clue with its words below."""
    lines = [literal(line) for line in picture.art] if picture else []
    return Content("\n").join([*lines, *([literal(words, "bold")] if words else [])])
