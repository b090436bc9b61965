"""A served app from the first address to the last word, without a browser."""

import os
import select
import subprocess
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("it presses Ctrl+C", allow_module_level=True)

from tests.system.served import PATIENCE, Seat, let_in, own_places, plain, served

from conferapp.desk.packets import DATA, NOTE, Unpacking, note, packed, read_note
from conferapp.serve.app_process import environment

F8, ESC = "\x1b[19~", "\x1b"

TO_THE_FIRST_PAGE = (
    ("Welcome", ESC),
    ("Your students will stand here", "n"),
    ("A new student", "Amara Okafor\r"),
    ("none agreed yet", "p"),
    ("Which conference?", "short\r"),
)

AGENDA = """\
format = 1
id = "goal-setting"
title = "A short talk"
[[preparation]]
id = "facts"
title = "The facts"
[[preparation.questions]]
id = "assignment"
kind = "short"
ask = "Which test?"
[[reflection]]
id = "look"
title = "Looking back"
who = "student"
[[reflection.questions]]
id = "feeling"
kind = "long"
ask = "What did you make of it?"
[[agenda]]
id = "hello"
title = "How are you today"
"""


def a_workspace(top: Path) -> Path:
    """A workspace with a short agenda."""
    workspace = top / "workspace"
    (workspace / "agendas").mkdir(parents=True)
    (workspace / "agendas" / "short.toml").write_text(AGENDA, encoding="utf-8")
    return workspace


async def to_the_first_page(tutor: Seat) -> None:
    """Add a student, and begin to prepare."""
    for words, keys in TO_THE_FIRST_PAGE:
        await tutor.see(words)
        await tutor.type(keys)
    await tutor.see("Which test?")


def words_on_disk(workspace: Path) -> str:
    """The record."""
    (path,) = workspace.glob("records/*/*.json")
    return path.read_text("utf-8")


async def test_the_screen_goes_to_the_student_at_the_other_end_and_back(tmp_path: Path) -> None:
    workspace = a_workspace(tmp_path)
    with served(own_places(tmp_path)) as server:
        tutors = await let_in(server.origin, server.token)
        students = await let_in(server.origin, server.another("s"))
        async with tutors, students:
            tutor = await Seat.taken(tutors, "one")
            await to_the_first_page(tutor)
            student = await Seat.taken(students, "two")
            await student.told("tutor")
            await student.send("take")  # which is the tutor's to say
            await tutor.type("Unit 3")
            tutor = await tutor.again()
            await tutor.see("Which test?", "Unit 3")
            await tutor.type(F8)
            await tutor.see("Enter")
            await tutor.type("\r")
            await tutor.told("student")
            await student.see("What did you make of it?")
            await student.type("Hard, but ")
            student = await student.again()
            await student.see("Hard, but ")
            await student.type("fair")
            await student.see("r")
            await tutor.send("take")
            await student.told("tutor")
            await tutor.see("What did you make of it?", "Hard, but fair")
            assert student.shown == ""
    said = words_on_disk(workspace)
    assert "Unit 3" in said
    assert "Hard, but fair" in said


def test_an_app_whose_server_is_gone_saves_and_ends(tmp_path: Path) -> None:
    workspace = a_workspace(tmp_path)
    told = environment({**os.environ, **own_places(tmp_path)}, (80, 24))
    command = [sys.executable, "-m", "conferapp", "served"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, env=told) as app:
        assert app.stdin is not None
        assert app.stdout is not None
        to, out, unpacking = app.stdin.fileno(), app.stdout.fileno(), Unpacking()

        def see(words: str) -> None:
            painted = ""
            while words not in plain(painted):
                ready, _, _ = select.select([out], [], [], PATIENCE)
                data = os.read(out, 1 << 16) if ready else b""
                assert data, plain(painted)
                painted += "".join(
                    content.decode() for kind, content in unpacking.feed(data) if kind == DATA
                )

        os.write(to, note("begin", secret=None, student=None))
        for words, keys in (*TO_THE_FIRST_PAGE, ("Which test?", "Unit 3\ud800")):
            see(words)
            os.write(to, packed(DATA, keys.encode("utf-8", "replace")))
        see("Unit 3")
        moves = b"\x1b[<35;9;9M\x1b[<35;9;10M" * 200
        # A window that comes doesn't wait for what was typed before.
        os.write(to, packed(DATA, moves) + note("attach", width=80, height=24))
        notes: list[object] = []
        while {"type": "took", "size": len(moves)} not in notes:
            notes += [
                read_note(said)
                for kind, said in unpacking.feed(os.read(out, 1 << 16))
                if kind == NOTE
            ]
        assert {"type": "attached"} in notes
        os.write(to, b"not a packet")
        assert app.wait(PATIENCE) == 129
    assert "Unit 3?" in words_on_disk(workspace)
