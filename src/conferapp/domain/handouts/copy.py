"""The student's copy: goal and plan, their own notes, and everything that is shared with them."""

from collections.abc import Iterator

from conferapp.domain.handouts.handout import Block, Handout, Line, Span
from conferapp.domain.handouts.material import Material
from conferapp.domain.handouts.plan import action_lines, backup_lines, goal_lines, next_lines
from conferapp.domain.handouts.rest import added, rest
from conferapp.domain.text import say_number

MOST = 12
"""Goals and steps: more than anybody agrees on in one conference."""
_REASONS = frozenset({"why"})
"""The cell of a goal that stands below it here."""


def student_copy(material: Material) -> Handout:
    """The copy that the student takes along."""
    words = material.catalogue
    notes = frozenset(name for name, _ in material.of_role("student-notes"))
    day = (Span(material.day),)
    opened = words.phrase("copy.opening", day=day, tutor=material.tutor)
    plan = (*action_lines(material, most=MOST), *backup_lines(material, most=MOST))
    blocks = (
        Block("opening", lines=(Line("opening", opened, frame=True),)),
        Block(
            "goal", words.phrase("copy.goal"), (*goal_lines(material, most=MOST), *_why(material))
        ),
        Block("plan", words.phrase("copy.plan"), plan, look="list"),
        Block("notes", words.phrase("copy.notes"), tuple(_notes(material))),
        Block("next", words.phrase("copy.next"), next_lines(material)),
        *rest(material, "copy.talk", used=notes, told=_REASONS),
        added(material),
    )
    title = words.phrase("copy.title", student=material.called)
    return Handout("student", words.language, words.direction, title, blocks)


def _why(material: Material) -> Iterator[Line]:
    for at, row in enumerate(material.goals):
        if why := say_number(row.get("why")).strip():
            yield Line(f"why:{at}", material.catalogue.phrase("copy.why", why=why), kept=at == 0)


def _notes(material: Material) -> Iterator[Line]:
    """What the student noted: as an answer, and on the pages."""
    for asked in material.of_role("student-notes"):
        yield from material.said(asked)
    for at, note in enumerate(material.record.notes):
        for number, line in enumerate(filter(str.strip, note.text.splitlines())):
            yield Line(f"note:{at}:{number}", (Span(line.strip(), said=True),))
