"""A settings file: read from TOML with suspicion, and sorted into what holds and what doesn’t."""

import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from conferapp.domain.text import clean
from conferapp.storage.errors import StorageError, Unreadable
from conferapp.storage.files import identity, read_bounded
from conferapp.storage.toml_bounds import SETTINGS, Bounds, excess

_LIMIT: Final = 16 * 1024
"""Bytes; more than anybody sets, and little enough for a file made to take minutes."""
_LONGEST_KEY: Final = 40
_PLACE: Final = re.compile(r"at (line \d+, column \d+)")


class UnreadableSettings(StorageError):
    """A settings file can't be used; it stays untouched.

    Args:
        name: The file's name.
        reason: Half a sentence.
    """

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(
            f"{name} can’t be used: {reason}. Until it is mended, the usual settings hold."
        )


def read_toml(path: Path) -> dict[str, Any]:
    """Read a settings file; one that isn't there is empty.

    Args:
        path: The file.

    Raises:
        UnreadableSettings: It can't be used.
    """
    return read_text_and_toml(path)[1]


def read_text_and_toml(
    path: Path, limit: int = _LIMIT, bounds: Bounds = SETTINGS
) -> tuple[str, dict[str, Any]]:
    """Read a settings file whose lines are to be named; one that isn't there is empty.

    Args:
        path: The file.
        limit: The most bytes.
        bounds: How much it may hold.

    Raises:
        UnreadableSettings: It can't be used.
    """
    try:
        if identity(path) is None:
            return "", {}
        text = read_bounded(path, limit).data.decode("utf-8-sig")
        _refuse_excess(path, text.replace("\r\n", "\n"), bounds)
        return text, tomllib.loads(text)
    except Unreadable as problem:
        raise UnreadableSettings(path.name, problem.advice.reason) from None
    except UnicodeDecodeError:
        reason = "it is not UTF-8 text; save it again as UTF-8"
        raise UnreadableSettings(path.name, reason) from None
    except tomllib.TOMLDecodeError as error:
        raise UnreadableSettings(path.name, _wrong(str(error))) from None
    except (RecursionError, ValueError):
        raise UnreadableSettings(path.name, "it holds something too deep or too long") from None


def _wrong(said: str) -> str:
    """What a parser found wrong, for people."""
    place = _PLACE.search(said)
    if said.startswith("Cannot"):  # “overwrite a value” and its like
        return f"{f'at {place[1]}' if place else 'at its end'} is a name that it has already"
    missing = "at its end something is missing"
    wrong = f"at {place[1]} is something that it can’t hold" if place else missing
    return f"{wrong}, such as a straight quote left out"


def _refuse_excess(path: Path, text: str, bounds: Bounds) -> None:
    beyond = excess(text, bounds)
    if beyond is not None:
        line = text.count("\n", 0, beyond.offset) + 1
        reason = f"from line {line} on it holds more than settings need"
        raise UnreadableSettings(path.name, reason)


class Rule(NamedTuple):
    """What one setting may be.

    Attributes:
        take: The value as it is used, or None when it isn't what is wanted.
        wanted: What is wanted, to end a sentence.
    """

    take: Callable[[object], object]
    wanted: str


def sort_out(
    written: Mapping[str, object], file: str, rules: Mapping[str, Rule]
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Tell what can be used from what can't.

    Args:
        written: What the file holds.
        file: Its name, for the sentences.
        rules: What each setting may be.

    Returns:
        The settings that can be used, and a sentence for each that can't.
    """
    chosen: dict[str, Any] = {}
    problems = []
    for key, value in written.items():
        rule = rules.get(key)
        taken = rule.take(value) if rule else None
        if rule is None:
            problems.append(_unknown(key, file, rules))
        elif taken is None:
            problems.append(f"{file}: `{key}` has to be {rule.wanted}. Until then it isn’t used.")
        else:
            chosen[key] = taken
    return chosen, tuple(problems)


def _unknown(key: str, file: str, rules: Mapping[str, Rule]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(key, rules, n=1)
    meant = f"did you mean `{near[0]}`?" if near else f"there are {', '.join(rules)}."
    return f"{file}: `{clean(key)[:_LONGEST_KEY]}` is no setting; {meant}"
