"""Tab and Shift+Tab, as fields and lists have them.

They come before every other key: what is typed right behind a Tab would otherwise still land in the
field that one leaves.
"""

from typing import Final

from textual.binding import Binding

NEXT_FIELD: Final = Binding(
    "tab",
    "app.focus_next",
    "Next field",
    id="field.next",
    show=False,
    priority=True,
    tooltip="Go on to the next field",
)
FIELD_BEFORE: Final = Binding(
    "shift+tab",
    "app.focus_previous",
    "Field before",
    id="field.before",
    show=False,
    priority=True,
    tooltip="Go back to the field before",
)
