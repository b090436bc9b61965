"""The look: colours of the lenses for dark and light themes, and those of the levels."""

from collections.abc import Mapping

LENS_COLORS: Mapping[str, tuple[str, str]] = {
    "red": ("#ff8a80", "#b3261e"),
    "orange": ("#ffb066", "#9a4b00"),
    "yellow": ("#f2d45c", "#6f5a00"),
    "green": ("#7fd89a", "#1b6b36"),
    "cyan": ("#6fd6e0", "#00636e"),
    "blue": ("#8ab8ff", "#1f56a8"),
    "violet": ("#c6a4ff", "#6a3fb0"),
    "pink": ("#ff9fcf", "#a3216b"),
}
"""Each colour name of the agenda format: on dark, and on light backgrounds."""

LEVEL_STYLES: Mapping[str, str] = {
    "mastered": "$text-success",
    "close": "$text-warning",
    "not yet": "$text-error",
}
"""The colour of each level of mastery; a glyph and a letter or word always go with it."""


def lens_variables(*, dark: bool) -> dict[str, str]:
    """The style sheet's variables for the lenses.

    Args:
        dark: Whether the theme is dark.
    """
    return {f"lens-{name}": pair[0 if dark else 1] for name, pair in LENS_COLORS.items()}
