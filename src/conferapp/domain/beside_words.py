"""The words beside a page: earlier answers, both sides with the data, tips and notes.

They are words in lines, each with a tone for whoever shows them in colours; line mode says the
words alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from conferapp.domain.agenda import Page, Tip
from conferapp.domain.amounts import percent
from conferapp.domain.beside import OF_OTHERS, Beside, Voice, beside
from conferapp.domain.conditions import shown
from conferapp.domain.freshness import age
from conferapp.domain.kinds.tables import LEVEL_MARKS
from conferapp.domain.mastery import is_power, topics_shown
from conferapp.domain.reveal import gap_sentence
from conferapp.domain.sides import PICKED, Side
from conferapp.domain.standing import Standing

TITLE, QUIET, QUOTE, SAME, DIFFERENT, MARKED = (
    *("title", "quiet", "quote", "same", "different"),
    "marked",
)
"""Tones: a heading, what stands back, what can be said aloud, agreement, and lines whose glyph
tells."""
LENS: Final = "lens-"
"""What a tone begins with that is the colour of a lens."""
AGREEMENT = {"same": "you two say the same", "different": "you two see this differently"}
SIGNS = {"same": "= ", "different": "≠ "}
LENS_GLYPH = "◆"
LEGEND = "   ".join(f"{mark} {level}" for level, mark in LEVEL_MARKS.items())
"""What the marks of topics mean, for a student."""
STAR = "   ★ power standard"
"""The same of a star, where a topic has one."""
ANALYSIS = {"preparation", "reflection"}
"""The parts in which it matters how old the data is."""
NOTHING_BESIDE: Final = "Nothing to look at beside this page."
COVERED = "covered until the guess is made"


@dataclass(frozen=True)
class Bit:
    """Some words in one tone.

    Attributes:
        text: The words; they may have several lines.
        tone: One of those above, `LENS` with a colour, or "".
        sign: Whether it is a sign for the eye, which a voice leaves out.
    """

    text: str
    tone: str = ""
    sign: bool = False


Line = tuple[Bit, ...]
Block = tuple[Line, ...]
"""Lines that belong together."""


@dataclass(frozen=True)
class Amount:
    """A score on the table, so that a guess and a result can be seen beside each other.

    Attributes:
        title: What was asked.
        share: How much of the whole it is, in percent.
        text: The answer.
    """

    title: str
    share: float
    text: str


@dataclass(frozen=True)
class Table:
    """What a student page shows of earlier answers.

    Attributes:
        amounts: The scores.
        gap: The sentence on guess and result, where both are there.
        blocks: Everything else.
    """

    amounts: tuple[Amount, ...] = ()
    gap: str | None = None
    blocks: tuple[Block, ...] = ()


def in_words(block: Block) -> str:
    """A block without its tones and signs.

    Args:
        block: The block.
    """
    return "\n".join("".join(bit.text for bit in line if not bit.sign) for line in block)


def pane_words(conference: Standing, page: Page) -> tuple[Block, ...]:
    """What the tutor has beside a page: notes, tips that woke, earlier answers, other tips."""
    seen = conference.seen_on(page)
    woken = [_tip(conference, page, t) for t in page.tips if t.show_if and shown(t.show_if, seen)]
    tips = [_tip(conference, page, tip) for tip in page.tips if tip.show_if is None]
    items = [item for item in beside(conference, page) if item.waits_for or _said(item)]
    blocks = [_beside(conference, item) for item in items]
    if any(_share(conference, item) is not None for item in items):
        sentence = gap_sentence(conference)
        if sentence:
            blocks.append(_one(f"“{sentence}”", QUOTE))
    how_old = _age(conference, page)
    return (*how_old, *_notes(conference, page), *woken, *blocks, *tips)


def names_others(page: Page) -> bool:
    """Whether other students may be named beside a page; where both sit, that waits.

    Args:
        page: The page.
    """
    return bool({*OF_OTHERS} & {*page.show})


def table_words(conference: Standing, page: Page) -> Table:
    """What a student page shows of earlier answers: nothing covered, nothing of the tutor's."""
    items = [item for item in beside(conference, page) if not item.waits_for and _said(item)]
    amounts = tuple(
        Amount(item.title, share, item.voices[0].text)
        for item in items
        if (share := _share(conference, item)) is not None
    )
    blocks = [_beside(conference, item) for item in items if _share(conference, item) is None]
    skills = {question.id for question in conference.agenda.of_kind("topics")}
    if found := [item.question for item in items if item.question in skills]:
        alone = page.who == "student"
        rows = [row for name in found for row in topics_shown(conference, name, student=alone)]
        legend = LEGEND + (STAR if any(map(is_power, rows)) else "")
        blocks.append(((Bit(legend, QUIET, sign=True),),))
    return Table(amounts, gap_sentence(conference) if amounts else None, tuple(blocks))


