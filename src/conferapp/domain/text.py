"""The border: what text from outside goes through before anything else sees it.

Names, answers, agendas, pasted cells and file names can carry escape sequences that steer the
terminal, marks that reorder what is read, and characters nobody can see. `clean` takes those out
and leaves every script as its writers expect it. It runs at each key stroke on the whole text of
an answer, so text that needs nothing is recognised first and handed back as it is.
"""

import re
import unicodedata
from typing import Final

MAX_LINE = 500
"""Characters in one line: a long sentence fits twice, and an editor of one line stays quick."""

MAX_LONG = 20_000
"""Characters in a long answer: about ten typed pages, so that even a record in which twenty
answers are full, in a script of three bytes a letter, stays within the 2 MiB of a record."""

MAX_MARKS = 8
"""Combining marks on one letter: pointed Hebrew and Vietnamese need four, towers need dozens."""

_TAB = "    "

# Whole sequences first, so that their visible tail goes too; then ESC alone with the controls.
# Bodies hold no control character, which keeps the search linear on text made to slow it down.
_ESCAPES = (
    r"(?:\x1b\[|\x9b)[0-?]*+[ -/]*+[@-~]"
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x00-\x1f\x7f-\x9f]*+(?:\x07|\x1b\\|\x9c)"
    r"|\x1b[()][0AB]"
)

# Left-to-right and right-to-left marks go with the overrides: they are as invisible, and letters
# keep their own direction without them. Tag characters can hide a whole text inside a flag.
_GONE = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls; those that break lines are below
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e"  # hyphen, joiners and fillers unseen
    "\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"  # zero width, marks, overrides, isolates
    "\u3164\uffa0\ufeff\ufdd0-\ufdef\ufff0-\ufffc\ufffe\uffff"  # fillers, annotation, no characters
    "\ud800-\udfff"
)
_GONE_HIGH = "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
_BREAKS = "\r\x0b\x0c\x85\u2028\u2029"

# What is neither a word character nor outside the blocks that hold marks: marks, a little
# punctuation between them, and the joiners, which may not be used to break a tower up.
_MARKS = (
    r"[^\w\x00-\u02ff\u1e00-\u200b\u200e-\u20cf\u2100-\u2cee\u2cf2-\u2d7e\u2d80-\u2ddf"
    r"\u2e00-\u3029\u3030-\u3098\u309b-\ua66e"
    r"\uac00-\ufb1d\ufb1f-\ufdff\ufe10-\ufe1f\ufe30-\U000100ff\U0001f000-\U0010ffff]"
)
# Left to `re` to compile when needed: these take milliseconds, and the app's start can't spare any.
_TOWER = f"{_MARKS}{_MARKS}{{{MAX_MARKS},}}"  # a single set in front is found quickest

# Scripts whose letters a joiner ties or parts: Arabic to Sinhala, Myanmar, Khmer, Mongolian.
_JOINING = (
    "\u0600-\u0dff\u1000-\u109f\u1780-\u18af\ua840-\uabff\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc"
    "\U00010a00-\U00011fff\U0001e900-\U0001e95f"
)
_EMOJI = "\xa9\xae\u203c-\u2049\u20e3\u2100-\u3299\U0001f000-\U0001faff"
_IDEOGRAPH = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"

# Joiners and variation selectors are kept only where they change what is seen: right behind a
# letter or picture that answers to them, one at a time. At the end of the text a joiner behind
# a picture stays, because the other half is about to be typed.
_STRAY = (
    f"(?<![{_JOINING}])\u200c"
    f"|(?<![{_JOINING}{_EMOJI}\ufe0f])\u200d"
    f"|(?<=[{_EMOJI}\ufe0f])\u200d(?![{_EMOJI}]|\\Z)"
    f"|(?<![0-9#*{_EMOJI}{_IDEOGRAPH}])[\ufe00-\ufe0f]"
    f"|(?<![{_IDEOGRAPH}])[\U000e0100-\U000e01ef]"
    "|(?<![\u1820-\u18aa])[\u180b-\u180d\u180f]"
)
_DEPENDS = "\u180b-\u180d\u180f\u200c\u200d\ufe00-\ufe0f"

