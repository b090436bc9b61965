"""A record is shown as far as it can be laid out at once, and says so where it goes on."""

import pytest
from tests.samples import a_record

from conferapp.domain.record import Event, Note, Record
from conferapp.ui.record_text import MOST_CHARACTERS, MOST_LINES, record_text

CUT = "This conference is too long to be shown whole."


def note(text: str) -> Note:
    """A note on a page that was on screen."""
    return Note(at="2026-11-20", page="step-3", by="tutor", text=text)


def test_a_usual_record_is_shown_whole() -> None:
    shown = record_text(a_record(notes=(note("calm"), note("glad"))), "Only read.").plain
    assert shown.startswith("Amara Okafor · Goal-setting\n")
    assert "⚑ Only read." in shown
    assert "The Unit 3 test\n  ✎ calm\n  ✎ glad" in shown
    assert "⊘ Skipped: ran out of time" in shown
    assert CUT not in shown


@pytest.mark.parametrize(
    "record",
    [
        a_record(notes=(note("a\n" * 19_000),) * 9),
        a_record(notes=(note("a"),) * 5_000),
        a_record(notes=(note("a " * 19_000),) * 20),
        a_record(history=(Event(at="x", who="y", what="z"),) * 5_000),
        a_record(answers={}, notes=(), tutor="t" * (MOST_CHARACTERS + 1)),
    ],
)
def test_a_record_without_end_is_cut(record: Record) -> None:
    shown = record_text(record).plain
    assert CUT in shown
    assert shown.count("\n") < MOST_LINES + 10
    assert len(shown) < MOST_CHARACTERS + 10_000
