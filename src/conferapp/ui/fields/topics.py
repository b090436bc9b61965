"""Topics have two controls: a table for who enters them, and levels for a student to give."""

from conferapp.domain.prompt import Prompt
from conferapp.ui.fields.field import Field
from conferapp.ui.fields.levels import LevelsField
from conferapp.ui.fields.rows import RowsField


def topics_field(prompt: Prompt) -> Field:
    """The field for topics: a student who mirrors a tutor's topics gives each a level."""
    return LevelsField(prompt) if prompt.colors else RowsField(prompt)
