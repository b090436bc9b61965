"""The field: edits one answer, shows what is wrong with it in words, and reports every change."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from conferapp.domain.model import Value
from conferapp.domain.prompt import Prompt
from conferapp.ui.text import QUIET_STYLE, literal

PROBLEM = "✗"
QUIET = "?"
READ_BACK = "→"
LOCKED = "▣ Kept as it was, now that the result is open."


class Field(Widget):
    """Edits the answer to one question.

    A subclass composes its controls and calls `report` whenever the answer changes. It keeps the
    answer that it reported; nobody reads it from a control.

    Attributes:
        prompt: The question, ready to be asked.
        value: The answer as last reported.
    """

    DEFAULT_CSS = """
    Field {
        height: auto;
        margin-bottom: 1;
    }
    Field > .field--foot {
        display: none;
        color: $text-muted;
    }
    Field > .field--foot.-said {
        display: block;
    }
    Field > .field--foot.-problem {
        color: $text-error;
    }
    """

    FOCUS_CONTROL: ClassVar[str] = "*"
    """Selects the control that takes the focus when the field is entered."""

    class Answered(Message):
        """The answer changed.

        Attributes:
            question: The id of the question.
            value: The answer, shaped by its kind; None when there is none.
            typed: What was typed, where it could not be read as an answer.
        """

        def __init__(self, question: str, value: Value, typed: str | None) -> None:
            """Report an answer."""
            super().__init__()
            self.question = question
            self.value = value
            self.typed = typed

    def __init__(self, prompt: Prompt) -> None:
        """Ask a question."""
        super().__init__(id=f"field-{prompt.question.id}")
        self.prompt = prompt
        self.value: Value = prompt.value
        self._said = (self.rest(), False)
        self._foot = Static(literal(self.rest()), classes="field--foot")
        self._foot.set_class(bool(self.rest()), "-said")

    def compose(self) -> ComposeResult:
        """The question, the controls, and a line for what there is to say about the answer."""
        yield Static(self.head(), classes="field--head")
        yield from self.controls()
        yield self._foot

    def controls(self) -> ComposeResult:
        """The controls that edit the answer."""
        raise NotImplementedError

    def rest(self) -> str:
        """What stands under the answer while there is nothing to say about it; "" for nothing.

        A field that reads every key back has something here, so that the line is always there and
        what is below doesn't move.
        """
        return ""

    def head(self) -> Content:
        """The question with its hint."""
        prompt = self.prompt
        parts: list[Content | str] = [literal(prompt.ask, "bold")]
        if prompt.question.required:
            parts.append(Content.styled("  needed", QUIET_STYLE))
        if prompt.whose:
            parts.append(literal(f"  ({prompt.whose})", QUIET_STYLE))
        if prompt.hint:
            parts += ["\n", literal(prompt.hint, QUIET_STYLE)]
        if prompt.locked:
            parts += ["\n", Content.styled(LOCKED, QUIET_STYLE)]
        return Content.assemble(*parts)

    def show_prompt(self, prompt: Prompt) -> None:
        """Show what the question says now; the controls stay as they are."""
        self.prompt = prompt
        self.query_one(".field--head", Static).update(self.head())

    def enter(self) -> None:
        """Take the focus."""
        for control in self.query(self.FOCUS_CONTROL):
            if control.focusable:
                self.screen.set_focus(control)  # at once, so that the next key finds it
                return

    def report(self, value: Value, typed: str | None = None) -> None:
        """Report the answer; call it at every change.

        Args:
            value: The answer, shaped by its kind, or None.
            typed: What was typed, where it could not be read as an answer.
        """
        self.value = value
        self.post_message(self.Answered(self.prompt.question.id, value, typed))

    def check(self) -> None:
        """Say what is wrong with the answer, or nothing."""
        tidy = self.prompt.question.tidy(self.value)
        self.say_problem(None if tidy is None else self.prompt.question.problem(tidy))

    def say_problem(self, problem: str | None) -> None:
        """Show a problem beside the answer, with a glyph and in words; None takes it away."""
        self.say(f"{PROBLEM} {problem}" if problem else "", problem=bool(problem))

    def say(self, text: str, *, problem: bool = False) -> None:
        """Show a line under the answer; "" shows what is there at rest."""
        text = text or self.rest()
        if (text, problem) == self._said:
            return
        before, self._said = self._said[0], (text, problem)
        self._foot.set_class(bool(text), "-said")
        self._foot.set_class(problem, "-problem")
        content = literal(text)
        longest = max(content.cell_length, literal(before).cell_length)
        one_row = longest <= self._foot.size.width and "\n" not in before + text
        self._foot.update(content, layout=not (text and before and one_row))
