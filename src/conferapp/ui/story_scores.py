"""A student's scores against their guesses, and how sure they felt: as charts and as tables."""

from collections.abc import Iterator, Sequence
from datetime import date
from math import ceil

from textual.content import Content

from conferapp.domain.beside import RIGHT_WORDS
from conferapp.domain.calibration import Calibration
from conferapp.domain.kinds.tables import LEVELS
from conferapp.domain.reveal import NEAR
from conferapp.domain.story.aim import LATEST, aim
from conferapp.domain.story.story import Story, Sureness
from conferapp.domain.text import say_number
from conferapp.ui.chart import Chart, Line
from conferapp.ui.hung import heading, hung, quiet, short_day, stacked, table
from conferapp.ui.story_courses import marked

NO_SCORE = "No score yet. It stands here once a conference with a score or a guess is finished."
NOT_SURE = "Nothing yet. It fills when the student says how sure they feel, or rates their skills."
_RESULT, _PREDICTED, _SURE = "●", "○", "◆"
_QUARTERS = (0, 25, 50, 75, 100)


# Scores --------------------------------------------------------------------------------------


def scores_chart(story: Story, today: date) -> Chart:
    """Results and predictions over time, in percent."""
    found = story.scores
    top = _top([one.result for one in found] + [one.predicted for one in found])
    ticks = tuple((share / top, f"{share} %") for share in range(0, top + 1, 25))
    return Chart(
        tuple(short_day(one.day, today) for one in found),
        (
            _line("predicted", _PREDICTED, "$text-accent", [one.predicted for one in found], top),
            _line("result", _RESULT, "$text-primary", [one.result for one in found], top),
        ),
        ticks,
    )


def _top(percents: Sequence[float | None]) -> int:
    """The top of the scale: 100, or more where there were bonus points, within reason."""
    most = max((share for share in percents if share is not None), default=0.0)
    return min(max(25 * ceil(most / 25), 100), 200)


def _line(name: str, glyph: str, style: str, percents: Sequence[float | None], top: float) -> Line:
    shares = tuple(None if share is None else share / top for share in percents)
    return Line(name, glyph, style, shares)


def scores_text(story: Story, today: date, width: int) -> Content:
    """The same numbers as a table, the newest first, and how near the guesses come."""
    if not story.scores:
        return Content("")
    rows = [
        (
            short_day(one.day, today),
            _percent(one.predicted),
            _percent(one.result),
            _gap(one),
            one.work,
        )
        for one in reversed(story.scores)
    ]
    titles = ("Day", "Predicted", "Result", "Gap", "Work")
    return stacked([*_aim(story, width), table(titles, rows, width)], "\n\n")


def _percent(share: float | None) -> str:
    return "" if share is None else f"{share:.0f} %"


def _gap(one: Calibration) -> str:
    if one.gap is None:
        return ""
    return "right on" if abs(one.gap) <= NEAR else f"{one.gap:+.0f}"


def _aim(story: Story, width: int) -> Iterator[Content]:
    found = aim(story.scores)
    if found is None:
        return
    now, before = found
    said = f"Guesses are {now:.0f} points off on average."
    if before is not None:
        said = (
            f"The last {LATEST} guesses were {now:.0f} points off on average, "
            f"those before {before:.0f}."
        )
    yield quiet(f"{said} The gap is the result less the guess.", width)


# Sure and right ------------------------------------------------------------------------------


def sure_chart(story: Story, today: date) -> Chart:
    """How sure the student felt, on its own scale, and the result in percent."""
    found = story.sure
    scales = {one.scale for one in found if one.scale}
    low, high = next(iter(scales)) if len(scales) == 1 else (0.0, 1.0)
    steps = _steps(low, high) if len(scales) == 1 else ((0.0, "least"), (1.0, "most"))
    results = [one.found.result for one in found]
    return Chart(
        tuple(short_day(one.found.day, today) for one in found),
        (
            Line("felt sure (left)", _SURE, "$text-accent", tuple(one.step for one in found)),
            _line("result (right)", _RESULT, "$text-primary", results, 100),
        ),
        steps,
        tuple((share / 100, f"{share} %") for share in _QUARTERS) if any(results) else (),
    )


def _steps(low: float, high: float) -> tuple[tuple[float, str], ...]:
    """The steps of a scale; of a fine one its ends."""
    whole = range(int(low), int(high) + 1) if high - low <= len(LEVELS) * 2 else (low, high)
    return tuple(((step - low) / (high - low), say_number(step)) for step in whole)


def sure_text(story: Story, today: date, width: int) -> Content:
    """The same as a table, and the skills on which feeling and level differ."""
    if not story.sure:
        return Content("")
    rows = [
        (
            short_day(one.found.day, today),
            one.found.confidence,
            _percent(one.found.result),
            f"{one.right} of {len(one.found.judgements)}" if one.found.judgements else "",
            one.found.work,
        )
        for one in reversed(story.sure)
    ]
    titles = ("Day", "Felt sure", "Result", "Right", "Work")
    blocks = [table(titles, rows, width)]
    differing = [line for one in reversed(story.sure) for line in _differing(one, today, width)]
    if differing:
        blocks.append(stacked([heading("Where feeling and level differ"), *differing]))
    return stacked(blocks, "\n\n")


def _differing(one: Sureness, today: date, width: int) -> Iterator[Content]:
    day = short_day(one.found.day, today)
    for judged in one.found.judgements:
        if not judged.right:
            felt = RIGHT_WORDS.get(judged.said, f"said {judged.said}")
            said = f"≠ {judged.topic}: {felt}, level {marked(judged.level)}"
            yield hung(day, said, width, wide=max(len(day) + 2, 8))
