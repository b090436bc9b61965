"""Languages by the names that people give them, and their tags."""

import pytest

from conferapp.domain.languages import NAMES, language_name, read_language


@pytest.mark.parametrize(
    ("tag", "name"),
    [("es", "Spanish"), ("ES", "Spanish"), ("es-MX", "Spanish"), ("hmn", "Hmong"), ("xx", "xx")],
)
def test_a_language_goes_by_its_name_or_else_by_its_tag(tag: str, name: str) -> None:
    assert language_name(tag) == name


@pytest.mark.parametrize(
    ("said", "tag"),
    [
        ("Spanish", "es"),
        (" spanish ", "es"),
        ("haitian creole", "ht"),
        ("es", "es"),
        ("es-MX", "es-MX"),
        ("xx", "xx"),
        ("what they speak at home", None),
        ("Klingon", None),
        ("", None),
        ("  ", None),
        ("e", None),
    ],
)
def test_a_language_is_read_by_name_or_tag(said: str, tag: str | None) -> None:
    assert read_language(said) == tag


@pytest.mark.parametrize("tag", NAMES)
def test_every_name_leads_back_to_its_tag(tag: str) -> None:
    assert read_language(language_name(tag)) == tag
