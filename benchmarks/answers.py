"""What a tutor and a student could say in a goal-setting conference, question by question."""

from typing import Final

from conferapp.domain.model import Value

_SENTENCE: Final = "I practiced the hard ones again after dinner, and asked when I got stuck."
_LONG: Final = (
    *("tutor-helped", "tutor-could-do", "helped", "could-do", "went-best", "got-better"),
    *("was-hard", "tutor-went-best", "tutor-got-better", "tutor-was-hard", "why-goals"),
    *("strengths-named", "struggles-named", "held-back", "more-practice"),
    *("tutor-strengths", "tutor-struggles", "my-notes", "more-help", "tutor-notes"),
    *("told-what", "promises", "look-at", "change-next"),
)
_TOPICS: Final = ("Graphing lines", "Solving equations", "Word problems", "Slope", "Inequalities")
_COUNTED: Final = ("Homework turned in", "Took part in class", "Days present", "Days on time")
_RESULTS: Final = ("Quizzes", "Multiple-choice questions", "Open-ended questions")

ANSWERS: Final[dict[str, Value]] = {
    "conference-date": "2026-11-21",
    "assignment": "the Unit 3 test",
    "assessed-on": "2026-11-18",
    "score": {"value": 68, "out_of": 100},
    "hope": "becoming a nurse",
    "effort-numbers": [
        {"what": what, "value": 8 + at, "out_of": 12, "unit": "", "before": 6}
        for at, what in enumerate(_COUNTED)
    ],
    "effort-seen": [
        {"what": f"Asked a question about {topic}", "source": "in class", "outcome": "got it"}
        for topic in _TOPICS[:3]
    ],
    "topics": [
        {"topic": topic, "points": 2 + at, "out_of": 6, "level": None, "power": at == 1}
        for at, topic in enumerate(_TOPICS)
    ],
    "academic-numbers": [
        {"what": what, "value": 60 + at, "out_of": 80, "unit": "points", "before": 50}
        for at, what in enumerate(_RESULTS)
    ],
    "earlier-work": True,
    "work-seen": [
        {"what": f"Took care with {topic}", "source": "page 2", "outcome": "all steps shown"}
        for topic in _TOPICS[:3]
    ],
    "tutor-confidence": 3,
    "tutor-surest": list(_TOPICS[:2]),
    "tutor-least-sure": list(_TOPICS[2:4]),
    "first-topics": list(_TOPICS[1:3]),
    "effort-wins": [
        {"what": f"Tried {topic} again", "source": "session", "outcome": "two more right"}
        for topic in _TOPICS[:3]
    ],
    "ready": ["There is time to think, with no rush"],
    "confidence": 2,
    "surest": list(_TOPICS[:2]),
    "least-sure": list(_TOPICS[2:4]),
    "guess": {"value": 60, "out_of": 100},
    "mood": "Good",
    "recent-win": "A goal at soccer",
    "last-goal-kept": {
        "record": None,
        "goals": [{"goal": "75 on the Unit 4 test", "outcome": "partly", "because": "less time"}],
        "actions": [],
    },
    "self-insight": "Graphing had become easy",
    "strength-links": [{"from": "checks the work", "to": "ten minutes each night"}],
    "struggle-links": [{"from": "word problems", "to": "the quiz on Friday"}],
    "new-goal": [
        {
            "goal": "75 on the Unit 4 test",
            "measure": "the test",
            "from": 68,
            "to": 75,
            "stretch": 80,
            "by": "2026-12-12",
            "topic": "Word problems",
            "why": "to get into the advanced class",
        }
    ],
    "plan": [
        {
            "what": f"Practice {topic}",
            "when": "Mondays and Thursdays at 3:30",
            "dose": "15 minutes",
            "topic": topic,
            "sign": "five in a row right",
            "obstacle": "soccer",
            "backup": "after dinner",
            "helper": "Grandma",
        }
        for topic in _TOPICS[1:4]
    ],
    "recap": True,
    "next-date": "2026-12-05T15:30:00-05:00",
    "told": ["The student", "The family"],
    **dict.fromkeys(_LONG, f"{_SENTENCE} {_SENTENCE}"),
}
"""Answers by question id, shaped as their kinds want them; every question has one."""
