"""Asks for several options, or ticks of a list."""

import re
from dataclasses import dataclass

from conferapp.domain.model import Value
from conferapp.domain.picking import chosen_names, picks_wanted, several
from conferapp.plain.askers.matching import match_option, numbers
from conferapp.plain.askers.options import Options
from conferapp.plain.askers.talk import Talk

HOW = "Several at once, such as 1 3 or 1-3. Plus (+) in front adds, minus (-) takes out."


@dataclass(frozen=True, slots=True)
class Meant:
    """What a line means.

    Attributes:
        on: The numbers of options that are chosen.
        off: The numbers of those that are taken out.
        anew: Whether they stand for the whole choice, instead of changing it.
        own: Own words that were given, or "".
        problem: Why it can't be taken, or "".
    """

    on: tuple[int, ...] = ()
    off: tuple[int, ...] = ()
    anew: bool = True
    own: str = ""
    problem: str = ""


def ask_several(talk: Talk) -> None:
    """Ask for several; one too many is taken as well, and said: which go is for people."""
    talk.say_so_far()
    options = Options(talk)
    bound = getattr(talk.question, "at_most", None)
    there = len(options.listed) + options.other
    most = picks_wanted(talk.question) if bound and bound < there else ""
    if not options.say(most):
        return
    talk.say(HOW)
    while line := talk.hear():
        meant = _read(options, line)
        if meant.problem:
            if not talk.refuse(meant.problem, line):
                return
            continue
        answer = _chosen(talk, options, meant)
        talk.report(answer)
        names = chosen_names(answer)
        talk.say(f"Chosen: {', '.join(_shown(options, name) for name in names) or 'nothing'}")
        wrong = None if answer is None else talk.question.problem(answer)
        if wrong is None or not talk.misfit(wrong):
            return


def _read(options: Options, line: str) -> Meant:
    """What a line means: numbers, or words parted by commas."""
    counted = numbers(line)
    if counted is None:
        return _read_words(options, line)
    known = len(options.listed) + options.other
    strange = [n for n in (*counted.on, *counted.off) if not 0 < n <= known]
    if strange:
        return Meant(problem=f"There is no {strange[0]} in the list.")
    return Meant(
        tuple(_called(options, number) for number in counted.on),
        tuple(_called(options, number) for number in counted.off),
        counted.anew,
    )


def _called(options: Options, number: int) -> int:
    """The number of an option, or of the one that is called like the number."""
    found = match_option(options.listed, str(number))
    return number if found.at is None else found.at + 1


def _read_words(options: Options, line: str) -> Meant:
    sign = line[0] if line[0] in "+-" else ""
    body = line[len(sign) :].strip()
    whole = match_option(options.listed, body).at is not None
    parts = [body] if whole else [part for part in map(str.strip, re.split("[,;]", body)) if part]
    found, own = list[int](), list[str]()
    for part in parts:
        match = match_option(options.listed, part)
        if match.at is not None:
            found.append(match.at + 1)
        elif match.doubtful or not options.other:
            return Meant(problem=match.problem)
        else:
            own.append(options.without_number(part))
    if own and sign == "-":
        found.append(options.own_number)
    words = "" if sign == "-" else ", ".join(own)
    on, off = ((), tuple(found)) if sign == "-" else (tuple(found), ())
    return Meant(on, off, not sign, words)


def _chosen(talk: Talk, options: Options, meant: Meant) -> Value:
    """The names that are chosen from now on, in the order of the list, own words last."""
    before = () if meant.anew else chosen_names(talk.value)
    stored = [str(option.stored) for option in options.listed]
    at = {n for n, name in enumerate(stored, 1) if name in before}
    at = (at | set(meant.on)) - set(meant.off)
    own = "" if meant.anew else options.own
    if options.own_number in meant.on:
        own = options.own or options.ask_own()
    own = meant.own or own
    if options.own_number and options.own_number in meant.off:
        own = ""
    options.own = own
    return several([*(name for n, name in enumerate(stored, 1) if n in at), own])


def _shown(options: Options, name: str) -> str:
    return next((o.shown for o in options.listed if o.stored == name), name)
