"""The reveal: a prediction beside the result, with one kind sentence about the gap."""

from collections.abc import Iterator
from dataclasses import dataclass

from conferapp.domain.agenda import Page
from conferapp.domain.amounts import as_number, percent
from conferapp.domain.model import Value, as_row
from conferapp.domain.standing import Standing
from conferapp.domain.text import say_number

NEAR = 3.0
"""Percentage points within which a guess counts as right on."""
READY = "Ready to see how it went? After that, the guess stays as it is."
"""Said in front of a covered result, once there is a guess."""


@dataclass(frozen=True)
class Curtain:
    """Covered answers on a page, and the question that they wait for.

    Attributes:
        key: The id of the question that they wait for.
        ask: That question, as this page may say it.
        page: The page where it is asked.
        ready: Whether it is answered, so that they may be opened.
        said: Its answer as text; what was typed, where that could not be read.
    """

    key: str
    ask: str
    page: Page
    ready: bool
    said: str

    @property
    def waits(self) -> str:
        """Why the result can't be seen yet."""
        unread = f"“{self.said}” could not be read. " if self.said else ""
        return f"{unread}The result is covered until there is a guess."


def curtain(conference: Standing, page: Page) -> Curtain | None:
    """What covers results on a student or together page, or None when nothing is covered."""
    name = next(covered_on(conference, page), None)
    if page.who == "tutor" or name is None:
        return None
    key = conference.agenda.questions[name]
    typed = conference.typed(name) or ""
    return Curtain(
        name,
        conference.speech(page).ask(key),
        conference.agenda.page_of[name],
        conference.value(name) is not None,
        "" if conference.covered(name) else conference.text(name) or typed,
    )


def covered_on(conference: Standing, page: Page) -> Iterator[str]:
    """The questions for which covered answers on a page wait.

    On a page for both, both sides of a mirror are laid out, whichever of them the page names.
    """
    agenda = conference.agenda
    for name in page.show:
        other = agenda.mirrored.get(name) if page.who == "together" else None
        for shown in (name, other):
            question = agenda.questions.get(shown or "")
            if question is None or question.reveal_after is None:
                continue
            if conference.covered(question.id) and conference.value(question.id) is not None:
                yield question.reveal_after


def gap_sentence(conference: Standing) -> str | None:
    """One kind sentence about the prediction beside the result, once the result is open."""
    roles = conference.agenda.roles
    if "predicted-score" not in roles or "score" not in roles:
        return None
    result = roles["score"].id
    guess, got = percent(conference.value(roles["predicted-score"].id)), None
    if not conference.covered(result):
        got = percent(conference.value(result))
    if guess is None or got is None:
        return None
    gap = _gap(conference.value(roles["predicted-score"].id), conference.value(result))
    if abs(got - guess) <= NEAR:
        return "Your guess was right on. You know your own work well."
    if got > guess:
        return f"You did {gap} better than you thought. There is more in you than you believed."
    return f"It came out {gap} under your guess. Now we can find out where they went."


def _gap(guess: Value, got: Value) -> str:
    """How far two scores are apart: in points where they have one maximum, else in percent."""
    one, other = as_row(guess), as_row(got)
    apart = abs((percent(got) or 0) - (percent(guess) or 0))
    if one.get("out_of") != other.get("out_of"):
        return f"{apart:.0f} percent"
    points = abs((as_number(other.get("value")) or 0) - (as_number(one.get("value")) or 0))
    return f"{say_number(round(points, 1))} {'point' if points == 1 else 'points'}"
