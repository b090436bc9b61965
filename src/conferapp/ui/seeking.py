"""Seeking: one search at a time, in a thread; what was typed last is what is found.

A search that was overtaken by typing is let go of: whatever it finds is seen by nobody. So keys
never wait, and nothing old comes up again.
"""

import asyncio
from collections.abc import Callable

from conferapp.domain.words import wanted
from conferapp.ui.word_search import PAGE, Results

Further = Callable[[Results, int], Results]
"""Goes further in a search by a number of conferences; called in a thread."""


class Seeker:
    """Goes after the words that are wanted; all but `Further` is called in the app's thread.

    Attributes:
        results: What was found of the search that is wanted, so far.
        looking: Whether a search is under way.

    Args:
        further: Goes further in a search.
        tell: Hears of everything that was found.
    """

    def __init__(self, further: Further, tell: Callable[[], None]) -> None:
        self._further, self._tell = further, tell
        self._many = 0
        self.results = Results(ended=True)
        self.looking = False

    def want(self, said: str, tutor: str, many: int = PAGE) -> None:
        """Want another search.

        Args:
            said: What was typed.
            tutor: Among whose students; "" for everybody's.
            many: How many conferences are wanted of it.
        """
        self.results = Results(said, tutor, ended=not wanted(said))
        self._many = many

    def want_more(self) -> None:
        """Want more of the same search."""
        self._many = PAGE

    @property
    def wants(self) -> bool:
        """Whether anything is still to be looked for."""
        return self._many > 0 and not self.results.ended

    async def seek(self) -> None:
        """Look until what is wanted is there; a second call meanwhile leaves it to the first."""
        if self.looking:
            return
        self.looking = True
        try:
            while self.wants:
                begun = self.results
                found = await asyncio.to_thread(self._further, begun, self._many)
                if begun is self.results:  # else something else is wanted by now
                    self.results, self._many = found, 0
                    self._tell()
        finally:
            self.looking = False
