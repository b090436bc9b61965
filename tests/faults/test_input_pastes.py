"""Pastes without measure: what has no room is said, and the next key is answered."""

import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Final

import pytest
from tests.faults.monkey import LONG
from tests.faults.test_input_bursts import FORMS, burst, hand_on
from tests.pilot.laptop import Laptop, Sitting, folders

from conferapp.ui.input_parser import SteadyParser

MEGABYTE: Final = 1_000_000
START, END = b"\x1b[200~", b"\x1b[201~"
WITHIN: Final = 3.0
"""Seconds of this computer's work, on a day when it is slow."""


PASTES: Final = (
    (b"line\n", "second", 20_000, "20,000 characters fit here; the last 980,000 were left out."),
    (b"x", "first", 500, "500 characters fit here; the last 999,500 were left out."),
    (b"x", "second", 20_000, "20,000 characters fit here; the last 980,000 were left out."),
    ("e\u0301\u0300".encode(), "second", 20_000, "20,000 characters fit here; the last "),
)


@pytest.fixture
async def tutor(tmp_path: Path) -> AsyncIterator[Sitting]:
    async with Laptop(folders(tmp_path)).confer(agenda=FORMS) as tutor:
        yield tutor


async def pour(tutor: Sitting, data: bytes) -> float:
    """Have the terminal send a lot, as the driver reads it; the seconds of work that it took."""
    parser, began = SteadyParser(False), time.process_time()
    for at in range(0, len(data), 4096):
        for message in parser.feed(data[at : at + 4096]):
            hand_on(tutor, message)
    await tutor._settle()
    return time.process_time() - began


@pytest.mark.parametrize(("unit", "field", "kept", "said"), PASTES if LONG else PASTES[:1])
async def test_a_megabyte_is_cut_and_that_is_said(
    tutor: Sitting, unit: bytes, field: str, kept: int, said: str
) -> None:
    await tutor.to_field(field)
    assert await pour(tutor, START + unit * (MEGABYTE // len(unit)) + END) < WITHIN
    await tutor.until_seen(said)
    assert len(str(tutor.answer(field))) == kept
    began = time.process_time()
    await burst(tutor, b"\x1b[19~k")
    await tutor.until(lambda: tutor.answer("third") == "k", "a letter on the next page is taken")
    assert time.process_time() - began < WITHIN


async def test_a_paste_of_very_many_rows_fills_the_table_and_no_more(tutor: Sitting) -> None:
    await tutor.press("f8", "f8")
    await tutor.to_field("seen")
    size = MEGABYTE if LONG else MEGABYTE // 5
    assert await pour(tutor, START + b"one\ttwo\n" * (size // 8) + END) < WITHIN
    await tutor.until_seen(f"{size // 8 - 200} more rows than the 200 that fit.")
    assert len(tutor.rows("seen", "what")) == 200


async def test_twenty_megabytes_are_cut_before_they_fill_the_memory(tutor: Sitting) -> None:
    await tutor.to_field("second")
    assert await pour(tutor, START + b"words " * (20 * MEGABYTE // 6) + END) < WITHIN
    await tutor.until_seen("its last 17,999,998")
    assert len(str(tutor.answer("second"))) == 20_000


async def test_a_text_that_comes_as_keys_is_taken_as_a_paste(tutor: Sitting) -> None:
    await tutor.to_field("second")
    size = MEGABYTE if LONG else MEGABYTE // 5
    assert await pour(tutor, b"words of a line\r" * (size // 16)) < 3 * WITHIN
    await tutor.until_seen("characters fit here")
    assert len(str(tutor.answer("second"))) == 20_000
