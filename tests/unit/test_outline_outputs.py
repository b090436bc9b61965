"""Outlines as Markdown and HTML: whatever an agenda says reads literally in both."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from html.parser import HTMLParser

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from conferapp.domain.authoring.outline_tree import (
    Aside,
    Asked,
    Blanks,
    Line,
    Lines,
    Outline,
    Paragraph,
    Questions,
    Section,
    Words,
)
from conferapp.domain.text import clean
from conferapp.outputs.outline_html import as_html
from conferapp.outputs.outline_markdown import as_markdown, literal

PLAIN = "Zebra"
"""A word that means nothing to Markdown and HTML, in the place of others."""

HOSTILE = (
    *("# x", "## x ##", "x #", "* x", "- x", "+ x", "1. x", "2) x", "10\\. x", "> x", ": x"),
    *("---", "***", "===", "- - -", "```", "~~~ x", "    x", "\tx", "| a | b |", "|-|", ":-:"),
    *("a\n| - |\n| b |", "x\n===", "x\n---", "x\n\n# y", "x\n\n\n1. y", "x\n    y", "x  \ny"),
    *("<b>", "</p>", "<!-- x -->", "<script>x</script>", "<https://a.example>", "<a@b.example>"),
    *("[a](b)", "![a](b)", "[a][b]", "[a]: /b", "[x] y", "[^1]", "a[1]", "- [ ] x"),
    *(
        "&amp;",
        "&#35;",
        "&lt;b&gt;",
        "a & b",
        "&",
        "R&D;",
        "`x`",
        "``",
        "\\",
        "\\*",
        "x\\",
        "x\\\ny",
    ),
    *("*x*", "**x**", "_x_", "__x__", "~x~", "~~x~~", "a*b*c", "* *", "_", "**", "x*", "*x", "$x$"),
    *(
        "http://a.example/b_c_d",
        "https://a.example.",
        "mailto:a@b.example",
        "{x}",
        "{.x}",
        "^x^",
        "=x=",
    ),
    *(
        "“x”",
        "'x'",
        '"x"',
        "' onclick='x",
        '" onclick="x',
        "x:",
        ":x",
        "(x)",
        "x)",
        "-",
        "1.",
        "1)",
    ),
    *("a\u00a0b", "\u00a0x\u00a0", "é漢🙂", "שלום *x*", "x\n", "\nx", "%s {0} %(a)s"),
)
"""Texts that Markdown or HTML would take for something else."""

_SIGNS = "#*+-=_`~<>[]()!&;:|\\{}$^\"'./@%1230 abxw\n\t\u00a0é漢ש"

texts = (
    st.text(st.sampled_from(_SIGNS), min_size=1, max_size=24)
    | st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=3).map(" ".join)
    | st.text(min_size=1, max_size=24).map(lambda text: clean(text, lines=True))
)


def with_text(text: str) -> Outline:
    """An outline that has a text in every place that holds one."""
    words = Words(text, "en")
    lines = (Line(words), Line(words, words), Line(words, words, text), Line(Words(""), words))
    blocks = (
        Aside((words, Words("two"), words)),
        Paragraph(words),
        Lines("", lines),
        Lines("Several", lines),
        Lines("One", (Line(words, note=text),)),
        Questions((Asked(words, words, lines), Asked(words, None, ()))),
        Paragraph(words),
    )
    inner = Section(words, 1, blocks)
    return Outline(
        title=words,
        about=(Paragraph(words),),
        facts=lines,
        sections=(Section(words, None, blocks, (inner,)), Section(words, None, blocks)),
    )


def flat(text: str) -> str:
    """A text with one blank wherever it has any."""
    return " ".join(text.split())


# Markdown ---------------------------------------------------------------------------------


def everything() -> MarkdownIt:
    """A reader that knows tables, strikethrough and bare links as well."""
    reader = MarkdownIt("gfm-like")
    assert reader.linkify is not None
    reader.linkify.set({"fuzzy_link": False})  # nobody else takes every `a.al` for a link
    return reader


COMMON, EVERYTHING = MarkdownIt("commonmark"), everything()

Shape = tuple[str, int]
LEAVES = {"text", "softbreak", "hardbreak", "text_special"}


def rendered(markdown: str, reader: MarkdownIt) -> tuple[list[Shape], list[str]]:
    """What a reader makes of Markdown: the shape of it, and the text of each block."""
    shape: list[Shape] = []
    said: list[str] = []
    for token in reader.parse(markdown):
        shape.append((token.type, token.level))
        if token.children is not None:
            marks = [child for child in token.children if child.type not in LEAVES]
            shape += [(child.type, child.level) for child in marks]
            said.append(flat("".join(map(spoken, token.children))))
    return shape, said


def spoken(token: Token) -> str:
    """The text of a piece of a block."""
    return " " if token.type.endswith("break") else token.content


@pytest.mark.parametrize("reader", [COMMON, EVERYTHING], ids=["common", "everything"])
@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_reads_literally_in_markdown(text: str, reader: MarkdownIt) -> None:
    assert_literal(text, reader)


@example("a\u2003")
@settings(deadline=None)
@given(text=texts)
def test_any_text_reads_literally_in_markdown(text: str) -> None:
    assume(text.strip())
    assert_literal(text, COMMON)
    assert_literal(text, EVERYTHING)


@cache
def plain_markdown(reader: MarkdownIt) -> tuple[list[Shape], list[str]]:
    """What a reader makes of a text that it can't take for anything else."""
    return rendered(as_markdown(with_text(PLAIN)), reader)


