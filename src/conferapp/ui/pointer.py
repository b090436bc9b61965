"""The pointer: a click counts for what was pressed, also where that moves while it is pressed.

The press brings the focus, and so the field before lets go of it: a form closes, a quiet line comes
or goes, and what stands below moves. Textual takes it for no click when the button is let go above
something else.
"""

from typing import Any

from textual.app import App
from textual.errors import NoWidget
from textual.events import Event, MouseDown, MouseEvent, MouseUp
from textual.geometry import Offset
from textual.widget import Widget


class Pointer:
    """Follows what is pressed.

    Args:
        app: The app.
    """

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._pressed: Widget | None = None
        self._at = self._was = Offset()

    def follow(self, event: Event) -> Event:
        """A mouse event, moved along with what was pressed; every other event as it came.

        Args:
            event: What comes from the terminal.
        """
        if isinstance(event, MouseEvent) and event.is_forwarded:  # it has come up again from below
            return event
        if isinstance(event, MouseDown):
            self._press(event)
        elif isinstance(event, MouseUp) and self._pressed is not None:
            pressed, self._pressed = self._pressed, None
            moved = pressed.region.offset - self._was
            drawn = event.screen_offset != self._at  # as where something is selected
            if moved and not drawn and pressed.is_attached and pressed.region:
                return _moved(event, moved)
        return event

    def _press(self, event: MouseDown) -> None:
        try:
            self._pressed, _ = self._app.get_widget_at(*event.screen_offset)
        except NoWidget:
            self._pressed = None
        else:
            self._at, self._was = event.screen_offset, self._pressed.region.offset


def _moved(event: MouseUp, by: Offset) -> MouseUp:
    """The same event somewhere else."""
    return MouseUp(
        event.widget,
        event.x + by.x,
        event.y + by.y,
        int(event.delta_x),
        int(event.delta_y),
        event.button,
        event.shift,
        event.meta,
        event.ctrl,
        screen_x=event.screen_x + by.x,
        screen_y=event.screen_y + by.y,
    )
