"""The typed field: reads an answer out of what is typed, and says what it understood.

What can't be read stays what it is: it is shown, reported and found again after a break, and why it
can't be read is said once the field is left, not while it is typed.
"""

from typing import ClassVar

from conferapp.domain.one_line import left_out
from conferapp.domain.typed import Reading
from conferapp.ui.fields.field import READ_BACK, Field
from conferapp.ui.widgets.line import Line


class TypedField(Field):
    """Edits an answer that is typed on one or two lines; a subclass reads it."""

    FOCUS_CONTROL: ClassVar[str] = "Line"

    def reading(self) -> Reading:
        """Read what is typed now."""
        raise NotImplementedError

    def enter(self) -> None:
        """See `Field.enter`: the cursor goes behind what is typed."""
        super().enter()
        self.query(Line).first().to_end()

    def on_mount(self) -> None:
        """Say back what is there from before."""
        self.judge()

    def on_input_changed(self, event: Line.Changed) -> None:
        """Take what was typed."""
        event.stop()
        reading = self.reading()
        self.report(reading.value, reading.typed)
        if self._left():  # typed so quickly that this comes round afterwards
            self.judge()
        else:
            self._say_back(reading)

    def on_line_cut(self, event: Line.Cut) -> None:
        """Say what had no room."""
        event.stop()
        self.say_problem(left_out(event.line.limit, event.count))

    def on_input_submitted(self) -> None:
        """Say what is wrong, if anything."""
        self.judge()

    def on_descendant_blur(self) -> None:
        """Say what is wrong, if anything, once the focus is elsewhere."""
        if self._left():
            self.judge()

    def judge(self) -> None:
        """Say what is wrong with what is typed, or say it back."""
        reading = self.reading()
        problem = reading.wrong(self.prompt.question)
        if problem:
            self.say_problem(problem)
        else:
            self._say_back(reading)

    def _left(self) -> bool:
        """Whether the focus is elsewhere by now."""
        return self.is_attached and not self.has_focus_within

    def _say_back(self, reading: Reading) -> None:
        self.say(f"{READ_BACK} {reading.said}" if reading.said else "")
