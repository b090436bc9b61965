"""Fields for answers that are picked: steps, options, items, yes or no."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from conferapp.domain.model import Value
from conferapp.domain.one_line import left_out
from conferapp.domain.picking import (
    NO_TOPICS,
    NOTHING_TO_READ_BACK,
    SAID_BACK,
    chosen_names,
    own_words,
    picks_wanted,
    several,
    takes_own_words,
    unlisted,
)
from conferapp.domain.prompt import Option, Prompt
from conferapp.domain.text import clean
from conferapp.ui.fields.field import Field
from conferapp.ui.text import literal
from conferapp.ui.widgets.line import Line
from conferapp.ui.widgets.pick import Pick, Stored

_OWN = ""  # stored nowhere: it stands for own words, which are typed below
_OWN_WORDS = Option(_OWN, "Something else, in your own words:")


class PickField(Field):
    """Edits an answer that is one of several options."""

    FOCUS_CONTROL: ClassVar[str] = "Pick"
    SEVERAL: ClassVar[bool] = False
    """Whether more than one can be picked."""
    INLINE: ClassVar[bool] = False
    """Whether the options may stand beside each other."""

    def __init__(self, prompt: Prompt) -> None:
        """Ask a question."""
        super().__init__(prompt)
        self.pick = Pick(
            self.options(),
            self.chosen(),
            several=self.SEVERAL,
            inline=self.INLINE,
            locked=prompt.locked,
        )

    def options(self) -> tuple[Option, ...]:
        """What can be picked."""
        return self.prompt.options

    def chosen(self) -> tuple[Value, ...]:
        """What is picked at first."""
        value = self.prompt.value
        return () if value is None or isinstance(value, list | dict) else (value,)

    def answer(self, chosen: tuple[Stored, ...]) -> Value:
        """The answer that a choice gives."""
        return chosen[0] if chosen else None

    def controls(self) -> ComposeResult:
        """See `Field.controls`."""
        yield self.pick

    def on_mount(self) -> None:
        """Say what is wrong with an answer from elsewhere."""
        self.check()

    def on_pick_picked(self, event: Pick.Picked) -> None:
        """Take what was picked. One too many is taken as well, and said: which go is for people."""
        event.stop()
        self.report(self.answer(event.chosen))
        self.check()


class ScaleField(PickField):
    """Edits a step of a scale."""

    INLINE: ClassVar[bool] = True

    def options(self) -> tuple[Option, ...]:
        """See `PickField.options`: the steps with their words."""
        return tuple(
            Option(option.stored, f"{option.stored} {option.shown}".strip())
            for option in self.prompt.options
        )


class YesNoField(PickField):
    """Edits yes or no."""

    INLINE: ClassVar[bool] = True

    def options(self) -> tuple[Option, ...]:
        """See `PickField.options`."""
        return (Option(True, "Yes"), Option(False, "No"))


class RecapField(PickField):
    """Shows what is read back, and takes a tick that the student said it."""

    SEVERAL: ClassVar[bool] = True

    def head(self) -> Content:
        """See `Field.head`: with the lines to read back."""
        lines = self.prompt.recap or (NOTHING_TO_READ_BACK,)
        return Content("\n").join([super().head(), *(literal(f"  {line}") for line in lines)])

    def options(self) -> tuple[Option, ...]:
        """See `PickField.options`."""
        return (Option(True, SAID_BACK),)


class ListField(PickField):
    """Edits an answer that names options; a name that isn't listed (any more) is kept and shown."""

    SEVERAL: ClassVar[bool] = True

    def rest(self) -> str:
        """See `Field.rest`."""
        if not self.options():
            return ""
        wanted = picks_wanted(self.prompt.question)
        return ", ".join(part for part in ("Space ticks", wanted) if part)

    def options(self) -> tuple[Option, ...]:
        """See `PickField.options`."""
        return (*self.prompt.options, *(Option(name, name) for name in self.unlisted()))

    def chosen(self) -> tuple[Value, ...]:
        """See `PickField.chosen`."""
        return chosen_names(self.prompt.value)

    def answer(self, chosen: tuple[Stored, ...]) -> Value:
        """See `PickField.answer`."""
        return list(chosen) or None

    def unlisted(self) -> tuple[str, ...]:
        """What the answer names beside the options."""
        return unlisted(self.prompt.value, self.prompt.options)


