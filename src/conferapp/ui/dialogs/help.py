"""Help: what this screen is for, in plain words, and every key that works on it, to be taken."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.dom import DOMNode
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from conferapp.ui.key_names import key_name
from conferapp.ui.keymap import keys_of
from conferapp.ui.steady_screen import SteadyScreen
from conferapp.ui.text import QUIET_STYLE, literal
from conferapp.ui.widgets.keybar import GAP, HELP_ACTION, KeyBar

MOST, HERE, REST, EVERYWHERE = "What you do most", "Where you are now", "And also", "Everywhere"
HOW: Final = "Each line below can be taken: with Up, Down and Enter, or with a click."
_SHOWN: Final = 3
"""Keys that are named for one thing; more would push its words aside."""
_WIDE: Final = 76
"""Columns of the dialog."""
_AROUND: Final = 15
"""Columns for what is around a line: frame, padding, scrollbar, the margin of a small window."""
_LEAST: Final = 20


@dataclass(frozen=True)
class Deed:
    """Something that a key does.

    Attributes:
        action: The action, as its binding has it.
        node: Where it is done.
        keys: The names of its keys.
        said: What it does, in words.
        group: Under which heading it stands.
    """

    action: str
    node: DOMNode
    keys: tuple[str, ...]
    said: str
    group: str


def deeds(screen: SteadyScreen[Any]) -> tuple[Deed, ...]:
    """All that keys do on a screen now: what one does most, what is in focus, and the rest.

    Args:
        screen: The screen.
    """
    found: dict[tuple[str, str], Deed] = {}
    for group, node, binding in _bindings(screen):
        if binding.description and not binding.system and binding.action != HELP_ACTION:
            names = tuple(map(key_name, keys_of(binding)))
            place = (binding.action, "" if node is screen else node.css_identifier)
            before = found.get(place)
            if before is None:
                said = binding.tooltip or binding.description
                found[place] = Deed(binding.action, node, names, said, group)
            else:
                keys = tuple(dict.fromkeys((*before.keys, *names)))
                found[place] = Deed(before.action, before.node, keys, before.said, before.group)
    order = (MOST, HERE, REST, EVERYWHERE)
    return tuple(sorted(found.values(), key=lambda deed: order.index(deed.group)))


def _bindings(screen: SteadyScreen[Any]) -> Iterator[tuple[str, DOMNode, Binding]]:
    shown = KeyBar.shown_on(screen)
    for binding in shown:
        yield MOST, screen, binding
    for binding in screen.own_bindings():
        yield REST, screen, binding
    focused = screen.focused
    for node in focused.ancestors_with_self if focused is not None else ():
        if node is screen:
            break
        for each in node.BINDINGS:
            if isinstance(each, Binding) and each.id and each.tooltip:
                yield HERE, node, screen.keymap.now(each)
    app = screen.app
    for each in app.BINDINGS:
        if isinstance(each, Binding) and app.check_action(each.action, ()):
            yield EVERYWHERE, app, screen.keymap.now(each)


def paragraphs(text: str) -> str:
    """A text with a line for each paragraph, whatever lines it was written in."""
    return "\n\n".join(" ".join(part.split()) for part in text.strip().split("\n\n"))


def explain(screen: SteadyScreen[Any]) -> None:
    """Open the help of a screen or a dialog, and do what is taken in it.

    Args:
        screen: What is to be explained.
    """

    async def do(deed: Deed | None) -> None:
        if deed is not None and screen.is_attached:
            await screen.app.run_action(deed.action, default_namespace=deed.node)

    about = screen.told(paragraphs(screen.ABOUT))
    screen.app.push_screen(HelpDialog(about, deeds(screen)), do)


class KeyList(OptionList):
    """The text and the keys below it; Up at the first key leads back to the text."""

    DEFAULT_CSS = """
    KeyList {
        height: auto;
        max-height: 1fr;
        border: none;
        padding: 0;
        background: transparent;
    }
    KeyList:focus {
        border: none;
    }
    KeyList > .option-list--option-disabled {
        color: $foreground;
    }
    """

    def action_cursor_up(self) -> None:
        """See `OptionList`; above the first key stands the text, and nothing to choose."""
        at = self.highlighted
        if at is None or not any(not self.get_option_at_index(n).disabled for n in range(at)):
            self.highlighted = None
            self.scroll_up(animate=False) if at is None else self.scroll_home(animate=False)
        else:
            super().action_cursor_up()


class HelpDialog(ModalScreen[Deed | None], SteadyScreen[Deed | None]):
    """Explains a screen; each line with a key can be clicked, or taken with Enter.

    Attributes:
        about: What the screen is for.
        deeds: What can be done on it.
    """

    ABOUT = """
This is the help of the page behind it: what that page is for, and everything that a key does there.
Up and Down go through the lines. Enter, or a click, does what a line says. Esc closes the help.
"""
    DEFAULT_CSS = """
    HelpDialog {
        align: center middle;
    }
    HelpDialog > Vertical {
        width: 76;
        max-width: 96%;
        height: auto;
        max-height: 92%;
        background: $surface;
        border: round $primary;
        padding: 0 2;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape,f1", "leave", "Back", id="help.close", tooltip="Close the help, do nothing else"
        ),
        Binding("enter", "take", "Do it", id="help.take", tooltip="Do what the line says"),
        Binding("ctrl+q", "app.quit", "Quit", id="quit", show=False, system=True),
    ]

    def __init__(self, about: str, found: Sequence[Deed]) -> None:
        """Explain."""
        super().__init__()
        self.about = about
        self.deeds = tuple(found)

    def compose(self) -> ComposeResult:
        """The words, then the keys."""
        with Vertical():
            yield KeyList(*self._lines())
        yield KeyBar()

    def _lines(self) -> Iterator[Option]:
        about = [literal("Help", "bold"), literal(self.about), Content.styled(HOW, QUIET_STYLE)]
        yield Option(Content("\n\n").join(about), disabled=True)
        wide = max((len(_keys(deed)) for deed in self.deeds), default=0)
        room = max(min(_WIDE, self.app.size.width) - _AROUND - wide, _LEAST)
        group = ""
        for number, deed in enumerate(self.deeds):
            if deed.group != group:
                group = deed.group
                yield Option(Content.assemble("\n", literal(group, QUIET_STYLE)), disabled=True)
            keys = literal(_keys(deed).ljust(wide), "bold $text-accent")
            first, *rest = literal(deed.said).wrap(room) or [Content("")]
            below = (Content.assemble("\n", " " * (wide + GAP), line) for line in rest)
            yield Option(Content.assemble(keys, " " * GAP, first, *below), id=str(number))

    def on_mount(self) -> None:
        """Begin at the text."""
        listed = self.query_one(KeyList)
        listed.highlighted = None
        listed.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Close, and do what the line says."""
        event.stop()
        if event.option_id is not None:
            self._close(self.deeds[int(event.option_id)])

    def action_take(self) -> None:
        """Do what the line under the cursor says, if there is one."""
        self.query_one(KeyList).action_select()

    def action_leave(self) -> None:
        """Close."""
        self._close(None)

    def _close(self, deed: Deed | None) -> None:
        if self.is_current:  # a second key may be on its way
            self.dismiss(deed)


def _keys(deed: Deed) -> str:
    return ", ".join(deed.keys[:_SHOWN])
