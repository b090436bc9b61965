"""Asks for the level of each skill, skill by skill."""

from conferapp.domain.kinds.tables import LEVELS
from conferapp.domain.skill_levels import NO_SKILLS, SkillLevels, skill_levels
from conferapp.plain.askers.matching import match
from conferapp.plain.askers.rows import ask_rows
from conferapp.plain.askers.spoken import numbered
from conferapp.plain.askers.talk import EMPTY, Talk

COLORS = ("green", "yellow", "red")
"""What students call the levels, in the same order: the pages speak of colors."""
HOW = (
    f"For each: {', '.join(numbered(LEVELS))}; green, yellow, red do as well. "
    "Enter leaves it, a minus (-) takes it away."
)


def ask_topics(talk: Talk) -> None:
    """Ask for topics: rows for who enters them, levels alone for a student who colours them."""
    (ask_levels if talk.prompt.colors else ask_rows)(talk)


def ask_levels(talk: Talk) -> None:
    """Ask for the level of each skill, in portions."""
    levels = skill_levels(talk.prompt)
    number = sum(len(names) for _, names in levels.portions)
    if not number:
        talk.say(NO_SKILLS)
        return
    talk.say(f"{number} {'skill' if number == 1 else 'skills'}.", HOW)
    at = 0
    for heading, names in levels.portions:
        if heading:
            talk.say(heading)
        for name in names:
            at += 1
            level = levels.level(name)
            talk.say_again(f"{at} of {number}. {name}", *([f"So far: {level}"] if level else []))
            levels = _ask_level(talk, levels, name)


def _ask_level(talk: Talk, levels: SkillLevels, name: str) -> SkillLevels:
    while line := talk.hear("Level"):
        found = match(LEVELS, line)
        found = match(COLORS, line) if found.at is None else found
        if line == EMPTY or found.at is not None:
            level = None if found.at is None else LEVELS[found.at]
            levels = levels.given(name, level)
            talk.report(levels.answer)
            talk.say(f"Chosen: {level or 'no level'}")
            break
        if not talk.misfit(f"Please answer {', '.join(numbered(LEVELS))}."):
            levels = levels.given(name, line)
            talk.report(levels.answer)
            break
    return levels
