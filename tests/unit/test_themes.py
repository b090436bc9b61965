"""Every pair of colours that is used together can be told apart, in each theme of ours.

The pairs are those of the style sheets: what stands on what. A picture of every screen in every
theme is measured elsewhere, cell by cell; here it is said which pair of the theme is to blame.
"""

import re
from collections.abc import Iterator
from itertools import combinations, product
from pathlib import Path
from typing import Final

import pytest
from rich.segment import Segment
from rich.style import Style
from tests.contrast import STATE, TEXT, contrast, light
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

import conferapp.ui
from conferapp.ui.legible import ENOUGH, PLENTY, Colorless, Legible, clearer
from conferapp.ui.palettes import LENSES, PALETTES, STARK, TERMINAL
from conferapp.ui.themes import THEMES, own_variables

UI: Final = Path(conferapp.ui.__file__).parent
PAINTED: Final = [theme for theme in THEMES if theme.name != TERMINAL]
GROUNDS: Final = ("background", "surface", "panel")
WORDS: Final = (
    *("foreground", "text", "text-muted", "text-disabled", "quiet"),
    *("text-primary", "text-accent", "text-success", "text-warning", "text-error"),
    *("link-color", "footer-key-foreground", "foreground-muted", "button-foreground"),
    *(f"lens-{name}" for name in LENSES),
)
"""What letters are written in, on any of the grounds."""
TOGETHER: Final = (
    ("block-cursor-foreground", "block-cursor-background"),
    ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
    ("button-color-foreground", "primary"),
    ("input-cursor-foreground", "input-cursor-background"),
    ("input-selection-foreground", "input-selection-background"),
    ("screen-selection-foreground", "screen-selection-background"),
    ("link-color-hover", "link-background-hover"),
    ("text-error", "error-muted"),
    ("foreground", "primary-muted"),
    ("foreground", "panel-lighten-1"),
    ("text-warning", "panel-lighten-1"),
)
"""What is written on a ground of its own: of a cursor, a button, a selection, an alarm."""
STATES: Final = (
    *("edge", "border", "border-blurred", "block-cursor-background", "input-cursor-background"),
    *("block-cursor-blurred-background", "primary", "accent", "success", "warning", "error"),
    *("scrollbar", "scrollbar-hover", "scrollbar-active"),
)
"""What shows where one is, what has the focus, and where a field ends."""


def variables(theme: Theme) -> dict[str, str]:
    """All variables of a theme, as the app puts them together."""
    return {**own_variables(theme), **theme.to_color_system().generate(), **theme.variables}


def color(theme: Theme, name: str) -> Color:
    return Color.parse(variables(theme)[name])


def faint(theme: Theme, pairs: Iterator[tuple[str, str]], least: float) -> list[str]:
    """The pairs that can't be told apart well enough."""
    found = (
        (over, under, contrast(color(theme, over), color(theme, under))) for over, under in pairs
    )
    return [f"{over} on {under}: {ratio:.2f}" for over, under, ratio in found if ratio < least]


@pytest.mark.parametrize("theme", PAINTED, ids=lambda theme: theme.name)
def test_all_text_can_be_read_on_whatever_it_stands_on(theme: Theme) -> None:
    least = PLENTY if theme.name in STARK else TEXT
    lenses = [name for name in WORDS if name.startswith("lens-")]
    others = [name for name in WORDS if not name.startswith("lens-")]
    assert faint(theme, product(others, GROUNDS), least) == []
    assert faint(theme, product(lenses, GROUNDS), TEXT) == []
    assert faint(theme, iter(TOGETHER), TEXT) == []


@pytest.mark.parametrize("theme", PAINTED, ids=lambda theme: theme.name)
def test_focus_cursor_fields_and_marks_stand_out(theme: Theme) -> None:
    assert faint(theme, product(STATES, GROUNDS), STATE) == []


@pytest.mark.parametrize("theme", PAINTED, ids=lambda theme: theme.name)
def test_without_colors_the_same_pairs_can_still_be_told_apart(theme: Theme) -> None:
    # What Textual makes of all colours where none are wanted, and the theme isn't the terminal's.
    grey = {name: color(theme, name).monochrome for name in (*STATES, *WORDS, *GROUNDS)}
    weak = [
        f"{over} on {under}"
        for names, least in ((WORDS, TEXT), (STATES, STATE))
        for over, under in product(names, GROUNDS)
        if contrast(grey[over], grey[under]) < least * 0.9
    ]
    assert weak == []


@pytest.mark.parametrize("theme", PAINTED, ids=lambda theme: theme.name)
def test_every_variable_of_the_style_sheets_is_one_that_was_thought_of(theme: Theme) -> None:
    used = {
        name
        for path in (*UI.rglob("*.tcss"), *UI.rglob("*.py"))
        for name in re.findall(r"\$([a-z][a-z0-9-]+)", path.read_text("utf-8"))
    }
    known = set(variables(theme))
    assert {name for name in used if not name.startswith("lens-")} <= known
    assert {name for name in used if name.startswith("text-")} <= set(WORDS)


