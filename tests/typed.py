"""What is typed in a whole goal-setting conference, whichever way it is held."""

TOPICS = [
    ("Equations", 18, 20, "mastered"),
    ("Word problems", 6, 12, "close"),
    ("Graphs", 2, 8, "not yet"),
]
"""Skills with points, out of how many, and the level that they give."""

CHECKED = {
    "level": "close",
    "set": "check",
    "was": "not yet",
    "check": {"points": 3, "out_of": 4},
}
"""What a quick check in the talk makes of the last of them; its points stay."""

TYPED: dict[str, object] = {
    "conference-date": "2026-11-24",
    "assignment": "the Unit 3 test",
    "assessed-on": "2026-11-20",
    "score": {"value": 68, "out_of": 100},
    "hope": "becoming a nurse",
    "effort-numbers": [
        {"what": what, "value": value, "out_of": None, "unit": None, "before": None}
        for what, value in (
            ("Homework turned in", 8),
            ("Took part in class", 7),
            ("Took part in tutoring", 5),
            ("Days present", 12),
            ("Days on time", 11),
        )
    ],
    "effort-seen": [
        {
            "what": "Asked for help early",
            "source": "in session",
            "outcome": "fewer sign mistakes",
        }
    ],
    "topics": [
        {
            "topic": topic,
            "points": points,
            "out_of": most,
            "level": level,
            "power": None,
            "set": "data",
        }
        | (CHECKED if topic == "Graphs" else {})
        for topic, points, most, level in TOPICS
    ],
    "earlier-work": True,
    "work-seen": [{"what": "Took care with signs", "source": None, "outcome": None}],
    "tutor-confidence": 3,
    "tutor-surest": ["Equations"],
    "tutor-least-sure": ["Graphs"],
    "tutor-helped": "Homework every week.\nShe asked early.",
    "tutor-could-do": "Reading each word problem twice.",
    "first-topics": ["Word problems"],
    "effort-wins": [{"what": "Tried again, and then it worked", "source": None, "outcome": None}],
    "ready": [
        "The topics have names the student knows",
        "Old homework and session notes are on the table",
    ],
    "confidence": 2,
    "surest": ["Equations"],
    "least-sure": ["Word problems", "Graphs"],
    "helped": "I got ready by doing homework.",
    "could-do": "I could have asked sooner.",
    "guess": {"value": 60, "out_of": 100},
    "went-best": "Equations, because I checked.",
    "got-better": "Signs.",
    "was-hard": "Graphs. They were new.",
    "tutor-went-best": "Equations: 18 of 20.",
    "tutor-got-better": "Fewer sign mistakes.",
    "tutor-was-hard": "Reading the axes.",
    "mood": "Good",
    "recent-win": "A goal at football",
    "why-goals": "So I know what to practice.",
    "strengths-named": "Checks her work now.",
    "struggles-named": "Reading graphs.",
    "held-back": "The graphs came late.",
    "more-practice": "Graphs, for science too.",
    "tutor-strengths": "You ask early.",
    "strength-links": [{"from": "Equations", "to": "Homework every week"}],
    "struggle-links": [{"from": "Graphs", "to": "the quiz on Friday"}],
    "new-goal": [
        {
            "goal": "75 on the Unit 4 test",
            "measure": "the Unit 4 test",
            "from": 68,
            "to": 75,
            "stretch": 80,
            "by": "2026-12-04",
            "topic": "Graphs",
            "why": "Nurse",
            "focus": None,
        }
    ],
    "plan": [
        {
            "what": "Graph practice",
            "when": "Mon and Thu",
            "dose": "20 minutes",
            "topic": "Graphs",
            "sign": None,
            "obstacle": None,
            "backup": None,
            "helper": None,
        }
    ],
    "recap": True,
    "my-notes": "Bring the ruler.",
    "more-help": "Grandma, on Fridays.",
    "tutor-notes": "A good talk.",
    "told": ["The student", "The family"],
    "change-next": "Start with the graphs.",
}
"""What was typed, picked and pasted, as record-format.md keeps it."""
