"""The words of a page: what stands above its questions, and what stands beside them."""

from collections.abc import Iterator

from textual.content import Content

from conferapp.domain.agenda import Page, Tip
from conferapp.domain.beside import Beside, Voice, beside
from conferapp.domain.conditions import shown
from conferapp.domain.conference import Conference
from conferapp.domain.kinds.numbers import percent
from conferapp.domain.pace import pace
from conferapp.domain.reading import plan_of
from conferapp.domain.reveal import gap_sentence
from conferapp.domain.speech import goal_on_top
from conferapp.domain.wording import Text
from conferapp.ui.text import QUIET_STYLE, literal

AGREEMENT = {"same": "= you two say the same", "different": "≠ you two see this differently"}
BAR_CELLS = 30
LENS_GLYPH = "◆"
COVERED = "▒▒▒ covered"
LEVEL_STYLES = {"●": "$text-success", "◐": "$text-warning", "○": "$text-error"}


def title(conference: Conference, page: Page, number: int | None) -> Content:
    """The page's heading, with the step's number in the live part."""
    said = conference.speech(page).say(page.title)
    minutes = f"   {page.minutes:g} min" if page.minutes and page.part == "agenda" else ""
    return Content.assemble(
        literal(f"{number}  {said}" if number else said, "bold $text-primary"),
        Content.styled(minutes, QUIET_STYLE),
    )


def lead(conference: Conference, page: Page, number: int | None) -> Content:
    """Everything above the questions: heading, intro, and on the tutor's screens what to do.

    What to do, what to say and the examples are the tutor's: a student page has none of them.
    """
    speech = conference.speech(page)
    blocks = [title(conference, page, number)]
    if page.intro:
        blocks.append(literal(speech.say(page.intro).strip()))
    if page.who != "student":
        if page.do:
            blocks.append(literal(speech.say(page.do).strip()))
        if page.say:
            said = (literal(f"“{speech.say(line)}”", "italic $text-accent") for line in page.say)
            blocks.append(Content("\n").join(said))
        examples = [
            *_examples("✓ Like this", "$text-success", page.good, conference, page),
            *_examples("✗ Too vague", "$text-warning", page.weak, conference, page),
        ]
        if examples:
            blocks.append(Content("\n").join(examples))
    return Content("\n\n").join(blocks)


def _examples(
    label: str, style: str, texts: tuple[Text, ...], conference: Conference, page: Page
) -> Iterator[Content]:
    for text in texts:
        said = conference.speech(page).say(text)
        yield Content.assemble(Content.styled(f"{label}: ", style), literal(said))


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
    return Content("\n\n").join([*_notes(conference, page), *woken, *blocks, *tips])


def _notes(conference: Conference, page: Page) -> Iterator[Content]:
    for note in conference.record.notes:
        if note.page == page.id:
            yield literal(f"✎ {note.text}")


def on_the_table(conference: Conference, page: Page) -> Content:
    """What a student page shows of earlier answers: nothing covered, nothing of the tutor's."""
    items = [item for item in beside(conference, page) if not item.waits_for and _said(item)]
    bars = [_bar(item, share) for item in items if (share := _share(conference, item)) is not None]
    sentence = gap_sentence(conference) if bars else None
    if sentence:
        bars.append(literal(sentence, "bold $text-accent"))
    others = [_beside(conference, item) for item in items if _share(conference, item) is None]
    return Content("\n\n").join([*bars, *others])


def _said(item: Beside) -> bool:
    return any(voice.text for voice in item.voices)


def _share(conference: Conference, item: Beside) -> float | None:
    return percent(conference.value(item.question))


def _bar(item: Beside, share: float) -> Content:
    """A score as a bar, so that a guess and a result can be seen beside each other."""
    filled = round(BAR_CELLS * min(share, 100) / 100)
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
    two = len(item.voices) > 1
    for voice in item.voices:
        lines.append(_voice(conference, voice, named=two))
    if item.agreement:
        style = "$text-success" if item.agreement == "same" else "$text-warning"
        lines.append(Content.styled(AGREEMENT[item.agreement], style))
    return Content("\n").join(lines)


def _voice(conference: Conference, voice: Voice, *, named: bool) -> Content:
    who = conference.student.first if voice.by == "student" else "You"
    text = voice.text or "nothing yet"
    body = Content("\n").join(
        literal(line, LEVEL_STYLES.get(line[:1], "") if voice.text else QUIET_STYLE)
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


def plan_text(conference: Conference) -> Content:
    """Goal and plan to be read back, and how long the talk took."""
    goal = goal_on_top(conference)
    lines = [literal(f"Goal: {goal}" if goal else "No goal was set.", "$text-accent")]
    lines += [literal(f"• {line}") for line in plan_of(conference.record)]
    minutes = round(pace(conference).spent)
    said = f"You talked for {minutes} {'minute' if minutes == 1 else 'minutes'}."
    lines.append(Content.styled(said, QUIET_STYLE))
    return Content("\n").join(lines)
