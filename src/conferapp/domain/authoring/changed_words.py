"""Words that changed: two versions of a text, or of a list of them, told so that they can be read.

A long text is told by the places in it that differ, with a few words around them. In a list, an
entry that moved is told once, and not as a move of all the others.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import TypeVar

from conferapp.domain.languages import language_name
from conferapp.domain.text import limit

K = TypeVar("K", bound=Hashable)
Spot = tuple[int, int, int, int]
"""Where two texts differ: from and to in the words of the old one, then of the new one."""

SHORT = 60
"""Characters of a text that is told whole."""
LONGEST = 200
"""Characters of any piece that is quoted."""
AROUND = 4
"""Words on either side of a place that differs."""
LETTERS_AROUND = 20
"""The same in letters, for scripts that don't part words."""
MOST_SPOTS = 3
"""Places that are told of one text; more of them say less."""
MOST_COMPARED = 4_000
"""Pairs of equal words, one in each text: with more of them it takes longer than a look at both."""
MOST_PAIRED = 400
"""Entries taken out times entries added that are held against each other."""
ALIKE = 0.6
"""From here on an entry counts as the same one with other words."""


def quoted(text: str) -> str:
    """A text in quotation marks on one line, cut where it is long.

    Args:
        text: The text.
    """
    kept, cut = limit(" ".join(text.split()), LONGEST)
    return f"“{kept.rstrip()}…”" if cut else f"“{kept}”"


@dataclass(frozen=True)
class Wording:
    """A text as one version of an agenda has it.

    Attributes:
        words: By language tag; what is in the first language stands under "".
        say: Tells a piece of it to people, quotation marks included.
    """

    words: Mapping[str, str] = field(default_factory=dict)
    say: Callable[[str], str] = quoted

    @property
    def first(self) -> str:
        """It in the first language, or in any where that one is missing."""
        return self.words.get("") or next(iter(self.words.values()), "")


def told(name: str, old: Wording, new: Wording) -> Iterator[tuple[str, bool]]:
    """What changed in a text: sentences, each with whether it is about the first language.

    Args:
        name: What the text is, to begin a sentence with, such as `The hint`.
        old: The text before; without words where it wasn't there.
        new: The text now, likewise.
    """
    if not old.words or not new.words:
        if old.words or new.words:
            yield _come_or_gone(name, old.first, new.first, old, new), True
        return
    for tag in dict.fromkeys((*old.words, *new.words)):
        before, after = old.words.get(tag, ""), new.words.get(tag, "")
        called = f"{name} in {language_name(tag)}" if tag else name
        if not before or not after:
            yield _come_or_gone(called, before, after, old, new), not tag
        elif before != after:
            yield f"{called} changed {_difference(before, after, old, new)}.", not tag


def _come_or_gone(name: str, before: str, after: str, old: Wording, new: Wording) -> str:
    if after:
        return f"{name} was added: {new.say(after)}."
    return f"{name} was taken out: {old.say(before)}."


def _difference(before: str, after: str, old: Wording, new: Wording) -> str:
    """Such as `from “…a hard test…” to “…an easy test…”`."""
    was, now = before.split(), after.split()
    if was == now:
        return "in its spaces and line breaks only"
    short = max(len(before), len(after)) <= SHORT
    spots = [(0, len(was), 0, len(now))] if short else _spots(was, now)
    said = []
    for a, b, c, d in spots[:MOST_SPOTS]:
        left, right = _narrowed(_piece(was, a, b), _piece(now, c, d))
        said.append(f"from {old.say(left)} to {new.say(right)}")
    more = len(spots) - MOST_SPOTS
    return ", and ".join(said) + (f", and in more places ({more})" if more > 0 else "")


def _spots(was: Sequence[str], now: Sequence[str]) -> list[Spot]:
    met = Counter(now)
    if sum(met[word] for word in was) > MOST_COMPARED:
        ahead = _alike_ahead(was, now)
        behind = _alike_ahead(was[ahead:][::-1], now[ahead:][::-1])
        start = max(0, ahead - AROUND)
        return [(start, len(was) - behind, start, len(now) - behind)]
    matcher = SequenceMatcher(None, was, now, autojunk=False)
    groups = matcher.get_grouped_opcodes(AROUND)
    return [(g[0][1], g[-1][2], g[0][3], g[-1][4]) for g in groups]


