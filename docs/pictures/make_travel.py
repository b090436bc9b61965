"""Make the picture of the page that travels: a student's phone before and behind the guess.

`make pictures` runs it. It needs Chromium or Chrome; without one it says so, and the picture stays
as it is.
"""

import base64
import sys
import tempfile
from pathlib import Path
from typing import Final

from make import HERE, TODAY

sys.path.insert(0, str(HERE.parents[1]))  # the browser of the tests lives beside them
from tests.system.browser import Browser, browser, found

from conferapp.domain.clock import Clock
from conferapp.domain.conference import begin
from conferapp.domain.model import Value
from conferapp.domain.student import Student
from conferapp.domain.travel.packing import pack
from conferapp.outputs.travel_html import travel_html
from conferapp.storage.agendas import load_agenda
from conferapp.storage.catalogues import find_catalogues
from conferapp.storage.shipped import shipped_agendas

PHONE: Final = (390, 800)
TUTORS: Final[dict[str, Value]] = {
    "assignment": "the Unit 3 test",
    "score": {"value": 74, "out_of": 100},
    "topics": [
        {"topic": "Equations", "points": 9, "out_of": 10, "level": "mastered", "power": True},
        {"topic": "Graphs", "points": 6, "out_of": 10, "level": "close", "power": None},
        {"topic": "Word problems", "points": 4, "out_of": 10, "level": "not yet", "power": None},
    ],
}
STEPS: Final = (
    'press("Begin")',
    'press("Go on"); press("Go on"); press("Go on"); type("a-guess", "65"); press("Go on")',
    'press("Show me how it went"); type("a-went-best", "I checked my equations twice.")',
)
"""What the student does between the pictures."""
HELPERS: Final = """
const press = (words) =>
  [...document.querySelectorAll("button")].find((each) => each.textContent === words).click();
const type = (id, text) => {
  const box = document.getElementById(id);
  box.value = text;
  box.dispatchEvent(new Event("input"));
};
"""


def page() -> bytes:
    """The page of a sample student."""
    loaded = load_agenda(shipped_agendas() / "goal-setting.toml")
    if loaded.agenda is None or loaded.source is None:
        raise LookupError("goal-setting")
    student = Student(id="s-sample", name="Sample Student")
    clock = Clock(now=lambda: TODAY)
    talk = begin(loaded.agenda, loaded.source, student, tutor="R. Diaz", clock=clock)
    for name, value in TUTORS.items():
        talk.answer(name, value)
    return travel_html(pack(talk, find_catalogues().english))


def picture(made: Browser, size: tuple[int, int]) -> bytes:
    """What is on screen."""
    width, height = size
    made.call(
        "Emulation.setDeviceMetricsOverride",
        width=width,
        height=height,
        deviceScaleFactor=1.25,
        mobile=False,
    )
    made.run("document.activeElement.blur()")
    return base64.b64decode(made.call("Page.captureScreenshot", format="png")["data"])


def main() -> None:
    """Make the picture anew."""
    if found() is None:
        sys.exit("The picture of the page that travels needs Chromium or Chrome; none was found.")
    with tempfile.TemporaryDirectory() as name, browser(Path(name)) as made:
        folder = Path(name)
        (folder / "page.html").write_bytes(page())
        made.open(folder / "page.html")
        made.run(HELPERS)
        phones = []
        for step in STEPS:
            made.run(step)
            phones.append(base64.b64encode(picture(made, PHONE)).decode())
        shown = "".join(
            f'<img style="margin:8px;border:1px solid #888;width:{PHONE[0]}px" '
            f'src="data:image/png;base64,{phone}">'
            for phone in phones
        )
        (folder / "all.html").write_text(
            f'<body style="margin:0;display:flex">{shown}', encoding="utf-8"
        )
        made.open(folder / "all.html")
        size = ((PHONE[0] + 18) * len(phones), PHONE[1] + 18)
        (HERE / "travel.png").write_bytes(picture(made, size))


if __name__ == "__main__":
    main()
