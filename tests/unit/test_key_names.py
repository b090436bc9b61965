"""The names of keys."""

import pytest

from conferapp.ui.key_names import key_name


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
