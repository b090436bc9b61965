"""Controls: how each kind of question is answered on the page, and what that takes."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from pydantic import JsonValue

from conferapp.domain.agenda import Page
from conferapp.domain.goal_words import goal_line
from conferapp.domain.handouts.catalogue import Catalogue
from conferapp.domain.kinds.cells import Column
from conferapp.domain.kinds.day import Date
from conferapp.domain.kinds.looking_back import LISTS, OUTCOME_MARKS, LastGoal
from conferapp.domain.kinds.numbers import Number, Scale, Score
from conferapp.domain.kinds.options import Checklist, Choice, Choices, OptionQuestion, Recap, YesNo
from conferapp.domain.kinds.question import Question
from conferapp.domain.kinds.reminder import MOST_WORDS, Reminder
from conferapp.domain.kinds.rows import MAX_ROWS, RowsQuestion
from conferapp.domain.kinds.tables import LEVELS, Connections, action_line
from conferapp.domain.kinds.words import Long, Short
from conferapp.domain.prompt import Prompt, prompt
from conferapp.domain.recap import recap
from conferapp.domain.standing import Standing
from conferapp.domain.text import MAX_LINE, say_number

Settings = dict[str, JsonValue]

LEVEL_WORDS: Mapping[str, str] = {
    "mastered": "level_mastered",
    "close": "level_close",
    "not yet": "level_not_yet",
}
OUTCOME_WORDS: Mapping[str, str] = {
    "kept": "outcome_kept",
    "partly": "outcome_partly",
    "not yet": "outcome_not_yet",
}
"""What a student reads for a level and for an outcome, by names in the catalogue."""
MAIN_CELLS: Mapping[str, tuple[str, ...]] = {
    "measures": ("what", "value"),
    "evidence": ("what", "source"),
    "topics": ("topic", "level"),
    "connections": ("from", "to"),
    "goal": ("goal", "measure", "by", "why"),
    "actions": ("what", "when", "backup"),
}
"""The cells of a row that stand open; the others wait behind “more”."""
TUTORS_CELLS = ("power", "focus")
"""Cells that no student fills in alone; what stands there stays."""


class Asking(NamedTuple):
    """A question on its page, with all that its control may look at.

    Attributes:
        standing: The standing, cut down to what the student may have.
        page: The page.
        question: The question.
        live: The questions that are answered on the page that travels.
        words: The app's own words.
    """

    standing: Standing
    page: Page
    question: Question
    live: frozenset[str]
    words: Catalogue

    @property
    def prompt(self) -> Prompt:
        """What a field would get."""
        return prompt(self.standing, self.page, self.question)


def control_of(asking: Asking) -> tuple[str, Settings]:
    """The control of a question, and its settings."""
    for kind, made in CONTROLS.items():
        if isinstance(asking.question, kind):
            return made(asking)
    raise TypeError(asking.question.kind)


def _line(asking: Asking) -> tuple[str, Settings]:
    question = asking.question
    offers = question.suggest if isinstance(question, Short) else ()
    most = question.limit if isinstance(question, Short) else MAX_LINE
    speech = asking.standing.speech(asking.page)
    return "line", {"most": most, "offers": [speech.say(offer) for offer in offers]}


def _text(asking: Asking) -> tuple[str, Settings]:
    most = asking.question.limit if isinstance(asking.question, Long) else MAX_LINE
    return "text", {"most": most}


def _number(asking: Asking) -> tuple[str, Settings]:
    question = asking.question
    if not isinstance(question, Number):
        raise TypeError(question.kind)
    unit = asking.standing.speech(asking.page).say(question.unit)
    return "number", {"unit": unit, "min": question.min, "max": question.max}


def _score(asking: Asking) -> tuple[str, Settings]:
    return "score", {"out_of": asking.prompt.out_of}


def _options(asking: Asking) -> list[JsonValue]:
    return [{"stored": o.stored, "shown": o.shown} for o in asking.prompt.options]


def _scale(asking: Asking) -> tuple[str, Settings]:
    return "one", {"options": _options(asking), "scale": True}


def _choice(asking: Asking) -> tuple[str, Settings]:
    return "one", _picked(asking)


def _choices(asking: Asking) -> tuple[str, Settings]:
    most = asking.question.at_most if isinstance(asking.question, Choices) else None
    return "many", _picked(asking) | {"most": most}


def _picked(asking: Asking) -> Settings:
    question = asking.question
    own = isinstance(question, OptionQuestion) and question.other
    source = question.options_from if isinstance(question, OptionQuestion) else None
    live = source if source in asking.live else None
    return {"options": _options(asking), "other": own, "from": live, "longest": MAX_LINE}


def _yes_no(asking: Asking) -> tuple[str, Settings]:
    say = asking.words.say
    options: list[JsonValue] = [
        {"stored": True, "shown": say("travel.yes")},
        {"stored": False, "shown": say("travel.no")},
    ]
    return "one", {"options": options}


def _checklist(asking: Asking) -> tuple[str, Settings]:
    return "many", {"options": _options(asking), "list": True}


def _recap(asking: Asking) -> tuple[str, Settings]:
    """Goals and plans of this very page are read back as they are then."""
    kinds = {"goal", "actions"}
    asked = asking.standing.agenda.questions
    mine: list[JsonValue] = [name for name in asking.live if asked[name].kind in kinds]
    lines: list[JsonValue] = [] if mine else [*recap(asking.standing)]
    return "tick", {"of": sorted(mine, key=[*asked].index), "lines": lines}  # type: ignore[arg-type]


def _date(asking: Asking) -> tuple[str, Settings]:
    question = asking.question
    if not isinstance(question, Date):
        raise TypeError(question.kind)
    return "date", {
        "time": question.time,
        "earliest": question.earliest.isoformat() if question.earliest else None,
        "latest": question.latest.isoformat() if question.latest else None,
    }


def _rows(asking: Asking) -> tuple[str, Settings]:
    question, asked = asking.question, asking.prompt
    if not isinstance(question, RowsQuestion):
        raise TypeError(question.kind)
    if asked.colors:
        return "levels", _levels(asked) | {"options": _level_options(asking.words)}
    most = getattr(question, "at_most", MAX_ROWS)
    first: list[JsonValue] = [*asked.first_rows]
    return "rows", {
        "columns": [_column(asking, asked, c) for c in question.columns if _is_asked(c)],
        "first": first or [question.new_row()],
        "blank": question.new_row(),
        "most": most,
        "longest": MAX_LINE,
        "prompts": [*asked.prompts],
        "one": question.kind == "goal",
    }


def _is_asked(column: Column) -> bool:
    return column.key not in TUTORS_CELLS


def _column(asking: Asking, asked: Prompt, column: Column) -> Settings:
    question = asking.question
    name = question.kind
    if isinstance(question, Connections) and question.sort == "struggle":
        name = "struggles"
    offers: list[JsonValue] = [*asked.offers.get(column.offers, ())] if column.offers else []
    options: list[JsonValue] = _level_options(asking.words) if column.options == LEVELS else []
    return {
        "key": column.key,
        "title": asking.words.say(f"travel.{name}_{column.key}"),
        "type": column.type,
        "main": column.key in MAIN_CELLS[question.kind],
        "offers": offers,
        "options": options,
    }


def _levels(asked: Prompt) -> Settings:
    rows: list[JsonValue] = [*asked.first_rows]
    names: list[JsonValue] = [say_number(row.get("topic")) for row in asked.first_rows]
    return {"first": rows, "names": names}


def _level_options(words: Catalogue) -> list[JsonValue]:
    return [{"stored": n, "shown": words.say(f"travel.{key}")} for n, key in LEVEL_WORDS.items()]


def _reminder(asking: Asking) -> tuple[str, Settings]:
    pictures: list[JsonValue] = [
        {"name": p.name, "subject": p.subject, "words": p.words, "art": "\n".join(p.art)}
        for p in asking.prompt.pictures
    ]
    return "picture", {"pictures": pictures, "most": MOST_WORDS}


def _closing(asking: Asking) -> tuple[str, Settings]:
    asked = asking.prompt
    items: list[JsonValue] = []
    for item in asked.items:
        goal = item.listed == "goals"
        line = goal_line(item.row) if goal else action_line(item.row, asking.words)
        key = LISTS[item.listed]
        items.append({"list": item.listed, "key": key, "name": item.name, "line": line})
    outcomes: list[JsonValue] = [
        {"stored": n, "shown": f"{OUTCOME_MARKS[n]} {asking.words.say(f'travel.{key}')}"}
        for n, key in OUTCOME_WORDS.items()
    ]
    return "closing", {
        "items": items,
        "options": outcomes,
        "record": asked.thread,
        "longest": MAX_LINE,
    }


CONTROLS: Mapping[type[Question], Callable[[Asking], tuple[str, Settings]]] = {
    Short: _line,
    Long: _text,
    Number: _number,
    Score: _score,
    Scale: _scale,
    Choice: _choice,
    Choices: _choices,
    YesNo: _yes_no,
    Recap: _recap,
    Checklist: _checklist,
    Date: _date,
    RowsQuestion: _rows,
    Reminder: _reminder,
    LastGoal: _closing,
}
"""The control of each kind; a kind that is edited like another one has it from its parent."""
