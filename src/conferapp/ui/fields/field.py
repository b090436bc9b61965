"""The field: edits one answer, shows what is wrong with it in words, and reports every change."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from conferapp.domain.model import Value
from conferapp.domain.prompt import Prompt
from conferapp.ui.text import literal

PROBLEM = "✗"
QUIET = "?"
READ_BACK = "→"


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

    def compose(self) -> ComposeResult:
        """The question, the controls, and a line for what there is to say about the answer."""
        yield Static(self.head(), classes="field--head")
        yield from self.controls()
        yield Static(classes="field--foot")

    def controls(self) -> ComposeResult:
        """The controls that edit the answer."""
        raise NotImplementedError

    def head(self) -> Content:
        """The question with its hint."""
        prompt = self.prompt
        parts: list[Content | str] = [literal(prompt.ask, "bold")]
        if prompt.question.required:
            parts.append(Content.styled(" ·", "$text-accent"))
        if prompt.locked:
            parts.append(Content.styled("  ▣ kept as it was: the result is open", "$text-muted"))
        if prompt.untranslated:
            parts.append(Content.styled("  ⚑ not translated", "$text-muted"))
        if prompt.hint:
            parts += ["\n", literal(prompt.hint, "$text-muted")]
        return Content.assemble(*parts)

    def enter(self) -> None:
        """Take the focus."""
        for control in self.query(self.FOCUS_CONTROL):
            if control.focusable:
                control.focus()
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
        """Show a line under the answer; "" hides it."""
        foot = self.query_one(".field--foot", Static)
        foot.update(literal(text))
        foot.set_class(bool(text), "-said")
        foot.set_class(problem, "-problem")
