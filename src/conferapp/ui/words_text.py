"""The words of the search for words: its lines, and what it says of itself."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from textual.content import Content

from conferapp.domain.days import say_short
from conferapp.domain.excerpts import Excerpt
from conferapp.domain.lines import ConferenceLine
from conferapp.domain.words import FEWEST, wanted
from conferapp.storage.index.index import Progress
from conferapp.storage.searching import COUNTED, Hit
from conferapp.ui.case_text import MARKS
from conferapp.ui.empty_text import Empty
from conferapp.ui.home_text import STATES
from conferapp.ui.text import QUIET_STYLE, literal
from conferapp.ui.word_search import Results, Shown

MOST_HITS: Final = 3
"""Places that are shown of one conference."""
MARKED: Final = "bold underline"
"""How a found word stands out; both can be seen without any color."""
LEAST: Final = 20
"""Columns into which text is broken at least."""
_ASK, _TEXT = "  ", "    "

NO_WORDS = (
    "Words can’t be looked for here: this Python came with a sqlite that has no full-text search "
    "(FTS5). Everything else works. A Python from python.org, or of your system, usually has it."
)
NO_HITS = (
    "Try one word instead of several, or only its beginning: “fract” finds fraction and fractions. "
    "Capital letters, accents and apostrophes make no difference."
)
FEW = f"Go on typing: from {FEWEST} letters on, the search begins."


def labels(shown: Shown, today: date, width: int) -> list[Content]:
    """A conference with its places, each as it stands in the list.

    Args:
        shown: The conference.
        today: The day.
        width: Columns.
    """
    room = max(width, LEAST)
    lines = [list(_hit_lines(hit, room)) for hit in shown.hits[:MOST_HITS]]
    lines[0] = [*_on_top(shown.line, today, room), *lines[0]]
    if len(shown.hits) > MOST_HITS:
        lines[-1].append(_more(len(shown.hits) - MOST_HITS))
    return [Content("\n").join(label) for label in lines]


def _on_top(line: ConferenceLine, today: date, width: int) -> list[Content]:
    """The conference, above its first place."""
    state = STATES[line.status]
    said = f"{MARKS[line.status]} {line.student_name} · {say_short(line.day, today)}"
    year = f" {line.day.year}" if line.day.year != today.year else ""
    about = f"{said}{year} · {line.agenda_title}{f' · {state}' if state else ''}"
    return literal(about, "bold $text-accent").wrap(width)


def _more(count: int) -> Content:
    places = "one more place" if count == 1 else f"{count} more places"
    return literal(f"{_TEXT}and {places} in this conference", QUIET_STYLE)


def marked(excerpt: Excerpt) -> Content:
    """An excerpt with the words marked in it."""
    content = literal(excerpt.text)
    for start, end in excerpt.marks:
        content = content.stylize(MARKED, start, end)
    return content


def _hit_lines(hit: Hit, width: int) -> Iterator[Content]:
    said = hit.said
    ask = said.ask or said.page
    if said.note:
        ask = f"✎ Note on “{ask}”" if ask else "✎ Note"
    for line in literal(f"{ask}  ({said.by})", QUIET_STYLE).wrap(width - len(_ASK)):
        yield Content.assemble(_ASK, line)
    for line in marked(hit.excerpt).wrap(width - len(_TEXT)):
        yield Content.assemble(_TEXT, line)


def state_text(results: Results, *, looking: bool) -> Content:
    """How the search stands, in one line.

    Args:
        results: What was found so far.
        looking: Whether it is still being looked for.
    """
    whose = "your students" if results.tutor else "all students"
    if not results.said.strip():
        return literal(f"Among {whose}", QUIET_STYLE)
    if not wanted(results.said):
        return literal(FEW)
    if looking and not results.shown:
        return literal(f"Looking … · among {whose}", QUIET_STYLE)
    said = _counted(results) if results.shown else "✗ No conference has all of that in it"
    return Content.assemble(literal(said, "bold"), literal(f" · among {whose}", QUIET_STYLE))


NONE_YET: Final = Empty(
    "There are no conferences yet.",
    "Every word that was ever answered or noted is found here: yours, and the students’.",
    (("Esc", "goes home, where conferences begin"),),
)


def _counted(results: Results) -> str:
    count = len(results.shown) if results.ended else results.count
    if count > COUNTED:
        return f"More than {COUNTED:,} conferences, the newest first"
    return "1 conference" if count == 1 else f"{count:,} conferences, the newest first"


def nothing_text(results: Results, searched: int, *, looking: bool) -> Content:
    """What stands in place of a list.

    Args:
        results: What was found.
        searched: How many conferences are looked through.
        looking: Whether it is still being looked for.
    """
    if wanted(results.said):
        return literal("" if looking else NO_HITS, QUIET_STYLE)
    if not searched:
        return NONE_YET.text(str)
    many = "one conference" if searched == 1 else f"{searched:,} conferences"
    return literal(
        f"Type any words: what was answered and noted in {many} is looked through, yours and the "
        "students’. The beginning of a word is enough. With several words, a conference has to "
        "have them all, in any order and any place.",
        QUIET_STYLE,
    )


def reading_text(progress: Progress) -> Content:
    """Says that not everything can be found yet."""
    share = f" ({progress.done:,} of {progress.total:,} files)" if progress.total else ""
    return literal(f"⚑ Conferences are still being read{share}: more may be found in a moment.")
