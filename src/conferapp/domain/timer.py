"""The timer: how the time goes on one page, in words that could be spoken."""

NEARLY = 0.8
"""The share of a page's time from which it is nearly over."""


def spoken(seconds: float, minutes: float | None, asked: int, still_open: int) -> str:
    """A kind reminder of the time.

    Args:
        seconds: Time on the page so far.
        minutes: Time that is meant for it, or None.
        asked: Questions on it.
        still_open: Those of them that aren't answered yet.
    """
    spent = int(seconds // 60)
    if not minutes:
        return f"You have been on this page for {_minutes(spent)}." if spent else "Take your time."
    share = seconds / (minutes * 60)
    left = minutes - seconds / 60
    rest = f" {_questions(still_open)} still open." if still_open else " All is answered."
    rest = rest if asked else ""
    if share < 0.5:
        return f"You have about {_minutes(round(left) or 1)} for this page."
    if share < NEARLY:
        return f"Half of the time is gone.{rest}"
    if share < 1:
        return f"Nearly there: finish your thought.{rest}"
    return f"Time is up, and that is fine.{rest}"


def _minutes(count: int) -> str:
    return "1 minute" if count == 1 else f"{count} minutes"


def _questions(count: int) -> str:
    return "1 question is" if count == 1 else f"{count} questions are"
