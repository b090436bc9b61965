"""One window has the app; it goes with the laptop to a student’s, and is back before a word."""

import asyncio
from collections.abc import Callable

from conferapp.desk.packets import DATA, FILE, NOTE, note
from conferapp.serve.app_process import AppProcess
from conferapp.serve.guard import Role
from conferapp.serve.offered import MOST_FILES
from conferapp.serve.room import Room
from conferapp.serve.window import Size


class Pane:
    """A window that notes what it is told and shown."""

    def __init__(self, name: str, role: Role = "tutor", size: Size = (80, 24)) -> None:
        self.name, self.role, self.size = name, role, size
        self.heard: list[tuple[str | int, ...]] = []
        self.shown = b""
        self.closed = False

    def say(self, *said: str | int) -> None:
        self.heard.append(said)

    def paint(self, data: bytes) -> None:
        self.shown += data

    def close(self) -> None:
        self.closed = True

    @property
    def told(self) -> list[str]:
        """What it was told, without the rest."""
        return [str(said[1]) for said in self.heard if said[0] == "cover"]


class Stage(Room):
    """A room whose app is pretended: it says what a test has it say."""

    def __init__(self) -> None:
        super().__init__(self._pretend)
        self.running = 0
        self.typed_in: list[str] = []
        self.asked: list[Size] = []
        self.keeps_up = asyncio.Event()
        self.keeps_up.set()
        self.packet: Callable[[bytes, bytes], None]
        self.ended: Callable[[int], None]

    async def _pretend(
        self,
        _: Size,
        take: Callable[[bytes, bytes], None],
        ended: Callable[[int], None],
    ) -> AppProcess:
        self.packet, self.ended = take, ended
        self.running += 1
        return Pretended(self)

    def attached(self, *, private: bool) -> None:
        """The app begins a new picture."""
        self.packet(NOTE, note("attached")[5:])
        self.looks(private=private)

    def looks(self, *, private: bool) -> None:
        """The app says who has the screen."""
        self.packet(NOTE, note("look", private=private, background="#101010")[5:])

    def paints(self, data: bytes) -> None:
        """The app shows something."""
        self.packet(DATA, data)


