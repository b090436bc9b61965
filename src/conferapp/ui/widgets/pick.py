"""The pick: one of several options, or several of them, told apart by glyph as well as by style."""

from collections.abc import Collection, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from conferapp.domain.prompt import Option
from conferapp.ui.widgets.menu import Menu

Stored = str | int | bool
"""What the record keeps of an option."""

ONE = ("( )", "(•)")
SEVERAL = ("[ ]", "[✓]")
"""The glyphs of an option that isn't chosen, and of one that is."""

_TOGETHER = 0.8  # seconds within which two digits are one number


class Pick(Menu):
    """Lets options be chosen.

    Arrows move, Space or Enter choose, digits choose a step of a scale, Backspace or Delete take
    the choice away, a click chooses.

    Attributes:
        options: What can be chosen.
        locked: Whether the choice can be looked at only.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "backspace,delete",
            "clear",
            "Take the answer away",
            id="choice.clear",
            show=False,
            tooltip="Take the answer away",
        ),
    ]

    class Picked(Message):
        """Something was chosen, or taken away.

        Attributes:
            pick: Where.
            chosen: All that is chosen now, in the order of the options.
        """

        def __init__(self, pick: "Pick", chosen: tuple[Stored, ...]) -> None:
            """Say what is chosen."""
            super().__init__()
            self.pick = pick
            self.chosen = chosen

        @property
        def control(self) -> "Pick":
            """Where."""
            return self.pick

        @property
        def one(self) -> Stored | None:
            """The only one, or None."""
            return self.chosen[0] if self.chosen else None

    def __init__(
        self,
        options: Sequence[Option],
        chosen: Collection[object] = (),
        *,
        several: bool = False,
        inline: bool = False,
        locked: bool = False,
        id: str | None = None,  # noqa: A002  # as all widgets call it
        classes: str | None = None,
    ) -> None:
        """Offer options.

        Args:
            options: What can be chosen.
            chosen: What is chosen, as the record keeps it.
            several: Whether more than one can be.
            inline: Whether they may stand beside each other, where they fit.
            locked: Whether the choice can be looked at only.
            id: The id of the widget.
            classes: Its classes.
        """
        super().__init__([o.shown for o in options], inline=inline, id=id, classes=classes)
        self.options = tuple(options)
        self.locked = locked
        self.set_class(locked, "-locked")
        self._marks = SEVERAL if several else ONE
        self._several = several
        self._steps = {str(o.stored): n for n, o in enumerate(options) if type(o.stored) is int}
        self._digits = ("", 0.0)
        self.choose(chosen)
        self.set_reactive(Pick.cursor, 0 if several else min(self.chosen_items, default=0))

    @property
    def chosen(self) -> tuple[Stored, ...]:
        """What is chosen, in the order of the options."""
        return tuple(o.stored for n, o in enumerate(self.options) if n in self.chosen_items)

    def offer(self, options: Sequence[Option], chosen: Collection[object] = ()) -> None:
        """Offer other options in place of these."""
        self.options = tuple(options)
        self._steps = {str(o.stored): n for n, o in enumerate(options) if type(o.stored) is int}
        self.relabel([option.shown for option in options])
        self.choose(chosen)
        self.cursor = min(self.chosen_items, default=0)

    def choose(self, chosen: Collection[object]) -> None:
        """Show these as chosen, without reporting it."""
        wanted = {(type(c), c) for c in chosen}  # a yes is no 1
        self.chosen_items = frozenset(
            n for n, o in enumerate(self.options) if (type(o.stored), o.stored) in wanted
        )
        self.refresh()

    def mark(self, index: int) -> str:
        """See `Menu.mark`."""
        return self._marks[index in self.chosen_items]

    def act(self, index: int) -> None:
        """Choose an option; where several can be, one that is chosen is taken away."""
        self._take(self.chosen_items ^ {index} if self._several else frozenset({index}))

    def action_clear(self) -> None:
        """Take away what is chosen."""
        if self.chosen_items:
            self._take(frozenset())

    def on_key(self, event: events.Key) -> None:
        """Choose a step by its number; two digits typed at once are one number."""
        if event.character is None or event.character not in "0123456789":
            return
        before, at = self._digits
        joined = (before if event.time - at < _TOGETHER else "") + event.character
        for typed in (joined, event.character):
            if typed in self._steps:
                event.stop()
                self._digits = (typed, event.time)
                self.cursor = self._steps[typed]
                self._take(frozenset({self.cursor}))
                return

    def _take(self, chosen: frozenset[int]) -> None:
        if self.locked:
            return
        self.chosen_items = chosen
        self.refresh()
        self.post_message(self.Picked(self, self.chosen))