def _piece(words: Sequence[str], start: int, end: int) -> str:
    inside = " ".join(words[start:end])
    return f"{'…' if start else ''}{inside}{'…' if end < len(words) else ''}"


def _narrowed(left: str, right: str) -> tuple[str, str]:
    """Two pieces, cut down to where their letters differ if they are too long to quote."""
    if max(len(left), len(right)) <= LONGEST:
        return left, right
    start = _alike_ahead(left, right) - LETTERS_AROUND
    return (left, right) if start <= 0 else (f"…{left[start:]}", f"…{right[start:]}")


def _alike_ahead(left: Sequence[str], right: Sequence[str]) -> int:
    """How many entries, or letters, two sequences have in common at their beginning."""
    pairs = enumerate(zip(left, right, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(left), len(right)))


# Lists ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class LinedUp:
    """How the entries of two lists go together, by their places.

    Attributes:
        pairs: An old and a new place of what is the same entry, or the same with other words.
        gone: Old places of what was taken out.
        added: New places of what was added.
        moved: New places of what stands elsewhere now; the longest runs stay where they are.
    """

    pairs: tuple[tuple[int, int], ...]
    gone: tuple[int, ...]
    added: tuple[int, ...]
    moved: tuple[int, ...]


def line_up(old: Sequence[str], new: Sequence[str]) -> LinedUp:
    """Find out which entries of two lists go together.

    Args:
        old: The entries before.
        new: The entries now.
    """
    was, now = _numbered(old), _numbered(new)
    place = {key: at for at, key in enumerate(was)}
    stay = {*now}
    pairs = [(place[key], at) for at, key in enumerate(now) if key in place]
    gone, added, moved = [], [], []
    for kind, a, b, c, d in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        out = [at for at in range(a, b) if was[at] not in stay]
        put = [at for at in range(c, d) if now[at] not in place]
        changed = dict(_paired(old, new, out, put))
        pairs += changed.items()
        gone += [at for at in out if at not in changed]
        added += [at for at in put if at not in changed.values()]
        moved += [at for at in range(c, d) if now[at] in place and kind != "equal"]
    pairs.sort(key=lambda pair: pair[1])
    return LinedUp(tuple(pairs), tuple(gone), tuple(added), tuple(moved))


def unmoved(old: Sequence[K], new: Sequence[K]) -> frozenset[K]:
    """Entries of two lists that stand in the same order in both; the others moved between them.

    Args:
        old: Different entries in their order before.
        new: Different entries in their order now.
    """
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return frozenset(entry for block in blocks for entry in old[block.a : block.a + block.size])


def entries(
    names: str, lined_up: LinedUp, old: Sequence[Wording], new: Sequence[Wording]
) -> Iterator[tuple[str, bool]]:
    """What was taken out of a list, added to it, and moved in it.

    Args:
        names: What its entries are, such as `the lines to say`.
        lined_up: How they go together.
        old: The entries before.
        new: The entries now.

    Yields:
        A sentence, and whether the list holds something else now; if not, only its order changed.
    """
    said = [entry.say(entry.first) for entry in new]
    for at in lined_up.gone:
        yield f"Taken out of {names}: {old[at].say(old[at].first)}.", True
    for at in lined_up.added:
        yield f"Added to {names}: {said[at]}.", True
    for at in lined_up.moved:
        where = f"right after {said[at - 1]}" if at else "first"
        yield f"Moved in {names}: {said[at]} comes {where} now.", False


def _numbered(entries: Sequence[str]) -> list[tuple[str, int]]:
    """Entries told apart: one that is there twice is the first and the second of its words."""
    met: Counter[str] = Counter()
    keys = []
    for entry in entries:
        met[entry] += 1
        keys.append((entry, met[entry]))
    return keys


def _paired(
    old: Sequence[str], new: Sequence[str], gone: Sequence[int], added: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """What was taken out with what came in its place: by order, or by their words."""
    if len(gone) == len(added):
        yield from zip(gone, added, strict=True)
    elif len(gone) * len(added) <= MOST_PAIRED:
        free = [*added]
        for at in gone:
            match = next((n for n in free if _alike(old[at], new[n])), None)
            if match is not None:
                free.remove(match)
                yield at, match


def _alike(old: str, new: str) -> bool:
    matcher = SequenceMatcher(None, old[:LONGEST], new[:LONGEST])
    # Each is at least what the next one tells, and takes far less time.
    looks = (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)
    return all(look() >= ALIKE for look in looks)