class Pretended(AppProcess):
    """An app for a stage."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    async def ready(self) -> None:
        await self._stage.keeps_up.wait()

    async def type(self, text: str) -> None:
        self._stage.typed_in.append(text)

    async def attach(self, size: Size) -> None:
        self._stage.asked.append(size)

    async def resize(self, size: Size) -> None:
        self._stage.asked.append(size)

    async def end(self) -> None:
        self._stage.ended(0)


async def test_a_window_that_loads_anew_goes_on_and_sees_nothing_from_in_between() -> None:
    room, first, again = Stage(), Pane("a"), Pane("a", size=(60, 20))
    await room.arrive(first)
    room.attached(private=False)
    room.paints(b"page one")
    await room.typed(first, 1, "x")
    room.leave(first)
    room.paints(b"while nobody looks")
    await room.arrive(again)
    room.paints(b"on its way")
    assert (room.running, room.asked, again.shown) == (1, [(60, 20)], b"")
    room.attached(private=False)
    room.paints(b"page one")
    assert again.shown == b"\x1bcpage one"
    assert again.heard[0] == ("shown", 1)
    await room.typed(again, 1, "x")
    await room.typed(again, 2, "y")
    assert room.typed_in == ["x", "y"]


async def test_a_connection_that_hangs_is_closed_when_its_window_comes_again() -> None:
    room, hanging, again = Stage(), Pane("a"), Pane("a")
    await room.arrive(hanging)
    room.attached(private=False)
    await room.arrive(again)
    room.attached(private=False)
    room.paints(b"here")
    assert hanging.closed
    assert again.shown == b"\x1bchere"
    room.leave(hanging)
    room.paints(b" still")
    assert again.shown == b"\x1bchere still"


async def test_a_second_window_is_told_and_may_take_over() -> None:
    room, first, second = Stage(), Pane("a"), Pane("b")
    await room.arrive(first)
    room.attached(private=False)
    await room.arrive(second)
    assert second.told == ["busy"]
    await room.typed(second, 1, "not from here")
    await room.take(second)
    assert first.told == ["busy"]
    room.paints(b"on its way")
    room.attached(private=False)
    room.paints(b"picture")
    assert (first.shown, second.shown) == (b"\x1bc", b"\x1bcpicture")
    assert room.typed_in == []


async def test_a_student_waits_and_cannot_take_type_or_start_anything() -> None:
    room, student = Stage(), Pane("s", "student")
    await room.arrive(student)
    await room.open(student)
    assert (room.running, student.told) == (0, ["tutor"])
    await room.arrive(Pane("a"))
    room.attached(private=False)
    room.paints(b"the tutor's own")
    await room.take(student)
    await room.typed(student, 1, "x")
    await room.resize(student, (10, 10))
    assert (student.shown, room.typed_in, room.asked) == (b"", [], [])


async def test_the_screen_goes_to_the_student_with_the_laptop_and_is_gone_before_a_word() -> None:
    room, tutor, student = Stage(), Pane("a"), Pane("s", "student", (60, 20))
    await room.arrive(tutor)
    room.attached(private=False)
    await room.arrive(student)
    room.looks(private=True)
    await asyncio.sleep(0)
    assert (tutor.told, room.asked) == (["student"], [(60, 20)])
    room.attached(private=True)
    room.paints(b"your turn")
    assert student.shown == b"\x1bcyour turn"
    room.looks(private=False)
    room.paints(b"the tutor's own")
    assert student.shown == b"\x1bcyour turn"
    assert student.told == ["tutor", "tutor"]
    await asyncio.sleep(0)
    assert room.asked == [(60, 20), (80, 24)]
    room.attached(private=False)
    room.paints(b"back")
    assert tutor.shown == b"\x1bc\x1bcback"


async def test_a_tutor_takes_the_screen_of_a_student_and_keeps_it() -> None:
    room, tutor, student = Stage(), Pane("a"), Pane("s", "student")
    await room.arrive(tutor)
    room.attached(private=True)
    await asyncio.sleep(0)
    await room.arrive(student)
    assert student.told == ["tutor"]
    room.looks(private=False)
    room.looks(private=True)
    await asyncio.sleep(0)
    room.attached(private=True)
    await room.take(tutor)
    room.attached(private=True)
    await asyncio.sleep(0)
    room.paints(b"give back")
    assert tutor.shown.endswith(b"give back")
    assert student.told == ["tutor", "tutor"]


async def test_a_student_who_loads_anew_has_the_screen_while_it_is_their_turn() -> None:
    room, tutor, student = Stage(), Pane("a"), Pane("s", "student")
    await room.arrive(tutor)
    room.attached(private=False)
    await room.arrive(student)
    room.looks(private=True)
    await asyncio.sleep(0)
    room.attached(private=True)
    again = Pane("s", "student")
    await room.arrive(again)
    room.attached(private=True)
    room.paints(b"your turn")
    assert again.shown == b"\x1bcyour turn"


async def test_when_the_app_has_ended_every_window_says_how_and_a_tutor_opens_it_again() -> None:
    room, tutor, student = Stage(), Pane("a"), Pane("s", "student")
    for pane in (tutor, student):
        await room.arrive(pane)
    for code, how in ((0, "closed"), (70, "fault"), (3, "unsaved"), (-9, "fault")):
        room.ended(code)
        assert (tutor.told[-1], student.told[-1]) == (how, "tutor")
        late = Pane("late")
        await room.arrive(late)
        assert late.told == [how]
        room.leave(late)
        await room.open(tutor)
    assert room.running == 5
    await room.end()
    assert (tutor.told[-1], student.told[-1]) == ("ended", "ended")


async def test_the_next_student_has_the_screen_and_not_the_one_before() -> None:
    room, before, now = Stage(), Pane("x", "student"), Pane("y", "student")
    await room.arrive(Pane("a"))
    room.attached(private=False)
    await room.arrive(before)
    room.see_off_students()
    await room.arrive(now)
    room.looks(private=True)
    await asyncio.sleep(0)
    room.leave(now)
    room.looks(private=False)
    room.looks(private=True)
    await asyncio.sleep(0)
    room.attached(private=True)
    room.paints(b"for the next one")
    assert (before.closed, before.shown) == (True, b"")


async def test_what_waits_to_be_typed_goes_to_nobody_elses_screen() -> None:
    room, tutor, student = Stage(), Pane("a"), Pane("s", "student")
    await room.arrive(tutor)
    room.attached(private=False)
    await room.arrive(student)
    room.looks(private=True)
    await asyncio.sleep(0)
    room.attached(private=True)
    room.keeps_up.clear()
    waits = asyncio.create_task(room.typed(student, 1, "x"))
    await asyncio.sleep(0)
    room.looks(private=False)
    room.keeps_up.set()
    await waits
    assert room.typed_in == []
    assert ("heard", 1) not in student.heard


async def test_a_file_of_the_tutors_is_never_offered_to_a_student() -> None:
    room, tutor, student = Stage(), Pane("a"), Pane("s", "student")
    await room.arrive(tutor)
    await room.arrive(student)
    room.looks(private=True)
    await asyncio.sleep(0)
    room.attached(private=True)
    room.packet(FILE, b"plan.html\nwords")
    assert "file" not in [said[0] for said in (*tutor.heard, *student.heard)]


async def test_a_file_goes_to_whoever_has_the_screen_and_few_are_kept() -> None:
    room, tutor = Stage(), Pane("a")
    room_file = b"a.html\nwords\nmore"
    await room.arrive(tutor)
    room.attached(private=False)
    for _ in range(MOST_FILES + 1):
        room.packet(FILE, room_file)
    keys = [str(said[1]) for said in tutor.heard if said[0] == "file"]
    found = [room.files.fetch(key, "tutor") for key in keys]
    assert found == [None, *[("a.html", b"words\nmore")] * MOST_FILES]
    assert room.files.fetch(keys[-1], "tutor") is None


async def test_an_app_that_cannot_be_started_is_told_and_may_be_tried_again() -> None:
    async def refuses(*_: object) -> AppProcess:
        raise OSError

    room, tutor = Room(refuses), Pane("a")
    await room.arrive(tutor)
    await room.open(tutor)
    assert tutor.told == ["fault", "fault"]
