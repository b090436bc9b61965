"""Handouts made by hand, for the tests of what they become."""

from conferapp.domain.handouts.handout import (
    Block,
    Card,
    Direction,
    Handout,
    Line,
    Look,
    Sheet,
    Span,
    Spans,
)

BOOK = (
    " ______ ______",
    "/ ---- V ---- \\",
    "| ---- | ---- |",
    "|______|______|",
)


def spans(*words: str) -> Spans:
    """Spans, of which those that begin with `@` are what a person said."""
    return tuple(Span(part.removeprefix("@"), said=part.startswith("@")) for part in words)


def block(
    key: str,
    look: Look,
    heading: str,
    *lines: tuple[str, ...],
    level: int = 2,
) -> Block:
    """A block; each line is given by its spans."""
    made = tuple(Line(f"{key}:{at}", spans(*line)) for at, line in enumerate(lines))
    above = spans(heading) if heading else ()
    return Block(key, above, made, look, 3 if level == 3 else 2)


def card(
    number: int = 1, goal: str = "I read two pages a day", clue: str = "Read a little"
) -> Card:
    """A whole card."""
    lines = (
        Line(f"{number}:goal", spans(f"@{goal}", ", by ", "@Friday, December 11, 2026"), "goal"),
        Line(f"{number}:action:1", spans("@Read in bed", ": ", "@every evening"), "action"),
        Line(f"{number}:action:2", spans("@Mark what is hard", ": ", "@on Tuesday"), "action"),
        Line(f"{number}:backup", spans("If that doesn’t work: ", "@read in the bus"), "backup"),
        Line(f"{number}:next", spans("We talk again: ", "December 18, 2026"), "next"),
        Line(f"{number}:clue", spans(f"@{clue}"), "clue"),
    )
    return Card(f"card:{number}", spans("My goal"), "Sample", "December 4, 2026", BOOK, lines)


def cards(*them: Card, sheet: Sheet = "card", direction: Direction = "ltr") -> Handout:
    """Cards as a handout."""
    return Handout("card", "en", direction, spans("Goal card"), cards=them, sheet=sheet)


def letter(said: str = "I found the mistake by myself") -> Handout:
    """A letter with every look that a block can have."""
    blocks = (
        block("opening", "text", "", ("Dear family of ", "@Sample", ",")),
        block("celebrate", "text", "Something to celebrate", (f"@{said}",)),
        block("goal", "text", "The goal", ("Sample: ", f"@{said}", "."), ("@A second line",)),
        block("plan", "list", "The plan", ("@Read in bed", ": ", "@every evening"), (f"@{said}",)),
        block("facts", "facts", "", ("Tutor: ", "@Ms. Sample"), ("Status: finished",)),
        block("more", "text", "More from our talk"),
        block("answer:a", "answer", f"Why? {said}", (f"@{said}",), ("@Because",), level=3),
        block("art", "art", "The picture", *((f"@{line}",) for line in BOOK), level=3),
        block("own_words", "small", "", ("It was not translated.",)),
    )
    return Handout("family", "en", "ltr", spans("News from ", "@Sample"), blocks)
