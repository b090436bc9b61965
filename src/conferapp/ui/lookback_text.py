"""The words of “Looking back”: its sections, their entries, and what stands above them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from textual.content import Content

from conferapp.domain.almanac import MONTHS
from conferapp.domain.days import say_short
from conferapp.domain.gathered import Gathered, Month, Remark, Talk
from conferapp.domain.said import Said
from conferapp.domain.text import say_number
from conferapp.storage.gathering import Talks
from conferapp.ui.hung import quiet, stacked, table
from conferapp.ui.text import QUIET_STYLE, literal

LEAST: Final = 20
"""Columns into which text is broken at least."""
MOST: Final = 1_200
"""Letters of an answer that are shown; Enter shows the whole of it."""
_LEANS: Final = {
    "low": "too low",
    "high": "too high",
    "both": "high and low in turn",
    "": "about right",
}
_INDENT: Final = "  "
_LATER: Final = (
    "Nothing yet. What you note after conferences gathers here: open one that is finished at home, "
    "and choose “Afterwards”. Not every agenda has such pages."
)


@dataclass(frozen=True)
class Entry:
    """A line of a section.

    Attributes:
        label: How it looks.
        talk: The conference that it opens; None for a heading.
        question: The id of the question at which to begin reading, or "".
    """

    label: Content
    talk: Talk | None = None
    question: str = ""


@dataclass(frozen=True)
class Section:
    """A section.

    Attributes:
        name: What it is called.
        above: A sentence that stands above its entries.
        nothing: What stands there without any.
        count: How many entries it has, without headings.
        entries: The entries for a day and a width.
    """

    name: str
    above: str
    nothing: str
    count: Callable[[Gathered], int]
    entries: Callable[[Gathered, date, int], Iterator[Entry]]


def _remarks(found: Sequence[Remark], today: date, width: int) -> Iterator[Entry]:
    for remark in found:
        yield Entry(
            _label(remark.talk, remark.said, today, width), remark.talk, remark.said.question
        )


def _others(found: Gathered, today: date, width: int) -> Iterator[Entry]:
    for group in found.others:
        yield Entry(stacked(literal(group.ask, "bold").wrap(width)))
        yield from _remarks(group.remarks, today, width)


def _guesses(found: Gathered, today: date, width: int) -> Iterator[Entry]:
    for talk in found.guesses:
        if talk.predicted is not None and talk.result is not None and talk.gap is not None:
            said = f"guessed {_percent(talk.predicted)}, came to {_percent(talk.result)}"
            lines = literal(f"{said}: {_gap(talk.gap)}").wrap(width - len(_INDENT))
            yield Entry(_under(talk, lines, today, width), talk)


def _waiting(found: Gathered, today: date, width: int) -> Iterator[Entry]:
    for talk in found.waiting:
        yield Entry(_under(talk, (), today, width), talk)


SECTIONS: Final = {
    "well": Section(
        "Went well",
        "What you found went well, the newest first.",
        _LATER,
        lambda found: len(found.well),
        lambda found, today, width: _remarks(found.well, today, width),
    ),
    "hard": Section(
        "Was hard",
        "What was hard, for you or for the student.",
        _LATER,
        lambda found: len(found.hard),
        lambda found, today, width: _remarks(found.hard, today, width),
    ),
    "change": Section(
        "Change next time",
        "What you wanted to do differently. It comes back beside the next preparation, too.",
        _LATER,
        lambda found: len(found.change),
        lambda found, today, width: _remarks(found.change, today, width),
    ),
    "guesses": Section(
        "Guess and result",
        "How well guessing goes, over all these conferences.",
        "Nothing yet. It takes an agenda that asks for a guess and for the result.",
        lambda found: len(found.guesses),
        _guesses,
    ),
    "others": Section(
        "Other answers",
        "Everything else on the pages for afterwards, question by question.",
        _LATER,
        lambda found: sum(len(group.remarks) for group in found.others),
        _others,
    ),
    "waiting": Section(
        "Not looked back",
        "Nothing is written on the pages for afterwards yet. Enter opens the conference; "
        "“Afterwards” there fills them in.",
        "✓ You have looked back on every conference whose agenda has pages for it.",
        lambda found: len(found.waiting),
        _waiting,
    ),
}
"""The sections, by the names under which a place in them is remembered."""


def section_label(name: str, found: Gathered) -> Content:
    """A section in the list.

    Args:
        name: Its name in the table.
        found: What was gathered.
    """
    section = SECTIONS[name]
    return Content.assemble(
        literal(section.name), literal(f"  {section.count(found)}", QUIET_STYLE)
    )


def above_text(name: str, found: Gathered, width: int, rows: int) -> Content:
    """What stands above the entries.

    Args:
        name: The section.
        found: What was gathered.
        width: Columns.
        rows: Rows that it may take of the screen: the entries need the others.
    """
    section = SECTIONS[name]
    room = max(width, LEAST)
    if not section.count(found):
        return quiet(section.nothing, room)
    if name != "guesses":
        return quiet(section.above, room)
    return stacked([quiet(section.above, room), _months(found.months, room, rows)])


def scope_text(talks: Talks, whose: str, period: str) -> Content:
    """What is looked at.

    Args:
        talks: What was read.
        whose: Such as `all your students`.
        period: Such as `the last 90 days`, or "".
    """
    count = len(talks.talks)
    many = "one conference" if count == 1 else f"{count:,} conferences"
    newest = "the newest " if talks.more else ""
    said = f"   {newest}{many} of {whose}{f' · {period}' if period else ''}"
    unread = f" · {talks.unread:,} could not be read" if talks.unread else ""
    return Content.assemble(
        literal("Looking back", "bold $text-primary"), literal(said + unread, QUIET_STYLE)
    )


def _label(talk: Talk, said: Said, today: date, width: int) -> Content:
    text = said.text if len(said.text) <= MOST else f"{said.text[:MOST]} …"
    lines = [line for each in text.splitlines() for line in literal(each).wrap(width - 2)]
    return _under(talk, lines, today, width)


def _under(talk: Talk, lines: Sequence[Content], today: date, width: int) -> Content:
    """Lines under the conference to which they belong."""
    day = talk.line.day
    year = f" {day.year}" if day.year != today.year else ""
    top = f"{say_short(day, today)}{year} · {talk.first} · {talk.line.agenda_title}"
    style = QUIET_STYLE if lines else ""
    below = (Content.assemble(_INDENT, line) for line in lines)
    return stacked([*literal(top, style).wrap(width), *below])


def _months(months: Sequence[Month], width: int, rows: int) -> Content:
    """As many months as find room, the newest first, and how many more there are."""
    titles = ("Month", "Guesses", "Off by", "Guesses were mostly")
    for most in range(len(months), 0, -1):
        shown = table(titles, map(_month, months[:most]), width)
        left = len(months) - most
        if left:
            earlier = "1 earlier month" if left == 1 else f"{left} earlier months"
            shown = stacked([shown, literal(f"and {earlier}", QUIET_STYLE)])
        if shown.plain.count("\n") < rows:
            break
    return shown


def _month(month: Month) -> tuple[str, str, str, str]:
    leans = _LEANS[month.leans]
    name = f"{MONTHS[month.month - 1][:3]} {month.year}"
    points = round(month.off)
    return name, str(month.count), f"{points} {'point' if points == 1 else 'points'}", leans


def _percent(number: float) -> str:
    return f"{say_number(float(round(number)))} %"


def _gap(gap: float) -> str:
    points = round(abs(gap))
    if not points:
        return "just right"
    return f"{points} {'point' if points == 1 else 'points'} too {'low' if gap > 0 else 'high'}"
