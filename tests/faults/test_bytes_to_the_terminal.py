"""What the terminal gets, byte by byte, from a workspace in which every text means harm.

Each word stands between sequences that set the clipboard or the title, print, turn text around or
move the cursor. The words have to come, to the letter; nothing of what is around them may.
"""

import json
import re
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from tests.faults.prepared import Prepared
from tests.faults.terminal import STARTING, Terminal
from tests.pilot.test_hostile_text import AGENDA
from tests.samples import RECORD_ID, STUDENT_ID
from tests.system.pty_host import PtyHost

from conferapp.domain.clock import Clock
from conferapp.domain.conference import begin
from conferapp.domain.student import FoundationGoal, Person, Student
from conferapp.storage.agendas import load_agenda
from conferapp.storage.records import dump
from conferapp.storage.workspace import Workspace
from conferapp.ui.screens.giving import SOONEST

_TAIL: Final = "[b]\\é😀عx\u0302"
"""Signs that something could take for its own: markup, an escape, and letters of many widths."""
_WORD: Final = re.compile("Q[a-z]{3}Z" + re.escape(_TAIL))
_IN_FRONT: Final = (
    "\x1b]52;c;aGFybQ==\x07\x1b]0;harm\x1b\\\x1bP1$qharm\x1b\\\x9d2;harm\x9c\x9b77i\x1b[77i\u202e"
)
_INSIDE: Final = "\x1b[77i\x07\x90harm\x9c\x08\u2066"
_BEHIND: Final = "\u200f\u2069\x1b[77i\x9b77i\x1b]0;harm\x07\x84\x1b"


def word(place: str) -> str:
    """The word for a place, such as `QnamZ…`.

    Args:
        place: Three letters.
    """
    return f"Q{place}Z{_TAIL}"


def armed(found: str) -> str:
    """A word in the middle of everything that a terminal would obey."""
    return f"{_IN_FRONT}{found[:3]}{_INSIDE}{found[3:]}{_BEHIND}"


def arm(text: str) -> str:
    """Put everything that a terminal would obey around the words of a JSON or TOML file."""
    escaped = re.escape(json.dumps(_TAIL, ensure_ascii=False)[1:-1])

    def one(match: re.Match[str]) -> str:
        return json.dumps(armed(match[1] + _TAIL), ensure_ascii=False)[1:-1]

    return re.sub(f"(Q[a-z]{{3}}Z){escaped}", one, text)


def quoted(place: str) -> str:
    """The word for a place as JSON and TOML write it."""
    return json.dumps(word(place), ensure_ascii=False)


AGENDA_FILE: Final = "goal-setting.toml"
_MADE: Final = datetime(2026, 11, 20, 15, 30, tzinfo=UTC)
_AT: Final = "2026-11-20T16:02:11.120-05:00"
_OPEN_ID: Final = f"{RECORD_ID[:-2]}22"


def an_agenda() -> str:
    """An agenda with another word in each place."""
    places = iter(range(100))

    def one(_: re.Match[str]) -> str:
        number = next(places)
        return quoted(f"a{chr(97 + number // 26)}{chr(97 + number % 26)}")

    head = f'format = 1\nid = "goal-setting"\ntitle = {quoted("ttl")}\n'
    card = '[[agenda.questions]]\nid = "card"\nkind = "reminder"\nask = {0}\n'
    text = AGENDA.replace("[[follow_up]]", card + "[[follow_up]]")
    return head + re.sub(r"\{0\}", one, text).replace("{{", "{").replace("}}", "}")


def a_student() -> Student:
    """A student of whom everything is known."""
    return Student(
        id=STUDENT_ID,
        name=f"{word('nam')} Okafor",
        called=word("cal"),
        grade=word("grd"),
        subject=word("sub"),
        supports=(word("sup"),),
        ways_of_learning=(word("way"),),
        foundation_goals=(FoundationGoal(goal=word("fou"), agreed_with=word("wit")),),
        tutor=word("tut"),
        people=(Person(role=word("rol"), name=word("per"), contact=word("con")),),
        notes=word("not"),
    )


