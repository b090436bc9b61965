"""The tree of an outline: headings, lists and lines of plain text, for outputs to set.

It knows no agenda and no format. Whatever is in it is read literally.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """Text that is read literally; it may have several lines.

    Attributes:
        text: The text.
        language: The tag of its language, where it is the agenda's; "" for words of the app.
    """

    text: str
    language: str = ""


@dataclass(frozen=True)
class Line:
    """One line of a list.

    Attributes:
        text: What it says.
        label: What it is about, written before it.
        note: What is to be known of it, written behind it.
    """

    text: Words
    label: Words | None = None
    note: str = ""


@dataclass(frozen=True)
class Aside:
    """A few facts beside each other, in small print."""

    facts: tuple[Words, ...]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph."""

    text: Words


@dataclass(frozen=True)
class Lines:
    """A list.

    Attributes:
        heading: What it is a list of, or "".
        lines: Its lines.
    """

    heading: str
    lines: tuple[Line, ...]

    @property
    def lone(self) -> bool:
        """Whether it is one line that the heading can label."""
        return bool(self.heading) and len(self.lines) == 1 and self.lines[0].label is None


@dataclass(frozen=True)
class Asked:
    """One question of a page.

    Attributes:
        ask: Its wording.
        hint: One line under it.
        lines: What else is to be known of it.
    """

    ask: Words
    hint: Words | None
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Questions:
    """The questions of a page, in order."""

    asked: tuple[Asked, ...]


@dataclass(frozen=True)
class Blanks:
    """Lines to be filled in by hand, by their labels."""

    labels: tuple[str, ...]


Block = Aside | Paragraph | Lines | Questions | Blanks


@dataclass(frozen=True)
class Section:
    """A heading with what stands under it.

    Attributes:
        title: The heading.
        number: The number of a page, or None.
        blocks: What stands right under it.
        sections: The sections in it.
    """

    title: Words
    number: int | None = None
    blocks: tuple[Block, ...] = ()
    sections: tuple["Section", ...] = ()


@dataclass(frozen=True)
class Outline:
    """A whole agenda, to be read.

    Attributes:
        title: What people call it.
        about: Whom it is for, and when to use it.
        facts: What is to be known of it as a whole.
        sections: How to read it, its lenses, its parts, and the lines for an approval.
    """

    title: Words
    about: tuple[Paragraph, ...] = ()
    facts: tuple[Line, ...] = ()
    sections: tuple[Section, ...] = ()