def assert_literal(text: str, reader: MarkdownIt) -> None:
    """Assert that a text changes nothing but the words, wherever it stands."""
    shape, said = plain_markdown(reader)
    shape_now, said_now = rendered(as_markdown(with_text(text)), reader)
    assert shape_now == shape
    assert said_now == [flat(words.replace(PLAIN, flat(text))) for words in said]


def test_lines_of_a_text_stay_lines_in_markdown() -> None:
    html = COMMON.render(as_markdown(Outline(Words("T"), (Paragraph(Words("one\ntwo\n\n3. x")),))))
    assert "<p>one<br />\ntwo<br />\n3. x</p>" in html


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("www.a.example", "www\\.a.example"),
        ("WWW.a.example", "WWW\\.a.example"),
        ("http://a.example", "http\\://a.example"),
        ("me@a.example", "me\\@a.example"),
        ("Why: 3.5 & more - (so) + 1!", "Why: 3.5 & more - (so) + 1!"),
    ],
)
def test_only_what_would_be_misread_is_escaped(text: str, written: str) -> None:
    assert literal(text) == written


def test_markdown_is_as_plain_as_it_can_be() -> None:
    page = Section(
        Words("What you did"),
        2,
        (
            Aside((Words("the student alone"), Words("2 minutes"))),
            Lines("Lines to say", (Line(Words("“Hi.”")), Line(Words("“Why?”")))),
            Lines("The tutor", (Line(Words("Ask, and wait.")),)),
            Questions(
                (
                    Asked(
                        Words("What helped?"),
                        Words("Think of last week."),
                        (Line(Words("several lines"), Words("Answer")), Line(Words("So it is."))),
                    ),
                )
            ),
            Lines("Tips", (Line(Words("Name it."), Words("Growth"), "when it is so"),)),
        ),
    )
    talk = Section(Words("The talk"), sections=(page,))
    sign = Section(Words("Approval"), blocks=(Blanks(("Name",)),))
    assert as_markdown(Outline(Words("Check-in"), sections=(talk, sign))) == (
        "# Check-in\n\n"
        "## The talk\n\n"
        "### 2. What you did\n\n"
        "*the student alone · 2 minutes*\n\n"
        "**Lines to say**\n\n"
        "- “Hi.”\n- “Why?”\n\n"
        "**The tutor:** Ask, and wait.\n\n"
        "1. **What helped?**\\\n   Think of last week.\n"
        "   - *Answer:* several lines\n   - So it is.\n\n"
        "**Tips**\n\n"
        "- **Growth:** Name it. (when it is so)\n\n"
        "## Approval\n\n"
        f"Name: {'_' * 40}\n"
    )


def test_the_lines_to_sign_are_lines() -> None:
    sign = Section(Words("Approval"), blocks=(Blanks(("Name", "Date")),))
    _, said = rendered(as_markdown(Outline(Words("T"), sections=(sign,))), EVERYTHING)
    assert said[-2:] == [f"Name: {'_' * 40}", f"Date: {'_' * 40}"]


# HTML -------------------------------------------------------------------------------------

