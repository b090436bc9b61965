"""The words on the way out: goal and plan read back, and the card that is left behind."""

from textual.content import Content

from conferapp.domain.conference import Conference
from conferapp.domain.model import as_row
from conferapp.domain.recap import BULLET, TIE, goal_words, read_back, talked_words
from conferapp.domain.text import say_number
from conferapp.ui.card_text import card
from conferapp.ui.case_text import STANDS
from conferapp.ui.text import QUIET_STYLE, literal


def plan_text(conference: Conference) -> Content:
    """Goal, plan and what they are tied to, to be read back, and how long the talk took."""
    goal, talked = goal_words(conference), talked_words(conference)
    lines = [literal(goal, "$text-accent")] if goal else []
    # The mark that a step has on every other screen.
    plan = [
        f"{STANDS}{line[len(BULLET) :]}" if line.startswith(BULLET) else line
        for line in read_back(conference.aloud)
    ]
    lines += [literal(line, QUIET_STYLE if line.startswith(TIE) else "") for line in plan]
    lines += [literal(talked, QUIET_STYLE)] if talked else []
    return Content("\n").join(lines)


def card_text(conference: Conference) -> Content | None:
    """The picture clue with its words, or None where none was chosen."""
    for question in conference.agenda.of_kind("reminder"):
        row = as_row(conference.value(question.id))
        picture = conference.around.pictures.get(say_number(row.get("picture")))
        words = say_number(row.get("words"))
        if picture or words:
            return card(picture, words)
    return None
