"""Speech: the wording of a page in one conference."""

import pytest
from tests.unit.build import a_student, closing, conference, held, page

from conferapp.domain.conference import Conference
from conferapp.domain.model import Value
from conferapp.domain.speech import goal_now, goal_on_top

TOML = """
languages = ["en", "es"]
[[preparation]]
id = "facts"
title = "Facts"
questions = [
  { id = "work", kind = "short", ask = "Which?", role = "assignment", simple = "Work?" },
  { id = "score", kind = "score", ask = "Score?", role = "score" },
  { id = "hope", kind = "short", ask = "Hope?", role = "hope" },
  { id = "next", kind = "date", ask = "Next?", role = "next-conference" },
]
[[reflection]]
id = "think"
title = "Think"
who = "student"
intro = { en = "Hello {student}", es = "Hola {student}" }
questions = [{ id = "mood", kind = "short", ask = "How do you feel about it?", simple = "OK?" }]
[[agenda]]
id = "live"
title = { en = "Live", es = "En vivo" }
questions = [
  { id = "done", kind = "long", ask = "Done?", simple = "All?" },
  { id = "goal", kind = "goal", ask = "Goal?" },
]
"""
GOAL: Value = [{"measure": "", "goal": ""}, {"goal": "75 on Unit 4", "by": "2026-12-12"}]


def say(talk: Conference, text: str, on: str = "live") -> str:
    return talk.speech(page(talk, on)).say(text)


@pytest.mark.parametrize(
    ("name", "value", "text", "said"),
    [
        ("work", "the quiz", "So {assignment}.", "So the quiz."),
        ("score", {"value": 34, "out_of": 50}, "So {score}.", "So 34 of 50 (68 %)."),
        ("score", {"value": 0, "out_of": 100}, "So {score}.", "So 0 of 100."),
        ("hope", "being a nurse", "So {hope}.", "So being a nurse."),
        ("next", "2026-12-04", "See you {next}.", "See you Fri 4 Dec 2026."),
        ("goal", GOAL, "So {goal}.", "So 75 on Unit 4, by Saturday 12 December."),
        ("mood", "fine", "You said {answer.mood}.", "You said fine."),
        ("done", "one\ntwo", "You said {answer.done}.", "You said one; two."),
    ],
)
def test_answers_are_spoken(name: str, value: Value, text: str, said: str) -> None:
    talk = conference(TOML)
    talk.answer(name, value)
    assert say(talk, text) == said


def test_people_are_called_what_they_like_to_be_called() -> None:
    assert say(conference(TOML), "{student} and {tutor}") == "Amara and R. Diaz"
    assert say(conference(TOML, student=a_student(called="Mara")), "{student}") == "Mara"


def test_before_there_are_answers_a_text_reads_naturally() -> None:
    text = "So {assignment}, {score}, {goal}, {last.goal}, {last.date}, {answer.mood}, {next}."
    said = say(conference(TOML), text)
    assert said == (
        "So your last piece of work, your result, your goal, your last goal, last time, "
        "what you said, next time."
    )


def test_an_answer_that_does_not_exist_is_a_gap_and_no_crash() -> None:
    assert say(conference(TOML), "So {answer.nothing}.") == "So what you said."


def test_what_could_not_be_read_is_not_spoken() -> None:
    talk = conference(TOML)
    talk.answer("next", None, typed="someday")
    assert say(talk, "See you {next}.") == "See you next time."


def test_the_goal_of_last_time_stays_on_top_until_there_is_a_new_one() -> None:
    before = conference(TOML)
    before.answer("goal", [{"goal": "70 on Unit 3"}])
    before.finish()
    talk = conference(TOML, history=[before.record])
    assert (goal_now(talk), goal_on_top(talk)) == (None, "70 on Unit 3")
    talk.answer("goal", GOAL)
    assert goal_on_top(talk) == "75 on Unit 4, by Sat 12 Dec"
    assert say(talk, "Last time: {last.goal}, {last.date}") == "Last time: 70 on Unit 3, Sat 21 Nov"


def test_plain_words_are_for_the_student_and_never_for_the_tutors_pages() -> None:
    plain = conference(TOML, student=a_student(supports=("plain-words",)))
    asked = {
        name: plain.speech(page(plain, where)).ask(plain.agenda.questions[name])
        for name, where in (
            ("work", "facts"),
            ("mood", "think"),
            ("done", "live"),
            ("goal", "live"),
        )
    }
    assert asked == {"work": "Which?", "mood": "OK?", "done": "All?", "goal": "Goal?"}
    usual = conference(TOML)
    speech = usual.speech(page(usual, "think"))
    assert speech.ask(usual.agenda.questions["mood"]) == "How do you feel about it?"


def test_the_students_language_is_for_the_students_pages() -> None:
    talk = conference(TOML, student=a_student(language="es"))
    think, live = page(talk, "think"), page(talk, "live")
    assert talk.speech(think).say(think.intro) == "Hola Amara"
    assert talk.speech(live).say(live.title) == "Live"


TRANSLATED = """
languages = ["en", "es"]
[[reflection]]
id = "half"
title = { en = "Think", es = "Piensa" }
who = "student"
intro = { en = "Hello {student}", es = "Hola {student}" }
do = "This is for the tutor."
[[reflection.questions]]
id = "mood"
kind = "scale"
ask = { en = "How are you?", es = "¿Cómo estás?" }
hint = "Pick one."
labels = { 1 = "bad", 5 = { en = "good", es = "bien" } }
[[reflection.questions]]
id = "why"
kind = "long"
ask = { en = "Why?", es = "¿Por qué?" }
starters = ["Because "]
words = [{ en = "sum", es = "suma" }]
[[reflection]]
id = "whole"
title = { en = "On", es = "Adelante" }
who = "student"
questions = [{ id = "more", kind = "short", ask = { en = "More?", es = "¿Algo más?" } }]
[[agenda]]
id = "live"
title = "Live"
"""


