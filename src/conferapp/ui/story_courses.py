"""A student's effort over time, and their topics with their levels as they moved."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from textual.content import Content

from conferapp.domain.kinds.tables import LEVEL_MARKS, LEVELS
from conferapp.domain.story.courses import EFFORT, Course, Measured
from conferapp.domain.story.journeys import Journey, Stop
from conferapp.domain.story.story import Story
from conferapp.ui.hung import heading, hung, quiet, short_day, stacked
from conferapp.ui.text import QUIET_STYLE, literal

MOST = 12
"""Values of one thing, or levels of one topic, that are shown; the newest count."""
_BAR = 10
"""Columns of a bar that is full."""
_BYS = {"check": "by a quick check", "tutor": "set by hand", "student": "set by the student"}
"""Who gave a level, where that wasn't the data."""


def marked(level: str) -> str:
    """A level with its glyph, such as `◐ close`."""
    return f"{LEVEL_MARKS[level][:1]} {level}" if level in LEVEL_MARKS else level


def effort_text(story: Story, today: date, width: int) -> Content:
    """What was counted, each over time, the newest first."""
    if not story.courses:
        said = "Nothing was counted yet. Effort data goes in while a conference is prepared."
        return quiet(said, width)
    blocks: list[Content] = []
    group = EFFORT
    for course in story.courses:
        if course.group != group:
            group = course.group
            blocks.append(literal("WORK IN NUMBERS", "bold $text-primary"))
        blocks.append(_course(course, today, width))
    return stacked(blocks, "\n\n")


def _course(course: Course, today: date, width: int) -> Content:
    shown = course.values[-MOST:]
    days = [short_day(value.day, today) for value in shown]
    wide = max(map(len, days)) + 2
    lines = [heading(course.what)]
    lines += [
        hung(day, _measured(value), width, wide=wide)
        for day, value in reversed([*zip(days, shown, strict=True)])
    ]
    earlier = len(course.values) - len(shown)
    if earlier:
        lines.append(literal(f"… and {earlier} earlier", QUIET_STYLE))
    return stacked(lines)


def _measured(value: Measured) -> str:
    bar = ""
    if value.share is not None:
        full = min(max(round(value.share * _BAR / 100), 0), _BAR)
        bar = f"{'█' * full}{'░' * (_BAR - full)}  "
    before = f" (before: {value.before})" if value.before else ""
    return f"{bar}{value.said}{before}"


def topics_text(story: Story, today: date, width: int) -> Content:
    """Each topic with its level as it moved, those with most to do first."""
    if not story.topics:
        return quiet("No topic has a level yet. Topics come with the data of a conference.", width)
    counted = [
        f"{count} {level}"
        for level in LEVELS
        if (count := sum(topic.level == level for topic in story.topics))
    ]
    moved = sum(topic.moved for topic in story.topics)
    whole = f"{len(story.topics)} {'topic' if len(story.topics) == 1 else 'topics'}"
    said = f"{whole}: {', '.join(counted)}." if counted else f"{whole}."
    said += f" {moved} {'has' if moved == 1 else 'have'} moved." if moved else ""
    blocks = (_topic(topic, today, width) for topic in story.topics)
    return stacked([quiet(said, width), *blocks], "\n\n")


def _topic(topic: Journey, today: date, width: int) -> Content:
    star = " ★" if topic.power else ""
    head = hung(LEVEL_MARKS.get(topic.level, ""), f"{topic.topic}{star}", width, "bold", wide=5)
    stretches = [[*stops] for _, stops in groupby(topic.stops, key=lambda stop: stop.level)]
    lines = [_stretch(stops, today, width) for stops in stretches[-MOST:]]
    more = [literal("     …", QUIET_STYLE)] if len(stretches) > MOST else []
    return stacked([head, *more, *lines])


def _stretch(stops: Sequence[Stop], today: date, width: int) -> Content:
    """The time for which a topic stayed at one level: since when, with which points, and how."""
    days = [short_day(stop.day, today) for stop in stops]
    points = [stop.points for stop in stops if stop.points]
    said = (
        " to ".join(dict.fromkeys((days[0], days[-1]))),
        " → ".join(dict.fromkeys((*points[:1], *points[-1:]))),
        _BYS.get(stops[0].by, ""),
    )
    lead = f"     {marked(stops[0].level)}"
    return hung(lead, " · ".join(filter(None, said)), width, wide=17)
