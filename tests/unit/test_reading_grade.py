"""The reading grade tells hard English from easy English, and leaves other languages alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conferapp.domain.authoring.reading_grade import (
    Measured,
    count_words,
    grade,
    measured,
    sentences,
    syllables,
)

EASY = "Think back to your test. What was hard for you? Pick up to three."
HARD = (
    "Considering the aforementioned assessment, articulate which competencies "
    "you subsequently identified as insufficiently consolidated."
)


def test_hard_sentences_are_told_from_easy_ones() -> None:
    assert grade([EASY]) < 2
    assert grade([HARD]) > 12


def test_between_them_a_text_is_harder_the_more_of_it_is_hard() -> None:
    assert grade([EASY]) < grade([EASY, EASY, HARD]) < grade([EASY, HARD]) < grade([HARD])


@pytest.mark.parametrize("text", ["", "Yes", "no, not yet", "?!", "\n\n", "1 2 3"])
def test_labels_have_no_grade(text: str) -> None:
    assert grade([text]) == 0


@pytest.mark.parametrize(
    ("word", "count"),
    [
        *(("the", 1), ("time", 1), ("little", 2), ("worked", 1), ("wanted", 2)),
        *(("reflection", 3), ("68", 1), ("Kate", 1)),
    ],
)
def test_syllables_are_counted_as_they_are_heard(word: str, count: int) -> None:
    assert syllables(word) == count


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two? Three", ["One.", "Two?", "Three"]),
        ("It was 3.5 points.", ["It was 3.5 points."]),
        ("She said “Go.” Then we went…", ["She said “Go.”", "Then we went…"]),
        ("A line\nthat goes on", ["A line\nthat goes on"]),
        ("A heading\n\nA text", ["A heading", "A text"]),
        ("Think of:\n- a win\n- a hard part", ["Think of:", "- a win", "- a hard part"]),
        ("Say {last.goal} aloud. Then stop.", ["Say {last.goal} aloud.", "Then stop."]),
        ("¿Qué fue? Bien.", ["¿Qué fue?", "Bien."]),
        ("...", ["..."]),
        ("  ", []),
    ],
)
def test_sentences_are_found_where_people_end_them(text: str, parts: list[str]) -> None:
    assert list(sentences(text)) == parts


@given(st.text(alphabet='ab .!?"”)\n-•{}', max_size=60))
def test_sentences_hold_everything_that_can_be_read(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


def test_a_long_run_of_signs_costs_no_time_to_speak_of() -> None:
    assert len(list(sentences("!" * 100_000 + "x" + '!"' * 50_000 + "x" + "\n " * 50_000))) == 1


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("Pick up to 3 – or none.", 6),
        ("a back-up plan — it’s ready", 5),
        ("stop—now", 2),
        ("नमस्ते दुनिया", 2),
    ],
)
def test_words_are_counted_in_any_language_with_spaces(text: str, count: int) -> None:
    assert count_words(text) == count


@pytest.mark.parametrize(
    ("text", "english"),
    [
        (EASY, True),
        (HARD, True),
        ("¿Qué fue difícil para ti? Elige hasta tres cosas que quieras practicar.", False),
        ("Was war schwer für dich? Wähle bis zu drei Dinge, die du üben willst.", False),
        ("Ki sa ki te difisil pou ou? Chwazi twa bagay ou vle pratike.", False),
    ],
)
def test_english_is_known_by_its_common_words(text: str, *, english: bool) -> None:
    assert measured([text]).english is english


def test_what_is_taken_out_counts_no_more() -> None:
    both = measured([EASY, HARD])
    assert both == measured([EASY]) + measured([HARD])
    assert both - measured([HARD]) == measured([EASY])
    assert both - both == Measured()
