"""The field for the goal: a form that is simply open, or a table where several are asked for."""

from textual.app import ComposeResult

from conferapp.domain.kinds.cells import Column
from conferapp.domain.kinds.goal import Goal
from conferapp.domain.prompt import Prompt
from conferapp.ui.fields.rows import RowsField


class GoalField(RowsField):
    """Edits a goal, or a few.

    Attributes:
        single: Whether one goal is asked for, and no more are there.
    """

    DEFAULT_CSS = """
    GoalField.-single > RowForm {
        position: relative;
        margin-left: 0;
        background: transparent;
    }
    """

    def __init__(self, prompt: Prompt) -> None:
        """Ask for a goal."""
        super().__init__(prompt)
        self._most = prompt.question.at_most if isinstance(prompt.question, Goal) else 1
        self.single = self._most == 1 and len(self.edits.rows) == 1
        self.set_class(self.single, "-single")

    @property
    def most(self) -> int:
        """See `RowEditing.most`."""
        return self._most

    def controls(self) -> ComposeResult:
        """The form of the one goal, or what other rows have."""
        row = self.edits.row
        if not self.single or row is None:
            yield from super().controls()
            return
        self._form = self.make_form(row, alone=True)
        yield self._form
        yield from self.carried()

    def typing(self) -> bool:
        """See `CarryingRows.typing`: the one form is always open, and shows what is taken over."""
        return not self.single and super().typing()

    def enter(self) -> None:
        """See `Field.enter`."""
        if self.single and self.form:
            self.form.edit(self.entry.columns[0].key)
        else:
            super().enter()

    def display_rows(self, typing: Column | None = None) -> None:
        """See `RowEditing.display_rows`."""
        if not self.single:
            super().display_rows(typing)
        elif self.form and self.edits.row is not None:
            self.form.show(self.edits.row, typing=typing)

    def close(self) -> None:
        """See `RowsField.close`: a single form stays open."""
        if not self.single:
            super().close()

    def _place_form(self) -> None:
        if not self.single:
            super()._place_form()

    def went_out(self, *, onward: bool) -> None:
        """See `RowEditor`."""
        if self.single:
            self.screen.focus_next()
        else:
            super().went_out(onward=onward)
