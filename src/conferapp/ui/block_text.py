"""The words of the block: its slots, what there is to know of each, its clock, and its paper."""

import math
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from textual.content import Content

from conferapp.domain.block import LEAST, MOST, Slot, within
from conferapp.domain.block_clock import Span, minutes_over
from conferapp.domain.days import say_day
from conferapp.domain.lines import StudentLine
from conferapp.domain.partners import LATELY, Pair, partners
from conferapp.domain.peers import names
from conferapp.domain.text import clean, say_number
from conferapp.outputs.block_page import Row, Sheet
from conferapp.ui.block_draft import BlockDraft
from conferapp.ui.case_text import STANDS
from conferapp.ui.empty_text import Empty
from conferapp.ui.keymap import Told
from conferapp.ui.next_text import Case, next_text
from conferapp.ui.text import QUIET_STYLE, literal

RUNNING, PAST, UNFINISHED, LEFT_OUT = "▶", "✓", "◐", "–"
NO_TIME: Final = "left out   "
ON: Final = "[n] goes on:"
IDLE: Final = "The clock doesn’t run. "
BEGIN: Final = "Enter begins the slot under the cursor."
NOTHING: Final = (
    "There is nothing in this block. [a] adds a conference or time to settle, [g] a small group, "
    "and [r] plans it anew."
)
NOBODY: Final = Empty(
    "Nobody to plan for yet.",
    "A block is the time that you have with a class: who settles in, who sits in a small group, "
    "and with whom you talk for how long.",
    (("Esc", "goes home: add students there"),),
)
SETTLE: Final = (
    "Everybody comes in, gets out their work, and knows what to do while you talk with others.\n\n"
    "Before you begin: say who comes when, and whom to ask meanwhile."
)
_ROUTINE: Final = "Everybody knows what to do, and whom to ask meanwhile."
_MOST_STEPS: Final = 4
Fact = tuple[str, str]
"""A label and what it says; "" for a label goes on with the one before."""


def minutes_typed(said: str) -> int | None:
    """The minutes that somebody typed, or None where it is no number that a block can have.

    Args:
        said: What was typed, such as `45` or `45 min`.
    """
    number = said.casefold().removesuffix("minutes").removesuffix("min").strip()
    if not (number.isascii() and number.isdigit() and len(number) < 4):
        return None
    return int(number) if within(int(number)) == int(number) else None


NO_MINUTES: Final = f"A block has from {LEAST} to {MOST} minutes. Write the number, such as 45."


# On the screen -------------------------------------------------------------------------------


def top_line(draft: BlockDraft) -> Content:
    """The heading: how long it is, and whether everything fits."""
    over = minutes_over(draft.block, draft.run, draft.now)
    fits = f"{over} min too long" if over > 0 else f"{-over} min free" if over else ""
    twice = _twice(draft)
    times = [span for span in draft.spans().values() if span.begin and span.end]
    ends = max((span.end for span in times if span.end), default=None)
    begins = min((span.begin for span in times if span.begin), default=None)
    clock = f"{begins:%H:%M}–{ends:%H:%M}" if begins and ends else ""
    said = "   ".join(part for part in (f"{draft.block.minutes} minutes", clock) if part)
    return Content.assemble(
        literal("Block", "bold $text-primary"),
        literal(f"   {said}"),
        literal(f"   {fits}" if fits else "", "bold $text-warning" if over > 0 else QUIET_STYLE),
        literal(f"   {twice}" if twice else "", "bold $text-warning"),
    )


def _twice(draft: BlockDraft) -> str:
    """Who sits in the group and has a conference as well, in few words."""
    twice = draft.block.twice
    return f"twice: {names([draft.name(key) for key in twice])}" if twice else ""


