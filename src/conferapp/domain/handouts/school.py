"""The school note: goal, plan, and what a teacher can do."""

from conferapp.domain.handouts.family import ROLES, strengths, support
from conferapp.domain.handouts.handout import Block, Handout
from conferapp.domain.handouts.material import Material
from conferapp.domain.handouts.plan import (
    action_lines,
    backup_lines,
    goal_lines,
    helper_lines,
    next_lines,
)
from conferapp.domain.handouts.rest import HELPERS, added, looked_at, opening, own_words, rest

MOST_STEPS = 8


def school_note(material: Material) -> Handout:
    """The note for the school, which has many students: so it has the whole name."""
    words = material.catalogue
    plan = (*action_lines(material, most=MOST_STEPS), *backup_lines(material, most=MOST_STEPS))
    helped = (*support(material), *helper_lines(material))
    used = frozenset(name for role in ROLES for name, _ in material.of_role(role))
    used |= looked_at(material)
    blocks = (
        Block("opening", lines=opening(material, "note")),
        Block("goal", words.phrase("note.goal"), goal_lines(material, most=3)),
        Block("plan", words.phrase("note.plan"), plan, look="list"),
        Block("strengths", words.phrase("note.strengths"), strengths(material), look="list"),
        Block("help", words.phrase("note.help"), helped, look="list", slot=True),
        Block("next", words.phrase("note.next"), next_lines(material)),
        *rest(material, "note.more", used=used, told=HELPERS),
        added(material),
        own_words(material),
    )
    title = words.phrase("note.title", student=material.record.student.name)
    return Handout("school", words.language, words.direction, title, blocks)
