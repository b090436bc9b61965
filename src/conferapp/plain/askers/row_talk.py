"""The rows of one question while they are asked for: said, changed, reported."""

import re
from collections.abc import Sequence

from conferapp.domain.carry import Offer
from conferapp.domain.kinds.goal import Goal
from conferapp.domain.kinds.rows import MAX_ROWS, RowsQuestion
from conferapp.domain.model import Row
from conferapp.domain.pasted import pasted_rows
from conferapp.domain.row_edits import ADDED, RowEdits
from conferapp.domain.row_entry import RowEntry, within
from conferapp.domain.taking_over import left_to_take, taken_over
from conferapp.plain.askers.spoken import aloud, row_aloud
from conferapp.plain.askers.talk import Talk
from conferapp.plain.voice import Ordered

_BAR = re.compile(r"(?:\A|(?<= ))\|(?= |\Z)")
"""What parts cells where a tab is hard to type: a bar with blanks around it."""
BARS = "A bar parts cells where it has blanks around it, as in 8 | 10. This one was kept as it is."


class RowTalk:
    """Rows, and what is said of them.

    Attributes:
        talk: The question.
        entry: How cells are entered.
        edits: The rows, those still to be filled in too.
        most: The most rows.
    """

    def __init__(self, talk: Talk) -> None:
        """Ask for rows.

        Raises:
            TypeError: If the answer has none.
        """
        question, prompt = talk.question, talk.prompt
        if not isinstance(question, RowsQuestion):
            raise TypeError(f"An answer of the kind {question.kind} has no rows.")
        self.talk = talk
        self._question: RowsQuestion = question
        self.entry = RowEntry(question, prompt.by, prompt.today, prompt.first_rows)
        self.edits = RowEdits(self.entry.shown(prompt.value))
        self.most = question.at_most if isinstance(question, Goal) else MAX_ROWS

    # What is said ------------------------------------------------------------------------

    def say_rows(self, _rest: str = "") -> None:
        """Say every row with its number, and which still wait to be filled in."""
        lines = [(at, self._line(at)) for at in range(len(self.edits.rows))]
        named = [line for at, line in lines if line != f"{at + 1}. "]
        number = len(named)
        lead = f"{number} {'row' if number == 1 else 'rows'}:" if named else "No rows yet."
        self.talk.say(lead, *named)

    @property
    def told(self) -> int:
        """The number of the last row that has anything to say; behind it, empty ones wait."""
        lines = [self._line(at) for at in range(len(self.edits.rows))]
        return max((at for at, line in enumerate(lines, 1) if line != f"{at}. "), default=0)

    def say_offers(self, _rest: str = "") -> None:
        """Say what can be taken over, if anything."""
        offers = self._offers
        if offers:
            lines = (f"{number}. {aloud(o.label)}" for number, o in enumerate(offers, 1))
            self.talk.say("To take over, with /take 1 or /take all:", *lines)

    def say_row(self, at: int) -> None:
        """Say one row as it is now, and ask quietly where it is vague: once, and never again."""
        self.talk.say(self._line(at))
        nudge = self._question.nudge(self.edits.rows[at])
        if nudge:
            self.talk.say_once(f"A thought: {nudge}")

    def _line(self, at: int) -> str:
        row = self.edits.rows[at]
        said = row_aloud(self._question, row, self.entry.today)
        waits = ", nothing yet" if said and self.entry.waiting(row) else ""
        return f"{at + 1}. {said}{waits}"

    # What changes ------------------------------------------------------------------------

    def take(self, edits: RowEdits) -> None:
        """Take other rows, and report them."""
        self.edits = edits
        self.talk.report(self.entry.reported(edits.rows))

    def change(self, at: int, row: Row, key: str) -> None:
        """Take another row in place of one, because a cell changed."""
        self.take(self.edits.on(at).typed(row, key).sealed())

    def add(self, block: Sequence[Sequence[str]]) -> int | None:
        """Add rows; those that wait to be filled in are used up first.

        Returns:
            Where the last of them went; None where there is no room.
        """
        before = self.edits.rows
        after, room = within(self.entry.with_block(before, block), self.most)
        if room:
            self.talk.misfit(room)
        new = [at for at, row in enumerate(after) if before[at : at + 1] != (row,)]
        if not new:
            return None
        self.take(self.edits.changed(after, new[-1], ADDED))
        return new[-1]

    def add_cells(self, line: str) -> None:
        """Add a row out of several cells, and say what is wrong with any of them."""
        pasted = pasted_rows(parted(line), len(self.entry.columns))
        if pasted.notice:
            self.talk.misfit(pasted.notice)
        at = self.add(pasted.rows)
        if at is not None:
            self.check(at)

    def fill(self, at: int, key: str, line: str) -> None:
        """Put several cells into a row, from a column on."""
        column = next(c for c in self.entry.columns if c.key == key)
        rest = self.entry.columns[self.entry.columns.index(column) :]
        pasted = pasted_rows(parted(line), len(rest))
        if pasted.notice:
            self.talk.misfit(pasted.notice)
        after = self.entry.filled_down(self.edits.rows, at, column, pasted.rows)
        self.take(self.edits.changed(after, at, f"Row {at + 1} changed"))
        self.check(at)

    def check(self, at: int) -> None:
        """Say a row, and what is wrong with its cells."""
        self.say_row(at)
        for column in self.entry.columns:
            if wrong := self.entry.problem(self.edits.rows[at], column):
                self.talk.misfit(f"{column.title}: {wrong}")

    # Orders ------------------------------------------------------------------------------

    def remove(self, rest: str) -> None:
        """Take a row out."""
        number = int(rest) if rest.isdecimal() and len(rest) < 5 else 0
        if not 0 < number <= len(self.edits.rows):
            self.talk.misfit(f"Which row is to go? There are {len(self.edits.rows)}: /remove 1.")
            return
        gone = self._line(number - 1)
        self.take(self.edits.on(number - 1).deleted())
        self.talk.say(f"Row removed: {gone}. /undo brings it back.")
        self.say_rows()

    def undo(self, rest: str) -> None:
        """Take the last change back; what was before this question was asked is for others.

        Raises:
            Ordered: There is no change to take back.
        """
        if not self.edits.past:
            raise Ordered("undo", rest)
        did = self.edits.past[-1].did
        self.take(self.edits.undone())
        self.talk.say(f"Taken back: {did[0].lower()}{did[1:]}.")
        self.say_rows()

    def take_over(self, rest: str) -> None:
        """Take over a row that is offered, or all of them."""
        offers = self._offers
        number = int(rest) if rest.isdecimal() and len(rest) < 5 else 0
        if rest.casefold() == "all":
            wanted = tuple(offer for offer in offers if not offer.extra)
        else:
            wanted = offers[number - 1 : number] if number else ()
        if not wanted:
            self.talk.misfit("Which row is to be taken over? Such as /take 1, or /take all.")
            self.say_offers()
            return
        taken = taken_over(self.entry, self.edits.rows, wanted, self.most)
        self.take(self.edits.changed(taken.rows, taken.at, taken.did))
        self.talk.say(f"{taken.did}. {taken.notice}".strip())
        self.say_rows()

    def means_offer(self, line: str) -> bool:
        """Say how a row that is offered is taken over, where somebody types its number alone."""
        number = int(line) if line.isdecimal() and len(line) < 4 else 0
        meant = self.talk.voice.patient and 0 < number <= len(self._offers)
        if meant:
            self.talk.say(f"/take {number} takes that over. Nothing was changed.")
        return meant

    def mention_bars(self, line: str) -> None:
        """Say once how a bar parts cells, where somebody types one that doesn't."""
        if "|" in line:
            self.talk.say_once(BARS)

    @property
    def _offers(self) -> tuple[Offer, ...]:
        return tuple(left_to_take(self.entry, self.edits.rows, self.talk.prompt.carry))


def several_cells(line: str) -> bool:
    """Whether a line holds more than one cell."""
    return "\t" in line or _BAR.search(line) is not None


def parted(line: str) -> str:
    """A line of several cells with a tab between them."""
    return line if "\t" in line else _BAR.sub("\t", line)
