"""Make the picture of the app in a browser: a student’s page, as `conferapp serve` shows it.

`make pictures` runs it. It needs Chromium or Chrome; without one it says so, and the picture stays
as it is.
"""

import base64
import json
import sys
import tempfile
from pathlib import Path
from typing import Final

from make import EARLIER, HERE, TODAY, Sample, Talk
from make_travel import picture  # which lets the tests’ browser be found
from tests.system.browser import Browser, browser, found
from tests.system.served import served

WINDOW: Final = (1000, 620)
PAGE: Final = Talk(0, "my-effort")
WORDS: Final = "I got ready by doing the review sheet twice."
BAR: Final = 44
FRAME: Final = f"""
<body style="margin:0;background:#dfe3e8;font:14px sans-serif;color:#333">
<div style="height:{BAR}px;display:flex;align-items:center;padding-left:16px">
<div style="background:#fff;border-radius:14px;padding:6px 18px;width:420px">127.0.0.1:8765</div>
</div><img style="display:block;width:{WINDOW[0]}px" src="data:image/png;base64,{{shown}}">
"""
"""A line with the address on top, as every browser has one."""
SCREEN: Final = "document.querySelector('.xterm-rows').innerText.replaceAll('\\xa0', ' ')"
STANDING: Final = f"""
from datetime import datetime
from conferapp.domain.clock import Clock
now = datetime.fromisoformat({TODAY.isoformat()!r})
Clock.__init__.__defaults__ = (lambda: now, *Clock.__init__.__defaults__[1:])
"""
"""What Python loads when the served app, a process of its own, starts: its clock stands still."""


def see(window: Browser, *words: str) -> None:
    """Wait until words stand on the screen."""
    for each in words:
        window.until(f"{SCREEN}.includes({json.dumps(each)})")


def main() -> None:
    """Make the picture anew."""
    if found() is None:
        sys.exit("The picture of the browser needs Chromium or Chrome; none was found.")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sample = Sample(folder)
        for talk in (EARLIER, PAGE):
            sample.hold(talk)
        (folder / "sitecustomize.py").write_text(STANDING, encoding="utf-8")
        places = {
            "CONFERAPP_WORKSPACE": str(folder / "workspace"),
            "PYTHONPATH": str(folder),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "XDG_STATE_HOME": str(folder / "state"),
        }
        with (
            browser(folder / "browser", "--disable-3d-apis") as window,
            served(places, "--student", "Sample Student") as server,
        ):
            width, height = WINDOW
            window.call(
                "Emulation.setDeviceMetricsOverride",
                width=width,
                height=height,
                deviceScaleFactor=1.25,
                mobile=False,
            )
            window.go(server.address)
            window.until("document.getElementById('cover')?.hidden")
            see(window, "Hand over")
            window.press("Enter", code="Enter", windowsVirtualKeyCode=13, text="\r")
            see(window, "What you did")
            window.type(WORDS)
            see(window, WORDS.rpartition(" ")[2], "Saved")
            shown = base64.b64encode(picture(window, WINDOW)).decode()
            (folder / "framed.html").write_text(FRAME.format(shown=shown), encoding="utf-8")
            window.open(folder / "framed.html")
            (HERE / "browser.png").write_bytes(picture(window, (width, height + BAR)))


if __name__ == "__main__":
    main()