class ChoicesField(ListField):
    """Edits a choice of options, and own words where they are welcome.

    The own words are a line under the options, with an option of their own that says whether they
    are part of the answer: picking another one leaves them where they are.
    """

    DEFAULT_CSS = """
    ChoicesField > Line {
        margin-left: 5;
    }
    ChoicesField > .choices--empty {
        color: $text-muted;
    }
    """

    def __init__(self, prompt: Prompt) -> None:
        """Ask a question."""
        super().__init__(prompt)
        self.own = Line(self._own_words, locked=prompt.locked)
        # Tab goes on to the next question: own words are picked, or clicked, before they are typed.
        self.own.can_focus = bool(self._own_words)

    def controls(self) -> ComposeResult:
        """See `Field.controls`."""
        if not super().options():
            yield Static(Content(NO_TOPICS), classes="choices--empty")
        if self.pick.options:
            yield self.pick
        if self._other:
            yield self.own

    def options(self) -> tuple[Option, ...]:
        """See `PickField.options`."""
        return (*super().options(), _OWN_WORDS) if self._other else super().options()

    def chosen(self) -> tuple[Value, ...]:
        """See `PickField.chosen`."""
        return (*super().chosen(), _OWN) if self._own_words else super().chosen()

    def unlisted(self) -> tuple[str, ...]:
        """See `ListField.unlisted`: the last of them can be edited where own words are welcome."""
        return super().unlisted()[:-1] if self._own_words else super().unlisted()

    def answer(self, chosen: tuple[Stored, ...]) -> Value:
        """See `PickField.answer`."""
        own = clean(self.own.value).strip()
        return several(own if name == _OWN else str(name) for name in chosen)

    def on_pick_picked(self, event: Pick.Picked) -> None:
        """Ask for own words where they are picked before they are there."""
        self.own.can_focus = _OWN in event.chosen or bool(self.own.value)
        if _OWN in event.chosen and not self.own.value and not self.own.locked:
            self.own.focus()

    def on_click(self, event: events.Click) -> None:
        """Pick own words where their line is clicked, and go there."""
        if event.widget is self.own and not self.own.locked and _OWN not in self.pick.chosen:
            event.stop()
            self._pick_own(picked=True)
            self.own.can_focus = True
            self.screen.set_focus(self.own)  # at once, so that the next key finds it

    def on_input_changed(self, event: Line.Changed) -> None:
        """Take own words, which also picks them; without any they aren't picked."""
        event.stop()
        self._pick_own(picked=bool(event.value.strip()))

    def on_line_cut(self, event: Line.Cut) -> None:
        """Say what had no room."""
        event.stop()
        self.say_problem(left_out(event.line.limit, event.count))

    def _pick_own(self, *, picked: bool) -> None:
        kept = tuple(name for name in self.pick.chosen if name != _OWN)
        if picked:
            kept = (*kept, _OWN) if self.SEVERAL else (_OWN,)
        self.pick.choose(kept)
        self.report(self.answer(kept))
        self.check()

    @property
    def _other(self) -> bool:
        return takes_own_words(self.prompt.question)

    @property
    def _own_words(self) -> str:
        return own_words(self.prompt.question, self.prompt.value, self.prompt.options)


class ChoiceField(ChoicesField):
    """Edits a choice of one option, or own words."""

    SEVERAL: ClassVar[bool] = False

    def answer(self, chosen: tuple[Stored, ...]) -> Value:
        """See `PickField.answer`."""
        names = super().answer(chosen)
        return names[0] if isinstance(names, list) and names else None
