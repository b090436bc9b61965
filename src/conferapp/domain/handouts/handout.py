"""A handout: what leaves the room, line by line, before it becomes a page or a file.

Every line has a key, by which it can be left out before anything leaves. What is left out isn't
in the handout that is printed, so no template can bring it back.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

Direction = Literal["ltr", "rtl"]
Sheet = Literal["page", "card", "labels"]
"""How it lies on paper: a page to read, a small card each, or eight cards to a sheet."""
Look = Literal["text", "list", "facts", "answer", "art", "small"]
"""How the lines of a block are set: paragraphs, a list, short facts on top, an answer below its
question, a drawing whose letters are equally wide, small print."""
ADDED = "added"
"""What the keys of lines that the tutor added begin with."""


@dataclass(frozen=True)
class Span:
    """Some words of a line.

    Attributes:
        text: The words.
        said: Whether a person said or wrote them; those of the program come from a catalogue.
    """

    text: str
    said: bool = False


Spans = tuple[Span, ...]


@dataclass(frozen=True)
class Line:
    """One line, which leaves the room as a whole or not at all.

    Attributes:
        key: Tells it from all other lines of the handout; copies of one card share theirs.
        spans: Its words.
        role: What it is on a card: `goal`, `action`, `backup`, `next` or `clue`; else "".
        kept: Whether it leaves the room.
        frame: Whether it only stands around what was said, as a greeting does.
    """

    key: str
    spans: Spans
    role: str = ""
    kept: bool = True
    frame: bool = False

    @property
    def text(self) -> str:
        """All of its words."""
        return text_of(self.spans)


@dataclass(frozen=True)
class Block:
    """Lines that belong together.

    Attributes:
        key: Tells it from all other blocks.
        heading: What stands above it, or nothing.
        lines: Its lines.
        look: How they are set.
        level: Of its heading: 2 for a section, 3 inside one.
        slot: Whether the tutor is asked for words of their own here.
        note: For the tutor who looks at it before it leaves; it isn't printed.
    """

    key: str
    heading: Spans = ()
    lines: tuple[Line, ...] = ()
    look: Look = "text"
    level: Literal[2, 3] = 2
    slot: bool = False
    note: str = ""


@dataclass(frozen=True)
class Card:
    """A small card: the goal, two or three actions, the back-up, the next date, the picture clue.

    Attributes:
        key: Tells it from all others of the handout that aren't copies of it.
        heading: Above the goal.
        name: Whose card it is, as they like to be called.
        day: When they got it, in words.
        art: The drawing, line by line; empty where none was chosen.
        lines: What is on it, by role.
    """

    key: str
    heading: Spans
    name: str = ""
    day: str = ""
    art: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()

    def of(self, role: str) -> tuple[Line, ...]:
        """The lines of one role."""
        return tuple(line for line in self.lines if line.role == role)


@dataclass(frozen=True)
class Handout:
    """What leaves the room.

    Attributes:
        edition: The id of its edition.
        language: The language of the program's words in it, as a tag.
        direction: In which direction that is written.
        title: What it is.
        blocks: What stands on a page.
        cards: The cards.
        sheet: How it lies on paper.
    """

    edition: str
    language: str
    direction: Direction
    title: Spans
    blocks: tuple[Block, ...] = ()
    cards: tuple[Card, ...] = ()
    sheet: Sheet = "page"

    def lines(self) -> Iterator[Line]:
        """All lines, kept or not, in order."""
        for block in self.blocks:
            yield from block.lines
        for card in self.cards:
            yield from card.lines

    @property
    def empty(self) -> bool:
        """Whether nothing that somebody said or chose would leave; names around it don't count."""
        lines = (line for line in self.lines() if line.kept and not line.frame)
        said = any(span.said for line in lines for span in line.spans)
        return not said and not any(card.art for card in self.cards)

    def choosing(self, kept: Mapping[str, bool]) -> "Handout":
        """The handout with some lines left out or taken in.

        Args:
            kept: By the key of a line, whether it leaves; lines that aren't named stay.
        """

        def chosen(lines: tuple[Line, ...]) -> tuple[Line, ...]:
            return tuple(replace(line, kept=kept.get(line.key, line.kept)) for line in lines)

        return replace(
            self,
            blocks=tuple(replace(block, lines=chosen(block.lines)) for block in self.blocks),
            cards=tuple(replace(card, lines=chosen(card.lines)) for card in self.cards),
        )

    def adding(self, block: str, number: int, words: str) -> "Handout":
        """The handout with a line in the tutor's own words.

        Args:
            block: The key of the block below which it goes.
            number: Tells it from other lines that were added there.
            words: Clean text.
        """
        line = Line(f"{ADDED}:{block}:{number}", (Span(words, said=True),))
        blocks = tuple(
            replace(one, lines=(*one.lines, line)) if one.key == block else one
            for one in self.blocks
        )
        return replace(self, blocks=blocks)

    def once(self) -> "Handout":
        """The handout with one card of those that are copies of each other, to be looked at."""
        different = {card.key: card for card in self.cards}
        return replace(self, cards=tuple(different.values()))

    def printed(self) -> "Handout":
        """The handout with nothing but what leaves the room."""

        def kept(lines: tuple[Line, ...]) -> tuple[Line, ...]:
            return tuple(line for line in lines if line.kept)

        blocks = (replace(block, lines=kept(block.lines), note="") for block in self.blocks)
        cards = (replace(card, lines=kept(card.lines)) for card in self.cards)
        return replace(
            self,
            blocks=tuple(_with_content(blocks)),
            cards=tuple(card for card in cards if card.lines or card.art),
        )


def _with_content(blocks: Iterator[Block]) -> Iterator[Block]:
    """Blocks that say something; a section's heading stays while anything below it does."""
    waiting: Block | None = None
    for block in blocks:
        if block.level == 2 and not block.lines:
            waiting = block if block.heading else None
            continue
        if block.level == 2:
            waiting = None
        if not block.lines:
            continue
        if waiting is not None:
            yield waiting
            waiting = None
        yield block


def text_of(spans: Spans) -> str:
    """The words of several spans."""
    return "".join(span.text for span in spans)