VOID = {"meta", "br"}


class Reader(HTMLParser):
    """Reads a page of HTML strictly: what is opened last is closed first.

    Attributes:
        shape: Every tag with its attributes, in order, without line breaks.
        said: The text of each element, apart from the style.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.shape: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.said: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.said[-1] += " "
            return
        self.shape.append((tag, tuple(attrs)))
        self.said.append("")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.said.append("")

    def handle_data(self, data: str) -> None:
        if "style" not in self.open and self.said:
            self.said[-1] += data


def read(html: str) -> Reader:
    """A page of HTML, read to its end."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    return reader


def texts_of(reader: Reader, put: Callable[[str], str] = str) -> list[str]:
    """The texts of a page, changed in some way."""
    return [flat(put(text)) for text in reader.said]


@cache
def plain_html() -> Reader:
    """A page with a text that HTML can't take for anything else."""
    return read(as_html(with_text(PLAIN)))


def assert_escaped(text: str) -> None:
    """Assert that a text changes nothing but the words of a page."""
    plain, found = plain_html(), read(as_html(with_text(text)))
    assert found.shape == plain.shape
    assert texts_of(found) == texts_of(plain, lambda said: said.replace(PLAIN, flat(text)))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_reads_literally_in_html(text: str) -> None:
    assert_escaped(text)


@settings(deadline=None)
@given(text=texts)
def test_any_text_reads_literally_in_html(text: str) -> None:
    assume(text.strip())
    assert_escaped(text)


def attributes(html: str) -> Iterator[tuple[str, str, str | None]]:
    """Every attribute of a page: tag, name and value."""
    for tag, named in read(html).shape:
        yield from ((tag, name, value) for name, value in named)


def test_a_page_asks_for_nothing_from_outside_and_runs_nothing() -> None:
    html = as_html(with_text(PLAIN))
    tags = {tag for tag, _ in read(html).shape}
    assert tags.isdisjoint({"script", "link", "img", "iframe", "object", "form", "base", "a"})
    names = {name for _, name, _ in attributes(html)}
    assert names == {"lang", "charset", "name", "content", "http-equiv", "class", "dir"}
    assert re.findall(r"url\(|@import|https?:|//", html) == []
    assert ("meta", "content", "default-src 'none'; style-src 'unsafe-inline'") in [
        *attributes(html)
    ]


def test_headings_go_down_one_step_at_a_time() -> None:
    tags = [tag for tag, _ in read(as_html(with_text(PLAIN))).shape]
    levels = [int(tag[1]) for tag in tags if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert set(levels) == {1, 2, 3, 4}


def test_the_title_of_the_page_is_the_title_of_the_agenda() -> None:
    assert "<title>A &lt; B</title>" in as_html(Outline(Words("A < B", "en")))


def test_words_in_another_language_are_tagged_and_find_their_own_direction() -> None:
    whole = Outline(Words("שיחה", "he"), (Paragraph(Words("ours")), Paragraph(Words("two", "en"))))
    html = as_html(whole)
    assert '<html lang="en">' in html
    assert '<h1 lang="he" dir="auto">שיחה</h1>' in html
    assert '<p dir="auto">ours</p>' in html
    assert '<p dir="auto">two</p>' in html


def test_on_paper_a_page_stays_together_and_a_heading_with_what_follows() -> None:
    page = Section(Words("Page"), 1, (Paragraph(Words("x")),))
    html = as_html(Outline(Words("T"), sections=(Section(Words("Part"), sections=(page,)),)))
    assert '<section>\n<h2 dir="auto">Part</h2>\n<section class="kept">' in html
    assert ".kept { break-inside: avoid; }" in html
    assert re.search(r"h1, h2, h3, h4 {[^}]*break-after: avoid;", html)
    assert "@media print" in html


def test_lines_of_a_text_stay_lines_in_html() -> None:
    html = as_html(Outline(Words("T"), (Paragraph(Words("one\ntwo")),)))
    assert '<p dir="auto">one<br>two</p>' in html


def test_the_lines_to_sign_have_their_labels() -> None:
    sign = Section(Words("Approval"), blocks=(Blanks(("Name", "<Date>")),))
    said = texts_of(read(as_html(Outline(Words("T"), sections=(sign,)))))
    assert [text for text in said if text in {"Name", "<Date>"}] == ["Name", "<Date>"]
