"""The one doorway for text that people wrote: it is shown as it is, never read as markup."""

from textual.content import Content
from textual.style import Style

from conferapp.domain.text import clean

QUIET_STYLE = "$quiet"
"""The style of what stands back; `$text-muted` of other themes works only in style sheets."""


def literal(text: str, style: str | Style = "") -> Content:
    """Text from an agenda, a record or a keyboard, ready for any widget.

    Args:
        text: Whatever somebody wrote. Control, bidi and invisible characters go, because a
            terminal would obey them.
        style: A style for the whole of it, such as `bold` or `QUIET_STYLE`.
    """
    return Content.styled(clean(text, lines=True), style)
