"""Leaving: what is about to leave the room, as the tutor has chosen it so far. It shows nothing.

Choices stay with their edition, so that looking at another one loses none of them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from conferapp.domain.handouts.catalogue import Catalogue
from conferapp.domain.handouts.editions import EDITIONS, Edition
from conferapp.domain.handouts.handout import Block, Handout
from conferapp.domain.text import MAX_LONG, clean, limit
from conferapp.outputs.errors import OutputError
from conferapp.outputs.forms import FORMS
from conferapp.storage.errors import StorageError
from conferapp.storage.handout_files import stem_for
from conferapp.ui.press import Press, Source

SLOT: Final = "slot:"
"""What stands before the key of a block where its place for the tutor's own words is meant."""
FOR: Final[Mapping[str | None, str]] = {
    "student": "the student",
    "family": "the family",
    "school": "the school",
    None: "you alone",
}
"""Who reads an edition, by its reader."""


@dataclass(frozen=True)
class Item:
    """Something that can leave the room.

    Attributes:
        id: Its id.
        name: What the tutor reads.
        about: What is in it.
        for_whom: Who gets it.
        reader: What is noted about that in the record.
    """

    id: str
    name: str
    about: str
    for_whom: str
    reader: str


NEXT_DATE: Final = Item(
    "calendar",
    "Next date",
    "For a calendar on a computer or phone.",
    "any calendar",
    "calendar",
)
"""The next date, as a file for a calendar."""
ITEMS: Final = (
    *(
        Item(one.id, one.name, one.about, FOR[one.reader], one.reader or "tutor")
        for one in EDITIONS.values()
    ),
    NEXT_DATE,
)
"""Everything that can leave the room, in the order in which it is offered."""


@dataclass(frozen=True)
class Parcel:
    """What was chosen, ready to be made, whatever is looked at or chosen meanwhile.

    Attributes:
        stem: The name of the file, without an ending.
        ending: Its ending.
        told: What it is, for the note in the record.
        to_whom: For whom it is, for that note.
        make: Makes its content.
    """

    stem: str
    ending: str
    told: str
    to_whom: str
    make: Callable[[], bytes]


@dataclass
class _Choices:
    """What was chosen for one edition.

    Attributes:
        kept: By the key of a line, whether it leaves.
        added: The tutor's own words: the key of a block, and the words.
        language: The language, or None for the one that is meant for it.
    """

    kept: dict[str, bool] = field(default_factory=dict)
    added: list[tuple[str, str]] = field(default_factory=list)
    language: str | None = None