_HALVES = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_ESCAPE = re.compile("[\x1b\x80-\x84\x86-\x9f]")
_SEQUENCE = re.compile(_ESCAPES)
_UNSEEN = re.compile(f"[{_GONE}{_GONE_HIGH}]")
_DEPENDENT = re.compile(f"[{_DEPENDS}\U000e0100-\U000e01ef]")
_BREAK = re.compile(f"\r\n|[\n{_BREAKS}]")

# Each range beyond U+FFFF costs a comparison per character, so here two wide ones stand for all.
_LOOK = f"{_GONE}{_BREAKS}{_DEPENDS}\t\U0001bca0-\U0001d17a\U000e0000-\U000e0fff"
_SUSPECT = {True: re.compile(f"[{_LOOK}]"), False: re.compile(f"[{_LOOK}\n]")}


# Letters and signs that need nothing, whatever they stand beside. Most text has no others, and the
# patterns for the rest take milliseconds to compile.
_HARMLESS = (
    frozenset(
        sign
        for first, last in ((0, 0x2FF), (0x2010, 0x2015), (0x2018, 0x2026), (0x2500, 0x25FF))
        for sign in map(chr, range(first, last + 1))
        if sign.isprintable()
    )
    | frozenset(
        letter
        for first, last in ((0x388, 0x52F), (0x1E00, 0x1EFF))
        for letter in map(chr, range(first, last + 1))
        if letter.isalpha()
    )
    | frozenset("⊘⚑✓✗")
)


THEIRS: Final = ("\x02", "\x03")
"""Around somebody's words inside a sentence of the app's; cleaning takes both out again."""


def as_theirs(text: str) -> str:
    """Somebody's words, ready to stand in a sentence in which keys are looked for.

    Args:
        text: A name, say, that could read like the name of a key.
    """
    return text.join(THEIRS)


def clean(text: str, *, lines: bool = False) -> str:
    """Take out of a text what could steer a terminal, reorder reading, or hide.

    Joiners stay where Persian, Indic scripts and emoji need them, letters are composed (NFC), and
    cleaning twice changes nothing more. Spaces at the ends stay: somebody may still be typing.

    Args:
        text: Anything from outside.
        lines: Whether the text may have several lines. If so, every kind of line break becomes a
            newline and a tab becomes four spaces; if not, each becomes one space.
    """
    bare = text.replace("\n", "") if lines else text
    if (bare.isascii() and bare.isprintable()) or _HARMLESS.issuperset(bare):
        return text
    if not _SUSPECT[lines].search(text) and _composed(text):
        return text
    if _ESCAPE.search(text):
        text = _SEQUENCE.sub("", text)
    text = _HALVES.sub(_whole, text)
    text = _BREAK.sub("\n" if lines else " ", text).replace("\t", _TAB if lines else " ")
    before = None
    while text != before:  # what is taken out can bring new neighbours together
        before = text
        text = re.sub(_TOWER, _lowered, _UNSEEN.sub("", text))
        text = _DEPENDENT.sub(_placed, unicodedata.normalize("NFC", text))
    return text


def limit(text: str, length: int) -> tuple[str, int]:
    """Cut a text to a length without splitting a letter from its marks or an emoji in two.

    Args:
        text: Clean text.
        length: The most characters to keep, zero or more.

    Returns:
        The text that stays, and how many characters were cut, so that the reader can be told.
    """
    if len(text) <= length:
        return text, 0
    end = length
    while end > 0 and _inside(text, end):
        end -= 1
    end = end or length  # one letter longer than the whole room: better cut than all gone
    return text[:end], len(text) - end


