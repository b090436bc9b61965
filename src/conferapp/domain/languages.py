"""Languages: their names for people, and their tags for agendas and records (BCP 47)."""

import re
from collections.abc import Mapping

from conferapp.domain.text import fold
from conferapp.domain.wording import base

NAMES: Mapping[str, str] = {
    "am": "Amharic",
    "ar": "Arabic",
    "bn": "Bengali",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "gu": "Gujarati",
    "he": "Hebrew",
    "hi": "Hindi",
    "hmn": "Hmong",
    "ht": "Haitian Creole",
    "it": "Italian",
    "ja": "Japanese",
    "km": "Khmer",
    "ko": "Korean",
    "ne": "Nepali",
    "pa": "Punjabi",
    "pl": "Polish",
    "ps": "Pashto",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "so": "Somali",
    "sq": "Albanian",
    "sw": "Swahili",
    "tl": "Tagalog",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "vi": "Vietnamese",
    "zh": "Chinese",
}
"""Languages that many families speak; any other is named by its tag."""

OWN_NAMES: Mapping[str, str] = {
    "ar": "العربية",
    "de": "Deutsch",
    "es": "Español",
    "fa": "فارسی",
    "fr": "Français",
    "hi": "हिन्दी",
    "ht": "Kreyòl ayisyen",
    "it": "Italiano",
    "ja": "日本語",
    "ko": "한국어",
    "pl": "Polski",
    "pt": "Português",
    "ro": "Română",
    "ru": "Русский",
    "so": "Soomaali",
    "sq": "Shqip",
    "sw": "Kiswahili",
    "tr": "Türkçe",
    "uk": "Українська",
    "vi": "Tiếng Việt",
    "zh": "中文",
}
"""What their speakers call some of them."""

RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
"""Languages that are usually written from right to left."""

_TAG = re.compile(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*")


def language_name(tag: str) -> str:
    """A language as people call it, or its tag where no name is known here."""
    return NAMES.get(tag.casefold()) or NAMES.get(base(tag)) or tag


def is_right_to_left(tag: str) -> bool:
    """Whether a language is usually written from right to left."""
    return base(tag) in RIGHT_TO_LEFT


def is_tag(said: str) -> bool:
    """Whether this is written as the tag of a language, known here or not."""
    return _TAG.fullmatch(said) is not None


def read_language(said: str) -> str | None:
    """The tag of a language that was typed by its name or its tag; None for neither."""
    said = said.strip()
    for names in (NAMES, OWN_NAMES):
        named = next((tag for tag, name in names.items() if fold(name) == fold(said)), None)
        if named is not None:
            return named
    # Two letters are a tag of their own; longer words are one only where the language is known.
    known = len(base(said)) == 2 or base(said) in NAMES
    return said if known and is_tag(said) else None
