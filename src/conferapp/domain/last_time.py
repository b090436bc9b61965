"""Last time, in words that a tutor can say aloud."""

from datetime import date

from conferapp.domain.almanac import MONTHS, WEEKDAYS, day_of
from conferapp.domain.model import say_number
from conferapp.domain.speech import last_goal
from conferapp.domain.standing import Standing
from conferapp.domain.thread import Item


def opening(conference: Standing) -> str | None:
    """Last time in words that can be said aloud; None at a first conference.

    How long ago it was, the goal, each action that stands, and the promised back-up.
    """
    thread = conference.thread
    if thread.day is None:
        return None
    said = [f"We last talked {_ago((conference.clock.today() - thread.day).days)}."]
    if not thread.goals and (reached := last_goal(conference)):
        said.append(f"You reached your goal: {_sentence(reached)}")
    said += [f"Your goal was this: {_sentence(_goal(item))}" for item in thread.goals]
    plans = [_plan(item) for item in thread.actions]
    if plans:
        said.append(f"You planned this: {_sentence('; '.join(plans))}")
    backups = [text for item in thread.actions if (text := say_number(item.row.get("backup")))]
    if backups:
        said.append(f"And if that did not work out: {_sentence('; '.join(backups))}")
    if not thread.items:
        said.append("Nothing was left open then.")
    return " ".join(said)


def _ago(days: int) -> str:
    if days <= 0:
        return "earlier today"
    if days == 1:
        return "yesterday"
    return f"{days // 7} weeks ago" if days >= 14 and days % 7 == 0 else f"{days} days ago"


def _goal(item: Item) -> str:
    day = day_of(item.row.get("by"))
    said = item.name.strip().rstrip(".")
    return f"{said}, by {WEEKDAYS[day.weekday()]} {_day(day)}" if day else item.name


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"


def _plan(item: Item) -> str:
    cells = (item.name, *(say_number(item.row.get(key)) for key in ("when", "dose")))
    return ", ".join(cell.strip().rstrip(".") for cell in cells if cell.strip())


def _sentence(words: str) -> str:
    words = " ".join(words.split())
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."
