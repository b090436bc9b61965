"""Spelling: the nearest right word for a wrong one, and an id for what was meant as one.

What is copied from web pages and word processors brings characters along that look like others.
Here is known which, because nobody can see them.
"""

import difflib
import re
import unicodedata
from collections.abc import Iterable
from itertools import islice

LONGEST_ID = 64
"""Characters in an id (see `domain.model.Id`)."""
MOST_WORDS = 500
"""More words than this are not compared: it would take longer than looking them through."""
SLIP = 2
"""Letters by which a word gets longer or shorter when the pen slips."""

_WHAT_IDS_ARE = "ids are lower-case words joined by hyphens"
_AN_ID = "Write one such as `my-words`, with the letters a to z."

_DIGITS = 15
"""More digits than anybody means."""

_NUMBER_WORDS = {
    word: str(number)
    for number, word in enumerate(
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    )
} | {"twelve": "12", "fifteen": "15", "twenty": "20", "thirty": "30", "forty": "40", "sixty": "60"}

_LETTERS = str.maketrans(
    "\u0430\u0441\u0501\u0435\u04bb\u0456\u0458\u043a\u04cf\u043c\u043e\u0440\u051b\u0455\u0442"
    "\u0443\u051d\u0445\u03b1\u03b9\u03ba\u03bd\u03bf\u03c1\u03c4\u03c5\u0131",
    "acdehijklmopqstywxaikvoptui",
)
"""Small letters of other alphabets that look like Latin ones, and the i without a dot."""


def nearest(wrong: str, right: Iterable[str]) -> str | None:
    """The right word that looks most like the wrong one, or None if none does.

    Args:
        wrong: What was written.
        right: What could have been meant.
    """
    loose = {_loosened(word): word for word in islice(right, MOST_WORDS + 1)}
    if len(loose) > MOST_WORDS:
        return None
    said = _loosened(wrong[:LONGEST_ID])
    # Two letters in the wrong order weigh too much in a short word.
    found = [word for word in loose if sorted(word) == sorted(said)]
    found = found or difflib.get_close_matches(said, loose, n=1, cutoff=0.7)
    return loose[found[0]] if found else None


def did_you_mean(wrong: str, right: Iterable[str]) -> str | None:
    """The hint with the nearest right word, or None if none is near.

    Args:
        wrong: What was written.
        right: What could have been meant.
    """
    meant = nearest(wrong, right)
    return f"Did you mean `{meant}`?" if meant else None


def renamed(name: str, alone: tuple[str, ...], every: tuple[str, ...]) -> str | None:
    """What a name stands for now that nothing has it any more, or None if that can't be told.

    It is the nearest one, unless that is rather longer or shorter. Then somebody may have chosen
    a new name, which often holds the old one, or is held by it.

    Args:
        name: The name that nothing has.
        alone: Those to which nothing refers; they are likelier to be new.
        every: All that could be meant.
    """
    near = nearest(name, every)
    around = [other for other in alone if len(name) > 2 and (name in other or other in name)]
    if not around or (near is not None and abs(len(near) - len(name)) <= SLIP):
        return near
    return around[0] if len(around) == 1 else None


def as_id(words: str) -> str:
    """Words made into an id: lower case, joined by hyphens, accents taken off; "" if none is left.

    Args:
        words: What was meant as an id, or a title.
    """
    meant = re.sub(r"\S+", _one_alphabet, words)
    dashed = "".join("-" if is_dash(sign) else sign for sign in meant)
    bare = unicodedata.normalize("NFKD", dashed).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", bare))[:LONGEST_ID].strip("-")


def is_dash(sign: str) -> bool:
    """Whether a character is a dash, of whichever length, or a minus sign.

    Args:
        sign: The character.
    """
    return sign == "\u2212" or unicodedata.category(sign) == "Pd"


def lookalike(sign: str) -> str:
    """The character of a keyboard that another one looks like; "" for one that looks like none.

    Args:
        sign: The other character. One that nobody can see stands for a space.
    """
    if sign.isspace() or not sign.isprintable() or unicodedata.category(sign) == "Mn":
        return " "
    if is_dash(sign):
        return "-"
    plain = unicodedata.normalize("NFKC", sign).translate(_LETTERS)
    return plain if plain.isascii() and plain != sign else ""


def strange(word: str) -> tuple[str, str] | None:
    """The first character of a word that can't be told from another by looking, or None.

    Args:
        word: A word that should be written with the letters a to z.

    Returns:
        The character, and what the word has, as a sentence goes on.
    """
    for sign in word:
        if not sign.isascii() and lookalike(sign) == " ":
            seen = "looks like a space, and isn’t one" if sign.isspace() else "can’t be seen"
            return sign, f"has a character in it that {seen}"
        if sign.isalpha() and not unicodedata.normalize("NFKD", sign)[0].isascii():
            return sign, f"has a letter of another alphabet in it ({sign})"
    return None


def number_in(words: str) -> str:
    """The number that was meant, in digits; "" if there is none, or more than one.

    Args:
        words: What was written, such as `7 min`, `80%` or `one`.
    """
    bare = words.strip("\"'“” ").casefold()
    numbers = re.findall(r"(?<![\w.])-?(?:\d+(?:[.,]\d+)?|\.\d+)", bare)
    numbers += [_NUMBER_WORDS[word] for word in re.findall("[a-z]+", bare) if word in _NUMBER_WORDS]
    if len(numbers) != 1 or len(numbers[0]) > _DIGITS:
        return ""
    return f"{float(numbers[0].replace(',', '.')):.6g}"


def not_an_id(written: str, said: str) -> tuple[str, str]:
    """What keeps words from being an id, and what to write.

    Args:
        written: The words.
        said: The same, short and safe enough to be quoted.
    """
    meant = as_id(written)
    odd = strange(written)
    if odd:
        hint = f"Write it again with the letters a to z: `{meant}`." if meant else _AN_ID
        return f"`{said}` can’t be an id: it {odd[1]}.", hint
    if not said:
        return "An id has no words between its quotes here.", _AN_ID
    if meant == written.strip():
        return f"`{said}` has a space beside it in its quotes.", f'Write "{meant}".'
    dash = next((sign for sign in written if is_dash(sign) and sign != "-"), None)
    why = f"it has a long dash in it ({dash})" if dash else _WHAT_IDS_ARE
    hint = f"Did you mean `{meant}`?" if meant else _AN_ID
    return f"`{said}` can’t be an id: {why}.", hint


def article(name: str) -> str:
    """A name with its article, such as an `actions`.

    Args:
        name: The name of a kind or a role.
    """
    return f"a{'n' if name[:1] in tuple('aeio') else ''} `{name}`"


def _one_alphabet(word: re.Match[str]) -> str:
    """A word that mixes letters which look alike; one wholly in another alphabet stays."""
    return word[0].translate(_LETTERS) if re.search("[A-Za-z]", word[0]) else word[0]


def _loosened(word: str) -> str:
    return word.casefold().replace("-", "_").replace(" ", "_")