def records(workspace: Workspace) -> Iterator[dict[str, Any]]:
    """A finished conference and an open one, with a word in each place."""
    loaded = load_agenda(workspace.agendas / AGENDA_FILE)
    assert loaded.agenda is not None, [problem.message for problem in loaded.problems]
    assert loaded.source is not None
    clock = Clock(now=lambda: _MADE, ticks=lambda: 0.0)
    one = begin(loaded.agenda, loaded.source, a_student(), tutor=word("led"), clock=clock)
    page = loaded.agenda.pages[0]
    one.enter(page)
    one.answer("words", word("wds"))
    one.answer("topics", [{"topic": word("top"), "points": 3, "out_of": 5}])
    one.answer("score", {"value": 68, "out_of": 100})
    one.note(page, word("nte"))
    yield {**json.loads(dump(one.record)), "id": _OPEN_ID}
    one.answer("thoughts", word("tho"))
    one.answer("goal", [{"goal": word("gol"), "why": word("why"), "by": "2026-12-04"}])
    one.answer("plan", [{"what": word("wht"), "when": word("whn"), "backup": word("bak")}])
    one.enter(loaded.agenda.page_of["items"])
    one.skip(loaded.agenda.page_of["items"], word("skp"))
    found = json.loads(dump(one.record))
    was = {**found["answers"]["words"], "value": word("was")}
    event = {"at": _AT, "who": word("who"), "what": word("evt"), "why": word("rea")}
    found["history"] = [{**event, "question": "words", "was": was}, {**event, "to": word("tow")}]
    yield {**found, "id": RECORD_ID, "status": "done", "ended": _AT, "started": _AT}


def fill(prepared: Prepared) -> None:
    """A workspace with words that mean harm in every file, and in the names of files."""
    workspace = Workspace(prepared.root)
    workspace.open()
    (workspace.agendas / AGENDA_FILE).write_text(arm(an_agenda()), "utf-8")
    (workspace.agendas / f"{armed(word('agf'))}.toml").write_text(
        arm(f'format = 1\nid = "bad"\ntitle = {quoted("bad")}\n{quoted("key")} = 1\n'), "utf-8"
    )
    (workspace.agendas / "torn.toml").write_bytes(f"id = {armed(word('tor'))}\n".encode())
    workspace.settings.write_text(arm(f"program = {quoted('pro')}\n{quoted('kop')} = 1\n"), "utf-8")
    workspace.pictures.write_text(
        arm(f'[[picture]]\nname = "book"\nsubject = {quoted("pis")}\nwords = {quoted("piw")}\n')
        + f"art = '''\n{word('art')}\n'''\n[[picture]]\n{arm(quoted('pik'))} = 1\n",
        "utf-8",
    )
    config = prepared.folder / "config" / "conferapp"
    config.mkdir(parents=True)
    (config / "settings.toml").write_text(
        arm(f"tutor = {quoted('set')}\n{quoted('sek')} = 1\n"), "utf-8"
    )
    (workspace.student_path(STUDENT_ID)).write_text(arm(dump(a_student()).decode()), "utf-8")
    (workspace.students / f"{armed(word('stf'))}.json").write_text("{", "utf-8")
    folder = workspace.records / STUDENT_ID
    folder.mkdir()
    (folder / f"{armed(word('rcf'))}.json").write_text("{", "utf-8")
    for record in records(workspace):
        path = workspace.record_path(STUDENT_ID, _AT, "goal-setting", record["id"])
        path.write_text(arm(json.dumps(record, ensure_ascii=False)), "utf-8")
        if record["id"] == _OPEN_ID:
            words = {**record["answers"]["words"], "value": word("dif"), "at": _AT}
            changed = {"revision": 9, "answers": {**record["answers"], "words": words}}
            copy = path.with_name(f"{path.stem} ({armed(word('cpf'))} conflicted copy).json")
            copy.write_text(arm(json.dumps({**record, **changed}, ensure_ascii=False)), "utf-8")


