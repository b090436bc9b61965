"""How well two colours can be told apart: the contrast of WCAG 2.2.

`contrast` is the ratio of WCAG 2.2 (success criterion 1.4.3, “relative luminance”): 1.0 for two
colours that look the same, 21.0 for black on white. Text needs 4.5, the edges of a field, the
ring of focus and a mark need 3.0 (1.4.11). Both colours are blended before they are measured:
a colour with an alpha stands on whatever lies under it.
"""

from textual.color import Color

TEXT = 4.5
"""The least contrast of text and what it stands on."""

STATE = 3.0
"""The least contrast of a border, a cursor or a mark and what it stands on."""


def contrast(fg: Color, bg: Color) -> float:
    """The WCAG 2.2 contrast ratio of two colours.

    Args:
        fg: The colour of the letters; an alpha is blended over `bg`.
        bg: The colour behind them; an alpha is blended over black.

    Returns:
        Between 1.0 (no difference) and 21.0 (black and white).
    """
    under = Color(0, 0, 0).blend(bg, bg.a, 1.0) if bg.a < 1 else bg
    over = under.blend(fg, fg.a, 1.0) if fg.a < 1 else fg
    high, low = sorted((luminance(over), luminance(under)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(color: Color) -> float:
    """The relative luminance of a colour without its alpha: 0.0 for black, 1.0 for white."""
    red, green, blue = (light(part / 255) for part in color.rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def light(part: float) -> float:
    """One channel of sRGB (0.0 to 1.0) as an amount of light."""
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
