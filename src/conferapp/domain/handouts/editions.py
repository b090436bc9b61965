"""The editions: everything that can leave the room, for whom, and how it is made.

Finish screen, command line and palette read this table.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from conferapp.domain.handouts.cards import back_pages, labels, one_card, stickers
from conferapp.domain.handouts.copy import student_copy
from conferapp.domain.handouts.family import family_letter
from conferapp.domain.handouts.full import full_record
from conferapp.domain.handouts.handout import Handout
from conferapp.domain.handouts.material import Material
from conferapp.domain.handouts.school import school_note
from conferapp.domain.kinds.question import Share


@dataclass(frozen=True)
class Edition:
    """Something that can leave the room.

    Attributes:
        id: What the command line and the names of files call it.
        name: What the tutor reads.
        about: What is in it, in a sentence.
        reader: Whose answers it may hold; None for the tutor, who has them all.
        theirs: Whether it is in the family's language; else it is in the program's.
        compose: Makes it from what its reader may have.
    """

    id: str
    name: str
    about: str
    reader: Share | None
    theirs: bool
    compose: Callable[[Material], Handout]

    def make(self, material: Material) -> Handout:
        """The handout, made of nothing but what its reader may have.

        Args:
            material: Everything that is known.
        """
        return self.compose(material.for_reader(self.reader))


_ALL = (
    Edition(
        "card", "Goal card", "Goal, steps and picture, on a small card.", "student", True, one_card
    ),
    Edition(
        "labels",
        "Labels",
        "The same card eight times, on a sheet of labels.",
        "student",
        True,
        labels,
    ),
    Edition(
        "cards",
        "All cards so far",
        "Every card collected so far, in order.",
        "student",
        True,
        back_pages,
    ),
    Edition(
        "stickers",
        "All cards as labels",
        "Every card collected so far, eight to a sheet.",
        "student",
        True,
        stickers,
    ),
    Edition(
        "student",
        "Student’s copy",
        "What the student may keep, with their own notes.",
        "student",
        True,
        student_copy,
    ),
    Edition(
        "family",
        "Family letter",
        "One thing to celebrate, to ask about and to help with.",
        "family",
        True,
        family_letter,
    ),
    Edition(
        "school",
        "School note",
        "Goal, plan and what a teacher can do.",
        "school",
        False,
        school_note,
    ),
    Edition("full", "Full record", "Everything, for you alone.", None, False, full_record),
)

EDITIONS: Final[Mapping[str, Edition]] = {edition.id: edition for edition in _ALL}
"""Every edition by its id, in the order in which they are offered."""
