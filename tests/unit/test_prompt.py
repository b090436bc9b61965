"""The prompt: everything that a field needs to ask one question."""

from tests.unit.build import a_student, conference, page

from conferapp.domain.conference import Conference
from conferapp.domain.model import Value
from conferapp.domain.prompt import Option, Prompt, prompt
from conferapp.domain.student import Student

TOML = """
languages = ["en", "es"]
[[preparation]]
id = "facts"
title = "Facts"
questions = [
  { id = "score", kind = "score", ask = "Score?", out_of = 40, role = "score" },
  { id = "topics", kind = "topics", ask = "Topics?" },
  { id = "wins", kind = "evidence", ask = "Wins?", prompts = ["When {student} tried"] },
  { id = "effort", kind = "measures", ask = "Effort?", group = "effort", share = ["student"] },
  { id = "tests", kind = "measures", ask = "Tests?", group = "academic", share = ["student"] },
  { id = "note", kind = "short", ask = "Note?" },
]
[[reflection]]
id = "think"
title = "Think"
who = "student"
questions = [
  { id = "guess", kind = "score", ask = "Your guess?", role = "predicted-score" },
  { id = "best", kind = "choices", ask = "Best?", options_from = "topics" },
  { id = "first", kind = "choice", ask = "First?", options_from = "topics" },
  { id = "ride", kind = "choice", ask = "?", options = [{ en = "bus", es = "autobús" }, "car"] },
  { id = "sure", kind = "scale", ask = "?", from = 0, to = 2, labels = { 0 = "no, {student}" } },
  { id = "pack", kind = "checklist", ask = "Packed?", items = ["pen"] },
  { id = "links", kind = "connections", ask = "Links?", sort = "strength" },
]
[[reflection]]
id = "think-more"
title = "Think more"
who = "student"
[[reflection.questions]]
id = "why"
kind = "long"
ask = { en = "Why?" }
hint = "{student}!"
starters = ["I, {student},"]
words = ["sum"]
[[agenda]]
id = "live"
title = "Live"
questions = [
  { id = "ties", kind = "connections", ask = "Ties?", sort = "strength" },
  { id = "goal", kind = "goal", ask = "Goal?" },
  { id = "plan", kind = "actions", ask = "Plan?" },
  { id = "recap", kind = "recap", ask = "Say it." },
]
"""


def asked(talk: Conference, name: str) -> Prompt:
    question = talk.agenda.questions[name]
    return prompt(talk, talk.agenda.page_of[name], question)


def talk_with(student: Student | None = None, **answers: Value) -> Conference:
    talk = conference(TOML, student=student)
    for name, value in answers.items():
        talk.answer(name, value)
    return talk


TOPICS: Value = [
    {"topic": "Ratios", "points": 3, "out_of": 4},
    {"points": 1},
    {"topic": "Ratios"},
    {"topic": "Area"},
]


def test_wording_is_filled_in() -> None:
    why = asked(talk_with(), "why")
    assert (why.ask, why.hint, why.starters, why.words) == (
        "Why?",
        "Amara!",
        ("I, Amara,",),
        ("sum",),
    )
    assert asked(talk_with(), "wins").prompts == ("When Amara tried",)


def test_the_answer_so_far_is_there_and_what_could_not_be_read() -> None:
    talk = talk_with(sure=0)
    talk.answer("guess", None, typed="most")
    assert (asked(talk, "sure").value, asked(talk, "guess").typed) == (0, "most")
    assert asked(talk, "why").value is None


def test_new_words_are_taken_for_those_of_the_page_and_old_ones_keep_their_owner() -> None:
    talk = talk_with()
    assert (asked(talk, "note").by, asked(talk, "why").by, asked(talk, "goal").by) == (
        "tutor",
        "student",
        "student",
    )
    talk.answer("goal", [{"goal": "Pass"}], by="tutor")
    assert asked(talk, "goal").by == "tutor"


