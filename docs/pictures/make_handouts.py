"""Make the pictures of cards and letters: the pages themselves, drawn by a browser.

`make pictures` runs it. It needs Chromium or Chrome; without one it says so, and the pictures stay
as they are.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from make import EARLIER, HERE, Sample, Talk

from conferapp.domain.handouts.editions import EDITIONS
from conferapp.domain.record import Answer, Record
from conferapp.outputs.forms import FORMS
from conferapp.storage.caseload import Caseload
from conferapp.storage.settings import ProgramSettings
from conferapp.ui.press import Press, Source

BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS: Final = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--force-device-scale-factor=1.5",
)
WINDOWS: Final[Mapping[str, tuple[int, int]]] = {
    "card": (700, 560),
    "labels": (900, 1200),
    "family": (900, 1010),
}
"""The editions that are shown, and the size of the window for each."""
CLUES: Final = (("ladder", "Step by step"), ("magnifying-glass", "Look twice"))
"""Picture and words of each card; the agenda of the sample asks for none."""
PROGRAM: Final = "Sample Tutoring"


def source(folder: Path) -> tuple[Press, Source]:
    """Two conferences of a sample student, the second one just held."""
    sample = Sample(folder)
    for talk in (EARLIER, Talk(0, "step-9", whole=True)):
        sample.hold(talk)
    desk = sample.desk()
    press = Press(desk.workspace, replace(ProgramSettings(), program=PROGRAM))
    caseload = Caseload.read(desk.workspace, desk.clock.today())
    line = caseload.student(sample.students[0])
    if line is None:
        raise LookupError(sample.students[0])
    found = press.source(line.conferences[0].path, line, desk.clock)
    desk.saver.close(1)
    records = (*found.earlier, found.record)
    *earlier, record = (with_clue(one, *clue) for one, clue in zip(records, CLUES, strict=True))
    return press, replace(found, record=record, earlier=tuple(earlier))


def with_clue(record: Record, picture: str, words: str) -> Record:
    """A record in which the student has chosen a picture."""
    chosen = Answer(
        kind="reminder",
        part="agenda",
        page="step-8",
        by="student",
        ask="A picture for your card",
        at=record.updated,
        share=("student", "family", "school"),
        value={"picture": picture, "words": words},
    )
    return record.model_copy(update={"answers": {**record.answers, "my-card": chosen}})


def pages(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The pages by the names of their editions."""
    press, found = source(folder)
    for name in WINDOWS:
        handout = press.handout(found, EDITIONS[name])
        yield name, press.printed(handout, FORMS["html"])


def main() -> None:
    """Make every picture anew."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        sys.exit("The pictures of cards and letters need Chromium or Chrome, and none was found.")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for edition, page in pages(folder / "sample"):
            (folder / "page.html").write_bytes(page)
            width, height = WINDOWS[edition]
            subprocess.run(
                [
                    browser,
                    *FLAGS,
                    f"--user-data-dir={folder / 'browser'}",
                    f"--window-size={width},{height}",
                    f"--screenshot={HERE / f'{edition}.png'}",
                    (folder / "page.html").as_uri(),
                ],
                check=True,
                capture_output=True,
                timeout=60,
            )


if __name__ == "__main__":
    main()
