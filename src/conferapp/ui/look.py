"""The look of levels; the colours themselves are in `palettes`."""

from collections.abc import Mapping

LEVEL_STYLES: Mapping[str, str] = {
    "mastered": "$text-success",
    "close": "$text-warning",
    "not yet": "$text-error",
}
"""The colour of each level of mastery; a glyph and a letter or word always go with it."""
