"""Words: how a text is parted into them, what is looked for, and where in a text it stands."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from conferapp.domain.excerpts import CUT, excerpt, has_all, marks, sought
from conferapp.domain.words import MOST, parted, places, runs, wanted


def marked(text: str, said: str) -> list[str]:
    """What is marked of a text."""
    return [text[start:end] for start, end in marks(text, sought(said))]


# Parting -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Do five sign problems.", {"do", "five", "sign", "problems"}),
        ("don't, DON’T", {"dont"}),
        ("well-known and/or snake_case", {"well", "known", "and", "or", "snake", "case"}),
        ("Núñez e\u0301te\u0301", {"nunez", "ete"}),
        ("Straße ﬁne", {"strasse", "fine"}),
        ("漢字です", {"漢", "字", "て", "す"}),
        ("目標 75%", {"目", "標", "75"}),
        ("… – ! \u200b", set()),
        ("", set()),
    ],
)
def test_a_text_is_parted_into_folded_words(text: str, words: set[str]) -> None:
    assert parted(text) == words


def test_plain_letters_are_parted_like_all_others() -> None:
    text = "It's 3/4, isn't it? `Yes` (A-B)_c"
    assert parted(text) == parted(f"{text} é") - {"e"}


# What is wanted --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("fract", ("fract",)),
        ("  Sign   PROBLEMS sign ", ("sign", "problems")),
        ("a", ()),
        ("a sign", ("sign",)),
        ("O'Brien", ("obrien",)),
        ("漢", ("漢",)),
        ('"; DROP TABLE words --', ("drop", "table", "words")),
        ('NEAR("a" "b") OR * ^ col:', ("near", "or", "col")),
        ("[/b] [@click=app.quit]", ("click", "app", "quit")),
        ("", ()),
    ],
)
def test_from_two_letters_on_a_word_is_wanted(said: str, words: tuple[str, ...]) -> None:
    assert wanted(said) == words


def test_no_more_words_are_wanted_than_a_search_can_bear() -> None:
    assert len(wanted(" ".join(f"word{n}" for n in range(99)))) == MOST


def test_letters_of_a_script_without_spaces_are_wanted_in_their_order() -> None:
    assert runs("目標 reading 数学") == ("目標", "数学")
    assert sought("目標 reading").words == ("reading",)


# Places ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said", "found"),
    [
        ("Fractions, fraction and refraction", "fract", ["Fractions", "fraction"]),
        ("She said: don’t stop", "dont", ["don’t"]),
        ("Núñez and nunez", "nunez", ["Núñez", "nunez"]),
        ("well-known", "known", ["known"]),
        ("私の目標は読書です。標目", "目標", ["目標"]),
        ("目 標", "目標", []),
        ("数学の目標", "目標 数学", ["数学", "目標"]),
        ("nothing", "else", []),
    ],
)
def test_words_are_marked_where_they_begin(text: str, said: str, found: list[str]) -> None:
    assert marked(text, said) == found


def test_without_words_nothing_is_marked() -> None:
    assert places("anything", ()) == ()
    assert not sought("a")


@given(st.text(max_size=60))
@example("㍿ ½ ﬁ")
@example("ก็ดี กำ")
@example("İi ΐ")
@example("a\u0301'b")
def test_whatever_word_the_index_has_of_a_text_is_found_in_it_again(text: str) -> None:
    for word in parted(text):
        if wanted(word):
            assert has_all([text], sought(word))


@given(st.text(max_size=80), st.text(max_size=8), st.integers(10, 60))
def test_marks_lie_inside_the_excerpt(text: str, said: str, room: int) -> None:
    found = excerpt(text, sought(said), room)
    if found is not None:
        assert found.marks
        assert all(0 <= start < end <= len(found.text) for start, end in found.marks)


# Excerpts --------------------------------------------------------------------------------------


def test_a_long_text_is_cut_at_whole_words_around_the_first_place() -> None:
    text = f"{'before it ' * 30}the target word {'after it ' * 30}"
    found = excerpt(text, sought("target"), 80)
    assert found is not None
    assert found.text.startswith(f"{CUT}before it") or found.text.startswith(f"{CUT}it before")
    assert found.text.endswith(f"it{CUT}") or found.text.endswith(f"after{CUT}")
    assert len(found.text) < 110
    ((start, end),) = found.marks
    assert found.text[start:end] == "target"


def test_a_row_is_shown_from_its_beginning() -> None:
    rows = "\n".join(f"topic {n} · {n} · 10 · close" for n in range(20))
    found = excerpt(f"{rows}\nreading graphs · 2 · 4", sought("graphs"), 60)
    assert found is not None
    assert found.text == f"{CUT}reading graphs · 2 · 4"


def test_a_short_text_is_shown_whole_with_its_lines_behind_each_other() -> None:
    found = excerpt("one  line\n\nand  another", sought("another"), 60)
    assert found is not None
    assert found.text == "one line / and another"


def test_a_word_longer_than_the_room_is_shown_all_the_same() -> None:
    found = excerpt("x" * 500, sought("x" * 40), 20)
    assert found is not None
    assert found.text == "x" * 500


def test_all_words_are_looked_for_in_all_texts_together() -> None:
    texts = ["Fractions first", "then graphs"]
    assert has_all(texts, sought("graph fract"))
    assert not has_all(texts, sought("graph ratio"))
    assert not has_all(["目 と 標"], sought("目標"))
