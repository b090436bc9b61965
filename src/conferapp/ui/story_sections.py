"""The sections of a student's page, as a table: what stands in each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from conferapp.ui.hung import quiet
from conferapp.ui.past import Past
from conferapp.ui.story_courses import effort_text, topics_text
from conferapp.ui.story_goals import cards_text, goals_text
from conferapp.ui.story_scores import (
    NO_SCORE,
    NOT_SURE,
    scores_chart,
    scores_text,
    sure_chart,
    sure_text,
)
from conferapp.ui.story_text import about_text, nothing_yet, now_text
from conferapp.ui.widgets.sheet import Sheet

CONFERENCES = "conferences"
"""The section in which a conference can be chosen."""


@dataclass(frozen=True)
class Section:
    """A section.

    Attributes:
        name: What the list calls it.
        sheet: Makes what stands in it, for a day and a width.
    """

    name: str
    sheet: Callable[[Past, date, int], Sheet]


def _now(past: Past, today: date, width: int) -> Sheet:
    return Sheet(now_text(past, today, width))


def _about(past: Past, today: date, width: int) -> Sheet:
    return Sheet(about_text(past.story.student, today, width))


def _goals(past: Past, today: date, width: int) -> Sheet:
    return Sheet(goals_text(past.story, today, width))


def _scores(past: Past, today: date, width: int) -> Sheet:
    chart = scores_chart(past.story, today)
    return Sheet(scores_text(past.story, today, width), chart, NO_SCORE)


def _sure(past: Past, today: date, width: int) -> Sheet:
    return Sheet(sure_text(past.story, today, width), sure_chart(past.story, today), NOT_SURE)


def _effort(past: Past, today: date, width: int) -> Sheet:
    return Sheet(effort_text(past.story, today, width))


def _topics(past: Past, today: date, width: int) -> Sheet:
    return Sheet(topics_text(past.story, today, width))


def _cards(past: Past, today: date, width: int) -> Sheet:
    return Sheet(cards_text(past, today, width))


def _conferences(past: Past, _today: date, width: int) -> Sheet:
    if past.conferences:
        return Sheet(quiet("Enter goes into the list, then opens. Left goes back.", width))
    return Sheet(quiet(nothing_yet(past), width))


SECTIONS: Mapping[str, Section] = {
    "now": Section("Now", _now),
    "goals": Section("Goals", _goals),
    "scores": Section("Scores", _scores),
    "sure": Section("Sure and right", _sure),
    "effort": Section("Effort", _effort),
    "topics": Section("Topics", _topics),
    "cards": Section("Cards", _cards),
    CONFERENCES: Section("Conferences", _conferences),
    "about": Section("About", _about),
}
"""The sections in the order of the list; `GoTo` names one of them in `at`."""
