"""The names of keys."""

import pytest

from conferapp.ui.key_names import is_letter, is_sent, key_name, read_key


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("ctrl+o", "Ctrl+O"),
        ("shift+f8", "Shift+F8"),
        ("shift+up", "Shift+Up"),
        ("up", "Up"),
        ("f8,ctrl+n", "F8"),
        ("plus", "+"),
        ("minus", "−"),
        ("equals_sign", "="),
        ("delete", "Del"),
        ("enter", "Enter"),
        ("escape", "Esc"),
        ("alt+pagedown", "Alt+PgDn"),
    ],
)
def test_a_key_is_called_what_stands_on_the_keyboard(key: str, name: str) -> None:
    assert key_name(key) == name


@pytest.mark.parametrize("key", ["x", "f", "1", "+/−", "→"])
def test_letters_and_a_screens_own_words_for_keys_stay_as_they_are(key: str) -> None:
    assert key_name(key) == key


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("F8", "f8"),
        ("Ctrl+N", "ctrl+n"),
        ("ctrl-n", "ctrl+n"),
        ("Strg + N", "ctrl+n"),
        ("?", "question_mark"),
        ("/", "slash"),
        ("+", "plus"),
        ("−", "minus"),
        ("-", "minus"),
        ("[", "left_square_bracket"),
        ("PgDn", "pagedown"),
        ("Page Down", "pagedown"),
        ("Del", "delete"),
        ("Esc", "escape"),
        ("Return", "enter"),
        ("Shift+F6", "shift+f6"),
        ("alt+↓", "alt+down"),
        ("N", "n"),
        ("Shift+N", "N"),
        ("space", "space"),
    ],
)
def test_a_key_is_known_however_it_is_written(typed: str, key: str) -> None:
    assert read_key(typed) == key
    assert read_key(key_name(key).replace("N", "Shift+N") if key == "N" else key_name(key)) == key


@pytest.mark.parametrize("typed", ["", "f13", "F8 F9", "hyper+x", "blub", "ctrl+", "ctrl+ctrl+x"])
def test_what_is_no_key_is_none(typed: str) -> None:
    assert read_key(typed) is None


@pytest.mark.parametrize(
    "key", ["ctrl+i", "ctrl+h", "ctrl+m", "ctrl+j", "ctrl+2", "ctrl+enter", "alt+x", "shift+enter"]
)
def test_keys_that_arrive_as_others_are_known(key: str) -> None:
    assert not is_sent(key)


def test_letters_are_told_from_other_keys() -> None:
    assert all(map(is_letter, ["x", "7", "space", "plus", "question_mark"]))
    assert not any(map(is_letter, ["f8", "ctrl+x", "delete", "pagedown", "escape"]))
