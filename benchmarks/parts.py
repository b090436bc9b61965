"""What each page is made of: the widgets that a bare app mounts to show as much."""

import asyncio
import json
from pathlib import Path
from typing import Any

from textual.app import App, ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Input, TextArea

from benchmarks.terminal import COLUMNS, ROWS
from conferapp.domain.conference import Conference
from conferapp.ui.themes import own_variables
from conferapp.ui.widgets.page_view import PageView

Part = dict[str, Any]
"""One widget: `kind`, `text`, `across` for a row of widgets, and `parts` inside it."""


def write_parts(conference: Conference, path: Path) -> None:
    """Write down the widgets of every page, as JSON by page id.

    Args:
        conference: Whose pages.
        path: The file.
    """
    path.write_text(json.dumps(asyncio.run(_look(conference))), encoding="utf-8")


async def _look(conference: Conference) -> dict[str, list[Part]]:
    app = _Looker(conference)
    found = {}
    async with app.run_test(size=(COLUMNS, ROWS)) as pilot:
        view = app.query_one(PageView)
        for page in conference.pages():
            await view.turn(page)
            await pilot.pause()
            found[page.id] = [_part(child) for child in view.children]
    return found


class _Looker(App[None]):
    """Mounts pages so that they can be looked at."""

    def __init__(self, conference: Conference) -> None:
        super().__init__()
        self._conference = conference

    def compose(self) -> ComposeResult:
        yield PageView(self._conference)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return own_variables(self.current_theme)


def _part(widget: Widget) -> Part:
    match widget:
        case TextArea():
            return {"kind": "area", "text": widget.text}
        case Input():
            return {"kind": "input", "text": widget.value}
        case Button():
            return {"kind": "button", "text": str(widget.label)}
    if widget.children:
        across = widget.styles.layout is not None and widget.styles.layout.name == "horizontal"
        return {"kind": "box", "across": across, "parts": [_part(w) for w in widget.children]}
    drawn = widget.render()
    text = drawn.plain if isinstance(drawn, Content) else "\n".join(["x"] * widget.size.height)
    return {"kind": "text", "text": text, "shown": bool(widget.display)}
