"""An app with nothing in it, for a widget by itself."""

from textual.app import App

from conferapp.ui.themes import own_variables


class BareApp(App[None]):
    """Knows the variables of our style sheets, and nothing else of the app."""

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """See `App`."""
        return own_variables(self.current_theme)