class Leaving:
    """What is about to leave the room.

    Attributes:
        press: Makes it.
        source: The conference.
        at: What is looked at.
        form: The id of the form that it takes.
    """

    def __init__(self, press: Press, source: Source) -> None:
        """Begin with the card, as a web page."""
        self.press, self.source = press, source
        self.at = ITEMS[0]
        self.form = next(iter(FORMS))
        self._choices = {item.id: _Choices() for item in ITEMS}
        self._composed: dict[tuple[str, str | None], Handout] = {}

    @property
    def edition(self) -> Edition | None:
        """The edition that is looked at; None for the calendar."""
        return EDITIONS.get(self.at.id)

    @property
    def private(self) -> bool:
        """Whether only the tutor may see it."""
        return self.edition is not None and self.edition.reader is None

    def handout(self) -> Handout | None:
        """What leaves, with everything that can be left out or taken in; None for the calendar."""
        if self.edition is None:
            return None
        chosen = self._choices[self.at.id]
        handout = self._whole(self.edition, chosen.language)
        for number, (block, words) in enumerate(chosen.added):
            handout = handout.adding(block, number, words)
        return handout.choosing(chosen.kept)

    def _whole(self, edition: Edition, language: str | None) -> Handout:
        """An edition before anything was chosen: made once, as the conference stays what it was."""
        key = edition.id, language
        if key not in self._composed:
            self._composed[key] = self.press.handout(self.source, edition, language)
        return self._composed[key]

    def preview(self, columns: int) -> str:
        """What leaves, as it will print, or why nothing can.

        Args:
            columns: The most cells of a line.
        """
        handout = self.handout()
        try:
            if handout is None:
                return _calendar_lines(self.press.calendar(self.source))
            if handout.empty:
                return f"There is nothing to put on it yet. {self.at.about}"
            return self.press.preview(handout.once(), columns)
        except (OutputError, StorageError) as problem:
            return str(problem)

    def toggle(self, key: str) -> None:
        """Leave a line out, or take it in."""
        handout = self.handout()
        for line in handout.lines() if handout else ():
            if line.key == key:
                self._choices[self.at.id].kept[key] = not line.kept
                return

    def add(self, block: str, words: str) -> None:
        """Add the tutor's own words below a block; nothing adds nothing."""
        said = limit(clean(words, lines=True).strip(), MAX_LONG)[0]
        if said:
            self._choices[self.at.id].added.append((block, said))

    def slots(self) -> tuple[Block, ...]:
        """The blocks below which the tutor can add words."""
        handout = self.handout()
        return tuple(block for block in handout.blocks if block.slot) if handout else ()

    def slot(self, key: str | None) -> Block | None:
        """The block to which words would be added: that of a line, or else the last one.

        Args:
            key: The key of the line, or that of a slot.
        """
        slots = self.slots()
        here = (
            block
            for block in slots
            if key == f"{SLOT}{block.key}" or any(line.key == key for line in block.lines)
        )
        return next(here, slots[-1] if slots else None)

    def turn_form(self) -> None:
        """Take the next form."""
        forms = [*FORMS]
        self.form = forms[(forms.index(self.form) + 1) % len(forms)]

    def turn_language(self) -> None:
        """Take the next language."""
        tags = [*self.press.catalogues.by_language]
        here = self.words.language if self.words else ""
        at = tags.index(here) if here in tags else -1
        self._choices[self.at.id].language = tags[(at + 1) % len(tags)]

    @property
    def words(self) -> Catalogue | None:
        """The program's words in it; None for the calendar."""
        if self.edition is None:
            return None
        return self.press.words(self.source, self.edition, self._choices[self.at.id].language)

    def unread(self) -> str:
        """Says that nobody has checked the words in this language yet; "" if somebody has."""
        if self.edition is None:
            return ""
        return self.press.unread(self.source, self.edition, self._choices[self.at.id].language)

    def parcel(self) -> Parcel:
        """What is looked at, as it was chosen.

        Raises:
            NothingToHandOn: There is nothing on it.
        """
        press, source, item = self.press, self.source, self.at
        stem = stem_for(source.record, item.id, named=press.program.names_in_files)
        handout = self.handout()
        if handout is None:
            return Parcel(stem, "ics", item.name, item.reader, lambda: press.calendar(source))
        if handout.empty:
            raise NothingToHandOn(item.name)
        form = FORMS[self.form]
        told = f"{item.name}, {form.name}"
        return Parcel(stem, form.id, told, item.reader, lambda: press.printed(handout, form))


class NothingToHandOn(OutputError):
    """An edition would be empty.

    Args:
        name: Its name.
    """

    def __init__(self, name: str) -> None:
        super().__init__(
            f"There is nothing on the {name.lower()} yet: no answer that goes there was given."
        )


def _calendar_lines(data: bytes) -> str:
    """What a calendar will show, in a few lines."""
    wanted = {"SUMMARY": "", "DTSTART": "From ", "DTEND": "To ", "DESCRIPTION": ""}
    unfolded = data.decode().replace("\r\n ", "")
    lines = (line.partition(":") for line in unfolded.splitlines())
    return "\n".join(
        f"{wanted[name.partition(';')[0]]}{value}"
        for name, _, value in lines
        if name.partition(";")[0] in wanted
    )
