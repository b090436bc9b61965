r"""Words that stay words in Markdown, whatever they look like.

Answers hold stars, hashes, links, tags. Each sign that a reader of Markdown would act on gets a
backslash, and no other, so that the text can still be read as it is.
"""

import re
from typing import Any

# Anywhere in a line.
_ALWAYS = r"[\\`*_\[\]<~|$]"
# An entity, a short name of an emoji, an address, of which the rest may come with the next words;
# hashes that would end a heading.
_SOMETIMES = r"&(?=[#\w]|\Z)|:(?=//|[\w+-]+:)|(?<=www)\.|(?<=\w)@(?=\w)|#(?=#*\s*\Z)"
_READ = re.compile(f"{_ALWAYS}|{_SOMETIMES}")
# Where a line begins: headings, lists, quotes, rules, terms; also when the number came before.
_BEGINS = re.compile(r"[#+\-=>:.)]|(\d+)([.)])")
_SPACES = re.compile(r"[ \t]+")
_TICKS = re.compile("`+")


class Ready(str):
    """Markdown that was made here, and isn't escaped again."""

    __slots__ = ()


def literal(value: Any) -> str:  # noqa: ANN401  # whatever a template writes
    """A value as Markdown that reads as the very letters.

    Line breaks stay, but for those at the ends, which nobody would see.

    Args:
        value: Words, a number, or what `fenced` made.
    """
    if isinstance(value, Ready):
        return value
    lines = str(value).split("\n")
    while len(lines) > 1 and not lines[-1].strip():
        lines.pop()
    while len(lines) > 1 and not lines[0].strip():
        lines.pop(0)
    return "\\\n".join(map(_line, lines))


def one_line(value: Any) -> str:  # noqa: ANN401
    """Words on one line, for a heading."""
    return " ".join(str(value).split())


def fenced(lines: list[str]) -> Ready:
    """A drawing as it is, between fences that are longer than any in it.

    Args:
        lines: The drawing.
    """
    longest = max((len(run) for line in lines for run in _TICKS.findall(line)), default=0)
    fence = "`" * max(3, longest + 1)
    return Ready("\n".join((f"{fence}text", *lines, fence)))


def _line(line: str) -> str:
    text = _READ.sub(r"\\\g<0>", _SPACES.sub(" ", line))
    start = len(text) - len(text.lstrip())
    begins = _BEGINS.match(text, start)
    if begins is None:
        return text
    place = begins.start(2) if begins[2] else start
    return f"{text[:place]}\\{text[place:]}"
