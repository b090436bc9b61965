"""Keys that come in one read: each does what it would have done alone."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Final

import pytest
from tests.pilot.agendas import SHORT
from tests.pilot.laptop import Laptop, Sitting, folders
from textual import events
from textual.message import Message

from conferapp.ui.input_parser import SteadyParser
from conferapp.ui.widgets.add_line import AddLine

F2, F7, F8, TAB, ENTER, CTRL_G = b"\x1bOQ", b"\x1b[18~", b"\x1b[19~", b"\t", b"\r", b"\x07"
REPEAT: Final = 0.03
"""Seconds from one repeat of a key that is held down to the next."""

FORMS: Final = """
[[preparation]]
id = "one"
title = "One"
[[preparation.questions]]
id = "first"
kind = "short"
ask = "First?"
[[preparation.questions]]
id = "second"
kind = "long"
ask = "Second?"
[[preparation]]
id = "two"
title = "Two"
[[preparation.questions]]
id = "third"
kind = "short"
ask = "Third?"
[[preparation]]
id = "three"
title = "Three"
[[preparation.questions]]
id = "seen"
kind = "evidence"
ask = "Seen?"
[[agenda]]
id = "talk"
title = "Talk"
[[agenda.questions]]
id = "said"
kind = "long"
ask = "Said?"
"""


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("textual._wait.SLEEP_GRANULARITY", 0.005)
    monkeypatch.setattr("textual._wait.SLEEP_IDLE", 0.001)


@pytest.fixture
async def tutor(tmp_path: Path) -> AsyncIterator[Sitting]:
    async with Laptop(folders(tmp_path)).confer(agenda=FORMS) as tutor:
        await tutor.to_field("first")
        yield tutor


async def burst(tutor: Sitting, *typed: bytes, moment: float | None = None) -> None:
    """Have the terminal send all this in one read."""
    for message in SteadyParser(False).feed(b"".join(typed)):
        hand_on(tutor, message, moment)
    await tutor._settle()


def hand_on(tutor: Sitting, message: Message, moment: float | None = None) -> None:
    if moment is not None:
        message.time = moment
    message.set_sender(tutor.app)
    tutor.app.post_message(message)


async def answered(tutor: Sitting, page: str, **answers: str) -> None:
    """Wait until a page is in front, and the answers are what was typed and no more."""

    def so() -> bool:
        record = tutor.conference.record
        return tutor.page == page and answers == {
            key: answer.value for key, answer in record.answers.items()
        }

    await tutor.until(so, f"{answers} are answered, and {page} is there")


async def test_what_is_typed_behind_tab_goes_into_the_next_field(tutor: Sitting) -> None:
    await burst(tutor, b"one", TAB, b"two")
    await answered(tutor, "one", first="one", second="two")


async def test_what_is_typed_behind_a_page_key_goes_onto_that_page(tutor: Sitting) -> None:
    await burst(tutor, b"one", F8, b"three", F7, b"!")
    await answered(tutor, "one", first="one!", third="three")


async def test_what_is_pasted_behind_a_page_key_goes_onto_that_page(tutor: Sitting) -> None:
    await burst(tutor, F8, b"\x1b[200~pasted\x1b[201~", F8)
    await answered(tutor, "three", third="pasted")


async def test_a_way_through_a_dialog_may_be_typed_in_one_go(tutor: Sitting) -> None:
    await burst(tutor, CTRL_G, b"Two", ENTER, b"here")
    await answered(tutor, "two", third="here")


async def test_rows_are_typed_in_one_go(tutor: Sitting) -> None:
    def rows() -> list[object]:
        return [row[0] for row in tutor.rows("seen", "what")]

    await burst(tutor, F8, F8)
    await tutor.until(lambda: tutor.page == "three", "the page is there")
    tutor.app.screen.query_one(AddLine).focus()
    await tutor.until(lambda: isinstance(tutor.focus, AddLine), "the line has the focus")
    await burst(tutor, b"asked a question", ENTER, b"helped", ENTER)
    await tutor.until(lambda: rows() == ["asked a question", "helped"], "two rows are there")
    await burst(tutor, b"\x1b[Z", b"+new one")
    await tutor.until(lambda: "new one" in rows(), "a third row is there")


async def test_letters_of_a_whole_sentence_come_in_order_and_none_is_lost(tutor: Sitting) -> None:
    await tutor.to_field("second")
    sentence = "She asks when she is stuck, and tries two ways before that. " * 3
    await burst(tutor, sentence.encode())
    await answered(tutor, "one", second=sentence)


async def test_text_for_two_pages_and_ctrl_q_are_all_kept(tutor: Sitting) -> None:
    await burst(tutor, b"one", F8, b"three", b"\x11")
    assert tutor.app._exit
    record = await tutor.saved()
    assert {key: answer["value"] for key, answer in record["answers"].items()} == {
        "first": "one",
        "third": "three",
    }


# A key that is held down ---------------------------------------------------------------------


def finished(tutor: Sitting) -> bool:
    """Whether the conference has ended."""
    return tutor.conference.record.status == "done"


async def hold(tutor: Sitting, key: bytes, times: Sequence[float]) -> None:
    """Have a key come at certain moments."""
    for moment in times:
        await burst(tutor, key, moment=moment)


def held(seconds: float, first: float = 0.5) -> list[float]:
    """The moments of a key that is held down."""
    return [1_000.0, *(1_000 + first + REPEAT * at for at in range(int(seconds / REPEAT)))]


async def test_f8_held_down_finishes_nothing(tutor: Sitting) -> None:
    await hold(tutor, F8, held(0.3))
    assert tutor.on == "FinishScreen"
    assert not finished(tutor)
    await tutor.press("f8", "f8")
    assert finished(tutor)


async def test_f8_held_down_at_the_last_page_finishes_nothing(tutor: Sitting) -> None:
    await tutor.press("f8", "f8", "f8")
    await hold(tutor, F8, held(0.3))
    assert not finished(tutor)


async def test_f8_sent_many_times_in_one_read_finishes_nothing(tutor: Sitting) -> None:
    await burst(tutor, F8 * 20, moment=1_000.0)
    assert not finished(tutor)


async def test_a_key_held_down_hands_nothing_over(tmp_path: Path) -> None:
    async with Laptop(folders(tmp_path)).confer(agenda=SHORT) as tutor:
        await hold(tutor, F8, held(0.3))
        assert tutor.on == "HandingOver"
        assert tutor.desk.handover.holder() is None
        await tutor.press("f8")
        assert tutor.on == "StudentScreen"


async def test_f2_held_down_shows_no_other_students(tutor: Sitting) -> None:
    await tutor.press("f8", "f8", "f8", "f8")
    await hold(tutor, F2, held(0.3, first=REPEAT))
    assert tutor.on == "FinishScreen"
    await tutor.press("f2")
    assert tutor.on == "HomeScreen"


# Nothing blocks for ever ---------------------------------------------------------------------


async def test_work_that_goes_on_and_on_holds_keys_back_for_a_while_only(
    tutor: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("conferapp.ui.turnstile.BOUND", 0.2)
    going = True

    def spin() -> None:
        if going:
            asyncio.get_running_loop().call_soon(spin)

    spin()
    for message in SteadyParser(False).feed(TAB + b"two"):
        hand_on(tutor, message)
    async with asyncio.timeout(10):
        while tutor.answer("second") != "two":  # noqa: ASYNC110  # nobody tells of that
            await asyncio.sleep(0.01)
    going = False


async def test_a_key_behind_a_dialog_that_waits_is_not_held_back(tutor: Sitting) -> None:
    await burst(tutor, CTRL_G)
    assert tutor.on == "ChooseDialog"
    assert not tutor.app.keys_at_work


async def test_a_letter_is_let_through_at_once(tutor: Sitting) -> None:
    event = events.Key("x", "x")
    event.set_sender(tutor.app)
    await tutor.app.on_event(event)
    assert not tutor.app.keys_at_work