def _one(text: str, tone: str = "", *, sign: str = "") -> Block:
    return ((_sign(sign, tone), Bit(text, tone)) if sign else (Bit(text, tone),),)


def _sign(sign: str, tone: str) -> Bit:
    return Bit(sign, tone, sign=True)


def _age(conference: Standing, page: Page) -> Iterator[Block]:
    """How old the data is, where topics are entered or shown."""
    agenda = conference.agenda
    here = {*page.show, *(question.id for question in page.questions)}
    topics = any(q.id in here for q in agenda.of_kind("topics"))
    found = age(conference) if topics and page.part in ANALYSIS else None
    if found is not None and found.late:
        yield _one(f"{found.said}: fresh data, within 48 hours, tells most.", DIFFERENT, sign="⚑ ")
    elif found is not None:
        yield _one(found.said, QUIET)


def _notes(conference: Standing, page: Page) -> Iterator[Block]:
    for note in conference.record.notes:
        if note.page == page.id and note.text:
            yield _one(note.text, sign="✎ ")


def _said(item: Beside) -> bool:
    return any(voice.text for voice in item.voices)


def _share(conference: Standing, item: Beside) -> float | None:
    return percent(conference.value(item.question))


def _beside(conference: Standing, item: Beside) -> Block:
    lines: list[Line] = [(Bit(item.title, TITLE),)]
    if item.waits_for:
        lines.append((_sign("▒▒▒ ", QUIET), Bit(COVERED, QUIET)))
        return tuple(lines)
    if item.sides:
        lines += [line for side in item.sides for line in _side(conference, side)]
    else:
        lines += _voices(conference, item.voices)
        if item.agreement:
            tone = item.agreement
            lines.append((_sign(SIGNS[tone], tone), Bit(AGREEMENT[tone], tone)))
    if item.points:
        lines.append((Bit("To talk about", QUIET),))
        lines += [(Bit(f"“{point}”", QUOTE),) for point in item.points]
    return tuple(lines)


def _side(conference: Standing, side: Side) -> Iterator[Line]:
    """One topic: who says what, whether they agree, and what the data says."""
    first = conference.student.first
    picked = PICKED in {side.student, side.tutor}
    both = "both of you" if picked else f"both {_level(side.student)}"
    head = side.topic
    lines: list[str] = []
    if side.agreement == "same":
        head = f"{head}: {both}"
    elif picked:
        head = f"{head}: only {first if side.student else 'you'}"
    else:
        lines.append(f"    {first} {_level(side.student)}")
        lines += [f"    you {_level(side.tutor)}"] if side.tutor else []
    if side.data and (picked or side.agreement == "different"):
        fits = {True: " ✓ fits", False: " ≠ doesn’t fit", None: ""}[side.borne_out]
        lines.append(f"    data {_level(side.data)}{fits}")
    yield (_sign(SIGNS[side.agreement], side.agreement), Bit(head, side.agreement))
    yield from ((Bit(line),) for line in lines)


def _level(level: str) -> str:
    return f"{LEVEL_MARKS[level][0]} {level}" if level in LEVEL_MARKS else level


def _voices(conference: Standing, voices: Sequence[Voice]) -> Iterator[Line]:
    """What each side says; whose words they are only where there are two."""
    names = {"student": conference.student.first, "tutor": "You", "data": "The data"}
    for voice in voices:
        lead = Bit(f"{names[voice.by]}: ", QUIET)
        for number, line in enumerate((voice.text or "nothing yet").splitlines()):
            said = Bit(line, MARKED if voice.text else QUIET)
            yield (lead, said) if len(voices) > 1 and not number else (said,)


def _tip(conference: Standing, page: Page, tip: Tip) -> Block:
    said = Bit(conference.speech(page).say(tip.text))
    lens = conference.agenda.lenses.get(tip.lens) if tip.lens else None
    if lens is None:
        return ((said,),)
    name = conference.agenda.word(lens.name)
    tone = f"{LENS}{lens.color}" if lens.color else TITLE
    return ((_sign(f"{LENS_GLYPH} ", tone), Bit(name, tone)), (said,))
