"""A student and a conference, as several tests need them."""

import json
from pathlib import Path
from typing import Any

from conferapp.domain.record import AgendaRef, Answer, Note, Place, Record, StudentRef, Visit
from conferapp.domain.student import Student
from conferapp.storage.sealing import AGE_MAGIC, SEALED_SUFFIX

RECORD_ID = "019ea2f4-1d3a-7c3e-9a55-0c2b7a4d1f10"
STUDENT_ID = "s-7f3a9c21"
CREATED = "2026-11-20T16:02:11.120-05:00"
AGENDA = """\
id = "goal-setting"
[[preparation]]
id = "this-work"
[[agenda]]
id = "step-1"
title = "id = 'step-3'"
[[agenda.questions]]
id = "mood"
[[agenda]]
id = "step-2"
[[agenda]]
id = "step-3"
"""


def a_student(**changed: object) -> Student:
    """A student."""
    return Student(id=STUDENT_ID, name="Amara Okafor", grade="7").model_copy(update=changed)


def a_record(**changed: object) -> Record:
    """An open conference on its third live page, with one answer."""
    record = Record(
        id=RECORD_ID,
        revision=42,
        status="open",
        agenda=AgendaRef(
            id="goal-setting", title="Goal-setting", fingerprint="sha256:1", text=AGENDA
        ),
        student=StudentRef(id=STUDENT_ID, name="Amara Okafor"),
        tutor="R. Diaz",
        created=CREATED,
        updated="2026-11-21T15:58:40.002-05:00",
        started="2026-11-21T15:31:02.441-05:00",
        answers={
            "confidence": Answer(
                kind="scale",
                part="reflection",
                page="before-results",
                by="student",
                ask="How sure did you feel?",
                keys={"from": 1, "to": 5},
                at="2026-11-21T15:20:00.000-05:00",
                share=("student",),
                value=3,
            )
        },
        notes=(Note(at=CREATED, page="step-3", by="tutor", text="calm"),),
        pages=(
            Visit(page="step-3", part="agenda", title="The Unit 3 test", who="together"),
            Visit(
                page="step-4", part="agenda", title="…", who="together", skipped="ran out of time"
            ),
        ),
        at=Place(page="step-3"),
    )
    return record.model_copy(update=changed)


def as_written(path: Path) -> dict[str, Any]:
    """The JSON of a file."""
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


class Backwards:
    """A seal that anybody can open, for tests."""

    suffix = SEALED_SUFFIX

    def close(self, data: bytes) -> bytes:
        """Write it backwards."""
        return AGE_MAGIC + data[::-1]

    def open(self, data: bytes, path: Path) -> bytes:  # noqa: ARG002  # as every seal
        """Read it backwards."""
        return data.removeprefix(AGE_MAGIC)[::-1] if data.startswith(AGE_MAGIC) else data
