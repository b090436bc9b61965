"""Last time, in words that a tutor can say aloud."""

from collections.abc import Sequence

from conferapp.domain.agenda import Page
from conferapp.domain.goal_words import goal_said
from conferapp.domain.speech import last_goal
from conferapp.domain.standing import Standing
from conferapp.domain.text import say_number
from conferapp.domain.thread import Item

MOST_SAID = 4
"""Goals, or steps, that are said one by one."""


def opening(conference: Standing) -> str | None:
    """Last time in words that can be said aloud; None at a first conference.

    How long ago it was, the goal, each action that stands, and the promised back-up.
    """
    thread = conference.thread
    if thread.day is None and not thread.items:
        return None
    said = []
    if thread.day is not None:  # a small group adds to the plan before the first talk, too
        said.append(f"We last talked {_ago((conference.clock.today() - thread.day).days)}.")
    if not thread.goals and (reached := last_goal(conference)):
        said.append(f"You reached your goal: {_sentence(goal_said(reached))}")
    goals = [goal_said(item.row) or item.name for item in thread.goals]
    if goals:
        lead = "Your goal was this:" if len(goals) == 1 else "You had more than one goal:"
        said.append(f"{lead} {_listed(goals)}")
    plans = [_plan(item) for item in thread.actions]
    if plans:
        said.append(f"You planned this: {_listed(plans)}")
    backups = [text for item in thread.actions if (text := say_number(item.row.get("backup")))]
    if backups:
        said.append(f"And if that did not work out: {_listed(backups)}")
    if not thread.items:
        said.append("Nothing was left open then.")
    return " ".join(said)


def opening_here(conference: Standing, page: Page) -> str | None:
    """Last time in words to say aloud, on the page that opens the preparation or the talk.

    Args:
        conference: The conference.
        page: The page.
    """
    first = next((p for p in conference.pages() if p.part == page.part), None)
    opens = page.part in {"preparation", "agenda"} and page.who != "student"
    return opening(conference) if opens and first is not None and first.id == page.id else None


def _ago(days: int) -> str:
    if days <= 0:
        return "earlier today"
    if days == 1:
        return "yesterday"
    return f"{days // 7} weeks ago" if days >= 14 and days % 7 == 0 else f"{days} days ago"


def _plan(item: Item) -> str:
    cells = [say_number(item.row.get(key)) for key in ("what", "when", "dose")]
    return ", ".join(cell.strip().rstrip(".") for cell in cells if cell.strip())


def _listed(parts: Sequence[str]) -> str:
    """Parts as one sentence; more than a breath holds are counted."""
    more = len(parts) - MOST_SAID
    said = [part.strip().rstrip(".") for part in parts[:MOST_SAID]]
    return _sentence("; ".join([*said, f"and {more} more"] if more > 0 else said))


def _sentence(words: str) -> str:
    words = " ".join(words.split())
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."