# Lenses --------------------------------------------------------------------------------------

# Machado, Oliveira and Fernandes, “A Physiologically-based Model for Simulation of Color Vision
# Deficiency”, IEEE TVCG 15 (2009): the matrices for a severity of 1.0, on linear RGB.
EYES: Final = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
TELLABLE: Final = 0.055
"""A distance in OKLab at which two patches of colour beside each other are clearly two; 0.02 is
about the least that can be seen."""


def seen(shown: Color, eyes: str) -> tuple[float, float, float]:
    """How a colour looks to somebody, as a place in OKLab."""
    linear = [light(part) for part in shown.normalized]
    red, green, blue = (
        min(1.0, max(0.0, sum(share * part for share, part in zip(row, linear, strict=True))))
        for row in EYES[eyes]
    )
    cones = [
        (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3),
        (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3),
        (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3),
    ]
    return (
        0.2104542553 * cones[0] + 0.7936177850 * cones[1] - 0.0040720468 * cones[2],
        1.9779984951 * cones[0] - 2.4285922050 * cones[1] + 0.4505937099 * cones[2],
        0.0259040371 * cones[0] + 0.7827717662 * cones[1] - 0.8086757660 * cones[2],
    )


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("place", [0, 1], ids=["on dark", "on light"])
def test_any_two_lenses_can_be_told_apart_by_any_eyes(place: int, eyes: str) -> None:
    places = {name: seen(Color.parse(colors[place]), eyes) for name, colors in LENSES.items()}
    alike = [
        f"{one} and {other}: {distance:.3f}"
        for one, other in combinations(LENSES, 2)
        if (
            distance := sum((a - b) ** 2 for a, b in zip(places[one], places[other], strict=True))
            ** 0.5
        )
        < TELLABLE
    ]
    assert alike == []


# The themes of others, and the last step ------------------------------------------------------


@pytest.mark.parametrize("theme", [*BUILTIN_THEMES.values(), *THEMES], ids=lambda theme: theme.name)
def test_a_theme_of_others_gets_the_variables_that_only_we_know(theme: Theme) -> None:
    known = variables(theme)
    assert {"quiet", "edge", "line", *(f"lens-{name}" for name in LENSES)} <= set(known)


def test_letters_in_a_color_of_their_own_are_moved_until_they_can_be_read() -> None:
    amber, cursor = Color.parse("#ecc67c"), Color.parse("#2e72c0")
    assert contrast(amber, cursor) < ENOUGH
    assert contrast(clearer(amber, cursor), cursor) >= ENOUGH
    white = Color.parse("#ffffff")
    assert clearer(white, cursor) == white


def test_on_any_ground_there_are_letters_that_can_be_read() -> None:
    shades = range(0, 256, 51)
    for red, green, blue in product(shades, repeat=3):
        ground = Color(red, green, blue)
        for letters in (ground, Color(128, 128, 128), Color(255, 0, 0)):
            assert contrast(clearer(letters, ground), ground) >= ENOUGH


def test_frames_and_what_the_terminal_colors_are_left_as_they_are() -> None:
    frame = Segment("──── ", Style.parse("#222222 on #111111"))
    own = Segment("word", Style.parse("blue on default"))
    marked = Segment("word", Style.parse("default on blue"))
    faint_word = Segment("word", Style.parse("#222222 on #111111"))
    first, second, third, fourth = Legible().apply([frame, own, faint_word, marked], Color(0, 0, 0))
    assert fourth.style == Style.parse("bright_white on blue")
    assert (first, second) == (frame, own)
    assert third.style is not None
    assert third.style.color != Style.parse("#222222").color


def test_without_any_color_the_cursor_is_turned_around_or_underlined() -> None:
    variables = next(theme for theme in THEMES if theme.name == TERMINAL).variables
    grounds = [f"block-cursor{which}-background" for which in ("", "-blurred")]
    styles = [Style(bgcolor=Color.parse(variables[name]).rich_color) for name in grounds]
    here, left, none = Colorless().apply(
        [Segment("word", style) for style in (*styles, Style(color="red"))], Color(0, 0, 0)
    )
    assert here.style == Style(color="default", bgcolor="default", reverse=True)
    assert left.style == Style(color="default", bgcolor="default", underline=True)
    assert none.style == Style(color="default", bgcolor="default")


def test_colors_stand_as_numbers_only_in_the_module_of_palettes() -> None:
    found = [
        path.name
        for path in (*UI.rglob("*.py"), *UI.rglob("*.tcss"))
        if path.name != "palettes.py" and re.search(r"#[0-9a-fA-F]{6}\b", path.read_text("utf-8"))
    ]
    assert found == []
    assert len(PALETTES) == len(PAINTED)
