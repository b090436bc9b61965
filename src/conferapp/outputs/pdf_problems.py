"""Why a handout can't be had as PDF, in sentences, and how typst's messages become such."""

import re
import unicodedata
from typing import Final

from conferapp.outputs.errors import OutputError
from conferapp.outputs.templates import TemplateBroken
from conferapp.outputs.typst_apart import Refusal

_MOST_NAMED: Final = 12
"""Letters that a sentence lists before it says that there are more."""

_MISSING = re.compile(r'the text `"(.*?)"` could not be displayed', re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_PLACE = re.compile(r"┌─ \S*?main\.typ:(\d+):")

_MEANING: Final = (
    (
        re.compile(r"file not found|escape the project root|is a directory|failed to load file"),
        "It asks for another file. A template gets “common.typ”, “handout.json” and “fonts.json”, "
        "and no other.",
    ),
    (
        re.compile(r"missing document title"),
        'It sets no title. Begin it with #import "common.typ": * and, on the next line, '
        "#show: paper.",
    ),
    (
        re.compile(r"unknown variable: (?:paper|say|paragraph|drawing|handout)\b"),
        'A name of “common.typ” isn’t known here. Begin the file with #import "common.typ": *.',
    ),
    (
        re.compile(r"unknown variable: ([\w-]+)"),
        "There is nothing called “{0}”. The guide to letters lists what a template is given.",
    ),
    (
        re.compile(r'dictionary does not contain key "(.+?)"'),
        "There is no “{0}” there. The guide to letters lists what a template is given.",
    ),
    (
        re.compile(r"unclosed delimiter"),
        "A bracket, a brace or a sign such as * or _ begins here and never ends.",
    ),
    (
        re.compile(r"expected content, found dictionary"),
        "Words need say(…) around them, such as say(block.heading).",
    ),
    (
        re.compile(r"heading levels must be consecutive"),
        "A heading leaves out a level. Below a heading of level 1 comes one of level 2.",
    ),
    (
        re.compile(r"more time or memory"),
        "It takes more time or memory than a page may. Look for a loop that never ends.",
    ),
    (
        re.compile(r"package"),
        "It asks for a package. Packages come over the network, which Conferapp never uses.",
    ),
)
"""What a message means to somebody who wrote a template, by a part of it."""

_SCRIPTS: Final = {"Cjk": "Chinese or Japanese", "Hiragana": "Japanese", "Katakana": "Japanese"}


class PackageMissing(OutputError):
    """The package that makes PDF isn't installed."""

    def __init__(self) -> None:
        super().__init__(
            'PDF needs one more package: pip install "conferapp[pdf]". Or open the web page in any '
            "browser, print it, and choose “Save as PDF”."
        )


class LettersMissing(OutputError):
    """Some letters have no shape in any font of this computer.

    Args:
        letters: Each of them once.

    Attributes:
        letters: The same.
    """

    def __init__(self, letters: tuple[str, ...]) -> None:
        self.letters = letters
        named = " ".join(letters[:_MOST_NAMED]) + (" …" if len(letters) > _MOST_NAMED else "")
        scripts = ", ".join(dict.fromkeys(map(_script, letters)))
        super().__init__(
            f"No font on this computer has these letters: {named} ({scripts}). Please install a "
            "font that has them, such as one of the Noto fonts (fonts.google.com/noto), or choose "
            "HTML, which every browser prints."
        )


class NotSet(OutputError):
    """Typst can't set a handout with the app's own template.

    Args:
        what: What it says.
    """

    def __init__(self, what: str) -> None:
        super().__init__(
            f"The PDF can’t be made: {what} Please choose HTML, which every browser prints."
        )


def problem_of(error: Refusal, name: str, *, own: bool) -> OutputError:
    """What typst says, for the person who wants the PDF.

    Args:
        error: What it says. The text of the handout may be in it; the result has none but letters.
        name: The file of the template.
        own: Whether the template is the program's own.
    """
    said = error.diagnostic or error.message
    if letters := _missing(said):
        return LettersMissing(letters)
    what = "; ".join((error.message, *error.hints))
    told = f"The template language says: {what}."
    meant = next(
        (
            meaning.format(*found.groups())
            for part, meaning in _MEANING
            if (found := part.search(what))
        ),
        told,
    )
    if not own:
        return NotSet(meant)
    found = _PLACE.search(said)
    return TemplateBroken(name, int(found[1]) if found else None, meant)


def _missing(said: str) -> tuple[str, ...]:
    """The letters that typst found no shape for, each once, in an order that tells no text."""
    letters: set[str] = set()
    for quoted in _MISSING.findall(said):
        letters.update(_ESCAPED.sub(lambda code: chr(int(code[1], 16)), quoted))
    # Marks and joiners without their letter say nothing to anybody.
    seen = {letter for letter in letters if unicodedata.category(letter)[0] in "LNPS"}
    return tuple(sorted(seen or letters))


def _script(letter: str) -> str:
    """The script of a letter, in words that help to find a font."""
    if unicodedata.category(letter)[0] not in "LMN":
        return "emoji and signs"
    first = unicodedata.name(letter, "unknown").split()[0].title()
    return _SCRIPTS.get(first, first)
