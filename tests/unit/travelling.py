"""Conferences whose student takes pages along: one with a prediction, one with every kind."""

import base64
import json
from collections.abc import Mapping
from typing import Any

from tests.unit.build import KEYS_OF, Time, _in_toml, conference, held, name_of

from conferapp.domain.conference import Conference
from conferapp.domain.model import Value
from conferapp.domain.student import Student
from conferapp.domain.travel.packing import pack
from conferapp.outputs.travel_html import travel_html
from conferapp.storage.catalogues import find_catalogues

CATALOGUES = find_catalogues()

GUESSED = """
[[preparation]]
id = "facts"
title = "Facts"
do = "Zq.do"
say = ["Zq.say"]
good = ["Zq.good"]
weak = ["Zq.weak"]
tips = [{ text = "Zq.tip" }]
questions = [
  { id = "seen", kind = "long", ask = "What was seen?", share = ["student"] },
  { id = "own-view", kind = "long", ask = "Zq.ask" },
  { id = "low", kind = "yes_no", ask = "Low?" },
]
[[preparation]]
id = "data"
title = "Data"
[[preparation.questions]]
id = "result"
kind = "score"
ask = "Score"
role = "score"
reveal_after = "guess"
share = ["student"]
[[preparation.questions]]
id = "skills"
kind = "topics"
ask = "Skills"
reveal_after = "guess"
share = ["student"]
[[reflection]]
id = "guessing"
title = "Your guess"
who = "student"
intro = "Hi {student}! We met {answer.own-view}."
tips = [{ text = "Zq.tip" }]
do = "Zq.do"
show = ["seen", "own-view", "peers", "last-words"]
questions = [
  { id = "guess", kind = "score", ask = "What do you think?", role = "predicted-score" },
  { id = "surest", kind = "choices", ask = "Easy?", options_from = "skills", at_most = 2 },
]
[[reflection]]
id = "results"
title = "How it went"
who = "student"
show = ["guess", "result", "skills"]
[[reflection.questions]]
id = "why"
kind = "long"
ask = "Why?"
simple = "Why so?"
hint = "Say more."
starters = ["Because "]
words = ["luck"]
[[reflection.questions]]
id = "worse"
kind = "short"
ask = "What now?"
show_if = { question = "guess", at_least = 90 }
[[reflection]]
id = "low-page"
title = "Try again"
who = "student"
show_if = { question = "result", at_most = 50 }
questions = [{ id = "again", kind = "short", ask = "When will you try again?" }]
[[reflection]]
id = "hidden-page"
title = "Zq.title"
who = "student"
show_if = { question = "low", is = true }
questions = [{ id = "hidden", kind = "short", ask = "Zq.hidden" }]
[[reflection]]
id = "tutors"
title = "Zq.tutors"
who = "tutor"
questions = [{ id = "tutor-why", kind = "long", ask = "Zq.why", mirrors = "why" }]
"""
"""A prediction, results behind it, and marks (`Zq`) in everything that isn't the student's."""

TUTORS: Mapping[str, Value] = {
    "result": {"value": 41, "out_of": 100},
    "skills": [
        {"topic": "Equations", "points": 77_131, "out_of": 77_132, "level": "mastered"},
        {"topic": "Graphs", "points": 77_133, "out_of": 77_134, "level": "not yet"},
    ],
    "seen": "You kept at it.",
    "own-view": "Zq.view",
    "low": False,
    "tutor-why": "Zq.mirror",
}


def every_kind() -> str:
    """An agenda whose student's pages ask one question of every kind."""
    asked = "\n".join(
        "\n".join(
            [
                "[[reflection.questions]]",
                f'id = "{name_of(kind)}"',
                f'kind = "{kind}"',
                f'ask = "About {kind}?"',
                *(f"{key} = {_in_toml(value)}" for key, value in keys.items()),
            ]
        )
        for kind, keys in KEYS_OF.items()
    )
    return f'[[reflection]]\nid = "all"\ntitle = "All"\nwho = "student"\n{asked}\n'


def talk(toml: str = GUESSED, *, student: Student | None = None, **answers: Value) -> Conference:
    """A conference with answers of the tutor's; dashes in names are written as underscores."""
    earlier = held(20, goals=["Ten pages a day"], actions=["Flashcards"])
    made = conference(toml, time=Time(), student=student, history=[earlier])
    for name, value in {**(TUTORS if toml == GUESSED else {}), **answers}.items():
        made.answer(name.replace("_", "-"), value)
    return made


def packed(of: Conference, language: str = "en") -> bytes:
    """The page as a file."""
    return travel_html(pack(of, CATALOGUES.best(language)))


def data_in(page: bytes) -> dict[str, Any]:
    """The data that a page carries."""
    text = page.decode().split('id="data">', 1)[1].split("</script>", 1)[0]
    content: dict[str, Any] = json.loads(text)
    return content


def unsealed(stage: Mapping[str, Any]) -> dict[str, Any]:
    """What stands behind a prediction."""
    content: dict[str, Any] = json.loads(base64.b64decode(stage["sealed"]))
    return content
