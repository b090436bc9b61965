"""All kinds of question, and the union that tells them apart by `kind`."""

from typing import Annotated, get_args

from pydantic import Field, TypeAdapter

from conferapp.domain.kinds.day import Date
from conferapp.domain.kinds.goal import Goal
from conferapp.domain.kinds.looking_back import LastGoal
from conferapp.domain.kinds.numbers import Number, Scale, Score
from conferapp.domain.kinds.options import Checklist, Choice, Choices, Recap, YesNo
from conferapp.domain.kinds.question import Question
from conferapp.domain.kinds.reminder import Reminder
from conferapp.domain.kinds.tables import Actions, Connections, Evidence, Measures, Topics
from conferapp.domain.kinds.words import Long, Short

Kind = (
    Short
    | Long
    | Number
    | Score
    | Scale
    | Choice
    | Choices
    | YesNo
    | Date
    | Checklist
    | Measures
    | Evidence
    | Topics
    | Connections
    | Goal
    | Actions
    | Reminder
    | LastGoal
    | Recap
)
AnyQuestion = Annotated[Kind, Field(discriminator="kind")]

KINDS: dict[str, type[Question]] = {
    get_args(kind.model_fields["kind"].annotation)[0]: kind for kind in get_args(Kind)
}
"""Every kind by its name in an agenda file."""

QUESTION: TypeAdapter[Kind] = TypeAdapter(AnyQuestion)
"""Reads one question out of plain data."""
