"""The carry: rows from last time, or from a draft, each taken over by one key."""

from collections.abc import Sequence

from textual.message import Message

from conferapp.domain.carry import Offer
from conferapp.ui.widgets.menu import Menu

MARK = "↺"


class Carry(Menu):
    """Offers rows below a table; what is taken over leaves the list."""

    DEFAULT_CSS = """
    Carry {
        color: $text-accent;
    }
    """

    class Taken(Message):
        """Rows are to be taken over.

        Attributes:
            offers: The rows with their labels.
        """

        def __init__(self, offers: tuple[Offer, ...]) -> None:
            """Name the rows."""
            super().__init__()
            self.offers = offers

    def __init__(self, offers: Sequence[Offer]) -> None:
        """Offer rows."""
        super().__init__([offer.label for offer in offers])
        self.offers = tuple(offers)

    def mark(self, index: int) -> str:
        """See `Menu.mark`."""
        return MARK

    def act(self, index: int) -> None:
        """See `Menu.act`."""
        self._take(self.offers[index : index + 1])

    def take_all(self) -> None:
        """Take over all that is offered, but for what is to be pointed at."""
        self._take(tuple(offer for offer in self.offers if not offer.extra))

    def _take(self, taken: tuple[Offer, ...]) -> None:
        """Pass rows on, and offer them no more at once: a second key may be on its way."""
        if taken:
            self.offer([offer for offer in self.offers if offer not in taken])
            self.post_message(self.Taken(taken))

    def offer(self, offers: Sequence[Offer]) -> None:
        """Offer these; without anything there is nothing to see."""
        self.offers = tuple(offers)
        self.relabel([offer.label for offer in self.offers])
        self.display = bool(self.offers)
