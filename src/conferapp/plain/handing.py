"""Handing over: whether the student's pages are read aloud, or the laptop goes to the student.

What the tutor was told stands in the scrollback. So it is cleared before a student gets the laptop,
and where that can't be done here, that is said.
"""

import asyncio
from typing import TYPE_CHECKING, Final

from conferapp.desk.desk import Desk
from conferapp.desk.keeper import Keeper
from conferapp.domain.agenda import Page
from conferapp.domain.handing_words import (
    ONE_MOMENT,
    THANKS,
    please_give_back,
    untranslated,
    whats_on,
)
from conferapp.domain.text import clean, fold
from conferapp.plain.choices import choose, wait
from conferapp.plain.page_words import own_pages
from conferapp.plain.surface import Surface
from conferapp.plain.voice import Ended, Ordered, Voice
from conferapp.storage.errors import StorageError

if TYPE_CHECKING:
    from conferapp.plain.walk import Walk

WORD: Final = "tutor"
"""What the tutor types to take the laptop back, where there is no code."""
NOT_CLEARED: Final = (
    "This window can’t be cleared from here, so whoever scrolls up reads what you were told. "
    "Clear it and its scrollback yourself now, or read aloud instead: /back, then 1."
)
BACK: Final = ("back", "b")
NOT_NOTED: Final = "So a restart would not come back to the student’s page."
WELCOME: Final = (
    "These pages are yours, {first}. There are no wrong answers here, and everything you write is "
    "kept. /help says what you can do."
)


def admit(desk: Desk, voice: Voice, surface: Surface) -> bool | None:
    """Ask once for the tutor: by the code, or by a word where there is none.

    Args:
        desk: What the app works with.
        voice: Speaks and listens.
        surface: What it speaks on.

    Returns:
        Whether it is the tutor; None for an empty line.

    Raises:
        Ended: There is nothing more to hear.
        Ordered: It was an order.
    """
    if not desk.tutor.code:
        typed = voice.hear(f"Tutor: type the word {WORD}")
        if typed and fold(typed) != WORD:
            voice.say("That isn’t the word.")
        return fold(typed) == WORD if typed else None
    try:
        code = clean(surface.read_secret("Tutor: type your code> "))
    except EOFError:
        raise Ended from None
    if not code.strip():
        return None
    problem = asyncio.run(Keeper(desk).lets_in(code))
    if problem:
        voice.say(problem.removeprefix("✗ "))
    return not problem


class Handing:
    """Gives the laptop to the student of a walk, and back to the tutor."""

    def __init__(self, walk: "Walk") -> None:
        """Hand over in a walk."""
        self._walk = walk
        self._then = walk.page

    # To the student ----------------------------------------------------------------------

    def ask(self) -> None:
        """In front of a student's page: who types?"""
        walk, first = self._walk, self._walk.first
        say = walk.voice.say
        say(f"\nIt’s {first}’s turn.")
        if on := whats_on(walk.conference):
            say(f"{on}. /supports sets it.")
        if missing := untranslated(walk.conference, walk.session.pages()):
            say(missing.removeprefix("⚑ "))
        ways = (
            "Read these pages aloud, and type what you hear. You keep the laptop.",
            f"{first} types. The laptop goes to {first}.",
        )
        if choose(walk.voice, ways) == 1:
            self.hand_over()
        else:
            self._read_aloud()

    def _read_aloud(self) -> None:
        self._walk.aloud = True
        self._walk.turn(self._walk.page, self._walk.question)

    def hand_over(self) -> None:
        """Give the laptop to the student, with nothing of the tutor's left in reach."""
        walk = self._walk
        cleared = walk.surface.clear()
        if not cleared:
            walk.voice.say(NOT_CLEARED)
            try:
                wait(walk.voice, f"hands the laptop to {walk.first}")
            except Ordered as order:
                if order.name not in BACK:
                    raise
                walk.at(self.ask)
                return
        if problem := self._hold():
            walk.voice.say(f"{problem} {NOT_NOTED}")
            ways = ("Read aloud, and keep the laptop", "Hand the laptop over all the same")
            if choose(walk.voice, ways) != 1:
                self._read_aloud()
                return
            walk.surface.clear()
        walk.surface.give_away()
        walk.undone.forget()
        walk.private, walk.aloud = True, False
        walk.voice.say(WELCOME.format(first=walk.first))
        walk.turn(walk.page, walk.question)

    def _hold(self) -> str:
        """Note it on disk; why that can't be done, or ""."""
        try:
            self._walk.desk.handover.hold(self._walk.conference.record.id)
        except StorageError as problem:
            return str(problem)
        return ""

    # Back to the tutor -------------------------------------------------------------------

    def give_back(self, then: Page | None = None) -> None:
        """Stand between the student and a page of the tutor's.

        Args:
            then: Where the tutor goes on; behind the student's pages, or else here, by default.
        """
        walk = self._walk
        here = walk.conference.place()
        at_the_end = own_pages(walk.session, here)[-1].id == here.id
        there = walk.session.beyond(here, 1) if at_the_end else None
        self._then = then or there or here
        walk.voice.say(f"\n{THANKS if self._then.id != here.id else ONE_MOMENT}")
        walk.voice.say(please_give_back(walk.desk.tutor.tutor))
        walk.voice.say("An empty line goes back to your pages.")
        walk.at(self._door)

    def _door(self) -> None:
        walk = self._walk
        let_in = admit(walk.desk, walk.voice, walk.surface)
        if let_in:
            self._take_back()
        elif let_in is None:
            walk.turn(walk.conference.place(), walk.question)

    def _take_back(self) -> None:
        walk = self._walk
        walk.private = False
        walk.surface.put_back()
        try:
            walk.desk.handover.release()
        except StorageError as problem:
            walk.voice.say(str(problem))
        walk.turn(self._then)
