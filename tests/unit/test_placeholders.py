"""Placeholders: filled in, left as natural gaps, and never read as code."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conferapp.domain.placeholders import GAPS, fill, names_in


def filled(text: str, **values: str) -> str:
    return fill(text, values.get)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Hi {student}!", "Hi Amara!"),
        ("{student}, hi", "Amara, hi"),
        ("Hi { student }!", "Hi Amara!"),
        ("{{student}}", "{student}"),
        ("a {{ and a }}", "a { and a }"),
        ("{{{student}}}", "{Amara}"),
        ("no braces", "no braces"),
        ("", ""),
    ],
)
def test_a_placeholder_gives_way_to_its_value(text: str, said: str) -> None:
    assert filled(text, student="Amara") == said


def test_what_is_filled_in_is_never_read_again() -> None:
    assert filled("Hi {student}!", student="{score} {{x}}", score="68") == "Hi {score} {{x}}!"


@pytest.mark.parametrize("name", [*GAPS, "answer.mood"])
@pytest.mark.parametrize("value", [None, ""])
def test_one_without_a_value_reads_as_words(name: str, value: str | None) -> None:
    said = fill(f"About {{{name}}}.", lambda _: value)
    assert said not in {"About .", "About None.", f"About {name}."}
    assert not set("{}_-") & set(said)


def test_a_sentence_that_begins_with_a_gap_begins_with_a_capital() -> None:
    assert filled("{assignment} is back.") == "Your last piece of work is back."
    assert filled("{assignment} is back.", assignment="the quiz") == "The quiz is back."
    assert filled("So {assignment} is back.", assignment="the quiz") == "So the quiz is back."


def test_the_names_in_a_text_come_with_their_places() -> None:
    assert list(names_in("{{no}} {a} and { b }")) == [("a", 7), ("b", 15)]


@given(st.text(alphabet="{}ab ."))
def test_no_text_breaks_the_filling(text: str) -> None:
    assert isinstance(filled(text), str)


@given(st.text())
def test_doubled_braces_write_any_text_as_it_is(text: str) -> None:
    assert filled("." + text.replace("{", "{{").replace("}", "}}")) == "." + text
