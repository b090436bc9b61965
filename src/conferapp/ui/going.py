"""Going: the ways from home to the places beside it, and from these into conferences and back."""

from textual import work

from conferapp.storage.errors import StorageError
from conferapp.ui.handing_out import HandingOut
from conferapp.ui.places import PLACES
from conferapp.ui.screens.base import AppScreen, BeginWith, GoTo, OpenConference, ToHandouts
from conferapp.ui.screens.home import HomeScreen
from conferapp.ui.widgets.beginnings import ADD, QUIT, TOUR, Beginnings


class Going(HandingOut):
    """Shows the places, and comes back to the one from which a conference was opened."""

    _back: GoTo | None = None
    """Where to go from the conference that is open, instead of home."""
    _asking_where = False
    """Whether it is being asked where to go."""

    async def put_up(self, screen: AppScreen) -> None:
        """See `Entrance.put_up`; the screen knows where going home leads from it."""
        screen.back_to = PLACES[self._back.place] if self._back else None
        await super().put_up(screen)

    async def on_go_to(self, event: GoTo) -> None:
        """Show a place."""
        event.stop()
        if self.flow is None and not self.private:
            await self._show(event)

    @work
    async def on_home_screen_menu(self, event: HomeScreen.Menu) -> None:
        """Ask where to go."""
        from conferapp.ui.dialogs.choose import ChooseDialog, Entry

        event.stop()
        home = self.screen
        if self._asking_where or not isinstance(home, HomeScreen):
            return
        self._asking_where = True
        there = {
            name: place
            for name, place in PLACES.items()
            if place.listed and home.check_action("go_to", (name,))
        }
        entries = [Entry(name, place.name, place.about) for name, place in there.items()]
        entries += (
            Entry(ADD, "Add a student", "A name is enough"),
            Entry(TOUR, "Tour", "A whole conference with a sample student, not kept"),
            Entry(QUIT, "Close Conferapp", "Everything is saved; the next start is where you were"),
        )
        try:
            chosen = await self.push_screen_wait(ChooseDialog("Where to?", entries))
        finally:
            self._asking_where = False
        if chosen in {ADD, TOUR, QUIT}:
            home.post_message(Beginnings.Chosen(chosen))
        elif chosen is not None:
            home.action_go_to(chosen)

    async def _show(self, place: GoTo) -> None:
        self._back = None
        if place.student:
            self.home_at = place.student
        try:
            screen = PLACES[place.place].make(self.desk, place)
        except StorageError as problem:
            self.say(str(problem))
        else:
            await self.put_up(screen)

    async def go_home(self) -> None:
        """Leave the conference, and show the place from which it was opened, or else home."""
        back, self._back = self._back, None
        if back is None:
            await super().go_home()
        else:
            self.close_conference()
            await self._show(back)

    async def on_to_handouts(self, event: ToHandouts) -> None:
        """Remember where to go back to; what is shown is the base's, which hears of it next."""
        if event.back is not None and self.flow is None:
            self._back = event.back

    async def on_open_conference(self, event: OpenConference) -> None:
        """Open a conference from a place."""
        event.stop()
        if self.flow is None and not self.private:
            self._back = event.back
            await self.open_record(event.path, question=event.question)

    def on_begin_with(self, event: BeginWith) -> None:
        """Begin a conference from a place, once: a second key may be on its way."""
        event.stop()
        if self.flow is None and not self._beginning and not self.private:
            self._beginning = True
            self._back = event.back
            self._begin_or_go_on(event.student, prepare=event.prepare)

    @work
    async def _begin_or_go_on(self, student: str, *, prepare: bool) -> None:
        from conferapp.desk.opening import Opener

        place = self.screen
        try:
            line = Opener(self.desk).in_progress(student, None)
            if line is None:
                await self.begin(student, prepare=prepare)
            else:
                await self.open_record(line.path, start=not prepare and line.status == "planned")
        finally:
            self._beginning = False
            if self.screen is place:  # nothing was begun: from here, home is home again
                self._back = None
