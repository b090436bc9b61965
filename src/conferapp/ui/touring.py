"""Touring: the welcome, the tour, and what both lead to. Both are imported only when shown."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from conferapp.desk.first_start import holds_nobody, welcomed
from conferapp.storage.errors import StorageError
from conferapp.ui.screens.base import AppScreen, GoTo
from conferapp.ui.screens.home import HomeScreen
from conferapp.ui.stage import Stage
from conferapp.ui.steady_screen import told
from conferapp.ui.widgets.beginnings import ADD, IMPORT, LATER, QUIT, TOUR, Beginnings

if TYPE_CHECKING:
    from conferapp.ui.screens.welcome import WelcomeScreen
    from conferapp.ui.tour import Tour
    from conferapp.ui.widgets.tour_bar import TourBar

LEFT: Final = "You left the tour. Nothing of it is kept. At home, [o] begins it again."
DONE: Final = "That was the tour. Nothing of it is kept."


class Touring(Stage):
    """Welcomes whoever is new, and shows a sample conference."""

    tour: "Tour | None" = None
    """The tour that runs, or None."""

    @property
    def unkept(self) -> bool:
        """See `HandingOut.unkept`."""
        return super().unkept or self.tour is not None

    # The welcome -------------------------------------------------------------------------

    async def welcome(self, *, after_tour: bool = False) -> None:
        """Show the welcome.

        Args:
            after_tour: Whether the tour was walked to its end, so that nobody has to be greeted.
        """
        from conferapp.ui.screens.welcome import WelcomeScreen

        await self.put_up(WelcomeScreen(self.desk, after_tour=after_tour))

    async def on_welcome_screen_named(self, event: "WelcomeScreen.Named") -> None:
        """Keep the tutor’s name."""
        event.stop()
        if event.name != self.desk.tutor.tutor:
            self.keep_settings(replace(self.desk.tutor, tutor=event.name))

    async def on_beginnings_chosen(self, event: Beginnings.Chosen) -> None:
        """Begin with what was chosen, on the welcome or at home."""
        event.stop()
        if self.flow is not None or self.private:
            return
        if not (isinstance(self.screen, HomeScreen) or self.desk.only_reads):
            welcomed(self.desk)
        ways: Mapping[str, Callable[[], Awaitable[None]]] = {
            TOUR: self.begin_tour,
            IMPORT: self._import_a_list,
            ADD: self._add_somebody,
            LATER: self.go_home,
            QUIT: self.action_quit,
        }
        await ways[event.what]()

    async def _import_a_list(self) -> None:
        await self._show(GoTo(IMPORT))

    async def _add_somebody(self) -> None:
        if not isinstance(self.screen, HomeScreen):
            await self.go_home()
        self.on_home_screen_new_student(HomeScreen.NewStudent())

    # The tour ----------------------------------------------------------------------------

    async def on_home_screen_tour(self, event: HomeScreen.Tour) -> None:
        """Begin the tour at home."""
        event.stop()
        if isinstance(self.screen, HomeScreen):
            await self.begin_tour()

    async def begin_tour(self) -> None:
        """Show a sample conference, unless something is open."""
        from conferapp.ui.tour import Tour

        if self.flow is not None or self.private:
            return
        try:
            self.tour = Tour(self.desk, self._tell_soon)
        except StorageError as problem:
            self.say(str(problem))
            return
        self.flow = self.tour.flow
        await self.put_up(self.flow.here())

    async def put_up(self, screen: AppScreen) -> None:
        """See `Entrance.put_up`; above the tour stands what there is to do."""
        if self.tour is None:
            await super().put_up(screen)
            return
        from conferapp.ui.screens.conference import ConferenceScreen
        from conferapp.ui.widgets.tour_bar import TourBar

        with self.batch_update():  # or the page would be seen to move down
            await super().put_up(screen)
            await screen.mount(TourBar(screen))
        if isinstance(screen, ConferenceScreen):
            self.call_after_refresh(screen.enter_page)

    def _bars(self) -> "list[TourBar]":
        from conferapp.ui.widgets.tour_bar import TourBar

        return [bar for screen in self.screen_stack for bar in screen.query(TourBar)]

    def _tell_soon(self) -> None:
        self.call_later(self._guide)

    def _guide(self) -> None:
        """Say what there is to do now; the page may have been turned."""
        for bar in self._bars() if self.tour is not None else ():
            bar.tell()

    def action_leave_tour(self) -> None:
        """Leave the tour, at the second press."""
        for bar in self._bars():
            bar.ask_to_leave()

    async def on_tour_bar_left(self, event: "TourBar.Left") -> None:
        """Leave the tour, wherever it is."""
        event.stop()
        if self.tour is not None:
            await self.go_home()

    async def go_home(self) -> None:
        """See `Entrance.go_home`; the tour ends there."""
        if self.tour is None:
            await super().go_home()
            return
        finished = self.tour.finished
        self.tour = self.flow = None
        nobody = holds_nobody(self.desk.workspace)
        if nobody and (finished or not self.desk.workspace.root.is_dir()):
            await self.welcome(after_tour=finished)
            return
        await super().go_home()
        self.say(DONE if finished else told(self.screen, LEFT))
