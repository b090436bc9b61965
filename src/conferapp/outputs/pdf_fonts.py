"""The fonts of this computer, for PDF: which families a template is to ask for.

Typst warns of a family that isn't there, so only those are named that are. What no named family
has, typst looks for in all other fonts.
"""

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from typst import Fonts

_WANTED: Final[Mapping[str, tuple[str, ...]]] = {
    # Libertinus comes with typst: a letter looks the same on every computer.
    "serif": (
        *("Libertinus Serif", "Noto Naskh Arabic", "Noto Serif Hebrew", "Noto Serif Devanagari"),
        *("Noto Serif Bengali", "Noto Serif Thai", "Noto Serif Ethiopic", "Geeza Pro"),
        *("Kohinoor Devanagari", "Segoe UI", "Nirmala UI"),
    ),
    "sans": (
        *("Noto Sans", "Segoe UI", "Helvetica Neue", "Arial", "Liberation Sans", "DejaVu Sans"),
        *("Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans Devanagari", "Noto Sans Bengali"),
        *("Noto Sans Thai", "Noto Sans Ethiopic", "Geeza Pro", "Kohinoor Devanagari"),
        *("Nirmala UI", "Libertinus Serif"),
    ),
    # DejaVu Sans Mono comes with typst, too, and its frames and blocks meet.
    "mono": ("DejaVu Sans Mono", "Noto Sans Mono"),
    "emoji": ("Noto Color Emoji", "Apple Color Emoji", "Segoe UI Emoji", "Noto Emoji"),
}
"""By purpose, families from the most wanted one."""

_HAN: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "serif": {
        "SC": ("Noto Serif CJK SC", "Songti SC", "SimSun"),
        "TC": ("Noto Serif CJK TC", "Songti TC", "PMingLiU"),
        "JP": ("Noto Serif CJK JP", "Hiragino Mincho ProN", "Yu Mincho"),
        "KR": ("Noto Serif CJK KR", "AppleMyungjo", "Batang"),
    },
    "sans": {
        "SC": ("Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei"),
        "TC": ("Noto Sans CJK TC", "PingFang TC", "Microsoft JhengHei"),
        "JP": ("Noto Sans CJK JP", "Hiragino Sans", "Yu Gothic"),
        "KR": ("Noto Sans CJK KR", "Apple SD Gothic Neo", "Malgun Gothic"),
    },
}
"""Chinese, Japanese and Korean share signs, and draw them differently."""

_HAN_OF: Final[Mapping[str, str]] = {
    "ja": "JP",
    "ko": "KR",
    **dict.fromkeys(("zh-hant", "zh-tw", "zh-hk", "zh-mo"), "TC"),
}
"""By what a language's tag begins with; the others get the simplified signs."""


@cache
def fonts(system: bool) -> "Fonts":
    """All fonts; looking for them takes a tenth of a second, so it is done once.

    Args:
        system: Whether those of this computer are among them, or only those that typst brings.
    """
    from typst import Fonts

    return Fonts(include_system_fonts=system)


def families(system: bool, language: str) -> Mapping[str, list[str]]:
    """By purpose (`serif`, `sans`, `mono`, `emoji`), the families that are there.

    Args:
        system: See `fonts`.
        language: The tag of the language of the handout.
    """
    found = _found(system)
    first = next((key for tag, key in _HAN_OF.items() if language.lower().startswith(tag)), "SC")
    return {
        purpose: [name for name in (*wanted, *_han(purpose, first)) if name in found]
        for purpose, wanted in _WANTED.items()
    }


@cache
def _found(system: bool) -> frozenset[str]:
    return frozenset(fonts(system).families())


def _han(purpose: str, first: str) -> list[str]:
    by_country = _HAN.get(purpose, {})
    order = sorted(by_country, key=lambda key: key != first)
    return [name for key in order for name in by_country[key]]
