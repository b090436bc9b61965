"""Looking back: what became of each goal and action of last time, while somebody says it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from conferapp.domain.goal_names import Item
from conferapp.domain.goal_words import goal_line
from conferapp.domain.kinds.looking_back import LISTS, closings
from conferapp.domain.kinds.question import Question
from conferapp.domain.kinds.tables import action_line
from conferapp.domain.model import Row, Value, as_row, as_rows
from conferapp.domain.prompt import Prompt
from conferapp.domain.text import fold, say_number

BECAUSE = "what helped, or got in the way"
LEADS: Mapping[str, str] = {"goals": "Goal", "actions": "Plan"}
NOTHING_OPEN = "Nothing was left open last time."


@dataclass(frozen=True, slots=True)
class LookBack:
    """What is said of what was left open. Every change gives a new one.

    Attributes:
        question: What is asked.
        items: The goals and actions.
        rows: What is said of each: its outcome, and what helped or got in the way.
        before: The answer that was there at first.
        record: The id of the conference that they come from, or "".
    """

    question: Question
    items: tuple[Item, ...]
    rows: tuple[Row, ...]
    before: Row
    record: str

    def told(self, number: int, key: str, cell: Value) -> "LookBack":
        """Say something of one of them.

        Args:
            number: Which, from 0.
            key: `outcome` or `because`.
            cell: What is said; None takes it away.
        """
        rows = list(self.rows)
        rows[number] = {**rows[number], key: cell}
        return replace(self, rows=tuple(rows))

    @property
    def answer(self) -> Value:
        """The answer; what was closed here before and is no longer listed stays in it."""
        listed = {(item.listed, fold(item.name)) for item in self.items}
        answer: Row = {**self.before, "record": self.record or self.before.get("record")}
        for name, key in LISTS.items():
            told = [
                {"outcome": None, "because": None, **row, key: item.name}
                for item, row in zip(self.items, self.rows, strict=True)
                if item.listed == name
            ]
            others = [
                row
                for row in as_rows(self.before.get(name))
                if (name, fold(say_number(row.get(key)))) not in listed
            ]
            answer[name] = [*told, *others]
        return self.question.tidy(answer)


def item_lines(item: Item) -> tuple[str, ...]:
    """A goal or an action to be looked back on: what it was, then what was promised or said of it.

    What was promised for when it doesn't work out stands on a line of its own.
    """
    if item.listed == "goals":
        line, backup = goal_line(item.row) or item.name, ""
    else:
        line = action_line({key: cell for key, cell in item.row.items() if key != "backup"})
        backup = say_number(item.row.get("backup"))
    below = (backup and f"Back-up: {backup}", item.said and f"Last said: {item.said}")
    return (line, *(text for text in below if text))


def look_back(prompt: Prompt) -> LookBack:
    """What is said so far of what was left open."""
    said = {(listed, fold(name)): row for listed, name, row in closings(prompt.value)}
    rows = tuple(dict(said.get((item.listed, fold(item.name)), {})) for item in prompt.items)
    return LookBack(prompt.question, prompt.items, rows, as_row(prompt.value), prompt.thread)
