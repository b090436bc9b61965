"""A bare Textual app with one text area, as it comes."""

from textual.app import App, ComposeResult
from textual.widgets import TextArea

READY = "Ready."


class BareArea(App[None]):
    """One text area."""

    def compose(self) -> ComposeResult:
        """The text area."""
        yield TextArea(READY)


if __name__ == "__main__":
    BareArea().run()