def lacking(language: str | None, on: str, toml: str = TRANSLATED) -> int:
    """How many wordings of a page a student of this language can't read in it."""
    talk = conference(toml, student=a_student(language=language))
    return talk.speech(page(talk, on)).missing()


def test_what_a_student_can_not_read_in_their_language_is_counted() -> None:
    assert lacking("es", "half") == 3  # the hint, one label and the starter
    assert lacking("es", "whole") == 0
    assert lacking("so", "whole") == 2
    assert lacking("so", "half") == 9


def test_nothing_is_missing_in_the_agendas_own_language_or_for_the_tutor() -> None:
    assert lacking("en", "half") == lacking("en-GB", "half") == lacking(None, "half") == 0
    assert lacking("so", "live") == 0


def test_a_language_serves_its_regions_too() -> None:
    talk = conference(TRANSLATED, student=a_student(language="es-MX"))
    half = page(talk, "half")
    assert talk.speech(half).say(half.intro) == "Hola Amara"
    assert lacking("es-MX", "whole") == 0
    regional = TRANSLATED.replace(", es = ", ", es-MX = ").replace('"es"]', '"es-MX"]')
    assert lacking("es", "whole", regional) == 0


def test_the_nearest_region_is_taken_where_there_are_several() -> None:
    both = 'intro = { en = "Hi", es = "Hola", es-MX = "Qué tal" }'
    toml = TRANSLATED.replace('intro = { en = "Hello {student}", es = "Hola {student}" }', both)
    mexican = conference(toml, student=a_student(language="es-MX"))
    spanish = conference(toml, student=a_student(language="es"))
    half = page(mexican, "half")
    assert mexican.speech(half).say(half.intro) == "Qué tal"
    assert spanish.speech(half).say(half.intro) == "Hola"


def test_what_is_missing_in_a_language_is_said_in_the_agendas_first() -> None:
    talk = conference(TRANSLATED, student=a_student(language="so"))
    half = page(talk, "half")
    assert talk.speech(half).say(half.intro) == "Hello Amara"


def test_a_goal_that_was_reached_stays_on_top_as_reached_until_there_is_a_new_one() -> None:
    history = [
        held(1, goals=["70 on Unit 3"]),
        held(8, closed=closing(goals={"70 on Unit 3": "kept"})),
    ]
    talk = conference(TOML, history=history)
    assert goal_on_top(talk) == "✓ reached: 70 on Unit 3"
    assert say(talk, "So {goal}, or {last.goal}") == "So 70 on Unit 3, or 70 on Unit 3"
    talk.answer("goal", GOAL)
    assert goal_on_top(talk) == "75 on Unit 4, by Sat 12 Dec"


def test_an_older_goal_that_still_stands_comes_before_one_that_was_reached() -> None:
    history = [
        held(1, goals=["Read more"]),
        held(8, goals=["70 on Unit 3"]),
        held(15, closed=closing(goals={"70 on Unit 3": "kept"})),
    ]
    assert goal_on_top(conference(TOML, history=history)) == "Read more"


COVERED = """
[[preparation]]
id = "mine"
title = "So {answer.score}"
questions = [
  { id = "score", kind = "score", ask = "Score {answer.score}?", reveal_after = "guess" },
]
[[reflection]]
id = "theirs"
title = "Guess"
who = "student"
questions = [{ id = "guess", kind = "score", ask = "Guess?" }]
"""


def test_a_goal_that_this_conference_closes_as_reached_stands_no_more() -> None:
    toml = "[[agenda]]\nid = 'a'\ntitle = 'A'\n[[agenda.questions]]\nid = 'back'\n"
    talk = conference(f"{toml}kind = 'last_goal'\nask = 'Well?'", history=[held(3, goals=["Pass"])])
    assert goal_on_top(talk) == "Pass"
    talk.answer("back", closing(goals={"Pass": "partly"}))
    assert goal_on_top(talk) == "Pass"
    talk.answer("back", closing(goals={"Pass": "kept"}))
    assert goal_on_top(talk) == "✓ reached: Pass"


def test_a_tutors_page_that_a_student_may_overhear_says_nothing_of_what_is_covered() -> None:
    talk = conference(COVERED)
    talk.answer("score", {"value": 68, "out_of": 100})
    mine = page(talk, "mine")
    assert talk.speech(mine).say(mine.title) == "So 68 of 100"
    assert talk.speech(mine, overheard=True).say(mine.title) == "So what you said"
    talk.reveal("guess", by_tutor=True)
    assert talk.speech(mine, overheard=True).say(mine.title) == "So 68 of 100"


def test_a_draft_takes_the_top_only_where_no_goal_stands() -> None:
    toml = """
[[reflection]]
id = "mine"
title = "Mine"
who = "student"
questions = [{ id = "draft", kind = "goal", ask = "First try?" }]
[[agenda]]
id = "live"
title = "Live"
questions = [{ id = "aim", kind = "goal", ask = "Goal?" }]
"""
    first, later = conference(toml), conference(toml, history=[held(1, goals=["Pass"])])
    for talk in (first, later):
        talk.answer("draft", [{"goal": "Read more"}])
    assert (goal_on_top(first), goal_on_top(later)) == ("Read more", "Pass")
    later.answer("aim", [{"goal": "Read daily"}])
    assert goal_on_top(later) == "Read daily"
