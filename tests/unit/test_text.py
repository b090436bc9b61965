"""What the border takes out of a text, and what it leaves alone."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conferapp.domain import text as domain_text
from conferapp.domain.text import MAX_MARKS, clean, first_name, fold, limit

ODD = "ae1 \t\n\r\x0b\x0c\x85\x00\x07\x1b[]m;\\\x9b\x9c\x9d\x7f\xad\u0301\u0327\u093c\u094d\u0915"
ODD += "\u0958\u0628\u064b\u200b\u200c\u200d\u200e\u202e\u2028\u2067\ufe0f\ufeff\u1100\u1161\u3164"
ODD += "\ud83d\ude00\U0001f469\U0001f4bb\u2764\u845b\U000e0100\U000e0061\U0001f3fd\u180b\u1820"
ANY = st.one_of(st.text(), st.text(st.sampled_from(ODD), max_size=40))
FORBIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f]")


@given(ANY, st.booleans())
def test_cleaning_twice_changes_nothing_more(text: str, lines: bool) -> None:
    once = clean(text, lines=lines)
    assert clean(once, lines=lines) == once


@given(ANY, st.booleans())
def test_nothing_that_steers_or_reorders_is_left(text: str, lines: bool) -> None:
    cleaned = clean(text, lines=lines)
    assert not FORBIDDEN.search(cleaned)
    assert lines or "\n" not in cleaned
    assert not re.search("[\ud800-\udfff\ufeff\xad\U000e0000-\U000e007f]", cleaned)
    assert unicodedata.is_normalized("NFC", cleaned)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " Amara: 75 % (of 100)… “yes” [student] [/b] {goal}  ",
        "Nguyễn Thị Ánh",
        "می‌خواهم",
        "क्‍ष र्‌क",
        "שָׁלוֹם עֲלֵיכֶם",
        "王小明 葛\U000e0100飾",
        "👩🏽‍💻 ❤️‍🔥 👨‍👩‍👧 1️⃣ 🇳🇬 ☺︎",
        "ᠠ\u180b",
        "prix : 5\xa0€",
    ],
)
def test_every_script_keeps_what_it_needs(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    assert clean(text) == text
    assert clean(text, lines=True) == text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x9b1;2Hhome", "home"),
        ("a\x1b]52;c;ZXZpbA==\x07b", "ab"),
        ("a\x1b]0;title\x1b\\b", "ab"),
        ("a\x9d0;title\x9cb", "ab"),
        ("a\x1bPq#0\x1b\\b", "ab"),
        ("\x1b(Bplain", "plain"),
        ("a\x1bb", "ab"),
        ("a\x1b]52;never ends", "a]52;never ends"),
    ],
)
def test_an_escape_sequence_goes_whole_and_a_lone_escape_alone(text: str, left: str) -> None:
    assert clean(text) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("abc\u202edcba\u202c", "abcdcba"),
        ("A\u200bna\u200e", "Ana"),
        ("so\xadft", "soft"),
        ("hid\U000e0068\U000e0069den", "hidden"),
        ("a\u200db\u200cc", "abc"),
        ("a\ufe0f", "a"),
        ("😀\ufe0f\ufe0f", "😀\ufe0f"),
        ("👩\u200d hello", "👩 hello"),
        ("👩\u200d", "👩\u200d"),
        ("\ud83d\ude00 \ud83d.", "😀 ."),
        ("e\u200b\u0301", "é"),
        ("\u3164", ""),
    ],
)
def test_what_cannot_be_seen_is_taken_out(text: str, left: str) -> None:
    assert clean(text) == left


def test_every_line_break_becomes_a_newline_or_a_space() -> None:
    text = "a\r\nb\rc\u2028d\u2029e\x85f\x0bg\x0ch\ni"
    assert clean(text, lines=True) == "a\nb\nc\nd\ne\nf\ng\nh\ni"
    assert clean(text) == "a b c d e f g h i"


def test_a_tab_becomes_spaces() -> None:
    assert clean("a\tb") == "a b"
    assert clean("a\tb", lines=True) == "a    b"


def test_a_tower_of_marks_is_lowered() -> None:
    cleaned = clean("z" + "\u0336\u0489" * 50 + "a")
    assert cleaned.startswith("z")
    assert cleaned.endswith("a")
    assert len(cleaned) == 2 + MAX_MARKS


def test_a_tower_of_any_marks_is_lowered() -> None:
    marks = [sign for sign in map(chr, range(0x110000)) if unicodedata.combining(sign)]
    high = [sign for sign in marks if len(clean(f"z{sign * 99}")) > 1 + MAX_MARKS]
    assert high == []


def test_a_joiner_does_not_raise_a_tower() -> None:
    assert len(clean("ب" + "\u064b\u200d" * 50)) <= 1 + MAX_MARKS


def test_a_row_of_marks_of_punctuation_is_not_a_tower() -> None:
    assert clean("।" * 20) == "।" * 20


def test_a_short_text_is_not_cut() -> None:
    assert limit("Amara", 5) == ("Amara", 0)


def test_a_long_text_is_cut_and_the_rest_counted() -> None:
    assert limit("abcdefg", 5) == ("abcde", 2)
    assert limit("abc", 0) == ("", 3)


@pytest.mark.parametrize(
    ("text", "length", "kept"),
    [
        ("abx\u0323\u0304", 3, "ab"),
        ("ab👩🏽", 3, "ab"),
        ("ab👩\u200d💻", 3, "ab"),
        ("ab👩\u200d💻", 4, "ab"),
        ("a🇳🇬🇪🇸", 2, "a"),
        ("a🇳🇬🇪🇸", 3, "a🇳🇬"),
        ("a🇳🇬🇪🇸", 4, "a🇳🇬"),
        ("x\u0323\u0304", 2, "x\u0323"),
    ],
)
def test_a_cut_never_parts_what_is_read_as_one(text: str, length: int, kept: str) -> None:
    assert limit(text, length) == (kept, len(text) - len(kept))


@given(ANY, st.integers(0, 50))
def test_a_cut_loses_nothing_uncounted(text: str, length: int) -> None:
    kept, cut = limit(text, length)
    assert len(kept) <= length
    assert text.startswith(kept)
    assert len(kept) + cut == len(text)


@pytest.mark.parametrize(
    ("part", "name"),
    [
        ("nunez", "María Núñez"),
        ("NÚÑ", "Maria Nunez"),
        ("obrien", "Sinéad O\u2019Brien"),
        ("o'brien", "Sinéad OBrien"),
        ("jean luc", "Jean-Luc Dubois"),
        ("lukasz", "Łukasz Żółty"),
        ("strasse", "Anna Straße"),
        ("istanbul", "İstanbul"),
        ("amara okafor", "  Amara \u3000 Okafor "),
        ("احمد", "أحمد"),
        ("기", "김"),
    ],
)
def test_a_name_is_found_by_a_part_typed_plainly(part: str, name: str) -> None:
    assert fold(part) in fold(name)


@given(ANY)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Amara Okafor", "Amara"),
        ("  Amara  ", "Amara"),
        ("Okafor, Amara Grace", "Amara"),
        ("Martin King, Jr.", "Martin"),
        ("Okafor,", "Okafor"),
        ("A. J. Smith", "A. J."),
        ("J. Robert Oppenheimer", "J. Robert"),
        ("Jean-Luc Dubois", "Jean-Luc"),
        ("王小明", "王小明"),
        ("김 민수", "김 민수"),
        ("Wei Chen 陈伟", "Wei"),
        ("김 Minjun", "Minjun"),
        ("陈伟 Wei Chen", "陈伟"),
        ("", ""),
        (" , ", ""),
    ],
)
def test_somebody_is_called_by_the_first_name(name: str, called: str) -> None:
    assert first_name(name) == called


def test_what_is_taken_for_harmless_at_a_glance_would_pass_the_whole_way_too() -> None:
    letters = sorted(domain_text._HARMLESS)
    assert {"e", "é", "ấ", "Ж", "·", "’", "…", "●", "▁"} <= set(letters)
    for letter in letters:
        many = letter * (MAX_MARKS + 2)
        assert domain_text._SUSPECT[True].search(many) is None, ascii(letter)
        assert domain_text._composed(many), ascii(letter)
    joined = "".join(letters)
    assert unicodedata.normalize("NFC", joined + joined[::-1]) == joined + joined[::-1]
