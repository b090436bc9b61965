"""A catalogue out of a file: which of its words can be used, phrase by phrase.

What is wrong with one costs that one. The words below it, of the same language where Conferapp has
them and English in the end, stand in its place.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from conferapp.domain.handouts.catalogue import Catalogue
from conferapp.domain.languages import OWN_NAMES, is_right_to_left, language_name
from conferapp.domain.placeholders import names_in
from conferapp.domain.spelling import did_you_mean
from conferapp.domain.text import MAX_LINE, clean
from conferapp.domain.wording import base
from conferapp.storage.agenda_problem import shorten
from conferapp.storage.catalogue_text import CatalogueText
from conferapp.storage.settings_file import Rule

__all__ = ["catalogue_of", "phrases_of"]

Phrases = Mapping[str, str]
"""Words by names such as `card.goal`."""

_MOST_NAMES: Final = 50
_DAYS: Final = "dates"
_UNTIL: Final = "Until then it isn’t used."


def _words(value: object) -> str | None:
    """Clean words on one line, or None for what isn't that; spaces that don't break stay."""
    words = clean(value).strip() if isinstance(value, str) else ""
    return words if words and len(words) <= MAX_LINE else None


def _list(value: object) -> tuple[str, ...] | None:
    entries = value if isinstance(value, list) else [None]
    words = tuple(taken for entry in entries if (taken := _words(entry)) is not None)
    return words if len(words) == len(entries) <= _MOST_NAMES else None


def _of(many: int, value: object) -> tuple[str, ...] | None:
    words = _list(value)
    return words if words is not None and len(words) == many else None


_HEAD: Final[Mapping[str, Rule]] = {
    "language": Rule(_words, 'a language tag in quotes, such as "es"'),
    "name": Rule(_words, 'what its speakers call the language, such as "Español"'),
    "direction": Rule(lambda value: value if value in ("ltr", "rtl") else None, '"ltr" or "rtl"'),
    "reviewed_by": Rule(_list, 'a list of names in quotes, such as ["Sample Reader"], or []'),
}
_FIELDS: Final[Mapping[str, Rule]] = {
    "weekdays": Rule(lambda value: _of(7, value), "a list of 7 days in quotes, Monday first"),
    "months": Rule(lambda value: _of(12, value), "a list of 12 months in quotes, January first"),
    "twelve": Rule(lambda value: value if isinstance(value, bool) else None, "true or false"),
}


def phrases_of(data: Mapping[str, Any]) -> Phrases:
    """All phrases of a file by their names; what isn't text is left out.

    Args:
        data: What the file holds.
    """
    return {
        f"{section}.{key}": value
        for section, table in data.items()
        if isinstance(table, dict)
        for key, value in table.items()
        if isinstance(value, str)
    }


def catalogue_of(
    text: CatalogueText, language: str, english: Phrases, below: Catalogue | None
) -> Catalogue:
    """The catalogue that a file makes; what is wrong in it is told to the text.

    Args:
        text: The file, read.
        language: Its language, as the file's name tells.
        english: The phrases that there are, and the gaps that they may have.
        below: Where words are looked for that the file hasn't; only English has nothing below.
    """
    head = dict(_sorted_out(text, text.data, _HEAD, ()))
    written = head.pop("language", language)
    if written.casefold() != language.casefold():
        told = f"`language` is `{shorten(written)}`, and the file’s name says `{language}`."
        text.tell(("language",), f"{told} The name of the file counts.")
    _tell_strays(text, english)
    days = text.data.get(_DAYS)
    fields = _inherited(language, below) | head
    fields |= dict(_sorted_out(text, days if isinstance(days, dict) else {}, _FIELDS, (_DAYS,)))
    phrases = dict(_phrases(text, english, twelve=bool(fields["twelve"])))
    _tell_direction(text, language, fields["direction"])
    return Catalogue(language=language, phrases=phrases, fallback=below, **fields)


def _inherited(language: str, below: Catalogue | None) -> dict[str, Any]:
    """What holds where the file doesn't say it. Who reviewed other words didn't review these."""
    known = OWN_NAMES.get(base(language)) or language_name(language)
    fields: dict[str, Any] = {
        "name": known,
        "direction": "rtl" if is_right_to_left(language) else "ltr",
        "weekdays": (),
        "months": (),
        "twelve": False,
    }
    if below is None:
        return fields
    if base(below.language) == base(language):
        fields |= {"name": below.name, "direction": below.direction}
    return fields | {key: getattr(below, key) for key in _FIELDS}


def _sorted_out(
    text: CatalogueText,
    table: Mapping[str, Any],
    rules: Mapping[str, Rule],
    place: tuple[str, ...],
) -> Iterator[tuple[str, Any]]:
    """What of a table can be used as its rules want it."""
    for key, rule in rules.items():
        if key not in table:
            continue
        taken = rule.take(table[key])
        if taken is None:
            text.tell((*place, key), f"`{key}` has to be {rule.wanted}. {_UNTIL}")
        else:
            yield key, taken


def _tell_strays(text: CatalogueText, english: Phrases) -> None:
    """Tell what stands where nothing looks for it."""
    sections = dict.fromkeys(name.partition(".")[0] for name in english)
    for key, value in text.data.items():
        if key in _HEAD:
            continue
        called = shorten(key)
        if key in sections and not isinstance(value, dict):
            text.tell((key,), f"`{called}` is a section. Write [{called}] on a line of its own.")
        elif key not in sections and isinstance(value, dict):
            meant = did_you_mean(key, sections) or f"There are {', '.join(sections)}."
            text.tell((key,), f"There is no section `{called}`. {meant}")
        elif key not in sections:
            meant = did_you_mean(key, _HEAD) or "Phrases stand below a section such as [card]."
            text.tell((key,), f"`{called}` means nothing here. {meant}")


def _phrases(text: CatalogueText, english: Phrases, *, twelve: bool) -> Iterator[tuple[str, str]]:
    """The phrases that can be used; one that was left empty is as good as left out."""
    for section in dict.fromkeys(name.partition(".")[0] for name in english):
        table = text.data.get(section)
        for key, value in table.items() if isinstance(table, dict) else ():
            name, place = f"{section}.{key}", (section, key)
            if section == _DAYS and key in _FIELDS:
                continue
            if name not in english:
                meant = _meant(section, key, english)
                text.tell(place, f"There is no phrase `{shorten(name)}`. {meant}")
            elif not isinstance(value, str):
                text.tell(place, f"`{name}` has to be words in quotes. {_UNTIL}")
            elif words := clean(value).strip():
                wrong = _wrong(words, english[name])
                if wrong:
                    text.tell(place, f"`{name}` {wrong} {_UNTIL}")
                    continue
                lost = _gaps(english[name]) - _gaps(words) - (set() if twelve else {"half"})
                if lost:
                    listed = ", ".join(sorted(f"{{{gap}}}" for gap in lost))
                    text.tell(place, f"`{name}` leaves out {listed}. Look whether that is meant.")
                yield name, words


def _meant(section: str, key: str, english: Phrases) -> str:
    """What to do about a phrase that nothing looks for."""
    names = [name.partition(".") for name in english]
    near = did_you_mean(key, [own for its, _, own in names if its == section])
    elsewhere = next((its for its, _, own in names if own == key), None)
    if near is None and elsewhere is not None:
        return f"It belongs below [{elsewhere}]."
    return near or "Take it out."


def _wrong(words: str, english: str) -> str:
    """What keeps a phrase from being used, as the sentence goes on; "" for nothing."""
    if len(words) > MAX_LINE:
        return f"is longer than {MAX_LINE} characters."
    stray = [gap for gap in _gaps(words) if gap not in _gaps(english)]
    if stray:
        there = ", ".join(sorted(f"{{{gap}}}" for gap in _gaps(english)))
        meant = did_you_mean(stray[0], _gaps(english))
        meant = meant or (f"It can have {there}." if there else "This phrase has no gaps.")
        return f"has the gap {{{shorten(stray[0])}}}, which nothing fills. {meant}"
    return "has a brace without its partner." if _lone_brace(words) else ""


def _gaps(words: str) -> set[str]:
    return {name for name, _ in names_in(words)}


def _lone_brace(words: str) -> bool:
    """Whether a brace opens no gap and closes none; a doubled one is meant to be seen."""
    depth = 0
    for sign in words.replace("{{", "").replace("}}", ""):
        depth += (sign == "{") - (sign == "}")
        if not 0 <= depth <= 1:
            return True
    return depth != 0


def _tell_direction(text: CatalogueText, language: str, direction: object) -> None:
    if is_right_to_left(language) and direction == "ltr":
        told = f"`direction` is `ltr`, and {language_name(language)} is usually written from right"
        text.tell(("direction",), f'{told} to left. Write direction = "rtl".')
