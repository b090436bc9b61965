"""Words that went out of a text bit by bit are told from slips that were mended."""

from time import perf_counter

import pytest

from conferapp.domain.erased import words_gone

LONG = "I went to the library on Tuesday and asked Ms. Lee about the second task."
LINES = "Ask Ms. Lee\nFlashcards\nI will read the whole chapter before Friday"


@pytest.mark.parametrize(
    ("old", "new", "gone"),
    [
        (LONG, "I went to the library on Tuesday.", True),
        (LONG, LONG.replace("on Tuesday and asked Ms. ", ""), True),
        (LONG, LONG.replace("on Tuesday and asked ", ""), False),  # four words
        (LONG, LONG.replace("library on Tuesday and asked Ms. Lee ", ""), True),
        (LONG, LONG.replace("librar", "libary").upper(), False),
        (LONG, LONG.replace("on Tuesday", "last Wednesday at noon"), False),
        (LONG, f"First: {LONG.replace(' and', chr(10) + 'And')} It helped.", False),
        (LONG, LONG.replace("I went to the library on Tuesday", "We met"), True),
        (LINES, "Flashcards\nI will read the whole chapter before Friday\nAsk Ms. Lee", False),
        (LINES, "Ask Mr. Lee about it\nFlash-cards\nFlashcards\nI will read the chapter", False),
        (LINES, "Ask Ms. Lee\nI will read the whole chapter before Friday", True),
        (LINES, LINES.replace("Flashcards", "Flahscards"), False),
        (LINES, LINES.replace("Flashcards", "Sleep early"), True),
        ("Unit 3 test", "Unit 4 quiz", True),
        ("no", "yes", False),
        ("", "yes", False),
        ("明日は早く起きる", "明日早く起きる", False),
        ("明日は早く起きる", "友だちと話す", True),
    ],
)
def test_a_run_of_words_or_a_line_that_is_nowhere_any_more_is_gone(
    old: str, new: str, gone: bool
) -> None:
    assert words_gone(old, new) is gone


def test_a_text_of_the_greatest_length_is_looked_through_in_a_moment() -> None:
    old = "\n".join(f"word{n} next{n}" for n in range(1_500))
    new = "\n".join(f"wort{n} mext{n}" for n in range(1_500))
    begun = perf_counter()
    assert words_gone(old, new)
    assert not words_gone(old, old.replace("word7 next7", "wird7 nexd7"))
    assert perf_counter() - begun < 1.0
