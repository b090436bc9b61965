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
    said = (goal_words(conference), *read_back(conference.aloud), talked_words(conference))
    return tuple(filter(None, said))


def goal_words(conference: Standing) -> str:
    """The goal, or that there is none; "" where none is and the agenda asks for none."""
    goal = goal_on_top(conference)
    if goal:
        return f"Goal: {goal}"
    return "No goal was set." if asks_for_goal(conference) else ""


def talked_words(conference: Standing) -> str:
    """How long the talk took; "" below one minute."""
    minutes = round(pace(conference).spent)
    return f"You talked for {minutes} {'minute' if minutes == 1 else 'minutes'}." if minutes else ""


def no_goal_yet(conference: Standing) -> str:
    """What stands in the place of the goal while there is none."""
    together = ": you will agree on one together" if asks_for_goal(conference) else ""
    return f"No goal yet{together}"


def asks_for_goal(conference: Standing) -> bool:
    """Whether the agenda asks for a goal at all: a check-in, for one, may not."""
    return any(True for _ in conference.agenda.of_kind("goal"))


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