_SEQUENCE: Final = re.compile(
    r"\x1b\[(?:[\d;]*m|\d+;\d+H|\?\d+[hl]|\?\d+\$p|>\d+u|<u|H|2J)"
    r"|\x1b\]22;[a-z]*\x07|\x1b\]52;c;\x07"
)
"""What Textual writes: colors, places, modes, questions about them, the shape of the pointer; and
what empties the clipboard when a student gets the laptop."""
_OBEYED: Final = re.compile(
    "[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
"""What a terminal would obey: controls, C1 bytes, marks that turn text around."""


def words_alone(shown: bytes) -> str:
    """What was written, without the sequences that Textual writes."""
    return _SEQUENCE.sub("", shown.decode())


def obeyed(text: str) -> list[str]:
    """What a terminal would obey of a text, each with what is around it."""
    return [text[max(0, at.start() - 20) : at.end() + 20] for at in _OBEYED.finditer(text)]


def places_in(text: str) -> set[str]:
    """The places whose words stand in a text, to the letter."""
    return {found[1:4] for found in _WORD.findall(text)}


KEYS: Final = {
    "enter": b"\r",
    "esc": b"\x1b",
    "backtab": b"\x1b[Z",
    "tab": b"\t",
    "up": b"\x1b[A",
    "down": b"\x1b[B",
    "right": b"\x1b[C",
    "end": b"\x1b[F",
    "pagedown": b"\x1b[6~",
    "f1": b"\x1bOP",
    "f2": b"\x1bOQ",
    "f5": b"\x1b[15~",
    "f6": b"\x1b[17~",
    "f7": b"\x1b[18~",
    "f8": b"\x1b[19~",
    "f9": b"\x1b[20~",
    "ctrl+g": b"\x07",
    "ctrl+l": b"\x0c",
    "ctrl+n": b"\x0e",
    "ctrl+o": b"\x0f",
    "ctrl+p": b"\x10",
    "ctrl+q": b"\x11",
}


@dataclass
class Walk:
    """Keys, each of which has to bring something onto the screen.

    Attributes:
        terminal: The terminal.
    """

    terminal: Terminal

    def press(self, key: str, *words: str) -> None:
        """Press a key, or type letters, until words are on the screen."""
        names = "|".join(re.escape(name) for name in KEYS)
        for part in filter(None, re.split(f"({names})", key)):
            self.terminal.send(KEYS.get(part) or part.encode())
        for word in words:
            self.terminal.must_show(word)

    def home(self) -> None:
        """The students, the files that can't be read, the dialogs of home."""
        self.press("", "Enter Open", "QkopZ")  # what is wrong in the settings, as a toast
        self.press("down", "│  records/s-7f3a9c21/Qrcf")
        self.press("down", "│  students/Qstf")
        self.press("up", "│  records/s-7f3a9c21/Qrcf")
        self.press("up", "two versions of Fri 20 Nov")
        self.press("/Qzz", "Nobody’s name has")
        self.press("esc", "Could not be read")
        self.press("t", "Code (optional)", "QsetZ")
        self.press("esc", "Could not be read")

    def agendas(self) -> None:
        """All agendas: a broken one, an outline, a torn one."""
        self.press("a", "QbadZ", "QkeyZ")
        self.press("down", "5 pages with")
        self.press(" " * 12, "QabiZ")
        self.press("down", "QtorZ")
        self.press("esc", "Could not be read")

    def merging(self) -> None:
        """Two versions of a conference."""
        self.press("m", "still to choose", "QdifZ")
        self.press("right", "Everything is chosen")
        self.press("f8", "The two are one now")

    def reading(self) -> None:
        """A finished conference, its history, and the question why it is to be corrected."""
        self.press("tabdown")
        self.press("enter", "Correct …")
        self.press("pagedown", "HISTORY")
        self.press("pagedown", "QtowZ")
        self.press("f7", "Why is it to be corrected?")
        self.press("esc", "HISTORY")
        self.press("f2", "Could not be read")

    def conference(self) -> None:
        """The tutor's page, notes, the list of pages, the student's pages, and back again."""
        self.press("enter", "Preparation, 1 of 1")
        self.press("f6", "QaaaZ")
        self.press("f6", "Your goal was this")
        self.press("ctrl+o", "A note on this page")
        self.press("esc", "Points  Out of")
        self.press("ctrl+g", "Go to", "QaavZ")
        self.press("esc", "Preparation, 1 of 1")
        self.press("f8", "It’s Qcal")
        self.press("enter", "QaalZ", "Give the laptop back")
        self.press("pagedown", "QaatZ")
        self.press("f8", "QaauZ")
        self.press("ctrl+n", "Please give the laptop back to Qset")
        self.press("f2", "And now F9.")
        time.sleep(SOONEST)  # hands that drum on keys leave no such pause
        self.press("f9", "QaavZ")

    def talk(self) -> None:
        """The talk, a skip, the finish."""
        self.press("", "QabbZ")
        self.press("f6", "Your goal was this")
        self.press("f5", "Esc goes back")
        self.press("esc", "QabeZ")
        self.press("backtabbacktab", "▌▸( ) book")
        self.press(" ", "QartZ", "QpiwZ")
        self.press("ctrl+l", "F8 Finish")
        self.press("f8ctrl+n", "Thank you, Qcal")
        self.press("enter", "Could not be read")


_SAID: Final = """
import json, sys
from conferapp.cli.main import main
for arguments in json.loads(sys.argv[1]):
    main(arguments)
"""


def commands(prepared: Prepared) -> Sequence[Sequence[str]]:
    """What the command line is told, with harm in its own words as well."""
    nowhere = str(prepared.folder / armed(word("dir")))
    return (
        ("where",),
        ("verify",),
        ("verify", "--json"),
        ("retention", "list", "--older-than", "0"),
        ("retention", "list", "--older-than", "0", "--json"),
        ("retention", "remove", "--yes", "x", "Okafor"),
        ("retention", "remove", armed(word("rem"))),
        ("agenda", "check"),
        ("agenda", "check", "--json"),
        ("agenda", "check", armed(word("chk"))),
        ("agenda", "outline", "goal-setting"),
        ("agenda", "outline", "goal-setting", "--to", "html"),
        ("agenda", "outline", "goal-setting", "--language", armed(word("lan"))),
        ("agenda", "outline", "goal-setting", "-o", f"outline.{armed(word('end'))}"),
        ("agenda", "outline", "goal-setting", "-o", f"{nowhere}/outline.md"),
        ("agenda", "outline", "torn"),
        ("agenda", "diff", "goal-setting", "check-in"),
        ("agenda", "new", armed(word("new"))),
        ("agenda", "new", "again", "--from", armed(word("frm"))),
        ("agenda", "try", "goal-setting", "--page", armed(word("pag"))),
        ("confer", armed(word("nob"))),
        ("confer", "Okafor", "--agenda", armed(word("agd"))),
        ("--workspace", nowhere, "where"),
        ("--workspace", nowhere, "verify"),
        ("--workspace", nowhere, "retention", "list"),
        ("--workspace", nowhere, "agenda", "check"),
        ("--workspace", nowhere, "agenda", "new", "own"),
        ("--workspace", nowhere, "confer", "Amara"),
        (armed(word("cmd")),),
        (f"--{armed(word('opt'))}",),
    )


_AGENDA: Final = frozenset(re.findall("Q([a-z]{3})Z", an_agenda())) - {"ttl"}
SHOWN: Final = _AGENDA | frozenset(
    re.findall(
        "[a-z]+",
        "ttl nam cal grd sub led wds top nte tho gol why wht whn bak skp who evt rea was tow dif "
        "cpf stf rcf bad key tor pro kop set pis piw art",
    )
)
"""The places whose words the walk has to come by."""
TOLD: Final = _AGENDA | frozenset(
    re.findall(
        "[a-z]+", "ttl nam agf cpf kop pik rcf stf key tor rem chk lan dir new frm pag nob agd"
    )
)
"""The places whose words the commands have to tell."""


@pytest.fixture
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """A workspace in which every text means harm, under a name that leaves room on a screen."""
    found = Prepared(tmp_path_factory.mktemp("b"))
    fill(found)
    return found


def test_every_screen_shows_words_as_they_are_and_nothing_that_a_terminal_obeys(
    prepared: Prepared,
) -> None:
    with Terminal(["-m", "conferapp"], prepared.environment) as terminal:
        walk = Walk(terminal)
        walk.home()
        walk.agendas()
        walk.merging()
        walk.reading()
        walk.conference()
        walk.talk()
        walk.press("ctrl+q")
        assert terminal.ended(STARTING) == 0
        assert terminal.is_as_before()
    said = words_alone(bytes(terminal.shown))
    assert obeyed(said) == []
    assert SHOWN - places_in(said) == set()


def test_every_command_tells_words_as_they_are_and_nothing_that_a_terminal_obeys(
    prepared: Prepared,
) -> None:
    told = json.dumps(commands(prepared))
    with PtyHost(["-c", _SAID, told], environment=prepared.environment) as terminal:
        assert terminal.wait() == 0
    said = words_alone(bytes(terminal.shown))
    assert obeyed(said) == []
    assert TOLD - places_in(said) == set()
    assert "fault of its own" not in said


@pytest.mark.parametrize(
    "harm",
    [
        *("\x1b]52;c;aGFybQ==\x07", "\x1b]0;title\x07", "\x1b]2;title\x1b\\", "\x9d0;title\x9c"),
        *("\x1bP1$qm\x1b\\", "\x1b[77i", "\x9b31m", "\x1bc", "\x07", "\x08", "\x84", "\u202e"),
    ],
)
def test_the_eye_sees_what_a_terminal_would_obey(harm: str) -> None:
    assert obeyed(words_alone(f"some {harm} words".encode()))
    assert obeyed(words_alone(armed(word("any")).encode()))
    assert places_in(armed(word("any"))) == set()
