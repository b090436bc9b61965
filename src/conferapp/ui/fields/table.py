"""The table of fields: which field edits which kind of question.

A kind is looked up with its parents, so that one which edits like another needs no row of its own.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from conferapp.domain.kinds.day import Date
from conferapp.domain.kinds.goal import Goal
from conferapp.domain.kinds.looking_back import LastGoal
from conferapp.domain.kinds.numbers import Number, Scale, Score
from conferapp.domain.kinds.options import Checklist, Choice, Choices, Recap, YesNo
from conferapp.domain.kinds.question import Question
from conferapp.domain.kinds.reminder import Reminder
from conferapp.domain.kinds.rows import RowsQuestion
from conferapp.domain.kinds.tables import Topics
from conferapp.domain.kinds.words import Long, Short
from conferapp.domain.prompt import Prompt
from conferapp.ui.fields.day import DateField
from conferapp.ui.fields.field import Field
from conferapp.ui.fields.goal import GoalField
from conferapp.ui.fields.last_goal import LastGoalField
from conferapp.ui.fields.number import NumberField
from conferapp.ui.fields.pick import (
    ChoiceField,
    ChoicesField,
    ListField,
    RecapField,
    ScaleField,
    YesNoField,
)
from conferapp.ui.fields.reminder import ReminderField
from conferapp.ui.fields.rows import RowsField
from conferapp.ui.fields.score import ScoreField
from conferapp.ui.fields.text import LongField, ShortField
from conferapp.ui.fields.topics import topics_field

FIELDS: Mapping[type[Question], Callable[[Prompt], Field]] = MappingProxyType(
    {
        Short: ShortField,
        Long: LongField,
        Number: NumberField,
        Score: ScoreField,
        Scale: ScaleField,
        Choice: ChoiceField,
        Choices: ChoicesField,
        YesNo: YesNoField,
        Date: DateField,
        Checklist: ListField,
        RowsQuestion: RowsField,
        Topics: topics_field,
        Goal: GoalField,
        LastGoal: LastGoalField,
        Reminder: ReminderField,
        Recap: RecapField,
    }
)
"""The field of each kind of question, or of the parent of several kinds."""


def field_for(prompt: Prompt) -> Field:
    """The field that asks a question.

    Raises:
        LookupError: If neither its kind nor a parent of it has a field.
    """
    for kind in type(prompt.question).__mro__:
        if kind in FIELDS:
            return FIELDS[kind](prompt)
    raise LookupError(f"No field edits questions of the kind {prompt.question.kind}.")
