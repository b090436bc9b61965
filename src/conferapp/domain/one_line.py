"""Words on a line: several lines made one, words put between words, and what had no room."""

from conferapp.domain.text import clean


def on_one_line(text: str) -> str:
    """The words of several lines on one, with nothing left out; a single one to the letter."""
    if "\n" not in (cleaned := clean(text, lines=True)):
        return cleaned
    lines = (line.strip() for line in cleaned.split("\n"))
    return clean(" ".join(line for line in lines if line))


def spaced(before: str, phrase: str, after: str) -> str:
    """A phrase with the spaces that it needs between its neighbours."""
    lead = " " if before and not before[-1].isspace() else ""
    tail = "" if after and (after[0].isspace() or after[0] in ".,;:!?") else " "
    return f"{lead}{phrase.strip()}{tail}"


def left_out(limit: int, count: int) -> str:
    """What to say where not everything had room.

    Args:
        limit: How many characters there is room for.
        count: How many had none.
    """
    if count == 1:
        return f"This is full: {limit:,} characters fit here."
    return f"{limit:,} characters fit here; the last {count:,} were left out."
