"""What each kind of question takes as an answer, and what its own keys mean."""

from collections.abc import Mapping

from conferapp.domain.authoring.descriptions.tables import Meanings
from conferapp.domain.kinds.reminder import MOST_WORDS
from conferapp.domain.text import MAX_LINE, MAX_LONG

KINDS: Meanings = {
    "short": f"one line, up to {MAX_LINE} characters",
    "long": f"several lines, up to {MAX_LONG:,} characters",
    "number": "a number",
    "score": "points out of a maximum, which can be changed while answering",
    "scale": "a step, out of at most 21",
    "choice": "one option",
    "choices": "several options",
    "yes_no": "yes or no",
    "date": "a day, typed as people say it",
    "checklist": "ticked items",
    "measures": "rows: what, now, out of, unit, before",
    "evidence": "rows: what was seen, where or by whom, what came of it",
    "topics": "rows: topic, points, out of, level, power standard",
    "connections": "rows: a strength and the effort behind it, or a struggle and a coming chance "
    "to grow",
    "goal": "goal, measured by, from, to, by when, topic, why it matters",
    "actions": "rows: what, when, how often or how long, for which topic, how we’ll know, what "
    "could get in the way, back-up plan, who helps",
    "reminder": f"a picture and a few words for a card, up to {MOST_WORDS} characters",
    "last_goal": "for each goal and action that stands from before: kept, partly or not yet, and "
    "what helped or got in the way",
    "recap": "goal, reasons, plan and ties, read back; a tick that the student said them",
}
"""What the answer is."""

_LONGEST: Meanings = {"max_length": "the most characters that an answer may have"}
_OPTIONS: Meanings = {
    "options": "what to choose from",
    "options_from": "the id of a `topics` question on an earlier page, whose topics are what to "
    "choose from",
    "other": "`true`: own words will do as well",
}
_NAMES: Meanings = {"rows": "names to start from, one for each row"}

OWN: Mapping[str, Meanings] = {
    "short": {**_LONGEST, "suggest": "answers that are offered while typing"},
    "long": _LONGEST,
    "number": {
        "unit": "what is counted, written behind the number",
        "min": "the smallest number that fits",
        "max": "the largest number that fits",
    },
    "score": {"out_of": "the maximum to begin with"},
    "scale": {
        "from": "the lowest step",
        "to": "the highest step",
        "labels": 'words for steps, a table such as `{ 1 = "not at all" }`',
    },
    "choice": _OPTIONS,
    "choices": {**_OPTIONS, "at_most": "the most options that may be chosen"},
    "date": {
        "earliest": "the first day that fits, without quotes, such as `2026-12-04`",
        "latest": "the last day that fits, likewise",
        "time": "`true`: asks for the hour too",
    },
    "checklist": {"items": "what can be ticked"},
    "measures": {**_NAMES, "group": "what these numbers are about: `effort` or `academic`"},
    "evidence": {"prompts": "things to think of"},
    "topics": {
        **_NAMES,
        "close_from": "the percentage of the points at which a topic is *close*",
        "mastered_from": "the percentage of the points at which a topic is *mastered*",
    },
    "connections": {"sort": "what is tied: `strength` or `struggle`"},
    "goal": {
        "focus": "the focus that a new goal begins with: `content` or `language`. Without it, no "
        "focus is asked for",
        "at_most": "the most goals, up to 20",
        "stretch": "`true`: a bolder target is asked for beside the goal",
    },
    "actions": {"rows": "how many rows to start with, up to 20"},
    "reminder": {"pictures": "names of the pictures to choose from; all there are without it"},
}
"""What a kind's own keys mean; kinds that have none aren't here."""
