"""In a real terminal, a student who has the laptop stays there, however the app is started."""

import os
import re
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final, cast

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from tests.faults.hand_over import prepare
from tests.pilot.laptop import Laptop, Moment
from tests.pilot.past import keep, loaded
from tests.pilot.test_nothing_of_the_tutors import COVERED, SECRET, SPOKEN, fill_in
from tests.system.pty_host import PtyHost

from conferapp.domain.conference import begin
from conferapp.domain.standing import Around
from conferapp.storage.handover import Handover
from conferapp.storage.places import Places

AGENDA: Final = "goal-setting"
THEIRS: Final = "These pages are yours."
"""In the help of a student's page."""
BETWEEN: Final = "Please give the laptop back"
F1, CTRL_P, CTRL_Q, CTRL_C = b"\x1bOP", b"\x10", b"\x11", b"\x03"


class Desktop:
    """A laptop whose app runs in terminals.

    Args:
        top: Its folders.
    """

    def __init__(self, top: Path) -> None:
        self.places = Places(
            top / "workspace", top / "config" / "conferapp", top / "state" / "conferapp"
        )
        self._environment = {
            **os.environ,
            "CONFERAPP_WORKSPACE": str(self.places.workspace),
            "XDG_CONFIG_HOME": str(top / "config"),
            "XDG_STATE_HOME": str(top / "state"),
        }

    def leave_with_the_student(self) -> None:
        """Have a conference in which the student has the laptop, as a kill leaves it."""
        laptop = Laptop(self.places)
        student, _ = prepare(laptop, AGENDA, code=True)
        agenda, source = loaded(laptop, AGENDA)
        clock = Moment().clock
        conference = begin(agenda, source, student, tutor="R. Diaz", clock=clock, around=Around())
        fill_in(cast(Any, SimpleNamespace(conference=conference)))
        conference.enter(next(page for page in agenda.pages if page.who == "student"))
        keep(laptop, conference.record)
        Handover(self.places.handover).hold(conference.record.id)

    def terminal(self, *words: str) -> PtyHost:
        """The app in a terminal, with words behind its name."""
        return PtyHost(("-m", "conferapp", *words), environment=self._environment)


def must_have_shown(host: PtyHost, words: str) -> None:
    """See something, and nothing of the tutor's; no title of the window, and nothing copied."""
    host.see(words)
    host.send(CTRL_P + CTRL_C + CTRL_Q)
    shows_nothing_of_the_tutors(host)


def shows_nothing_of_the_tutors(host: PtyHost) -> None:
    shown = host.shown.decode("utf-8", "replace")
    plain = re.sub(r"\x1b\[[0-9;?<>=]*[A-Za-z]", "", shown)
    assert not [mark for each in (SECRET, SPOKEN, COVERED) for mark in each.findall(plain)]
    assert not re.search(r"\x1b\][012];|\x1b\]52;c;[^\x07]", shown)


def test_a_student_stays_with_their_page_however_often_the_app_is_started(tmp_path: Path) -> None:
    desktop = Desktop(tmp_path)
    desktop.leave_with_the_student()
    link = tmp_path / "link"
    link.symlink_to(desktop.places.workspace)
    with desktop.terminal() as first:
        first.see("Amara")
        first.send(F1)
        must_have_shown(first, THEIRS)
        for words in (("confer", "Zqben"), ("--workspace", str(link), "confer", "a")):
            with desktop.terminal(*words) as second:
                must_have_shown(second, BETWEEN)
        first.process.kill()
        first.wait()
        shows_nothing_of_the_tutors(first)
    with desktop.terminal("--workspace", str(link)) as again:
        again.see("Amara")
        again.send(F1)
        must_have_shown(again, THEIRS)
        again.process.terminate()
        assert again.wait() == 128 + 15
        shows_nothing_of_the_tutors(again)
