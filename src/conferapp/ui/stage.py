"""The stage: agendas are put on trial here, beside the real conferences and apart from them."""

from typing import TYPE_CHECKING

from textual.timer import Timer

from conferapp.storage.trial import Trial
from conferapp.ui.entrance import BOTTOM
from conferapp.ui.going import Going
from conferapp.ui.screens.base import AppScreen, Renew
from conferapp.ui.screens.home import HomeScreen

if TYPE_CHECKING:
    from conferapp.ui.screens.agendas import AgendasScreen
    from conferapp.ui.trying import Trying

LOOK = 0.15
"""Seconds between two looks at a file that is tried out; a change counts at the second look."""


class Stage(Going):
    """Lists agendas, and tries them out."""

    trying: "Trying | None" = None
    """The trial that runs, or None."""
    _eye: Timer | None = None
    _alone = False

    @property
    def unkept(self) -> bool:
        """See `HandingOut.unkept`."""
        return super().unkept or self.trying is not None

    @property
    def handed(self) -> bool:
        """Whether the student has the laptop, so that a served screen goes to their window.

        What only covers the tutor's, as a screen that rests or is shown to a class, doesn't count,
        nor does a trial: behind those the tutor goes on.
        """
        screens = self.screen_stack
        ours = any(isinstance(screen, AppScreen) and screen.STUDENTS for screen in screens)
        return ours and self.trying is None

    async def on_home_screen_agendas(self, _: HomeScreen.Agendas) -> None:
        """List the agendas, if a key before this one hasn't led elsewhere."""
        if isinstance(self.screen, HomeScreen):
            await self._list_agendas()

    async def _list_agendas(self, at: str = "") -> None:
        from conferapp.ui.screens.agendas import AgendasScreen

        await self.put_up(AgendasScreen(self.desk, at=at))

    async def on_agendas_screen_try_out(self, event: "AgendasScreen.TryOut") -> None:
        """Try an agenda out, and come back to the list."""
        if self.trying is None:
            await self.try_out(Trial(event.path))

    async def try_out(self, trial: Trial, *, alone: bool = False) -> None:
        """Try an agenda out.

        Args:
            trial: What to try.
            alone: Whether the app is there for nothing else, and ends with it.
        """
        from conferapp.ui.trying import Trying

        self.trying = Trying(self.desk, trial)
        self._alone = alone
        self._eye = self.set_interval(LOOK, self._look_at_file)
        self.flow = self.trying.flow
        await self.put_up(self.trying.first_screen())

    async def on_renew(self, _: Renew) -> None:
        """Go on with the newest version of the agenda that a conference follows."""
        if self.flow is None:
            return
        if self.trying is not None:
            self.say("A trial follows its file by itself.")
            return
        from conferapp.desk.renewing import renew

        anew, said = renew(self.desk, self.flow.session)
        if anew:
            await self.put_up(self.flow.here())
        self.say(said)

    async def put_up(self, screen: AppScreen) -> None:
        """See `Entrance.put_up`; above a trial stands that it is one."""
        if self.trying is None:
            await super().put_up(screen)
            return
        from conferapp.ui.screens.conference import ConferenceScreen
        from conferapp.ui.widgets.trial_bar import TrialBar

        with self.batch_update():  # or the page would be seen to move down
            await super().put_up(screen)
            bar = TrialBar(
                self.trying.loaded, private=screen.PRIVATE, first=self.trying.flow is None
            )
            await screen.mount(bar)
        if isinstance(screen, ConferenceScreen):
            self.call_after_refresh(screen.enter_page)

    async def _look_at_file(self) -> None:
        """Show the page anew when the file was saved; not below a dialog, which would close."""
        if self.trying is None or len(self.screen_stack) > BOTTOM + 1:
            return
        if self.trying.changed():
            await self._follow(self.trying)

    async def _follow(self, trying: "Trying") -> None:
        from conferapp.ui.widgets.page_view import PageView
        from conferapp.ui.widgets.trial_bar import TrialBar

        self.flow = trying.flow
        screen = self.screen
        anew = trying.again(screen) if trying.sound and isinstance(screen, AppScreen) else None
        if anew is None:
            for bar in screen.query(TrialBar):
                bar.tell(trying.loaded)
            return
        at = next((view.scroll_y for view in screen.query(PageView)), 0)
        await self.put_up(anew)
        for view in anew.query(PageView):
            self.call_after_refresh(view.scroll_to, y=at, animate=False)

    async def go_home(self) -> None:
        """See `Entrance.go_home`; a trial leads back to where it came from."""
        if self.trying is None:
            await super().go_home()
            return
        path = self.trying.trial.path
        if self._eye is not None:
            self._eye.stop()
        self.trying = self.flow = None
        if self._alone:
            self.exit()
        else:
            await self._list_agendas(str(path))
