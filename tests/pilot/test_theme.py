"""The theme: shown while one chooses, kept when it is chosen, and what no theme can spoil."""

from tests.contrast import TEXT, contrast
from tests.pilot.laptop import Laptop, Sitting
from textual.color import Color
from textual.widgets import Input

from conferapp.storage.settings import TutorSettings
from conferapp.ui.painting import fitting, needs_own_colors
from conferapp.ui.palettes import CONTRAST, DARK, LIGHT, TERMINAL


def faint(someone: Sitting) -> list[str]:
    """The words on screen that can't be read well."""
    found = []
    for strip in someone.app.screen._compositor.render_strips():
        for text, style, _ in strip:
            if style and style.color and style.bgcolor and any(map(str.isalnum, text)):
                letters, behind = (Color.from_rich_color(c) for c in (style.color, style.bgcolor))
                if contrast(letters, behind) < TEXT:
                    found.append(f"{text!r}: {contrast(letters, behind):.2f}")
    return found


async def test_themes_show_while_one_chooses_and_the_one_that_is_chosen_is_kept(
    laptop: Laptop,
) -> None:
    laptop.student()
    async with laptop.open() as someone:
        assert someone.app.theme == DARK
        await someone.press("f10", "down")
        assert someone.app.theme == LIGHT
        assert not faint(someone)
        await someone.press("escape")
        assert someone.app.theme == DARK
        assert someone.desk.tutor.theme == ""

        await someone.press("f10", "end", "enter")
        someone.must_see("nord", "dracula")
        await someone.press("down")
        assert someone.app.theme not in {DARK, LIGHT, CONTRAST, TERMINAL}
        await someone.press("escape")
        assert someone.app.theme == DARK

        await someone.press("f10", "down", "down", "enter")
    async with laptop.open() as someone:
        assert someone.app.theme == CONTRAST
        assert not faint(someone)


async def test_a_theme_from_before_goes_on_and_one_that_is_gone_is_told(laptop: Laptop) -> None:
    TutorSettings(theme="solarized-light").write(laptop.places.settings)
    laptop.student()
    async with laptop.open() as someone:
        assert someone.app.theme == "solarized-light"
        assert not faint(someone)  # though the theme itself is: the last step mends it
    TutorSettings(theme="sunset").write(laptop.places.settings)
    laptop.places.keymap.write_text('"theme" = "Shift+F5"\n', encoding="utf-8")
    async with laptop.open() as someone:
        assert someone.app.theme == DARK
        someone.must_see("The colors “sunset”", "Shift+F5")


async def test_nothing_moves_by_itself(laptop: Laptop) -> None:
    async with laptop.open() as someone:
        someone.app.animation_level = "full"
    async with laptop.open() as someone:
        assert someone.app.animation_level == "none"
        await someone.press("slash")
        await someone.press("ctrl+p")
        assert isinstance(someone.focus, Input)
        assert not someone.focus.cursor_blink


def test_a_terminal_of_16_colors_and_no_color_at_all_get_the_terminals_own() -> None:
    assert needs_own_colors("standard", no_color=False)
    assert needs_own_colors("truecolor", no_color=True)
    assert not needs_own_colors("256", no_color=False)
    assert fitting("", {DARK}) == fitting("sunset", {DARK}) == DARK
    assert fitting("nord", {DARK, "nord"}) == "nord"
