"""What `conferapp serve` says and refuses, and which addresses it makes."""

import socket
import sys
from collections.abc import Sequence

import pytest

from conferapp.cli.main import main
from conferapp.serve.app_process import DRIVER, environment
from conferapp.serve.guard import Guard
from conferapp.serve.running import Addresses, Plan
from conferapp.ui.terminal import driver_class


def addresses(host: str, names: Sequence[str] = ()) -> Addresses:
    return Addresses(Plan(host, 8765, names, (), {}), Guard([], 8765), 8765)


@pytest.mark.parametrize(
    ("host", "names", "fronts"),
    [
        ("127.0.0.1", (), ("http://127.0.0.1:8765/#",)),
        ("::1", (), ("http://[::1]:8765/#",)),
        ("192.168.0.7", ("desk",), ("http://192.168.0.7:8765/#", "http://desk:8765/#")),
        ("localhost", ("talk.example",), ("http://localhost:8765/#", "https://talk.example/#")),
    ],
)
def test_each_way_to_it_has_an_address(
    host: str, names: tuple[str, ...], fronts: tuple[str, ...]
) -> None:
    assert addresses(host, names).fronts == fronts


def test_a_line_in_the_terminal_makes_an_address_for_the_tutor_or_the_student() -> None:
    made = addresses("localhost", ("talk.example",))
    tutors, students = made.for_line("\n"), made.for_line("S\n")
    assert tutors.startswith("For you: http://localhost:8765/#")
    assert students.startswith("For the student: http://localhost:8765/#")
    assert students.partition("#")[2].partition("\n")[0] == students.rpartition("#")[2]
    assert tutors.rpartition("#")[2] != students.rpartition("#")[2]


def test_without_its_extra_it_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("conferapp.cli.serve.find_spec", lambda _: None)
    assert main(["serve"]) == 3
    assert "'conferapp[browser]'" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="there, a port can be had twice")
def test_a_port_that_is_taken_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["serve", "--port", str(port)]) == 3
    assert f"Nothing can be served at 127.0.0.1, port {port}" in capsys.readouterr().err


def test_the_app_behind_it_is_not_for_hands(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert main(["served"]) == 3
    assert "conferapp serve" in capsys.readouterr().err
    main(["--help"])
    assert "served" not in capsys.readouterr().out


def test_the_app_is_told_its_driver_and_size_and_nothing_of_the_terminal_of_its_server() -> None:
    told = environment({"TMUX": "x", "NO_COLOR": "1", "HOME": "/home/t"}, (60, 20))
    assert (told["HOME"], told["COLUMNS"], told["LINES"]) == ("/home/t", "60", "20")
    assert {"TMUX", "NO_COLOR"}.isdisjoint(told)
    assert told["TEXTUAL_DRIVER"] == DRIVER
    assert driver_class(told) is None
