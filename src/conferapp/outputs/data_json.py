"""Conferences and students as one JSON file for other programs."""

import json
import re
from collections.abc import Iterable
from typing import Final

from conferapp.domain.record import Record
from conferapp.domain.student import Student

FORMAT: Final = 1
"""The version of this form."""
_UNSEEN: Final = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Signs that steer a terminal, turn what is read, or are half a character. JSON can spell them."""


def records_json(records: Iterable[Record], students: Iterable[Student] = ()) -> bytes:
    """The whole of some conferences, and of their students.

    Each stands there as it does in its own file, with the keys that this version doesn't know, and
    without those that its file leaves out. What was removed while the talk went on stays with it.

    Args:
        records: The conferences, in the order in which they are to stand.
        students: The students, likewise.
    """
    data = {
        "format": FORMAT,
        "records": [
            record.model_dump(mode="json", exclude_unset=True, exclude={"removed"})
            for record in records
        ],
        "students": [student.model_dump(mode="json", exclude_unset=True) for student in students],
    }
    text = json.dumps(data, indent=2, ensure_ascii=False, allow_nan=False)
    return f"{_UNSEEN.sub(_spelled, text)}\n".encode()


def _spelled(sign: re.Match[str]) -> str:
    return f"\\u{ord(sign[0]):04x}"
