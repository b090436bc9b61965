"""Fields for answers in words, with sentence starters and a word bank where there are some."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.message import Message

from conferapp.domain.kinds.words import Short, TextQuestion
from conferapp.domain.one_line import left_out
from conferapp.domain.prompt import Prompt
from conferapp.domain.text import clean
from conferapp.domain.wording import word
from conferapp.ui.fields.field import Field
from conferapp.ui.widgets.chips import Chips
from conferapp.ui.widgets.line import Line
from conferapp.ui.widgets.words import Words


class TextField(Field):
    """Edits an answer in words; a subclass brings the control."""

    def __init__(self, prompt: Prompt) -> None:
        """Ask a question."""
        super().__init__(prompt)
        self.text = self.control()

    def control(self) -> Line | Words:
        """The control that the words are typed in."""
        raise NotImplementedError

    def controls(self) -> ComposeResult:
        """See `Field.controls`."""
        yield self.text
        if (self.prompt.starters or self.prompt.words) and not self.prompt.locked:
            yield Chips(self.prompt.starters, self.prompt.words, folded=self.prompt.fold_help)

    def enter(self) -> None:
        """See `Field.enter`: the cursor goes behind the text."""
        super().enter()
        self.text.to_end()

    def on_mount(self) -> None:
        """Say what is wrong with an answer from elsewhere."""
        self.check()

    def on_chips_chosen(self, event: Chips.Chosen) -> None:
        """Put a starter or a word into the text, and go on typing behind it."""
        event.stop()
        self.text.put(event.text)
        self.text.focus()

    def on_chips_left(self, event: Chips.Left) -> None:
        """Go back to the text."""
        event.stop()
        self.text.focus()
        if event.typed:
            self.text.type_in(event.typed)

    def on_line_down(self, event: Line.Down) -> None:
        """Go from the text down to the chips."""
        self._come_to_chips(event)

    def on_words_down(self, event: Words.Down) -> None:
        """Go from the text down to the chips."""
        self._come_to_chips(event)

    def _come_to_chips(self, event: Message) -> None:
        event.stop()
        for chips in self.query(Chips):
            chips.come()

    def take(self, text: str) -> None:
        """Take what was typed."""
        self.report(text or None)
        self.check()

    @property
    def initial(self) -> str:
        """The answer so far, to the letter: even a space at the end is where somebody goes on."""
        value = self.prompt.value
        return self.prompt.typed or (value if isinstance(value, str) else "")

    @property
    def limit(self) -> int:
        """The most characters of an answer."""
        question = self.prompt.question
        return question.limit if isinstance(question, TextQuestion) else TextQuestion.LIMIT


class ShortField(TextField):
    """Edits one line of text."""

    FOCUS_CONTROL: ClassVar[str] = "Line"

    def control(self) -> Line:
        """See `TextField.control`."""
        question = self.prompt.question
        offers = question.suggest if isinstance(question, Short) else ()
        return Line(
            self.initial,
            limit=self.limit,
            suggest=[word(offer) for offer in offers],
            locked=self.prompt.locked,
        )

    def on_input_changed(self, event: Line.Changed) -> None:
        """Take what was typed."""
        event.stop()
        self.take(clean(event.value))

    def on_line_cut(self, event: Line.Cut) -> None:
        """Say what had no room."""
        event.stop()
        self.say_problem(left_out(self.limit, event.count))


class LongField(TextField):
    """Edits several lines of text."""

    FOCUS_CONTROL: ClassVar[str] = "Words"

    def control(self) -> Words:
        """See `TextField.control`."""
        return Words(self.initial, limit=self.limit, locked=self.prompt.locked)

    def on_text_area_changed(self, event: Words.Changed) -> None:
        """Take what was typed."""
        event.stop()
        self.take(clean(event.text_area.text, lines=True))

    def on_words_cut(self, event: Words.Cut) -> None:
        """Say what had no room."""
        event.stop()
        self.say_problem(left_out(self.limit, event.count))
