"""A real browser prints: the pages have the size they should, and eight labels are on one sheet."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.unit.handouts import block, card, cards, letter

from conferapp.domain.handouts.handout import Handout
from conferapp.outputs.handout_data import Paper
from conferapp.outputs.pages import as_html

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--headless",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-pdf-header-footer",
)
POINT = 72 / 25.4
"""Points in a millimetre."""
Printed = list[tuple[float, float]]
"""The pages, by width and height in millimetres."""
Print = Callable[[Handout, Paper], Printed]


@pytest.fixture
def printed(tmp_path: Path) -> Print:
    """Print a handout as a browser does, and measure the pages."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        pytest.skip("No Chromium is installed here.")

    def measure(handout: Handout, paper: Paper) -> Printed:
        page, pdf = tmp_path / "page.html", tmp_path / "page.pdf"
        page.write_text(as_html(handout, paper=paper, program="Sample"), encoding="utf-8")
        profile = f"--user-data-dir={tmp_path / 'profile'}"
        # A browser won't guard itself against its own administrator, who runs tests in a container.
        guard = ("--no-sandbox",) if os.name == "posix" and os.geteuid() == 0 else ()
        command = [browser, *QUIET, *guard, profile, f"--print-to-pdf={pdf}", page.as_uri()]
        subprocess.run(command, capture_output=True, check=True, timeout=60)
        return _pages(pdf.read_bytes())

    return measure


def _pages(pdf: bytes) -> Printed:
    assert len(re.findall(rb"/Type /Page\b", pdf)) == len(re.findall(rb"/MediaBox", pdf))
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    return [(float(width) / POINT, float(height) / POINT) for width, height in boxes]


def about(width: float, height: float) -> object:
    return pytest.approx((width, height), abs=0.5)


@pytest.mark.parametrize(("paper", "size"), [("a4", (148, 105)), ("letter", (152.4, 101.6))])
def test_a_card_is_one_small_page(printed: Print, paper: Paper, size: tuple[float, float]) -> None:
    assert printed(cards(card(), card(2)), paper) == [about(*size), about(*size)]


@pytest.mark.parametrize(("paper", "size"), [("a4", (210, 297)), ("letter", (215.9, 279.4))])
@pytest.mark.parametrize("goal", ["I read", "I read two pages a day and mark what is hard. " * 5])
def test_eight_labels_are_one_sheet_and_nine_are_two(
    printed: Print, paper: Paper, size: tuple[float, float], goal: str
) -> None:
    many = [card(number, goal=goal) for number in range(9)]
    assert printed(cards(*many[:8], sheet="labels"), paper) == [about(*size)]
    assert printed(cards(*many, sheet="labels"), paper) == [about(*size)] * 2


def test_a_card_with_more_than_fits_goes_on_and_loses_nothing(printed: Print) -> None:
    assert len(printed(cards(card(goal="I read two pages. " * 200)), "a4")) > 1


def test_a_letter_is_one_page_and_a_long_record_many(printed: Print) -> None:
    assert printed(letter(), "a4") == [about(210, 297)]
    answers = (
        block(f"a{number}", "answer", "Why?", ("@Because. " * 40,), level=3) for number in range(40)
    )
    long = replace(letter(), edition="full", blocks=tuple(answers))
    assert len(printed(long, "letter")) > 2
