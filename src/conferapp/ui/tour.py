"""The tour: a sample conference on the ordinary screens, with a line that says what to press."""

from collections.abc import Callable

from conferapp.desk.desk import Desk
from conferapp.desk.trial_desk import trial_desk
from conferapp.storage.tour import sample_conference
from conferapp.ui.flow import Flow
from conferapp.ui.trying import unkept


class Tour:
    """A tour that runs.

    Attributes:
        flow: The way through the screens.
    """

    def __init__(self, desk: Desk, told: Callable[[], None]) -> None:
        """Get a sample conference ready; it lies in no folder.

        Args:
            desk: What the app works with.
            told: Called when something changed in the conference.

        Raises:
            StorageError: The installation lacks the tour.
        """
        own = trial_desk(desk)
        conference = sample_conference(own.tutor.tutor, desk.clock)
        self.flow = Flow(own, unkept(conference, told))

    @property
    def finished(self) -> bool:
        """Whether it was walked to its end."""
        return self.flow.session.conference.record.status == "done"
