"""Catalogues: the program's own words for what leaves the room, in one language each.

They hold phrases with gaps. What people said is put into the gaps as it is, and never translated.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from conferapp.domain.almanac import day_of
from conferapp.domain.handouts.handout import Direction, Span, Spans
from conferapp.domain.placeholders import split

Filling = str | Spans


@dataclass(frozen=True)
class Catalogue:
    """The program's words in one language; those in answers too, as `domain.kinds.phrases.Words`.

    Attributes:
        language: Its tag.
        name: What its speakers call it.
        direction: In which direction it is written.
        reviewed_by: Who read all of it and speaks the language.
        phrases: The words, by their names such as `card.goal`.
        weekdays: Monday first.
        months: January first.
        twelve: Whether hours are counted twice a day.
        fallback: Where a phrase is looked for that isn't here.
    """

    language: str
    name: str
    direction: Direction = "ltr"
    reviewed_by: tuple[str, ...] = ()
    phrases: Mapping[str, str] = field(default_factory=dict)
    weekdays: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    twelve: bool = False
    fallback: "Catalogue | None" = None

    @property
    def unreviewed(self) -> bool:
        """Whether these are translated words that nobody is known to have read all of."""
        return not self.reviewed_by and self.language != self._original.language

    def phrase(self, name: str, **fillings: Filling) -> Spans:
        """A phrase with its gaps filled.

        Args:
            name: The phrase.
            fillings: By the name of a gap, what goes there: words of a person as a text, others as
                spans.

        Raises:
            KeyError: There is no such phrase in any catalogue, or nothing for one of its gaps.
        """
        spans: list[Span] = []
        for words, gap in split(self._phrase(name)):
            spans.append(Span(words))
            if gap is not None:
                filling = fillings[gap]
                spans += (Span(filling, said=True),) if isinstance(filling, str) else filling
        return tuple(span for span in spans if span.text)

    def say(self, name: str, **fillings: str) -> str:
        """A phrase with its gaps filled, as plain text; see `phrase`."""
        return "".join(span.text for span in self.phrase(name, **fillings))

    def day(self, day: date) -> str:
        """A day in full, such as “Friday, December 4, 2026”."""
        return self.say("dates.day", **self._day(day))

    def short(self, day: date) -> str:
        """A day in few words, without its weekday."""
        return self.say("dates.short", **self._day(day))

    def moment(self, value: object) -> str:
        """The answer to a question for a date, with the hour where there is one; "" for none."""
        day = day_of(value)
        if day is None:
            return ""
        if len(str(value)) <= len("2026-12-04"):
            return self.day(day)
        at = datetime.fromisoformat(str(value))
        hour = (at.hour + 11) % 12 + 1 if self.twelve else at.hour
        half = self.say("dates.morning" if at.hour < 12 else "dates.afternoon")
        time = self.say("dates.time", hour=str(hour), minute=f"{at.minute:02}", half=half)
        return self.say("dates.moment", day=self.day(day), time=time)

    def _day(self, day: date) -> Mapping[str, str]:
        return {
            "weekday": self.weekdays[day.weekday()],
            "day": str(day.day),
            "month": self.months[day.month - 1],
            "year": str(day.year),
        }

    @property
    def _original(self) -> "Catalogue":
        """The catalogue that was translated from none."""
        return self if self.fallback is None else self.fallback._original  # noqa: SLF001  # another one

    def _phrase(self, name: str) -> str:
        if name in self.phrases:
            return self.phrases[name]
        if self.fallback is None:
            raise KeyError(name)
        return self.fallback._phrase(name)  # noqa: SLF001  # another catalogue
