"""What every place beside home has: a style sheet that is read when the first of them is opened."""

from conferapp.ui.screens.base import AppScreen


class PlaceScreen(AppScreen):
    """A screen of the table `conferapp.ui.places`."""

    # Beside the app's own, which every start reads; it is found from the module of the subclass.
    CSS_PATH = "../places.tcss"
