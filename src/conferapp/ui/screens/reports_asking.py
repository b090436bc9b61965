"""What the reports ask for: which days, which folder, and what is to be written."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from textual.app import App

from conferapp.domain.reports.period import Period, read_period
from conferapp.ui.dialogs.choose import ChooseDialog, Entry
from conferapp.ui.dialogs.lines import LinesDialog
from conferapp.ui.reckoned import Reckoned
from conferapp.ui.reckoning import Reckoning
from conferapp.ui.report_choices import PERIODS, Days, what_to_write
from conferapp.ui.reports_text import DAYS_HINT, HINT, WHICH_DAYS, WHICH_FOLDER

_OWN: Final = "own"


async def ask_days(app: App[Any], days: Days, today: date) -> Days | None:
    """Which days count; None where the tutor went back.

    Args:
        app: The app.
        days: Those that count now.
        today: The day.
    """
    entries = [
        *(Entry(str(weeks), Days(weeks).said) for weeks in PERIODS),
        Entry(_OWN, "from one day to another …"),
    ]
    here = _OWN if days.own else str(days.weeks)
    said = await app.push_screen_wait(ChooseDialog("Which days count?", entries, here=here))
    if said is None:
        return None
    return await _ask_own(app, days, today) if said == _OWN else Days(int(said))


async def _ask_own(app: App[Any], days: Days, today: date) -> Days | None:
    found: list[Period] = []

    async def take(said: Sequence[str]) -> str:
        since, until = said
        read = read_period(since, until, today)
        if isinstance(read, str):
            return read
        found.append(read)
        return ""

    now = days.period(today)
    lines = (("From", now.since.isoformat()), ("Until", now.until.isoformat()))
    taken = await app.push_screen_wait(LinesDialog(WHICH_DAYS, lines, take, hint=DAYS_HINT))
    return replace(days, own=found[-1]) if taken else None


async def ask_folder(app: App[Any], reckoning: Reckoning) -> bool:
    """Have another folder counted.

    Args:
        app: The app.
        reckoning: What counts it.

    Returns:
        Whether one was added.
    """

    async def take(said: Sequence[str]) -> str:
        return await reckoning.add(said[0])

    dialog = LinesDialog(WHICH_FOLDER, (("", ""),), take, hint=HINT)
    taken = await app.push_screen_wait(dialog)
    return bool(taken)


async def ask_what(app: App[Any], reckoned: Reckoned, at: str) -> str | None:
    """What is to be written; None where the tutor went back.

    Args:
        app: The app.
        reckoned: The reports.
        at: The id of what is shown.
    """
    entries = [Entry(*told) for told in what_to_write(reckoned, at)]
    return await app.push_screen_wait(ChooseDialog("Write which reports?", entries))
