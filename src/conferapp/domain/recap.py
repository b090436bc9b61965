"""The recap: goal, plan and reasons read back, with what each strength and struggle is tied to."""

from conferapp.domain.kinds.tables import action_lines
from conferapp.domain.pace import pace
from conferapp.domain.reading import ties_of
from conferapp.domain.record import Record
from conferapp.domain.speech import goal_on_top
from conferapp.domain.standing import Standing
from conferapp.domain.text import say_number
from conferapp.domain.thread import Item, items_of

BULLET = "•"
TIE = "⇢"


def recap(conference: Standing) -> tuple[str, ...]:
    """What is read back with the student there: the goal, then reasons, actions and ties."""
    goal = goal_on_top(conference)
    lines = [f"Goal: {goal}"] if goal else []
    return (*lines, *read_back(conference.aloud))


def plan_words(conference: Standing) -> tuple[str, ...]:
    """What is read back on the way out: the goal, the plan and its ties, and how long it took.

    Args:
        conference: The conference.
    """
    goal = goal_on_top(conference)
    minutes = round(pace(conference).spent)
    return (
        f"Goal: {goal}" if goal else "No goal was set.",
        *read_back(conference.aloud),
        f"You talked for {minutes} {'minute' if minutes == 1 else 'minutes'}.",
    )


def read_back(record: Record) -> tuple[str, ...]:
    """The reasons, the actions and the ties of a conference, a line each."""
    reasons = (say_number(item.row.get("why")) for item in items_of(record, "goals"))
    return (
        *(f"Why: {why}" for why in reasons if why),
        *(line for item in items_of(record, "actions") for line in _action(item)),
        *(f"{TIE} {tie}" for tie in ties_of(record)),
    )


def _action(item: Item) -> tuple[str, ...]:
    first, *rest = action_lines(item.row)
    return (f"{BULLET} {first}", *(f"   {line}" for line in rest))
