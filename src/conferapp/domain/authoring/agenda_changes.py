"""What changed between two versions of an agenda, said in the words of the protocol.

Pages and questions go together by their ids. One that moved is told once; one that has another id
and the same words is told as such, because answers are kept under the id.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from conferapp.domain.agenda import PART_NAMES, Agenda, Page
from conferapp.domain.authoring.agenda_version import Matched, Side, Version, match
from conferapp.domain.authoring.change_tellers import Change, Weight, keyed
from conferapp.domain.authoring.changed_keys import HEAD, LENS, OWN, PAGE, QUESTION, TIP
from conferapp.domain.authoring.changed_words import entries, line_up, unmoved
from conferapp.domain.authoring.kind_words import kind_words
from conferapp.domain.authoring.narrator import listed
from conferapp.domain.authoring.plain_words import (
    condition_words,
    count_words,
    share_words,
    who_words,
)
from conferapp.domain.kinds.question import Question
from conferapp.domain.model import Model
from conferapp.domain.wording import Text

__all__ = ["Change", "changes"]

WHOLE: Final = "The whole agenda"


def changes(old: Agenda, new: Agenda) -> tuple[Change, ...]:
    """What changed, in the order of the pages; nothing where only the file looks different.

    Args:
        old: The older version.
        new: The newer version.
    """
    matched = match(old, new)
    renamed = {name: other for name, other in matched.questions.items() if name != other}
    return tuple(_Comparison(Version(old, renamed), Version(new), matched).told())


@dataclass(frozen=True)
class _Comparison:
    """Two versions held against each other.

    Attributes:
        old: The older version.
        new: The newer version.
        matched: What goes together in them.
    """

    old: Version
    new: Version
    matched: Matched

    def told(self) -> Iterator[Change]:
        """Every change, from the top of the agenda down."""
        yield from keyed(WHOLE, (HEAD,), self._sides(self.old.agenda, self.new.agenda))
        yield from self._lenses()
        yield from self._gone_pages("")
        for page in self.new.agenda.pages:
            before = self._pages_before.get(page.id)
            yield from self._page(before, page) if before else self._new_page(page)
            yield from self._gone_pages(page.id)

    def _sides(self, old: Model, new: Model) -> tuple[Side, Side]:
        return Side(self.old, old), Side(self.new, new)

    @cached_property
    def _pages_before(self) -> Mapping[str, Page]:
        """Each page as it was, by its id in the newer version."""
        pages = ((self.matched.pages.get(page.id), page) for page in self.old.agenda.pages)
        return {name: page for name, page in pages if name is not None}

    @cached_property
    def _questions_before(self) -> Mapping[str, Question]:
        """Each question as it was, by its id in the newer version."""
        asked = self.old.agenda.questions
        return {name: asked[before] for before, name in self.matched.questions.items()}

    # Lenses -------------------------------------------------------------------------------

    def _lenses(self) -> Iterator[Change]:
        old, new = self.old.agenda.lenses, self.new.agenda.lenses
        for name, lens in old.items():
            called = self.old.quote(lens.name)
            other = self.matched.lenses.get(name)
            if other is None:
                yield Change(WHOLE, f"The lens {called} was taken away.", "wording")
                continue
            place = f"Lens {called}"
            if other != name:
                yield Change(place, f"Its id changed from `{name}` to `{other}`.", "wording")
            yield from keyed(place, (LENS,), self._sides(lens, new[other]))
        known = {*self.matched.lenses.values()}
        for lens in (lens for name, lens in new.items() if name not in known):
            yield Change(WHOLE, f"The lens {self.new.quote(lens.name)} is new.", "wording")

    # Pages --------------------------------------------------------------------------------

    def _page(self, before: Page, page: Page) -> Iterator[Change]:
        place = self.new.place(page)
        if before.part != page.part:
            said = f"This page stood in another part before: {PART_NAMES[before.part]}."
            yield Change(place, said, "answers" if page.questions else "wording")
        elif page.id in self._moved_pages:
            ahead = self._page_ahead.get(page.id)
            yield Change(place, _order(self.new, ahead.title if ahead else None), "wording")
        if before.id != page.id:
            said = f"Its id changed from `{before.id}` to `{page.id}`."
            yield Change(place, f"{said} Notes on it are not carried over.", "answers")
        yield from keyed(place, (PAGE,), self._sides(before, page))
        yield from self._tips(place, before, page)
        yield from self._questions(before, page)

    def _new_page(self, page: Page) -> Iterator[Change]:
        place, quote = self.new.place(page), self.new.quote
        fresh = [q for q in page.questions if q.id not in self._questions_before]
        weight: Weight = "answers" if fresh else "wording"
        said = f"This page is new, for {who_words(page.who)}.{self._condition(page)}"
        yield Change(place, said, weight)
        if page.say:
            said = f"Lines to say there: {listed(quote(line) for line in page.say)}."
            yield Change(place, said, "wording")
        for question in fresh:
            said = f"New question: {quote(question.ask)}. {self._asked(question)}"
            yield Change(place, said, "answers")
        yield from self._questions(None, page)

    def _condition(self, item: Page | Question) -> str:
        """When something new is shown, as a sentence of its own, or "" for always."""
        if item.show_if is None:
            return ""
        return f" It is shown only {condition_words(self.new.agenda, item.show_if)}."

    def _asked(self, question: Question) -> str:
        """What a new question asks for, who gets that, and when it is shown."""
        words = kind_words(question, self.new.narrator)
        who = share_words(self.new.agenda.share(question))
        return f"It asks for: {words}. The answer may go to {who}.{self._condition(question)}"

    def _gone_pages(self, after: str) -> Iterator[Change]:
        """The pages that were taken away right behind one, by its newer id; "" for the top."""
        for page in self._gone.get(after, ()):
            gone = [q for q in page.questions if q.id not in self.matched.questions]
            asks = listed(self.old.quote(question.ask) for question in gone)
            lost = f", with {count_words(len(gone), 'question')}: {asks}" if gone else ""
            weight: Weight = "answers" if gone else "wording"
            yield Change(self.old.place(page), f"This page was taken away{lost}.", weight)

    @cached_property
    def _gone(self) -> Mapping[str, Sequence[Page]]:
        gone: dict[str, list[Page]] = {}
        last = ""
        for page in self.old.agenda.pages:
            last = self.matched.pages.get(page.id, last)
            if page.id not in self.matched.pages:
                gone.setdefault(last, []).append(page)
        return gone

    @cached_property
    def _moved_pages(self) -> frozenset[str]:
        """Pages in another place of the same part, by their newer ids."""
        pages = ((page, self._pages_before.get(page.id)) for page in self.new.agenda.pages)
        stay = [page.id for page, was in pages if was is not None and was.part == page.part]
        return _moved(self.matched.pages.values(), stay)

    @cached_property
    def _page_ahead(self) -> Mapping[str, Page]:
        """The page right in front of each in its part, by their newer ids."""
        pairs = pairwise(self.new.agenda.pages)
        return {page.id: ahead for ahead, page in pairs if ahead.part == page.part}

    def _tips(self, place: str, before: Page, page: Page) -> Iterator[Change]:
        was, now = (
            [version.wording(tip.text) for tip in tips]
            for version, tips in ((self.old, before.tips), (self.new, page.tips))
        )
        lined_up = line_up([tip.first for tip in was], [tip.first for tip in now])
        for a, b in lined_up.pairs:
            called = f"{place}, tip {now[b].say(now[b].first)}"
            yield from keyed(called, (TIP,), self._sides(before.tips[a], page.tips[b]))
        for said, _ in entries("the tips", lined_up, was, now):
            yield Change(place, said, "wording")

    # Questions ----------------------------------------------------------------------------

    def _questions(self, before: Page | None, page: Page) -> Iterator[Change]:
        moved, came = self._places(before, page)
        for ahead, question in zip((None, *page.questions), page.questions, strict=False):
            place = self.new.place(page, question)
            was = self._questions_before.get(question.id)
            if was is not None:
                if question.id in came:
                    yield self._came(place, was, page)
                elif question.id in moved:
                    yield Change(place, _order(self.new, ahead.ask if ahead else None), "wording")
                yield from self._question(place, was, question)
            elif before is not None:
                yield Change(place, f"This question is new. {self._asked(question)}", "answers")
        if before is not None:
            for question in (q for q in before.questions if q.id not in self.matched.questions):
                place = self.old.place(before, question)
                yield Change(place, "This question was taken away.", "answers")

    def _places(self, before: Page | None, page: Page) -> tuple[frozenset[str], set[str]]:
        """The questions that stand elsewhere on their page now, and those from other pages."""
        here = {self.matched.questions.get(q.id) for q in before.questions} if before else set()
        known = [q.id for q in page.questions if q.id in self._questions_before]
        stay = [name for name in known if name in here]
        return _moved(self.matched.questions.values(), stay), {*known} - {*stay}

    def _came(self, place: str, was: Question, page: Page) -> Change:
        other = self.old.agenda.page_of[was.id]
        said = f"This question stood elsewhere before: {self.old.place(other)}."
        return Change(place, said, "wording" if other.part == page.part else "answers")

    def _question(self, place: str, was: Question, question: Question) -> Iterator[Change]:
        if was.id != question.id:
            said = f"Its id changed from `{was.id}` to `{question.id}`."
            yield Change(place, f"{said} Its answers are not carried over.", "answers")
        yield from keyed(place, (QUESTION, OWN), self._sides(was, question))


def _moved(order: Iterable[str], stay: Sequence[str]) -> frozenset[str]:
    """Which of those that stay among their like stand elsewhere there now.

    Args:
        order: All in their older order.
        stay: Those that stay, in their newer order.
    """
    names = frozenset(stay)
    return names - unmoved([name for name in order if name in names], stay)


def _order(version: Version, ahead: Text | None) -> str:
    """Where a page or question stands now, by the words of the one in front of it."""
    where = f"right after {version.quote(ahead)}" if ahead else "first here"
    return f"It moved: it comes {where} now."
