"""The field for a calendar day, typed as people say it and read back in full."""

import datetime as dt

from textual.app import ComposeResult

from conferapp.domain.days import Prefer, read_day, say_day
from conferapp.domain.hours import ReadMoment, read_moment
from conferapp.domain.kinds.day import Date
from conferapp.domain.prompt import Prompt
from conferapp.ui.fields.typed import Reading, TypedField
from conferapp.ui.widgets.line import Line


class DateField(TypedField):
    """Edits a day, and an hour where one is asked for."""

    DEFAULT_CSS = """
    DateField > Line {
        max-width: 50;
    }
    """

    def __init__(self, prompt: Prompt) -> None:
        """Ask a question."""
        super().__init__(prompt)
        self.line = Line(
            prompt.typed or prompt.question.as_text(prompt.value), locked=prompt.locked
        )

    def controls(self) -> ComposeResult:
        """See `Field.controls`."""
        yield self.line

    def rest(self) -> str:
        """See `Field.rest`."""
        return "A day and an hour, such as Friday 15:30" if self._timed else "A day, such as 4 Dec"

    def reading(self) -> Reading:
        """See `TypedField.reading`."""
        typed = self.line.value.strip()
        read = self._read(typed)
        if read.day is None:
            return Reading(typed=typed or None, problem=read.problem)
        said = say_day(read.day, self.prompt.today)
        if read.time is None:
            return Reading(read.day.isoformat(), said=said)
        try:
            moment = dt.datetime.combine(read.day, read.time).astimezone()
        except (OSError, OverflowError, ValueError):  # some systems count hours only near to today
            return Reading(typed=typed, problem="That is further away than the clock goes.")
        return Reading(moment.isoformat(), said=f"{said}, at {read.time:%H:%M}")

    def _read(self, typed: str) -> ReadMoment:
        question = self.prompt.question
        back = isinstance(question, Date) and question.looks_back
        prefer: Prefer = "past" if back else "future"
        if self._timed:
            return read_moment(typed, self.prompt.today, prefer)
        alone = read_day(typed, self.prompt.today, prefer)
        return ReadMoment(alone.day, None, alone.problem)

    @property
    def _timed(self) -> bool:
        question = self.prompt.question
        return isinstance(question, Date) and question.time
