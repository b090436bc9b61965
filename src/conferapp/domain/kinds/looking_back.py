"""Looking back: `last_goal`, which closes what the student's last conference left open."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

from conferapp.domain.conditions import Fact
from conferapp.domain.kinds.phrases import ENGLISH, Words, stored
from conferapp.domain.kinds.question import EVERYBODY, Question, Share
from conferapp.domain.model import Row, Value, as_row, as_rows
from conferapp.domain.text import say_number

OUTCOMES = ("kept", "partly", "not yet")
OUTCOME_MARKS: Mapping[str, str] = {"kept": "✓", "partly": "◑", "not yet": "↻"}
"""A glyph for each outcome, so that colour is never the only cue."""
LISTS: Mapping[str, str] = {"goals": "goal", "actions": "what"}
"""The two lists of an answer, each with the key under which a row names what it closes."""


class LastGoal(Question):
    """For each goal and action of last time: kept, partly or not yet, and why.

    The answer is `{"record", "goals": [{"goal", "outcome", "because"}], "actions": [{"what",
    "outcome", "because"}]}`; what nothing was said about isn't in it.
    """

    LOOKS_BACK: ClassVar[bool] = True
    SHARED_WITH: ClassVar[tuple[Share, ...] | None] = EVERYBODY

    kind: Literal["last_goal"]

    def problem(self, value: Value) -> str | None:
        """See `Question.problem`."""
        if not isinstance(value, dict):
            return "Please say what became of each goal and action."
        for _, name, row in closings(value):
            outcome, because = row.get("outcome"), row.get("because")
            if not name or (outcome is not None and outcome not in OUTCOMES):
                return f"Please choose for each: {', '.join(OUTCOMES)}."
            if because is not None and not isinstance(because, str):
                return "Please write in words what helped or got in the way."
        return None

    def tidy(self, value: Value) -> Value:
        """See `Question.tidy`: what nothing was said about is left out."""
        tidied = as_row(value)
        for listed in LISTS:
            tidied[listed] = [row for row in as_rows(tidied.get(listed)) if _said(row)]
        return tidied if any(tidied[listed] for listed in LISTS) else None

    def as_text(self, value: Value, words: Words = ENGLISH) -> str:
        """A line for each, such as `◑ partly: flashcards, 15 min a day (the bus was late)`."""
        lines = []
        for _, name, row in closings(value):
            lead = f"{_outcome(row, words)}: " if say_number(row.get("outcome")) else ""
            lines.append(f"{lead}{name}{_because(row)}")
        return "\n".join(lines)

    def fact(self, value: Value) -> Fact:
        """See `Question.fact`: it includes each outcome that was given."""
        outcomes = [say_number(row.get("outcome")) for _, _, row in closings(value)]
        kept = sum(outcome == "kept" for outcome in outcomes)
        return Fact(value, float(kept), tuple(dict.fromkeys(o for o in outcomes if o)))


def outcome_text(row: Row, words: Words = ENGLISH) -> str:
    """What became of one, such as `◑ partly (the bus was late)`."""
    return f"{_outcome(row, words)}{_because(row)}"


def closings(value: Value) -> Iterator[tuple[str, str, Row]]:
    """Every row of an answer, with the list that it stands in and what it closes."""
    for listed, key in LISTS.items():
        for row in as_rows(as_row(value).get(listed)):
            yield listed, say_number(row.get(key)), row


def _outcome(row: Row, words: Words) -> str:
    outcome = say_number(row.get("outcome"))
    return f"{OUTCOME_MARKS.get(outcome, '·')} {stored(words, 'outcome', outcome)}"


def _because(row: Row) -> str:
    because = say_number(row.get("because")).strip()
    return f" ({because})" if because else ""


def _said(row: Row) -> bool:
    return any(say_number(row.get(key)).strip() for key in ("outcome", "because"))
