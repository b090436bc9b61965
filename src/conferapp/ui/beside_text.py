"""The words beside a page: earlier answers, both sides with the data, tips and notes."""

from collections.abc import Iterator, Mapping

from textual.content import Content

from conferapp.domain.agenda import Page, Tip
from conferapp.domain.amounts import percent
from conferapp.domain.beside import Beside, Voice, beside
from conferapp.domain.conditions import shown
from conferapp.domain.conference import Conference
from conferapp.domain.freshness import age
from conferapp.domain.kinds.looking_back import OUTCOME_MARKS
from conferapp.domain.kinds.tables import LEVEL_MARKS
from conferapp.domain.reveal import gap_sentence
from conferapp.domain.sides import PICKED, Side
from conferapp.ui.look import LEVEL_STYLES
from conferapp.ui.text import QUIET_STYLE, literal

SAME, DIFFERENT = "=", "≠"
AGREEMENT = {
    "same": f"{SAME} you two say the same",
    "different": f"{DIFFERENT} you two see this differently",
}
AGREEMENT_STYLES = {"same": "$text-success", "different": "$text-warning"}
BAR_CELLS = 30
LENS_GLYPH = "◆"
LEGEND = "   ".join(
    [*(f"{mark} {level}" for level, mark in LEVEL_MARKS.items()), "★ power standard"]
)
"""What the marks of topics mean, for a student."""
ANALYSIS = {"preparation", "reflection"}
"""The parts in which it matters how old the data is."""
COVERED = "▒▒▒ covered"
LINE_STYLES: Mapping[str, str] = {
    **{mark[0]: LEVEL_STYLES[level] for level, mark in LEVEL_MARKS.items()},
    OUTCOME_MARKS["kept"]: "$text-success",
    OUTCOME_MARKS["partly"]: "$text-warning",
    "≠": "$text-warning",
}
"""The colour of a line by the glyph that it begins with."""


def pane(conference: Conference, page: Page) -> Content:
    """What the tutor has beside a page: notes, tips that woke, earlier answers, other tips."""
    seen = conference.seen_on(page)
    woken = [_tip(conference, page, t) for t in page.tips if t.show_if and shown(t.show_if, seen)]
    tips = [_tip(conference, page, tip) for tip in page.tips if tip.show_if is None]
    items = [item for item in beside(conference, page) if item.waits_for or _said(item)]
    blocks = [_beside(conference, item) for item in items]
    if any(_share(conference, item) is not None for item in items):
        sentence = gap_sentence(conference)
        if sentence:
            blocks.append(literal(f"“{sentence}”", "italic $text-accent"))
    how_old = _age(conference, page)
    return Content("\n\n").join([*how_old, *_notes(conference, page), *woken, *blocks, *tips])


def _age(conference: Conference, page: Page) -> Iterator[Content]:
    """How old the data is, where topics are entered or shown."""
    agenda = conference.agenda
    here = {*page.show, *(question.id for question in page.questions)}
    topics = any(q.id in here for q in agenda.of_kind("topics"))
    found = age(conference) if topics and page.part in ANALYSIS else None
    if found is not None and found.late:
        said = f"⚑ {found.said}: fresh data, within 48 hours, tells most."
        yield literal(said, "$text-warning")
    elif found is not None:
        yield literal(found.said, QUIET_STYLE)


def _notes(conference: Conference, page: Page) -> Iterator[Content]:
    for note in conference.record.notes:
        if note.page == page.id and note.text:
            yield literal(f"✎ {note.text}")


def on_the_table(conference: Conference, page: Page) -> Content:
    """What a student page shows of earlier answers: nothing covered, nothing of the tutor's."""
    items = [item for item in beside(conference, page) if not item.waits_for and _said(item)]
    bars = [_bar(item, share) for item in items if (share := _share(conference, item)) is not None]
    sentence = gap_sentence(conference) if bars else None
    if sentence:
        bars.append(literal(sentence, "bold $text-accent"))
    others = [_beside(conference, item) for item in items if _share(conference, item) is None]
    skills = {question.id for question in conference.agenda.of_kind("topics")}
    if any(item.question in skills for item in items):
        others.append(literal(LEGEND, QUIET_STYLE))
    return Content("\n\n").join([*bars, *others])


def _said(item: Beside) -> bool:
    return any(voice.text for voice in item.voices)


def _share(conference: Conference, item: Beside) -> float | None:
    return percent(conference.value(item.question))


def _bar(item: Beside, share: float) -> Content:
    """A score as a bar, so that a guess and a result can be seen beside each other."""
    filled = round(BAR_CELLS * max(0.0, min(share, 100.0)) / 100)
    return Content.assemble(
        literal(item.title, "bold"),
        "\n",
        Content.styled("█" * filled, "$text-primary"),
        Content.styled("░" * (BAR_CELLS - filled), QUIET_STYLE),
        literal(f"  {item.voices[0].text}", "bold"),
    )


def _beside(conference: Conference, item: Beside) -> Content:
    lines = [literal(item.title, "bold")]
    if item.waits_for:
        lines.append(Content.styled(f"{COVERED} until the guess is made", QUIET_STYLE))
        return Content("\n").join(lines)
    if item.sides:
        lines += [_side(conference, side) for side in item.sides]
    else:
        two = len(item.voices) > 1
        lines += [_voice(conference, voice, named=two) for voice in item.voices]
        if item.agreement:
            style = AGREEMENT_STYLES[item.agreement]
            lines.append(Content.styled(AGREEMENT[item.agreement], style))
    if item.points:
        lines.append(Content.styled("To talk about", QUIET_STYLE))
        lines += [literal(f"“{point}”", "italic $text-accent") for point in item.points]
    return Content("\n").join(lines)


def _side(conference: Conference, side: Side) -> Content:
    """One topic: who says what, whether they agree, and what the data says."""
    first = conference.student.first
    picked = PICKED in {side.student, side.tutor}
    glyph = SAME if side.agreement == "same" else DIFFERENT
    both = "both of you" if picked else f"both {_level(side.student)}"
    head = f"{glyph} {side.topic}"
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
    said = literal(head, AGREEMENT_STYLES[side.agreement])
    return Content("\n").join([said, *map(literal, lines)])


def _level(level: str) -> str:
    return f"{LEVEL_MARKS[level][0]} {level}" if level in LEVEL_MARKS else level


def _voice(conference: Conference, voice: Voice, *, named: bool) -> Content:
    who = {"student": conference.student.first, "tutor": "You", "data": "The data"}[voice.by]
    text = voice.text or "nothing yet"
    body = Content("\n").join(
        literal(line, LINE_STYLES.get(line.strip()[:1], "") if voice.text else QUIET_STYLE)
        for line in text.splitlines()
    )
    if not named:
        return body
    return Content.assemble(literal(f"{who}: ", QUIET_STYLE), body)


def _tip(conference: Conference, page: Page, tip: Tip) -> Content:
    said = literal(conference.speech(page).say(tip.text))
    lens = conference.agenda.lenses.get(tip.lens) if tip.lens else None
    if lens is None:
        return said
    style = f"$lens-{lens.color}" if lens.color else "bold"
    name = conference.agenda.word(lens.name)
    return Content.assemble(literal(f"{LENS_GLYPH} {name}", style), "\n", said)
