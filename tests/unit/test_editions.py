"""Each edition of conferences made by hand: what stands on it, in which order, what is offered."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from tests.unit.build import an_answer, closing, held, in_a_group
from tests.unit.shares import english

from conferapp.domain.handouts.catalogue import Catalogue
from conferapp.domain.handouts.editions import EDITIONS
from conferapp.domain.handouts.handout import Block, Card, Handout
from conferapp.domain.handouts.material import Material
from conferapp.domain.kinds.question import EVERYBODY, By, Role
from conferapp.domain.model import Row, Value
from conferapp.domain.pictures import Picture
from conferapp.domain.record import Answer, Event, Record
from conferapp.outputs.pages import as_html
from conferapp.storage.catalogues import find_catalogues

LADDER = Picture("ladder", "Any", "Step by step", ("|_|", "|_|"))
STEPS: tuple[Row, ...] = tuple(
    {"what": what, "when": when, "backup": f"{what} on Sunday"}
    for what, when in (
        ("Read aloud", "Monday"),
        ("Mark what is hard", "Tuesday"),
        ("Ask in class", "Friday"),
        ("Call Grandma", "Saturday"),
    )
)


def told(value: Value, kind: str = "long", role: Role | None = None, **changed: object) -> Answer:
    """An answer that everybody may have."""
    answer = an_answer(kind, value, role=role or "")
    return answer.model_copy(update={"share": EVERYBODY, **changed})


def agreed(
    day: int = 20,
    goals: Sequence[Row | str] = (),
    steps: Sequence[Row | str] = (),
    closed: Row | None = None,
    more: Mapping[str, Answer] | None = None,
    **said: Answer,
) -> Record:
    """A conference whose goals and steps everybody may have."""
    record = held(day, goals=goals, actions=steps, closed=closed)
    answers = {
        name: answer.model_copy(update={"share": EVERYBODY})
        for name, answer in record.answers.items()
    }
    return record.model_copy(update={"answers": {**answers, **(more or {}), **said}})


def clue(picture: str | None = "ladder", words: str = "Step by step") -> Answer:
    return told({"picture": picture, "words": words}, "reminder")


def made(
    edition: str,
    record: Record,
    *earlier: Record,
    words: Catalogue | None = None,
    called: str = "Sample",
) -> Handout:
    known = {LADDER.name: LADDER}
    return EDITIONS[edition].make(Material(record, called, words or english(), earlier, known))


def the_card(record: Record, *earlier: Record) -> Card:
    (card,) = made("card", record, *earlier).cards
    return card


def block(handout: Handout, key: str) -> Block:
    (found,) = (one for one in handout.blocks if one.key == key)
    return found


def kept(part: Block | Card) -> list[str]:
    return [line.text for line in part.lines if line.kept]


def offered(part: Block | Card) -> list[str]:
    return [line.text for line in part.lines if not line.kept]


def heading(part: Block) -> str:
    return "".join(span.text for span in part.heading)


# Cards --------------------------------------------------------------------------------------


def test_a_card_has_the_goal_three_steps_one_back_up_the_next_date_and_the_clue() -> None:
    record = agreed(
        goals=[{"goal": "Read one page aloud.", "by": "2026-12-12"}],
        steps=STEPS,
        date=told("2026-12-05T15:30:00-05:00", "date", "next-conference"),
        clue=clue(),
    )
    card = the_card(record)
    assert kept(card) == [
        "Read one page aloud, by December 12, 2026",
        "Read aloud: Monday",
        "Mark what is hard: Tuesday",
        "Ask in class: Friday",
        "If that doesn’t work: Read aloud on Sunday",
        "We talk again: Saturday, December 5, 2026, at 3:30 p.m.",
        "Step by step",
    ]
    assert (card.art, card.name, card.day) == (LADDER.art, "Sample", "November 20, 2026")


def test_a_card_offers_the_steps_and_goals_that_it_has_no_room_for() -> None:
    card = the_card(agreed(goals=["One", "Two", "Three"], steps=STEPS))
    assert [line.text for line in card.of("goal") if not line.kept] == ["Three"]
    assert [line.text for line in card.of("action") if not line.kept] == ["Call Grandma: Saturday"]
    assert len([line for line in card.of("backup") if line.kept]) == 1
    assert len(card.of("backup")) == 4


def test_a_step_without_a_day_is_a_step_all_the_same() -> None:
    assert kept(the_card(agreed(steps=["Read"]))) == ["Read"]


def test_a_check_in_without_a_new_goal_shows_the_goal_that_stands() -> None:
    before = agreed(10, goals=["Pass the test"], steps=["Flashcards"])
    card = the_card(agreed(20, steps=["Ask in class"]), before)
    assert [line.text for line in card.of("goal")] == ["Pass the test"]
    assert kept(card) == ["Pass the test", "Ask in class", "Flashcards"]


def test_a_goal_that_was_kept_is_on_no_card_any_more() -> None:
    before = agreed(10, goals=["Pass the test"])
    record = agreed(20, goals=["Write a story"], closed=closing(goals={"Pass the test": "kept"}))
    assert [line.text for line in the_card(record, before).of("goal")] == ["Write a story"]


def test_a_new_goal_leads_and_the_older_one_that_stands_is_offered() -> None:
    before = agreed(10, goals=["Pass the test"], steps=["Flashcards"])
    card = the_card(agreed(20, goals=["Write a story"], steps=["Write at night"]), before)
    assert kept(card) == ["Write a story", "Write at night"]
    assert offered(card) == ["Pass the test", "Flashcards"]


def test_a_card_without_a_goal_says_that_it_is_the_next_step() -> None:
    card = the_card(agreed(steps=["Read"]))
    assert "".join(span.text for span in card.heading) == "My next step"


def test_a_picture_that_is_no_longer_there_leaves_its_words() -> None:
    card = the_card(agreed(clue=clue("gone", "Look twice")))
    assert (card.art, kept(card)) == ((), ["Look twice"])


def test_a_picture_alone_makes_a_card_that_can_leave() -> None:
    handout = made("card", agreed(clue=clue(words="")))
    assert (handout.empty, handout.cards[0].art) == (False, LADDER.art)


def test_labels_are_eight_of_the_same_card() -> None:
    handout = made("labels", agreed(goals=["Read"]))
    assert handout.cards == (handout.cards[0],) * 8
    assert handout.sheet == "labels"
    assert len(handout.once().cards) == 1


@pytest.mark.parametrize("edition", ["cards", "stickers"])
def test_back_pages_are_one_for_each_conference_that_left_a_card_in_order(edition: str) -> None:
    records = (
        agreed(1, goals=["First"], date=told("2026-11-08", "date", "next-conference")),
        agreed(8, thoughts=told("We only talked")),
        agreed(15, clue=clue()),
        agreed(20, goals=["Last"], steps=["Read"]),
    )
    handout = made(edition, records[-1], *records[:-1])
    assert [kept(card) for card in handout.cards] == [
        ["First"],
        ["Step by step"],
        ["Last", "Read"],
    ]
    assert [card.day for card in handout.cards] == [
        "November 1, 2026",
        "November 15, 2026",
        "November 20, 2026",
    ]


def test_back_pages_of_one_day_can_be_left_out_one_by_one() -> None:
    records = (agreed(20, goals=["First"]), agreed(20, goals=["Second"]))
    handout = made("cards", records[1], records[0])
    keys = [line.key for line in handout.lines()]
    assert len(set(keys)) == 2
    left = handout.choosing({keys[0]: False}).printed()
    assert [kept(card) for card in left.cards] == [["Second"]]


# Letters ------------------------------------------------------------------------------------


def strengths() -> dict[str, Answer]:
    by: By = "tutor"
    return {
        "ours": told("Sample stayed calm.", role="strengths", by=by),
        "theirs": told("I checked\nmy work.", role="strengths"),
        "more": told("I asked for help.", role="strengths"),
    }


def test_one_thing_to_celebrate_is_kept_the_students_own_words_first() -> None:
    celebrate = block(made("family", agreed(more=strengths())), "celebrate")
    assert kept(celebrate) == ["Sample: “I checked my work.”"]
    assert offered(celebrate) == ["Sample: “I asked for help.”", "R. Diaz: “Sample stayed calm.”"]


def test_the_family_letter_names_who_said_what() -> None:
    record = agreed(more=strengths(), help=told("Lunchtime help", role="support", by="tutor"))
    helped = block(made("family", record), "help")
    assert kept(helped) == ["R. Diaz: “Lunchtime help”"]


def test_a_tutor_without_a_name_is_the_tutor() -> None:
    record = agreed(more=strengths()).model_copy(update={"tutor": ""})
    assert offered(block(made("family", record), "celebrate"))[-1].startswith("the tutor: “")


@pytest.mark.parametrize(("language", "said"), [("en", "small group"), ("es", "grupo pequeño")])
def test_a_letter_about_a_small_group_says_so_and_of_nobody_sitting_down_alone(
    language: str, said: str
) -> None:
    record = in_a_group(20, "Draw it")
    words = find_catalogues().by_language[language]
    for edition in ("family", "school"):
        (line,) = [
            line
            for line in kept(block(made(edition, record, words=words), "opening"))
            if said in line
        ]
        assert "sat down" not in line
        assert "Sample" in line


def test_the_plan_of_a_letter_is_that_of_this_conference() -> None:
    before = agreed(10, goals=["Pass the test"], steps=["Flashcards"])
    plan = block(made("family", agreed(20, goals=["Read"], steps=STEPS[:1]), before), "plan")
    assert kept(plan) == ["Read aloud: Monday", "If that doesn’t work: Read aloud on Sunday"]
    assert offered(plan) == ["Flashcards"]


@pytest.mark.parametrize("edition", ["student", "family", "school"])
def test_the_next_date_has_its_hour(edition: str) -> None:
    date = told("2026-12-05T15:30:00-05:00", "date", "next-conference")
    handout = made(edition, agreed(date=date))
    assert kept(block(handout, "next")) == ["Saturday, December 5, 2026, at 3:30 p.m."]


@pytest.mark.parametrize(("hour", "said"), [("00:05", "12:05 a.m."), ("12:00", "12:00 p.m.")])
def test_noon_and_midnight_are_twelve(hour: str, said: str) -> None:
    date = told(f"2026-12-05T{hour}:00-05:00", "date", "next-conference")
    assert kept(block(made("family", agreed(date=date)), "next"))[0].endswith(f"at {said}")


def test_a_letter_asks_at_home_about_the_plan_and_offers_the_goal() -> None:
    asks = block(made("family", agreed(goals=["Read"], steps=["Read aloud"])), "ask")
    assert "first step of your plan" in kept(asks)[0]
    assert "What is your goal" in offered(asks)[0]
    only = block(made("family", agreed(goals=["Read"])), "ask")
    assert "What is your goal" in kept(only)[0]


def test_a_letter_keeps_words_of_the_talk_and_offers_tables_and_what_came_before() -> None:
    record = agreed(
        thoughts=told("We laughed"),
        before=told("I was nervous", part="reflection"),
        scored=told({"value": 68, "out_of": 100}, "score"),
    )
    handout = made("family", record)
    assert kept(block(handout, "answer:thoughts")) == ["We laughed"]
    assert offered(block(handout, "answer:before")) == ["I was nervous"]
    assert offered(block(handout, "answer:scored")) == ["68 of 100"]


def test_the_school_note_has_the_whole_name_all_strengths_and_who_helps() -> None:
    step: Row = {"what": "Read aloud.", "helper": "Grandma"}
    handout = made("school", agreed(steps=[step], more=strengths()))
    assert "".join(span.text for span in handout.title).startswith("For the school: Amara Okafor")
    assert len(kept(block(handout, "strengths"))) == 3
    assert kept(block(handout, "help")) == ["Read aloud. Who helps: Grandma"]


def test_the_students_copy_says_why_the_goal_matters_and_what_was_noted() -> None:
    notes = told("Signs first!\nAsk Mr. K.", role="student-notes")
    handout = made("student", agreed(goals=[{"goal": "Read", "why": "For fun"}], notes=notes))
    assert kept(block(handout, "goal")) == ["Read", "Why it matters: For fun"]
    assert kept(block(handout, "notes")) == ["Signs first!", "Ask Mr. K."]


@pytest.mark.parametrize("edition", ["student", "family", "school", "full"])
def test_no_heading_stands_above_nothing(edition: str) -> None:
    for record in (agreed(), agreed(thoughts=told("A word")), agreed(goals=["Read"])):
        blocks = made(edition, record).printed().blocks
        for at, one in enumerate(blocks):
            below = blocks[at + 1] if at + 1 < len(blocks) else None
            assert one.lines or (below is not None and below.level > one.level)


def test_a_section_of_which_every_line_was_left_out_has_no_heading_either() -> None:
    handout = made("family", agreed(thoughts=told("A word")))
    without = handout.choosing({line.key: False for line in handout.lines()})
    assert without.printed().blocks == ()


@pytest.mark.parametrize("edition", [*EDITIONS])
def test_a_conference_of_which_nothing_is_shared_gives_an_empty_handout(edition: str) -> None:
    private = an_answer("long", "A word for the tutor")
    record = held(20, thoughts=private, wins=an_answer("long", "Well done", role="strengths"))
    assert made(edition, record).empty == (edition != "full")
    assert made(edition, held(20)).empty


def test_a_letter_of_which_all_that_was_said_is_left_out_is_empty() -> None:
    handout = made("family", agreed(thoughts=told("A word")))
    assert not handout.empty
    assert handout.choosing({"answer:thoughts:0": False}).empty


@pytest.mark.parametrize("edition", ["student", "family", "school", "full"])
def test_every_line_has_a_key_of_its_own(edition: str) -> None:
    before = agreed(10, goals=["Pass the test"], steps=STEPS)
    record = agreed(
        20, goals=["Read", "Write"], steps=STEPS, thoughts=told("a\nb"), more=strengths()
    )
    keys = [line.key for line in made(edition, record, before).lines()]
    assert len(keys) == len(set(keys))


def test_the_same_thing_several_times_on_one_day_is_one_line_of_the_history() -> None:
    made_card = [
        Event(at=f"2026-11-20T15:4{minute}:00-05:00", who="R. Diaz", what="exported: Goal card")
        for minute in range(3)
    ]
    later = Event(at="2026-11-21T09:00:00-05:00", who="", what="exported: Goal card", why="Lost")
    record = held(20).model_copy(update={"history": (*made_card, later)})
    assert kept(block(made("full", record), "history")) == [
        "November 20, 2026, R. Diaz: exported: Goal card (3×)",
        "November 21, 2026: exported: Goal card",
        "Reason: Lost",
    ]


def test_the_full_record_says_whose_words_each_answer_is() -> None:
    handout = made("full", held(20, mine=an_answer("long", "Tired", by="tutor", ask="How?")))
    assert heading(block(handout, "answer:mine")) == "How? · Tutor"


# Languages ----------------------------------------------------------------------------------


def test_spanish_words_stand_around_answers_in_english() -> None:
    spanish = find_catalogues().best("es")
    record = agreed(goals=[{"goal": "Read one page", "by": "2026-12-12"}], more=strengths())
    handout = made("family", record, words=spanish)
    lines = "\n".join(line.text for line in handout.lines())
    assert "Read one page" in lines
    assert "“I checked my work.”" in lines or "I checked my work." in lines
    assert "diciembre" in lines
    assert "December" not in lines
    assert (handout.language, handout.direction) == ("es", "ltr")
    ours = {span.text for line in handout.lines() for span in line.spans if not span.said}
    assert not any("Read" in text for text in ours)


def test_a_name_from_right_to_left_is_set_apart_from_the_words_around_it() -> None:
    name = "أمارا"
    handout = made("family", agreed(goals=["Read"]), called=name)
    greeting = block(handout, "greeting").lines[0]
    assert [span.said for span in greeting.spans] == [False, True, False]
    assert f'<bdi class="said">{name}</bdi>' in as_html(handout, paper="a4")


def test_a_catalogue_from_right_to_left_makes_a_page_from_right_to_left() -> None:
    words = replace(english(), language="ar", direction="rtl")
    page = as_html(made("family", agreed(goals=["Read"]), words=words), paper="a4")
    assert '<html lang="ar" dir="rtl">' in page