def shortened(text: str, most: int) -> str:
    """A text on one line, cut between two words where it is long.

    Args:
        text: Clean text.
        most: The most characters, besides the `…` that stands for the rest.
    """
    kept, cut = limit(" ".join(text.split()), most)
    return f"{kept.rpartition(' ')[0] or kept}…" if cut else kept


def say_number(value: object) -> str:
    """A number as a person writes it: `68`, not `68.0`; words stay as they are."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


_PLAIN = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "\u0131": "i"}
_PARTED = dict.fromkeys("-\u2010\u2011\u2013,.", " ")
_DROPPED = dict.fromkeys("'\u2019\u2018\u02bc\u02bb`\xb4\u200c\u200d\u0640", "")
_FOLDED = str.maketrans(_PLAIN | _PARTED | _DROPPED)


def fold(text: str) -> str:
    """Reduce a text to what people compare when they look for a name.

    Case, accents, apostrophes, hyphens, commas and doubled spaces make no difference, so that
    “obrien” finds “O'Brien” and “nunez” finds “Núñez”. Meant for comparing, never for showing.
    """
    if text.isascii():  # the same, and ten times as quick
        return " ".join(text.lower().translate(_FOLDED).split())
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_FOLDED)).casefold()
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(bare.translate(_FOLDED).split())


_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv)\.?", re.IGNORECASE)
_FAMILY_FIRST = "[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\U00020000-\U0003ffff]"


def first_name(name: str) -> str:
    """Say what to call somebody of whom only the full name is known.

    The first word, or the first after the comma in “Okafor, Amara”; initials stay with the name
    they introduce. Names in Chinese, Japanese and Korean letters alone, where the family name
    leads, are left whole. An empty name gives an empty text.
    """
    # One such letter in “Wei Chen 陈伟” isn't enough: a class would see the family name.
    if not name.isascii() and all(
        re.match(_FAMILY_FIRST, letter) for letter in name if letter.isalpha()
    ):
        return " ".join(name.split())
    family, _, given = name.partition(",")
    words = (family if not given.strip() or _SUFFIX.fullmatch(given.strip()) else given).split()
    if len(words) > 1 and re.fullmatch(_FAMILY_FIRST, words[0]):
        words = words[1:]  # one such letter in front, as in “김 Minjun”, is the family's
    taken = 1
    while taken < len(words) - 1 and re.fullmatch(r"(?:\w\.)+", words[taken - 1]):
        taken += 1
    return " ".join(words[:taken])


def _composed(text: str) -> bool:
    """Whether letters are composed and no tower of marks stands on one."""
    return re.search(_TOWER, text) is None and unicodedata.is_normalized("NFC", text)


def _whole(halves: re.Match[str]) -> str:
    """Join two halves of one character, as Windows and JavaScript hand them over."""
    return halves[0].encode("utf-16", "surrogatepass").decode("utf-16")


def _placed(mark: re.Match[str]) -> str:
    """Keep a joiner or variation selector only where it has something to act on."""
    return "" if re.compile(_STRAY).match(mark.string, mark.start()) else mark[0]


def _lowered(tower: re.Match[str]) -> str:
    """Keep the first marks of each tower, and everything that is no mark."""
    kept, height = [], 0
    for mark in tower[0]:
        stacked = mark in "\u200c\u200d" or unicodedata.category(mark)[0] == "M"
        height = height + 1 if stacked else 0
        if height <= MAX_MARKS:
            kept.append(mark)
    return "".join(kept)


_ATTACHED = re.compile("[\u200c\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0100-\U000e01ef]")
_FLAG_LETTERS = re.compile("[\U0001f1e6-\U0001f1ff]+\\Z")


def _inside(text: str, place: int) -> bool:
    """Whether a cut before this place would part what is read as one."""
    after, before = text[place], text[place - 1]
    if _ATTACHED.match(after) or unicodedata.category(after)[0] == "M" or before == "\u200d":
        return True
    flags = _FLAG_LETTERS.search(text, max(0, place - 64), place)
    return bool(flags and _FLAG_LETTERS.match(after) and len(flags[0]) % 2)
