"""A bare Textual app that turns pages: F8 takes the widgets away and mounts those of the next.

Run as `bare_pages.py FILE`, with the widgets that `parts` found.
"""

import json
import sys
from pathlib import Path
from typing import Any, ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Button, Input, Static, TextArea


class Box(Widget):
    """Holds widgets below or beside each other."""

    DEFAULT_CSS = """
    Box {
        height: auto;
        margin-bottom: 1;
        &.-across {
            layout: horizontal;
        }
    }
    Box TextArea {
        height: auto;
        min-height: 3;
        max-height: 10;
    }
    """


class BarePages(App[None]):
    """Shows one page after the other.

    Args:
        pages: The widgets of each page.
    """

    CSS = "VerticalScroll { width: 54; } Static.-hidden { display: none; }"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f8", "turn", priority=True)]

    def __init__(self, pages: dict[str, list[dict[str, Any]]]) -> None:
        super().__init__()
        self._pages = iter(pages.items())

    def compose(self) -> ComposeResult:
        """The place of the pages."""
        yield VerticalScroll(can_focus=False)

    async def on_mount(self) -> None:
        """Show the first."""
        await self.action_turn()

    async def action_turn(self) -> None:
        """Show the next."""
        page, parts = next(self._pages)
        place = self.query_one(VerticalScroll)
        with self.batch_update():
            await place.remove_children()
            widgets = [Static(f"Page {page}.", markup=False), *map(_widget, parts)]
            await place.mount_all(widgets)
        for widget in self.query("TextArea, Input"):
            widget.focus()
            break


def _widget(part: dict[str, Any]) -> Widget:
    match part["kind"]:
        case "area":
            return TextArea(part["text"])
        case "input":
            return Input(part["text"])
        case "button":
            return Button(part["text"])
        case "box":
            inside = [_widget(each) for each in part["parts"]]
            return Box(*inside, classes="-across" if part["across"] else "")
    return Static(part["text"], markup=False, classes="" if part["shown"] else "-hidden")


if __name__ == "__main__":
    BarePages(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))).run()
