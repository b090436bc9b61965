"""Which of the keys that somebody chose can hold, and a sentence for each that can’t."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from itertools import combinations, product
from pathlib import Path
from typing import Final, NamedTuple

from conferapp.storage.keymap_file import Wish, read_wishes
from conferapp.ui.key_names import is_letter, is_sent, key_name, read_key
from conferapp.ui.keymap import FIXED, Keymap
from conferapp.ui.keymap_places import AllKeys, Keyed, Site, all_keys

HOLDS: Final = "Until then the usual key holds."
_AT_ONCE: Final = 3
"""Sentences that are shown at a start."""
_ASKS, _SURE = ".to-bin", "to-bin.move"
"""What asks whether something is to go into the bin, and what says yes to that: a key that is held
down may not do both."""
_RESERVED: Final = frozenset({"ctrl+c"})
_LISTED: Final = "`conferapp keymap` lists all of them."


class Checked(NamedTuple):
    """What came of the file.

    Attributes:
        keymap: The keys that hold.
        problems: A sentence for each line that doesn’t, with its remedy.
    """

    keymap: Keymap
    problems: tuple[str, ...]

    @property
    def few_problems(self) -> tuple[str, ...]:
        """Those that there is room for on a screen; the last one says where the others are."""
        more = len(self.problems) - _AT_ONCE
        rest = f"{more} more of your keys can’t hold: `conferapp keymap --check` tells which."
        return (*self.problems[:_AT_ONCE], *((rest,) if more > 0 else ()))


class _Taken(NamedTuple):
    """A wish that makes sense by itself."""

    wish: Wish
    keys: tuple[str, ...]


def chosen_keys(path: Path) -> Checked:
    """The keys that a tutor chose; without a file nothing is looked at.

    Args:
        path: `keys.toml` beside the tutor’s settings.
    """
    wishes, unread = read_wishes(path)
    if not wishes:
        return Checked(Keymap(), unread)
    keymap, problems = sort_out(wishes, all_keys())
    return Checked(keymap, (*unread, *problems))


def sort_out(wishes: Sequence[Wish], there: AllKeys) -> Checked:
    """Tell the keys that can hold from those that can’t.

    Args:
        wishes: What was asked for, in the order of the file.
        there: All keys that there are.
    """
    taken: dict[str, _Taken] = {}
    problems: list[str] = []
    for wish in wishes:
        keys, why = _by_itself(wish, there)
        if why:
            problems.append(f"{wish.where}: {why}")
        else:
            taken[wish.id] = _Taken(wish, keys)
    while (clash := next(_clashes(taken, there), None)) is not None:
        id_, sentence = clash
        problems.append(f"{taken.pop(id_).wish.where}: {sentence}")
    chosen = {id_: each.keys for id_, each in taken.items()}
    return Checked(Keymap(chosen, _beside(chosen, there)), tuple(problems))


# A line by itself ------------------------------------------------------------------------------


def _by_itself(wish: Wish, there: AllKeys) -> tuple[tuple[str, ...], str]:
    """The keys of a wish, with those that can’t be taken away; or why it can’t be."""
    usual = there.usual.get(wish.id)
    if usual is None:
        near = get_close_matches(wish.id, there.usual, n=1)
        meant = f"Did you mean “{near[0]}”? " if near else ""
        return (), f"nothing is called “{wish.id}”. {meant}{_LISTED}"
    keys: list[str] = []
    for name in wish.keys:
        key = read_key(name)
        if key is None:
            return (), f"“{name}” isn’t a key. Keys are written like F8, Ctrl+N, ? or PgDn. {HOLDS}"
        why = "" if key in usual else _refused(key, wish.id, there)
        if why:
            return (), f"{why} {HOLDS}"
        keys.append(key)
    stay = [key for key in usual if key in FIXED]
    return tuple(dict.fromkeys([*keys, *stay])), ""


def _refused(key: str, id_: str, there: AllKeys) -> str:
    """Why a key can’t be given to anything of this kind, or ""."""
    found = [(site, each) for site in there.sites for each in site.keyed if each.id == id_]
    typed = next((site.name for site, _ in found if not site.has_letters), "")
    priority = any(each.priority for _, each in found)
    reasons = (
        (key in FIXED, "leads on, back or out on every screen. Choose another one."),
        (not is_sent(key), "arrives from some terminals as another key, or not. Choose an F-key."),
        (key in _RESERVED, "copies text, and tells how to close Conferapp. Choose another one."),
        (
            is_letter(key) and bool(typed),
            f"is for typing, too (“{typed}”). Choose F-keys or Ctrl+…",
        ),
        (
            not is_letter(key) and key in there.typing and not priority,
            "means something in texts and lists already. Choose another one.",
        ),
    )
    return next((f"{key_name(key)} {why}" for holds, why in reasons if holds), "")


# Lines against each other ----------------------------------------------------------------------


def _clashes(taken: Mapping[str, _Taken], there: AllKeys) -> Iterator[tuple[str, str]]:
    """Each clash, as the id that loses its keys and a sentence."""
    lines = list(taken)
    for site in there.screens:
        for one, other in combinations(_each_once((*site.keyed, *there.app.keyed)), 2):
            changed = [b.id for b in (one, other) if b.id in taken]
            if not changed or _may_share(one, other):
                continue
            both = [key for key in _now(one, taken) if key in _now(other, taken)]
            if both:
                loser = max(changed, key=lines.index)
                stays = other if loser == one.id else one
                yield loser, _said(both[0], stays, site)
    yield from _in_fields(taken, there)
    yield from _asking(taken, there)


def _in_fields(taken: Mapping[str, _Taken], there: AllKeys) -> Iterator[tuple[str, str]]:
    """Fields are on screens: what was chosen for one may not hide what the other has."""
    for field in there.fields.keyed:
        mine = set(_now(field, taken)) - set(field.keys)
        for site in there.screens if mine else ():
            for other in (*site.keyed, *there.app.keyed):
                both = mine & set(_now(other, taken))
                if both:
                    yield field.id, _said(min(both), other, site)


def _asking(taken: Mapping[str, _Taken], there: AllKeys) -> Iterator[tuple[str, str]]:
    """What asks before something goes is another key than the one that then says yes."""
    keyed = [(site, each) for site in there.screens for each in site.keyed]
    sure = [(site, each) for site, each in keyed if each.id == _SURE]
    asks = [(site, each) for site, each in keyed if each.id.endswith(_ASKS)]
    for one, other in product(sure, asks):
        both = {*_now(one[1], taken)} & {*_now(other[1], taken)}
        if both:
            loser = max(
                (k for _, k in (one, other) if k.id in taken), key=lambda k: [*taken].index(k.id)
            )
            site, stays = other if loser is one[1] else one
            yield loser.id, _said(min(both), stays, site)


def _each_once(keyed: Iterable[Keyed]) -> list[Keyed]:
    """Each id once, with all of its keys: some of them may come before what is in focus."""
    found: dict[str, Keyed] = {}
    for each in keyed:
        before = found.get(each.id, each)
        keys = dict.fromkeys((*before.keys, *each.keys))
        found[each.id] = replace(before, keys=tuple(keys))
    return list(found.values())


def _said(key: str, stays: Keyed, site: Site) -> str:
    what = stays.name or stays.id
    return f"{key_name(key)} is “{what}” already (“{site.name}”, {stays.id}). {HOLDS}"


def _may_share(one: Keyed, other: Keyed) -> bool:
    """Whether two have one key as they come, since never both work; or are the same."""
    same = one.id == other.id or one.action == other.action
    return same or not {*one.keys}.isdisjoint(other.keys)


def _now(keyed: Keyed, taken: Mapping[str, _Taken]) -> tuple[str, ...]:
    each = taken.get(keyed.id)
    return each.keys if each else keyed.keys


def _beside(chosen: Mapping[str, tuple[str, ...]], there: AllKeys) -> Mapping[str, tuple[str, ...]]:
    """The usual keys of all that share one with what was changed, and with these, and so on."""
    usual = there.usual
    touched = {key for id_, keys in chosen.items() for key in (*keys, *usual[id_])}
    beside: dict[str, tuple[str, ...]] = {}
    while True:
        more = {
            id_: keys
            for id_, keys in usual.items()
            if id_ not in chosen and id_ not in beside and not touched.isdisjoint(keys)
        }
        if not more:
            return beside
        beside |= more
        touched |= {key for keys in more.values() for key in keys}
