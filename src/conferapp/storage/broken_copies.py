"""What comes along with a copy out of a chat, a web page, a mail or a word processor."""

import html
import re
from typing import Final

from conferapp.domain.spelling import lookalike
from conferapp.storage.agenda_problem import shorten
from conferapp.storage.broken_values import STRAIGHT
from conferapp.storage.toml_stop import Look, Mistake, Stop, replaced

_CURLY: Final = "“”„‟«»‘’\u201a\u2039\u203a"
_OTHER_QUOTES: Final = f"{_CURLY}`\xb4\u2032″\u2035‶\uff02❝❞❛❜〝〞\uff07"
_QUOTED: Final = re.compile(f"[{_OTHER_QUOTES}][^{_OTHER_QUOTES}\\n]*[{_OTHER_QUOTES}]")
_SPACES: Final = re.compile(r"[^\S \t\n]|[\xad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_IN_CODE: Final = re.compile(r"\s*(?:\[|\S+\s*[=\uff1d])")
_ENTITY: Final = re.compile(r"(?:&(?:#\d{1,7}|#x[\da-fA-F]{1,6}|[a-zA-Z]{2,8});)+")
_MARK: Final = re.compile(r"</?[a-zA-Z][^<>\n]{0,200}>|\*\*+")
_FENCE: Final = re.compile(r"^[ \t]*(?P<sign>`{3,}|~{3,})[^`~\n]*$", re.MULTILINE)
_LINE_NUMBER: Final = re.compile(
    r"^[ \t]*(?P<sign>\d+[.:)|]?|[a-zA-Z][.)])"
    r"(?:[ \t|]+(?=[\w-]+[ \t]*=|[\[\]{}_]|(?P<words>(?<=[.)][ \t])[^\W\d_]))|[ \t]*$)",
    re.MULTILINE,
)
_BULLET: Final = re.compile(
    r"^[ \t]*(?P<sign>[-*+] \[[ xX]\]|[*>](?!\*)|[-+](?=[ \t_])|o(?=\t)|[\u2012-\u2015\u2022\u2023"
    r"\u2043\u204c\u204d\u2190-\u21ff\u2212\u2219\u22c5\u25a0-\u27bf\xb7\uf0a7\uf0b7\uf0d8"
    r"\U0001f300-\U0001faff]\ufe0f?)[ \t]*(?=[\w-]+[ \t]*=|[\[\]{}_]|$|(?P<words>[^\W_]))",
    re.MULTILINE,
)


def _in_front(stop: Stop, pattern: re.Pattern[str], message: str, hint: str) -> Mistake | None:
    """What was copied along in front of a line, and of others below it.

    Args:
        stop: Where the parser stopped.
        pattern: Finds it in a text without its words in quotes, and words without quotes.
        message: What is wrong; `{}` stands for what was copied.
        hint: What to do.
    """
    found = [
        each
        for each in pattern.finditer(stop.bare, stop.start)
        if stop.inside or not each.groupdict().get("words")
    ]
    if not found or found[0].start() != stop.start:
        return None
    gone = [(each.start(), _end(stop, each)) for each in found]
    mended = replaced(stop.text, ((start, end, " " * (end - start)) for start, end in gone))
    sign = found[0]["sign"] if found[0]["sign"].isprintable() else "•"
    hint = hint.format(sign)
    if found[0].groupdict().get("words"):
        words = stop.text[found[0].end() :].partition("\n")[0].strip(" \t,").replace('"', "'")
        hint = f'{hint[:-1]}, and put quotes around the words: "{shorten(words)}"'
    hint = stop.with_lines(hint, [start for start, _ in gone[1:]])
    return Mistake(found[0].start("sign"), message.format(sign), hint, mended=mended)


def _end(stop: Stop, found: re.Match[str]) -> int:
    """Where what was copied along ends; words without quotes go with it, to read on behind them."""
    end = found.end()
    if found.groupdict().get("words"):
        end = stop.text.find("\n", end)
    return end if end >= 0 else len(stop.text)


def _fence(stop: Stop) -> Mistake | None:
    message = "These {} come from a chat program and are no part of the agenda."
    return _in_front(stop, _FENCE, message, "Take the line out.")


def _line_number(stop: Stop) -> Mistake | None:
    if re.fullmatch(r"\s*\d+\W?\s*", stop.line):
        return None
    message = "In front of this line stands a number that is no part of it (`{}`)."
    return _in_front(stop, _LINE_NUMBER, message, "Take it away.")


def _bullet(stop: Stop) -> Mistake | None:
    return _in_front(stop, _BULLET, "This line begins with a bullet ({}).", "Take the {} away.")


def _from_a_page(stop: Stop) -> Mistake | None:
    """What web pages and chat programs are written with."""
    mark = _MARK.match(stop.rest)
    if mark is None:
        return _entity(stop)
    message = f"`{shorten(mark[0])}` comes from a web page or a chat, and says nothing here."
    mended = stop.mend(_MARK, lambda found: " " * len(found[0]))
    return Mistake(stop.offset, message, stop.with_more("Take it out.", _MARK), mended=mended)


def _entity(stop: Stop) -> Mistake | None:
    """A character as web pages spell it."""
    entity = _ENTITY.match(stop.rest)
    if entity is None:
        return None
    meant = "a space" if _meant(entity).isspace() else _meant(entity)
    message = f"`{shorten(entity[0])}` comes from a web page, where it stands for {meant}."
    hint = stop.with_more(f"Write {meant} in its place.", _ENTITY)
    mended = stop.mend(_ENTITY, lambda found: _meant(found).ljust(len(found[0])))
    return Mistake(stop.offset, message, hint, mended=mended)


def _meant(entity: re.Match[str]) -> str:
    return html.unescape(entity[0]).replace("\xa0", " ")


def _curly(stop: Stop) -> Mistake | None:
    sign = stop.rest[:1]
    if not sign or sign not in _OTHER_QUOTES or stop.text[stop.offset - 1 : stop.offset].isdigit():
        return None
    what = "is a curly quote" if sign in _CURLY else "isn’t a straight quote"
    message = f"This {what} ({sign}); texts stand in straight ones."
    hint = stop.with_more(STRAIGHT, _QUOTED)
    return Mistake(stop.offset, message, hint, alone=True, mended=stop.mend(_QUOTED, _straight))


def _straight(quoted: re.Match[str]) -> str:
    words = quoted[0][1:-1].replace('"', "'").replace("\\", "/")
    return f'"{words}"'


def _lookalike(stop: Stop) -> Mistake | None:
    """A character from a web page or a word processor that looks like one of the keyboard."""
    sign = stop.rest[:1]
    like = lookalike(sign) if sign and sign not in _OTHER_QUOTES else ""
    if len(like) != 1 or (sign.isascii() and (sign.isprintable() or sign == "\t")):
        return None
    if sign == "\r":
        message = "The lines of this file end as they did on computers of long ago."
        return Mistake(stop.offset, message, "Save it again with the line ends called LF, or Unix.")
    if like == " ":
        what = "looks like a space, and isn’t one" if sign.isspace() else "can’t be seen"
        message = f"There is a character here that {what}."
        hint = (
            "Take it out and type a space."
            if sign.isspace()
            else "Delete it, or write the line again."
        )
        pattern = _SPACES
    elif _IN_CODE.match(stop.line) or stop.inside:
        message = f"This {sign} looks like {like}, and is another character."
        hint, pattern = f"Write {like} in its place.", re.compile(re.escape(sign))
    else:
        return None
    hint = stop.with_more(hint, pattern)
    return Mistake(
        stop.offset, message, hint, alone=True, mended=stop.mend(pattern, lambda _: like)
    )


def _behind(stop: Stop) -> Mistake | None:
    """A remark without its sign, or one sign that ends a line elsewhere."""
    said = stop.rest.strip()
    first = re.match(r"//|/\*|<!--|;", stop.line.strip())
    remark = first or re.match(r"//|/\*|<!--|--(?=[ \w])|;;", said)
    if remark:
        at = stop.start + stop.line.index(remark[0], 0)
        message = f"A comment begins with #, and not with {remark[0]}."
        return Mistake(at, message, "Write # in its place.", alone=True)
    if stop.said.startswith("Expected newline") and said in {";", ".", ":", "\\", "|", "?", "!"}:
        at = stop.offset + stop.rest.index(said)
        mended = f"{stop.text[:at]} {stop.text[at + 1 :]}"
        return Mistake(at, f"There is a {said} too many here.", "Take it out.", mended=mended)
    return None


PASTED: Final[tuple[Look, ...]] = (
    *(_fence, _line_number, _bullet, _from_a_page, _curly, _lookalike, _behind),
)
"""What comes along with a copy, out of a chat, a web page or a word processor."""
