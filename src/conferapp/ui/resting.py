"""Rest: when nobody is there any more, everything is covered, and its place is kept.

The page that rests lies on top of whatever is open. What is put up, opened or closed meanwhile,
because it was on its way, happens below it.
"""

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from textual.await_complete import AwaitComplete
from textual.events import Event, InputEvent, Paste, Resize
from textual.screen import Screen

from conferapp.desk.desk import Desk
from conferapp.desk.keeper import Keeper
from conferapp.storage.handover import RestMark
from conferapp.ui.entrance import BOTTOM
from conferapp.ui.screens.base import AppScreen
from conferapp.ui.screens.resting import RestingScreen
from conferapp.ui.touring import Touring

if TYPE_CHECKING:
    from rich.console import RenderableType

LOOK: Final = 1.0
"""Seconds between two looks at the clock; none of them paints. A computer that wakes shows its last
page for no longer."""


class Resting(Touring):
    """Rests after some minutes without a key, and when the tutor wants it."""

    _page: RestingScreen | None = None
    """The page that rests, while it does."""
    _put_off: AppScreen | None = None
    """What was to be put up meanwhile."""

    def __init__(self, desk: Desk, home_at: str | None) -> None:
        """Begin awake, or at rest where the last run ended so."""
        super().__init__(desk, home_at)
        self._mark = RestMark(desk.places.resting)
        self._overdue = self._locked and self._mark.is_there()
        self._touched = desk.clock.through_sleep()
        self._holder = desk.handover.holder()

    @property
    def resting(self) -> bool:
        """Whether everything is covered."""
        return self._page is not None

    @property
    def _locked(self) -> bool:
        """Whether only the code leads back."""
        return self.desk.tutor.code is not None and not self.desk.unkept

    @property
    def _due(self) -> bool:
        """Whether it should rest and doesn't yet."""
        seconds = self.desk.tutor.idle_minutes * 60
        idle = self.desk.clock.through_sleep() - self._touched
        return self._page is None and (self._overdue or 0 < seconds <= idle)

    # When --------------------------------------------------------------------------------

    async def on_mount(self) -> None:
        """Keep an eye on the clock."""
        self.set_interval(LOOK, self.look_at_clock)
        await self.look_at_clock()

    async def look_at_clock(self) -> None:
        """Rest when it is time, or when another window has handed the laptop to a student."""
        before, self._holder = self._holder, self.desk.handover.holder()
        elsewhere = self._holder not in {before, None} and not self.private
        if self._due or elsewhere:
            await self.rest()

    async def on_event(self, event: Event) -> None:
        """See `App.on_event`; what wakes the computer acts on nothing that was there before."""
        if isinstance(event, InputEvent | Paste) and not event.is_forwarded:
            if self._due:
                await self.rest()
                return
            self._touched = self.desk.clock.through_sleep()
        await super().on_event(event)

    def _display(self, screen: Screen[Any], renderable: "RenderableType | None") -> None:
        """Paint nothing old when it is time to rest: the computer may just have woken up."""
        if self._due:
            self.call_later(self.look_at_clock)
            return
        super()._display(screen, renderable)

    # Resting and waking ------------------------------------------------------------------

    async def action_rest(self) -> None:
        """Rest now."""
        await self.rest()

    async def rest(self) -> None:
        """Have everything saved, and cover it."""
        if self._page is not None or len(self.screen_stack) == BOTTOM:
            return
        anybody = self.private and self.trying is None
        keeper = Keeper(self.desk) if self._locked and not anybody else None
        self._page = RestingScreen(keeper, anybody=anybody)
        self._overdue = False
        if keeper is not None:
            self._mark.put()
        if self.flow is not None:
            self.flow.session.end()
        await self.push_screen(self._page)
        self._page.show_saved("", self._state.failing)

    async def on_resting_screen_woken(self, _: RestingScreen.Woken) -> None:
        """Go on where everything was."""
        if self._page is None:
            return
        self._touched = self.desk.clock.through_sleep()
        self._page = None
        await self.pop_screen()
        if not self.private:
            self._mark.take_away()
        for screen in self.screen_stack:  # a page below a dialog hears of no other size meanwhile
            screen.post_message(Resize(self.size, self.size))
        put_off, self._put_off = self._put_off, None
        if put_off is not None:
            await self.put_up(put_off)
        self.say_what_was_kept_back()

    # Meanwhile ---------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """See `DOMNode.check_action`: no key of the app's works at rest."""
        return not self.resting

    @contextlib.contextmanager
    def _below(self) -> Iterator[None]:
        """Change what is open below the page that rests."""
        stack = self._screen_stack
        page = stack.pop() if stack and stack[-1] is self._page else None
        try:
            yield
        finally:
            if page is not None:
                stack.append(page)

    def push_screen(self, *args: Any, **options: Any) -> Any:  # noqa: ANN401  # as overloaded there
        """See `App.push_screen`; at rest, below."""
        with self._below():
            return super().push_screen(*args, **options)

    def pop_screen(self) -> AwaitComplete:
        """See `Entrance.pop_screen`; at rest, below."""
        with self._below():
            return super().pop_screen()

    async def put_up(self, screen: AppScreen) -> None:
        """See `Entrance.put_up`; at rest, it waits."""
        if self.resting:
            self._put_off = screen
        else:
            await super().put_up(screen)
