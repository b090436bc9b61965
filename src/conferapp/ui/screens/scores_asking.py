"""What the screen of scores asks in dialogs: columns, maxima, whose a row is, and the agenda."""

from collections.abc import Callable, Sequence
from typing import Final

from conferapp.domain.days import read_day, say_day
from conferapp.domain.gradebook.mapping import Use
from conferapp.domain.gradebook.marks import Number, read_maximum
from conferapp.domain.kinds.question import Role
from conferapp.domain.text import clean
from conferapp.ui.dialogs.choose import ChooseDialog, Entry
from conferapp.ui.dialogs.words import WordsDialog
from conferapp.ui.scores_text import USES, maximum_said
from conferapp.ui.screens.scores_sheet import ScoresSheet

_OWN: Final = "own"
_NOBODY: Final = "nobody"
NO_NUMBER: Final = "Please write a number above zero, such as 10."
NOBODY_LEFT: Final = "Every student has a row already."


class ScoresAsking(ScoresSheet):
    """Asks about a draft, and shows it again with the answer."""

    # Columns -----------------------------------------------------------------------------

    def ask_column(self) -> None:
        """Ask what the column under the cursor is."""
        at = self.place
        if at is None:
            return
        entries = [Entry(use, said[:1].upper() + said[1:]) for use, said in USES.items()]
        entries.insert(1, Entry(_OWN, "A topic, out of …", "Say how many points there were."))
        named = self.draft.table.header[at]
        self._choose(
            f"What is “{named}”?",
            entries,
            self.draft.columns.uses[at],
            lambda use: self._take_use(at, use),
        )

    def _take_use(self, at: int, chosen: str) -> None:
        use: Use = next((use for use in USES if use == chosen), "skill")
        columns = self.draft.columns.with_use(at, use)
        self.draft.columns = columns.with_maximum(at, None)
        self.refill()
        if chosen == _OWN:
            self._number(
                "How many points were there?",
                lambda number: setattr(self.draft, "columns", columns.with_maximum(at, number)),
            )

    def action_maximum(self) -> None:
        """Say what all topics are out of that have no maximum."""
        self._number("How many points were there, where it isn’t said?", self._take_maximum)

    def _take_maximum(self, number: Number) -> None:
        self.draft.say_maximum(number)
        self.say(maximum_said(number))

    def _number(self, heading: str, take: Callable[[Number], None]) -> None:
        def read(said: str) -> None:
            number = read_maximum(clean(said), comma=True)
            if number is None:
                self.say(NO_NUMBER)
                return
            self.say("")
            take(number)
            self.refill()

        self._words(heading, read)

    # Students ----------------------------------------------------------------------------

    def action_whose(self) -> None:
        """Say which student a row belongs to."""
        row = self.row
        if row is None:
            return
        entries = [Entry(line.id, line.name) for line in self.draft.free()]
        if row.student is not None:
            entries.append(Entry(_NOBODY, "None of these: leave it out"))
        if not entries:
            self.say(NOBODY_LEFT)
            return
        self._choose(f"Whose row is “{row.pupil.said}”?", entries, "", self._assign)

    def _assign(self, chosen: str) -> None:
        if self.row is not None:
            self.draft.assign(self.row, "" if chosen == _NOBODY else chosen)
            self.refill()

    def action_agenda(self) -> None:
        """Choose the agenda of new conferences."""
        entries = [
            Entry(loaded.id, loaded.title, loaded.about) for loaded in self.draft.scoring.agendas
        ]
        if entries:
            self._choose("Which conference?", entries, self.draft.agenda, self._take_agenda)

    def _take_agenda(self, chosen: str) -> None:
        self.draft.agenda = chosen
        for row in self.draft.rows:
            self.draft.look(row)
        self.refill()

    def action_named(self) -> None:
        """Say what was assessed."""

        def take(said: str) -> None:
            words = clean(said).strip()
            self._fact("assignment", words or None)
            self.say(f"It goes where no name is yet: {words}." if words else "No name goes in.")

        self._words("What was it called? Students will read it.", take)

    def action_day(self) -> None:
        """Say on which day it was."""

        def take(said: str) -> None:
            today = self.desk.clock.today()
            read = read_day(clean(said), today, "past")
            if read.problem:
                self.say(read.problem)
                return
            self._fact("assessed-on", read.day.isoformat() if read.day else None)
            day = say_day(read.day, today) if read.day else ""
            self.say(f"It goes where no day is yet: {day}." if day else "No day goes in.")

        self._words("On which day was it?", take)

    def _fact(self, role: Role, value: str | None) -> None:
        self.draft.facts.pop(role, None)
        if value is not None:
            self.draft.facts[role] = value

    # Dialogs -----------------------------------------------------------------------------

    def _choose(
        self, heading: str, entries: Sequence[Entry], here: str, take: Callable[[str], None]
    ) -> None:
        if self.app.screen is self:  # a second key may be on its way
            dialog = ChooseDialog(heading, entries, here=here)
            self.app.push_screen(dialog, lambda chosen: take(chosen) if chosen else None)

    def _words(self, heading: str, take: Callable[[str], None]) -> None:
        if self.app.screen is self:
            dialog = WordsDialog(heading)
            self.app.push_screen(dialog, lambda said: None if said is None else take(said))