def test_a_question_that_says_whose_words_it_asks_for_is_asked_that_way() -> None:
    toml = TOML.replace('ask = "Plan?"', 'ask = "Plan?", by = "tutor"')
    talk = conference(toml)
    assert (asked(talk, "plan").by, asked(talk, "plan").whose) == ("tutor", "your words")
    assert (asked(talk, "goal").by, asked(talk, "goal").whose) == ("student", "Amara’s words")
    assert (asked(talk, "note").whose, asked(talk, "why").whose) == ("", "")


def test_topics_are_the_options_once_each_and_by_name_alone() -> None:
    talk = talk_with(topics=TOPICS)
    assert asked(talk, "best").options == (Option("Ratios", "Ratios"), Option("Area", "Area"))


def test_a_topic_that_was_chosen_and_is_gone_can_still_be_seen_and_unchosen() -> None:
    talk = talk_with(topics=TOPICS, best=["Area"], first="Area")
    talk.answer("topics", [{"topic": "Ratios"}])
    for name in ("best", "first"):
        assert [option.stored for option in asked(talk, name).options] == ["Ratios", "Area"]


def test_an_option_is_stored_in_the_first_language_whatever_is_shown() -> None:
    talk = talk_with(student=a_student(language="es"))
    assert asked(talk, "ride").options == (Option("bus", "autobús"), Option("car", "car"))


def test_a_scale_offers_its_steps_with_their_words() -> None:
    assert asked(talk_with(), "sure").options == (
        Option(0, "no, Amara"),
        Option(1, ""),
        Option(2, ""),
    )


def test_a_checklist_offers_its_items_and_words_offer_nothing() -> None:
    assert asked(talk_with(), "pack").options == (Option("pen", "pen"),)
    assert asked(talk_with(), "why").options == ()


def test_a_guess_takes_the_maximum_of_the_score() -> None:
    assert asked(talk_with(), "guess").out_of == 40
    assert asked(talk_with(score={"value": 30, "out_of": 60}), "guess").out_of == 60
    assert asked(talk_with(score={"value": 30, "out_of": None}), "guess").out_of == 40
    assert asked(talk_with(score={"value": 30, "out_of": "many"}), "guess").out_of == 100
    assert asked(talk_with(), "score").out_of == 40


def test_cells_offer_what_was_entered_before() -> None:
    talk = talk_with(
        topics=TOPICS,
        wins=[{"what": "asked early"}, {"source": "home"}],
        effort=[{"what": "Homework"}, {"what": "Homework"}],
        tests=[{"what": "Quiz"}],
    )
    offers = asked(talk, "ties").offers
    assert offers["topics"] == offers["strengths"] == ("Ratios", "Area")
    assert offers["efforts"] == ("Homework",)  # what was seen isn't shared with the student


def test_on_a_student_page_cells_offer_only_what_is_shared_with_the_student() -> None:
    talk = talk_with(wins=[{"what": "SENTINEL"}], effort=[{"what": "Homework"}])
    assert asked(talk, "links").offers["efforts"] == ("Homework",)


def test_the_recap_reads_back_goal_reason_and_plan() -> None:
    talk = talk_with(
        goal=[{"goal": "75 on Unit 4", "by": "2026-12-12", "why": "to move up"}],
        plan=[{"what": "tutoring", "when": "Mon"}, {"what": "read"}],
    )
    assert asked(talk, "recap").recap == (
        "Goal: 75 on Unit 4, by Sat 12 Dec",
        "Why: to move up",
        "• tutoring · Mon",
        "• read",
    )
    assert asked(talk_with(), "recap").recap == ()
    assert asked(talk, "plan").recap == ()


def test_a_guess_is_locked_only_after_the_reveal() -> None:
    talk = conference(TOML.replace('role = "score" }', 'role = "score", reveal_after = "guess" }'))
    talk.answer("guess", {"value": 30, "out_of": 40})
    assert not asked(talk, "guess").locked
    talk.answer("score", {"value": 20, "out_of": 40})
    talk.reveal("guess")
    assert asked(talk, "guess").locked
    assert not prompt(talk, page(talk, "facts"), talk.agenda.questions["score"]).locked
