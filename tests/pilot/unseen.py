"""What is drawn for a terminal that isn't there is left out: whoever looks draws by themselves."""

from typing import Final

from rich.console import RenderableType
from textual._compositor import Compositor
from textual._context import visible_screen_stack
from textual.screen import Screen

_DRAWN: Final = Compositor.render_update


def render_update(
    compositor: Compositor,
    full: bool = False,
    screen_stack: "list[Screen[object]] | None" = None,
    simplify: bool = False,
) -> RenderableType | None:
    """See `Compositor.render_update`; only a picture of the whole screen is drawn.

    Without a terminal, Textual throws away what it has drawn, which was a third of what a test
    took. What a test reads off the screen is drawn when it is read.
    """
    if full:
        return _DRAWN(compositor, full, screen_stack, simplify)
    visible_screen_stack.set([] if screen_stack is None else screen_stack)
    compositor._dirty_regions.clear()
    return None
