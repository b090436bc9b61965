"""The day of a conference, as every part of a student's story counts it."""

from datetime import date

from conferapp.domain.almanac import day_of
from conferapp.domain.record import Record


def day_held(record: Record) -> date | None:
    """The day of the conversation, or that on which the record was made."""
    return day_of(record.started) or day_of(record.created)
