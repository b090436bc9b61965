"""The orders: a table of everything that can be said in place of an answer.

What an order does is in `deeds` and `moving`; here is what it is called, when it works, and one
sentence on it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from conferapp.domain.quick_check import checks
from conferapp.domain.reveal import covered_on
from conferapp.domain.spelling import nearest
from conferapp.plain import deeds, moving
from conferapp.plain.voice import ORDER, Ordered
from conferapp.plain.walk import Walk

OF_QUESTIONS = frozenset({"clear", "ideas", "how", "rows", "remove", "take", "done"})
"""Orders that questions have, which therefore aren't in the table."""
TWICE = "An answer that begins with a slash is typed with two."


@dataclass(frozen=True)
class Order:
    """One order.

    Attributes:
        short: What can be typed in its place, or "".
        says: What it does, in a sentence; it begins with what may stand behind it, if anything.
        does: Does it, with what stands behind it.
        works: Whether it works now.
        theirs: Whether a student who has the laptop may give it.
    """

    short: str
    says: str
    does: Callable[[Walk, str], None]
    works: Callable[[Walk], bool]
    theirs: bool = False


def _on_the_way(walk: Walk) -> bool:
    """Where there are pages to go to; behind the finish, nothing is kept on those of the talk."""
    return walk.session.follow_up_only or not walk.session.ended


def _always(_walk: Walk) -> bool:
    return True


def _on_page(walk: Walk) -> bool:
    return walk.entered and not walk.ending.looked


def _talking(walk: Walk) -> bool:
    """On a page of a conference that hasn't ended."""
    return _on_page(walk) and not walk.session.ended


def _open(walk: Walk) -> bool:
    return not walk.session.ended


def _tutors(walk: Walk) -> bool:
    return _on_page(walk) and walk.page.who != "student"


def _together(walk: Walk) -> bool:
    return _on_page(walk) and walk.page.who == "together"


def _covered(walk: Walk) -> bool:
    return _on_page(walk) and any(True for _ in covered_on(walk.conference, walk.page))


def _checkable(walk: Walk) -> bool:
    return _tutors(walk) and bool(checks(walk.conference, walk.page.show))


def _students(walk: Walk) -> bool:
    return walk.page.who == "student" and not (walk.private or walk.ending.looked)


def _undoable(walk: Walk) -> bool:
    return bool(walk.undone)


def _private(walk: Walk) -> bool:
    return walk.private


ORDERS: Mapping[str, Order] = MappingProxyType(
    {
        "help": Order("?", "Say which orders work now.", lambda w, _: tell(w), _always, True),
        "next": Order("n", "Go on to the next page.", moving.go_on, _on_the_way, True),
        "back": Order("b", "Go back one question, or one page.", moving.go_back, _on_the_way, True),
        "again": Order(
            "a",
            "NUMBER: Say the page once more, or ask a question of it.",
            moving.again,
            _on_page,
            True,
        ),
        "list": Order(
            "l",
            "List the questions of this page with their answers.",
            moving.list_page,
            _on_page,
            True,
        ),
        "pages": Order("p", "List all pages.", moving.list_pages, _on_the_way),
        "go": Order("g", "NUMBER or WORDS: Go to a page.", moving.go, _on_the_way),
        "give": Order("", "Give the laptop back.", moving.give_back, _private, True),
        "note": Order("", "WORDS: Write a note on this page.", deeds.note, _on_page),
        "notes": Order("", "Say the notes on this page.", deeds.say_notes, _on_page),
        "beside": Order("", "Say what stands beside this page.", deeds.beside, _tutors),
        "skip": Order("", "WHY: Skip this page, or take that back.", deeds.skip, _talking),
        "undo": Order("u", "Bring the last answer back to what it was.", deeds.undo, _undoable),
        "whose": Order("", "Turn the student’s words into yours, or back.", deeds.whose, _together),
        "reveal": Order("", "Open covered results on purpose.", deeds.reveal, _covered),
        "check": Order("", "Try a skill here and now; its level moves.", deeds.check, _checkable),
        "supports": Order("", "Say what helps the student.", deeds.supports, _open),
        "hand": Order("", "Hand the laptop to the student.", moving.hand, _students),
        "goal": Order("", "Say the goal.", deeds.say_goal, _always),
        "time": Order("", "Say how the time goes.", deeds.say_time, _open),
        "renew": Order("", "Go on with the newest version of the agenda.", deeds.renew, _open),
        "finish": Order("", "See what is open, then finish.", moving.finish, _always),
        "cancel": Order("", "WHY: End a conference that didn’t happen.", moving.cancel, _open),
        "stop": Order("", "Leave; everything stays where it is.", moving.stop, _always),
    }
)
"""Every order by its name, in the order in which help says them."""
_SHORT: Mapping[str, str] = MappingProxyType(
    {order.short: name for name, order in ORDERS.items() if order.short}
)


def obey(walk: Walk, said: Ordered) -> None:
    """Do what was ordered, or say why not.

    Args:
        walk: The walk.
        said: The order.
    """
    name = _SHORT.get(said.name, said.name)
    order = ORDERS.get(name)
    if order is not None and _works(walk, order):
        order.does(walk, said.rest)
        return
    if not walk.voice.patient:
        walk.voice.misheard += 1
        walk.on_page.unfit.append(f"{ORDER}{said.name}")
    if order is not None and (order.theirs or not walk.private):
        walk.voice.say(f"{ORDER}{name} doesn’t work here. /help lists what does.")
        return
    if said.name in OF_QUESTIONS:
        walk.voice.say(f"{ORDER}{said.name} doesn’t work here: some questions have it.")
        return
    near = nearest(said.name, [name for name, order in ORDERS.items() if _works(walk, order)])
    meant = f" Did you mean {ORDER}{near}?" if near else " /help lists those that there are."
    walk.voice.say(f"There is no order {ORDER}{said.name}.{meant} {TWICE}")


def _works(walk: Walk, order: Order) -> bool:
    return (order.theirs or not walk.private) and order.works(walk)


def tell(walk: Walk) -> None:
    """Say which orders work now.

    Args:
        walk: The walk.
    """
    for name, order in ORDERS.items():
        if _works(walk, order):
            behind, _, said = order.says.rpartition(": ")
            short = f", or {ORDER}{order.short}" if order.short else ""
            walk.voice.say(f"{ORDER}{name}{f' {behind}' if behind else ''}{short}: {said}")
    walk.voice.say("At a question: /clear takes its answer away, /ideas says ideas for it.")
    walk.voice.say(f"Enter leaves an answer as it is. {TWICE}")