def slot_label(draft: BlockDraft, slot: Slot, span: Span, width: int) -> Content:
    """A slot in the list, on one line: beside it is all that has no room.

    Args:
        draft: The block.
        slot: The slot.
        span: When it is.
        width: Columns for it.
    """
    states = {"running": RUNNING, "to come": " ", "left out": LEFT_OUT}
    held = draft.held(slot)
    mark = states.get(span.state, PAST if held or slot.kind == "settling" else UNFINISHED)
    if held and span.state != "running":
        mark = PAST
    quiet = QUIET_STYLE if span.state in {"past", "left out"} else ""
    bold = "bold" if span.state == "running" else quiet
    label = Content.assemble(
        literal(f"{mark} ", "$text-accent bold"),
        literal(f"{_time(span) or NO_TIME} {slot.minutes:>3} min  ", quiet),
        literal(draft.called(slot), bold),
    )
    return label.truncate(width, ellipsis=True)


def clock_line(draft: BlockDraft, told: Told) -> Content:
    """What runs now and what comes then; in a sentence when the time is up.

    Args:
        draft: The block.
        told: Names keys as they are now.
    """
    slot, left = draft.running, draft.left
    if slot is None or left is None:
        ended = draft.run.ended
        stopped = f"Stopped at {ended.astimezone(draft.now.tzinfo):%H:%M}. " if ended else IDLE
        return literal(f"{stopped}{BEGIN}", QUIET_STYLE)
    coming = draft.coming
    name = _short(draft, slot)
    then = _short(draft, coming) if coming else ""
    if left <= 0:
        late = int(-left // 60)
        since = f", {late} min ago" if late else ""
        last = told("It was the last slot: [s] stops the clock.")
        on = f"{told(ON)} {then}." if then else last
        return literal(f"Time is up for {name}{since}. {on}", "bold $text-warning")
    if draft.held(slot):
        on = f"{told(ON)} {then}." if then else "It was the last slot."
        return literal(f"{name[:1].upper()}{name[1:]} is done, {_left(left)}. {on}", "bold")
    said = literal(f"Now: {name}, {_left(left)}", "bold")
    return Content.assemble(said, literal(f" · then: {then}" if then else " · then the end"))


def slot_text(draft: BlockDraft, slot: Slot | None, told: Told = str) -> Content:
    """What there is to know of the slot under the cursor.

    Args:
        draft: The block.
        slot: The slot; None where there is none.
        told: Names keys as they are now.
    """
    if not draft.students:
        return NOBODY.text(told)
    if slot is None:
        return literal(told(NOTHING))
    if slot.kind == "settling":
        head: list[Content] = [literal("Settling in", "bold $text-primary"), literal(SETTLE)]
        return Content("\n\n").join(head)
    if slot.kind == "group":
        title, facts = draft.called(slot), _group_facts(draft, slot)
    else:
        title, facts = _who(draft, slot), _talk_facts(draft, slot, told)
    return Content("\n").join([literal(title, "bold $text-primary"), *map(_fact, facts)])


def entry_about(student: StudentLine, today: date) -> str:
    """A student in a dialog: what to do next, and the goal."""
    goal = f" Goal: {student.goal}" if student.goal else ""
    return f"{next_text(Case(student, today))}{goal}"


def _fact(fact: Fact) -> Content:
    label, said = fact
    if not label:
        return literal(said)
    return Content.assemble("\n", literal(f"{label}\n", QUIET_STYLE), literal(said))


def _short(draft: BlockDraft, slot: Slot) -> str:
    """A slot in a line that has to be short: a group without its topic."""
    return {"group": "the group", "settling": "settling in"}.get(slot.kind) or draft.called(slot)


def _time(span: Span) -> str:
    return f"{span.begin:%H:%M}–{span.end:%H:%M}" if span.begin and span.end else ""


def _left(seconds: float) -> str:
    return f"{math.ceil(seconds / 60)} min left"


# What there is to know -----------------------------------------------------------------------


def _who(draft: BlockDraft, slot: Slot) -> str:
    line = draft.students.get(slot.students[0])
    if line is None:
        return draft.called(slot)
    told = (line.name, f"Grade {line.grade}" if line.grade else "", line.subject)
    return " · ".join(part for part in told if part)


def _talk_facts(draft: BlockDraft, slot: Slot, told: Told) -> Iterator[Fact]:
    line = draft.students.get(slot.students[0])
    if line is None:
        yield "What to do", told("[x] takes this conference out, [e] puts somebody else in.")
        return
    if line.id in draft.block.twice:
        yield (
            "Twice",
            f"{line.first} sits in the group, too. "
            + told("[e] puts somebody else in, [x] takes it out."),
        )
    yield "Next", next_text(Case(line, draft.today))
    yield "Goal", line.goal or "none agreed yet"
    steps = [item.name for item in line.actions[:_MOST_STEPS]]
    yield from zip(
        ("Plan", *("" for _ in steps)), (f"{STANDS} {step}" for step in steps), strict=False
    )
    levels = sorted(each.topic for each in line.levels.values() if each.level == "close")
    if levels:
        yield "Close to mastery", ", ".join(levels[:_MOST_STEPS])


def _group_facts(draft: BlockDraft, slot: Slot) -> Iterator[Fact]:
    done = draft.done(slot)
    if done:
        whom = names([draft.name(key) for key in slot.students if key in done])
        yield "Kept", f"{PAST} at {max(done.values()):%H:%M} with {whom}. Enter shows it."
    shared = draft.offers.get(slot.topic)
    known = {member.id: member for member in shared.members} if shared else {}
    for label, key in zip(_labels("Members"), slot.students, strict=False):
        member = known.get(key)
        told = (member.level, "their goal" if member.goal else "") if member else ()
        said = ", ".join(part for part in told if part)
        yield label, f"{draft.name(key)}{f': {said}' if said else ''}"
    lines = [draft.students[key] for key in slot.students if key in draft.students]
    # Of another topic they may be partners as well, which is nothing for this table.
    topic = shared.tag.key if shared and shared.tag else ""
    pairs = partners(lines, draft.today, topic).pairs if topic else ()
    for label, pair in zip(_labels("Partners"), pairs, strict=False):
        yield label, _pair(draft, pair)
    helpers = _helpers(draft, slot)
    if helpers:
        yield "Could help", f"{', '.join(helpers)}: mastered it lately"


def _labels(first: str) -> Iterator[str]:
    yield first
    while True:
        yield ""


def _pair(draft: BlockDraft, pair: Pair) -> str:
    why = pair.why[0]
    one, other = draft.name(pair.one.id), draft.name(pair.other.id)
    return f"{one} shows {other}" if why.teacher else f"{one} and {other}"


def _helpers(draft: BlockDraft, slot: Slot) -> list[str]:
    """Who has just mastered what the group works on."""
    shared = draft.offers.get(slot.topic)
    key = shared.tag.key if shared is not None and shared.tag is not None else ""
    found = []
    for student in draft.students.values():
        level = student.levels.get(key)
        if level is not None and level.level == "mastered":
            lately = draft.today - level.since <= LATELY
            found += [draft.name(student.id)] if lately and student.id not in slot.students else []
    return found[:_MOST_STEPS]


# On paper ------------------------------------------------------------------------------------


def sheet_of(draft: BlockDraft, tutor: str) -> Sheet:
    """The block as it is printed.

    Args:
        draft: The block.
        tutor: Whose it is, or "".
    """
    day = say_day(draft.today, draft.today).removesuffix(", today")
    about = f"{draft.block.minutes} minutes"
    spans = draft.spans()
    rows = [
        Row(_time(spans[slot.key]), slot.minutes, clean(draft.called(slot)), _paper(draft, slot))
        for slot in draft.block.slots
    ]
    return Sheet(f"Block, {day}", " · ".join(part for part in (tutor, about) if part), rows)


def _paper(draft: BlockDraft, slot: Slot) -> Sequence[str]:
    if slot.kind == "settling":
        return (_ROUTINE,)
    if slot.kind == "group":
        return (", ".join(map(draft.name, slot.students)),)
    line = draft.students.get(slot.students[0])
    if line is None:
        return ()
    steps = (f"{STANDS} {say_number(item.name)}" for item in line.actions[:_MOST_STEPS])
    return (f"Goal: {line.goal or 'none agreed yet'}", next_text(Case(line, draft.today)), *steps)
