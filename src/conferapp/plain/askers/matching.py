"""What was picked: an option by its number, or by the beginning of its words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from conferapp.domain.prompt import Option
from conferapp.domain.text import fold, shortened

_ONE = re.compile(r"([+-]?)(\d{1,4})(?:-(\d{1,4}))?")


@dataclass(frozen=True, slots=True)
class Match:
    """What somebody meant.

    Attributes:
        at: Which option, from 0; None where none was meant for sure.
        problem: Why not.
        doubtful: Whether several could be meant.
    """

    at: int | None = None
    problem: str = ""
    doubtful: bool = False


def match(options: Sequence[str], typed: str) -> Match:
    """Find the option that is meant.

    Whole words come before numbers: whoever types 3 where an option is called 3 means that one.

    Args:
        options: The options as they are said, numbered from 1.
        typed: A number, or words.
    """
    wanted, folded = fold(typed), [fold(option) for option in options]
    same = [at for at, option in enumerate(folded) if option == wanted]
    if len(same) == 1:
        return Match(same[0])
    if typed.isdecimal():
        number = int(typed[:6])
        if 0 < number <= len(options):
            return Match(number - 1)
    begun = [at for at, option in enumerate(folded) if wanted and option.startswith(wanted)]
    if len(begun) == 1:
        return Match(begun[0])
    said = shortened(typed, 40)
    if begun:
        which = ", ".join(f"{at + 1}. {options[at]}" for at in begun[:6])
        return Match(None, f"“{said}” could be more than one: {which}.", doubtful=True)
    return Match(problem=f"“{said}” isn’t in the list.")


def match_option(options: Sequence[Option], typed: str) -> Match:
    """Find an option by number, by the words that are said, or by those that the record keeps."""
    said = match([option.shown for option in options], typed)
    kept = match([str(option.stored) for option in options], typed)
    return said if said.at is not None or kept.at is None else kept


@dataclass(frozen=True, slots=True)
class Numbers:
    """Several numbers, such as `1 3 4`, `1-3`, `+2 -5`.

    Attributes:
        on: The numbers that are chosen.
        off: The numbers that are taken out.
        anew: Whether they stand for the whole choice, instead of changing it.
    """

    on: tuple[int, ...]
    off: tuple[int, ...]
    anew: bool


def numbers(typed: str) -> Numbers | None:
    """Read several numbers; None where anything else stands there, too."""
    line = re.sub(r"(\d) [-–] (?=\d)|(\d)–(?=\d)", r"\1\2-", typed)
    found = [_ONE.fullmatch(part) for part in re.split(r"[\s,;]+", line.strip(" ,;"))]
    on: list[int] = []
    off: list[int] = []
    sign = ""
    for one in found:
        if one is None:
            return None
        sign = one[1] or sign
        first, last = sorted((int(one[2]), int(one[3] or one[2])))
        (off if sign == "-" else on).extend(range(first, last + 1))
    return Numbers(tuple(on), tuple(off), anew=typed.lstrip()[0] not in "+-")
