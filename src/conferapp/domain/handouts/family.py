"""The family letter: one thing to celebrate, one to ask about, one way to help, and the date."""

from collections.abc import Iterator
from dataclasses import replace

from conferapp.domain.handouts.handout import Block, Handout, Line, Span
from conferapp.domain.handouts.material import Asked, Material
from conferapp.domain.handouts.plan import (
    action_lines,
    backup_lines,
    goal_lines,
    helper_lines,
    next_lines,
)
from conferapp.domain.handouts.rest import HELPERS, added, looked_at, opening, own_words, rest
from conferapp.domain.kinds.question import Role
from conferapp.domain.record import Answer

MOST_STEPS = 3
ROLES: tuple[Role, ...] = ("strengths", "support")
"""The roles whose answers have a place of their own."""


def family_letter(material: Material) -> Handout:
    """The letter for the student's family."""
    words = material.catalogue
    name = material.called
    used = frozenset(one for role in ROLES for one, _ in material.of_role(role))
    used |= looked_at(material)
    celebrate = _first_kept(strengths(material))
    blocks = (
        Block("greeting", lines=_greeting(material)),
        Block("opening", lines=opening(material, "letter")),
        Block("celebrate", words.phrase("letter.celebrate"), celebrate, slot=True),
        Block("goal", words.phrase("letter.goal", student=name), goal_lines(material, most=2)),
        Block("plan", words.phrase("letter.plan", student=name), _plan(material), look="list"),
        Block("ask", words.phrase("letter.ask"), _ask(material), slot=True),
        Block("help", words.phrase("letter.help"), _first_kept(_help(material)), slot=True),
        Block("next", words.phrase("letter.next"), next_lines(material)),
        *rest(material, "letter.more", used=used, told=HELPERS, keep=_in_words),
        added(material),
        Block("closing", lines=_closing(material)),
        own_words(material),
    )
    title = words.phrase("letter.title", student=name)
    return Handout("family", words.language, words.direction, title, blocks)


def strengths(material: Material) -> tuple[Line, ...]:
    """What went well, the student's own words first."""
    asked = [*material.of_role("strengths")]
    asked.sort(key=lambda each: each[1].by != "student")
    return tuple(line for each in asked for line in _as_one(material, each))


def support(material: Material) -> tuple[Line, ...]:
    """Who else can help and how, in the words of the talk."""
    return tuple(line for each in material.of_role("support") for line in _as_one(material, each))


def _as_one(material: Material, asked: Asked) -> Iterator[Line]:
    """An answer as one line with its speaker; a paragraph leaves as a whole, or not at all."""
    said = " ".join(material.text(asked).split())
    if said:
        student = (Span(material.called, said=True),)
        who = student if asked[1].by == "student" else material.tutor
        yield Line(
            f"answer:{asked[0]}", material.catalogue.phrase("letter.says", who=who, said=said)
        )


def _first_kept(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Lines of which the first is kept, so that there is one thing, and the others are offered."""
    return tuple(replace(line, kept=at == 0) for at, line in enumerate(lines))


def _in_words(answer: Answer) -> bool:
    """Whether an answer is kept in a plain letter: words of the talk are, tables are offered."""
    return answer.kind in {"short", "long"} and answer.part in {"agenda", "follow_up"}


def _plan(material: Material) -> tuple[Line, ...]:
    steps = action_lines(material, most=MOST_STEPS)
    return (*steps, *backup_lines(material, most=1))


def _ask(material: Material) -> tuple[Line, ...]:
    words, name = material.catalogue, material.called
    asks = (("ask_plan", material.actions), ("ask_goal", material.goals))
    lines = (Line(key, words.phrase(f"letter.{key}", student=name)) for key, known in asks if known)
    return _first_kept(tuple(lines))


def _help(material: Material) -> tuple[Line, ...]:
    return (*support(material), *helper_lines(material))


def _greeting(material: Material) -> tuple[Line, ...]:
    hello = material.catalogue.phrase("letter.greeting", student=material.called)
    return (Line("greeting", hello, frame=True),)


def _closing(material: Material) -> tuple[Line, ...]:
    thanks = material.catalogue.phrase("letter.closing", student=material.called)
    return (Line("closing", thanks, frame=True), Line("signed", material.tutor, frame=True))
