"""Whoever never sees the screen sets name, code, rest and colors by a command."""

import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.samples import RECORD_ID

from conferapp.cli.main import run
from conferapp.domain.clock import Clock
from conferapp.storage.handover import Handover
from conferapp.storage.places import Places, find_places
from conferapp.storage.settings import TutorSettings

CLOCK = Clock(now=lambda: datetime(2026, 11, 30, 15, tzinfo=UTC))


class Seat:
    """Somebody at the command line."""

    def __init__(
        self, places: Places, patch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self.places, self._patch, self._capsys = places, patch, capsys

    def say(self, *words: str, lines: str = "") -> tuple[int, str]:
        """Run the command with some lines of input; everything that was said."""
        self._patch.setattr("sys.stdin", io.StringIO(lines))
        code = run(("tutor", *words), CLOCK)
        return code, "".join(self._capsys.readouterr())

    @property
    def kept(self) -> TutorSettings:
        """What is on disk."""
        return TutorSettings.read(self.places.settings)


@pytest.fixture
def seat(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Seat:
    """A seat at a computer that knows nobody."""
    env = {"CONFERAPP_WORKSPACE": str(tmp_path / "w"), "HOME": str(tmp_path / "home")}
    env |= {f"XDG_{name}_HOME": str(tmp_path / name) for name in ("STATE", "CONFIG", "CACHE")}
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    return Seat(find_places(None, env), monkeypatch, capsys)


def test_who_one_is_is_said_and_nothing_is_made(seat: Seat) -> None:
    code, said = seat.say()
    assert code == 0
    assert said == (
        "Name: none yet\nCode: none\nRest: the screen rests after 5 minutes without a key\n"
        "Colors: the usual ones\n"
    )
    assert not seat.places.settings.exists()
    assert not seat.places.workspace.exists()


def test_what_is_said_is_kept_and_what_newer_versions_wrote_stays(seat: Seat) -> None:
    seat.places.settings.parent.mkdir(parents=True)
    seat.places.settings.write_text('later = "x"\ncover = true\n', encoding="utf-8")
    code, said = seat.say("--name", " R. Diaz\x1b[31m", "--rest", "0", "--theme", "paper")
    assert code == 0
    assert "Name: R. Diaz\n" in said
    assert "Rest: never\nColors: Paper\n" in said
    assert (seat.kept.tutor, seat.kept.theme, seat.kept.cover) == (
        "R. Diaz",
        "conferapp-light",
        True,
    )
    assert seat.kept.others == {"later": "x"}
    seat.say("--name", "", "--theme", "")
    assert (seat.kept.tutor, seat.kept.theme, seat.kept.idle_minutes) == ("", "", 0)


def test_a_code_is_given_twice_and_only_who_knows_it_changes_it(seat: Seat) -> None:
    code, said = seat.say("--code", lines="4711\n4711\n")
    assert (code, "Code: is set" in said, "4711" in said) == (0, True, False)
    assert seat.kept.check_code("4711")

    code, said = seat.say("--no-code", lines="4712\n")
    assert (code, "That isn’t the code." in said) == (3, True)
    assert seat.say("--code", lines="\n")[0] == 3
    assert seat.kept.check_code("4711")

    assert seat.say("--code", lines="4711\n99\n99\n")[0] == 0
    assert seat.kept.check_code("99")
    assert seat.say("--no-code", lines="99\n")[0] == 0
    assert seat.kept.code is None


@pytest.mark.parametrize(
    ("words", "lines", "why"),
    [
        (("--rest", "soon"), "", "whole number up to 240"),
        (("--theme", "Papper"), "", "Did you mean"),
        (("--code",), "1\n2\n", "The two differ."),
        (("--code",), "", "1 to 64 characters"),
    ],
)
def test_what_makes_no_sense_changes_nothing(
    seat: Seat, words: tuple[str, ...], lines: str, why: str
) -> None:
    code, said = seat.say("--name", "R. Diaz", *words, lines=lines)
    assert code == 3
    assert why in said
    assert "Nothing was changed." in said
    assert not seat.places.settings.exists()


def test_a_student_who_has_the_laptop_changes_nothing_of_the_tutors(seat: Seat) -> None:
    Handover(seat.places.handover).hold(RECORD_ID)
    code, said = seat.say("--name", "Me")
    assert (code, "A student has the laptop" in said) == (3, True)


def test_a_file_that_cannot_be_read_is_not_replaced(seat: Seat) -> None:
    seat.places.settings.parent.mkdir(parents=True)
    seat.places.settings.write_text("tutor = ", encoding="utf-8")
    assert "can’t be used" in seat.say()[1]
    assert seat.say("--name", "R. Diaz")[0] == 3
    assert seat.places.settings.read_text(encoding="utf-8") == "tutor = "
