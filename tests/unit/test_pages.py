"""Handouts as pages: what people said stays what they said, and nothing is asked for outside."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.unit.handouts import BOOK, block, card, cards, letter, spans

from conferapp.domain.pictures import cells
from conferapp.domain.text import clean
from conferapp.outputs.handout_data import Paper, template_name
from conferapp.outputs.pages import as_html, as_markdown, as_text

PAPERS: tuple[Paper, ...] = ("a4", "letter")
NASTY = (
    "<script>alert(1)</script>",
    "</p></style><img src=x onerror=alert(1)>",
    "{{ 7*7 }} {% for x in y %} {# gone #}",
    "# no heading",
    "- no list\n+ none\n* none",
    "1. no list\n2) none",
    "> no quote",
    "=== \n---\n***",
    "    no code",
    "`code` ```fence``` ~~~ ~~gone~~",
    "*em* _em_ **strong** __strong__",
    "[link](https://example.org) ![image](x.png) [ref]: x",
    "<https://example.org> https://example.org www.example.org a@example.org",
    "&amp; &lt; &#65; &nbsp",
    "a | b\n--- | ---",
    "\\ backslash \\* at the end \\",
    "$x$ :smile: [^1] - [ ] task",
    "مرحبا <b>שלום</b>",
    "我每天读两页书。" * 12,
    "🙂👩🏽‍🏫 é किताब",
)
MARKS = st.text(st.sampled_from("#*+-_=~`>|<&[](){}!\\/:.;'\"$%^@1a b\n"), min_size=1, max_size=40)
WORDS = st.one_of(st.sampled_from(NASTY), MARKS, st.text(max_size=60)).map(
    lambda text: clean(text, lines=True)
)
FEW = settings(max_examples=40)


class Read(HTMLParser):
    """The text of a page, and its tags with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words, self.tags, self.quiet = "", [("", "")], False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag; how large the type is, and which way it runs, depend on the words."""
        kept = [(name, value) for name, value in attrs if name not in {"dir", "style"}]
        self.tags.append((tag, str(kept)))
        self.quiet = tag == "style"
        self.words += "\n" if tag == "br" else ""

    def handle_endtag(self, tag: str) -> None:
        """Styles have ended."""
        self.quiet = self.quiet and tag != "style"

    def handle_data(self, data: str) -> None:
        """Note text."""
        if not self.quiet:
            self.words += data


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("paper", PAPERS)
def test_a_page_asks_for_nothing_from_outside_and_runs_nothing(paper: Paper) -> None:
    said = letter("See https://example.org/@import url(x) src=y")
    for handout in (letter(), cards(card()), cards(card(), sheet="labels")):
        page = as_html(handout, paper=paper, program="Sample Tutoring")
        assert not re.search(r"url\(|src=|href=|@import|<script|<link|<iframe| on\w+=", page)
        assert "default-src 'none'" in page
    assert {tag for tag, _ in Read(as_html(said, paper=paper)).tags} == {
        tag for tag, _ in Read(as_html(letter(), paper=paper)).tags
    }


def test_a_page_says_its_language_its_direction_and_what_is_a_heading() -> None:
    handout = replace(letter(), language="ar", direction="rtl")
    page = as_html(handout, paper="a4")
    assert '<html lang="ar" dir="rtl">' in page
    levels = re.findall(r"<h([1-6])", page)
    assert levels[0] == "1"
    assert levels.count("1") == 1
    assert set(levels) == {"1", "2", "3"}


def test_a_line_runs_as_the_words_of_the_program_do_and_else_as_its_own() -> None:
    ours = ("الهدف: ", "@read more")
    theirs = ("@أقرأ", ": ", "@كل مساء")
    handout = replace(letter(), blocks=(block("a", "text", "", ours, theirs, ("@read",)),))
    page = as_html(handout, paper="a4")
    directions = re.findall(r'<p class="[^"]*" dir="(\w+)">', page)
    assert directions == ["rtl", "rtl", "ltr"]
    assert '<bdi class="said">read more</bdi>' in page


def test_the_drawing_is_for_the_eye_only_and_its_words_are_text() -> None:
    page = as_html(cards(card(clue="Look <closely>")), paper="a4")
    assert '<pre class="art" aria-hidden="true"> ______ ______\n/ ----' in page
    assert "Look &lt;closely&gt;" in page


def test_the_paper_decides_the_size_of_page_and_card() -> None:
    sizes = {
        (sheet, paper): re.findall(
            r"@page \{ size: ([^;]+);", as_html(cards(card(), sheet=sheet), paper=paper)
        )
        for sheet in ("card", "labels")
        for paper in PAPERS
    }
    assert sizes["card", "a4"] == ["148mm 105mm"]
    assert sizes["card", "letter"] == ["6in 4in"]
    assert sizes["labels", "a4"] == ["A4"]
    assert "size: letter" in as_html(letter(), paper="letter")


def test_eight_labels_share_a_sheet_and_the_ninth_begins_another() -> None:
    page = as_html(cards(*map(card, range(9)), sheet="labels"), paper="a4")
    assert [part.count("<article") for part in page.split("<section")[1:]] == [8, 1]


def test_a_card_with_very_much_on_it_is_smaller_and_then_has_a_sheet_to_itself() -> None:
    goals = ("I read", "I read two pages a day and mark what is hard. " * 3, "I read. " * 600)
    pages = [as_html(cards(card(goal=goal), sheet="labels"), paper="a4") for goal in goals]
    sizes = [float(found[1]) for page in pages if (found := re.search(r"--goal: ([\d.]+)", page))]
    assert sizes[0] > sizes[1] > sizes[2]
    many = cards(card(1), card(2, goal=goals[2]), card(3), sheet="labels")
    parts = as_html(many, paper="a4").split("<section")[1:]
    assert [part.startswith(' class="sheet paper alone"') for part in parts] == [False, True, False]


@FEW
@given(WORDS)
def test_whatever_people_say_is_text_in_html(said: str) -> None:
    for make in (letter, lambda words: cards(card(goal=words, clue=words))):
        page = Read(as_html(make(said), paper="a4"))
        usual = Read(as_html(make("Word"), paper="a4"))
        assert page.tags == usual.tags
        assert squeezed(page.words) == squeezed(usual.words.replace("Word", said))


@FEW
@given(WORDS)
@example("\n")
@example("1")
@example("\\")
@example("C #")
@example("#")
def test_whatever_people_say_is_text_in_markdown(said: str) -> None:
    readers = (
        MarkdownIt("commonmark", {"html": True}),
        MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]),
    )
    for make in (letter, lambda words: cards(card(goal=words, clue=words))):
        for reader in readers:
            page = Read(reader.render(as_markdown(make(said), paper="a4")))
            usual = Read(reader.render(as_markdown(make("Word"), paper="a4")))
            assert squeezed(page.words) == squeezed(usual.words.replace("Word", said))
            assert {tag for tag, _ in page.tags} <= {tag for tag, _ in usual.tags} | {"br"}


@FEW
@given(WORDS)
def test_plain_text_keeps_every_letter_and_its_width(said: str) -> None:
    text = as_text(letter(said), paper="a4")
    assert max(map(cells, text.split("\n"))) <= 72
    assert squeezed(said) in squeezed(re.sub(r"\n-{3,}\n", "\n", text))


@FEW
@given(WORDS)
def test_a_card_in_plain_text_has_a_whole_frame(said: str) -> None:
    text = as_text(cards(card(goal=said, clue=said), card(2)), paper="a4")
    lines = [line for line in text.split("\n") if line]
    assert {cells(line) for line in lines} == {44}
    assert {line[0] + line[-1] for line in lines} <= {"┌┐", "││", "├┤", "└┘"}


def test_a_fence_is_longer_than_any_in_the_drawing() -> None:
    drawing = replace(card(), art=("````", "~~~"))
    page = MarkdownIt().render(as_markdown(cards(drawing), paper="a4"))
    assert "````\n~~~\n</code>" in page


def test_a_card_as_text() -> None:
    lines = (
        "┌──────────────────────────────────────────┐",
        "│ My goal                                  │",
        "│ Sample · December 4, 2026                │",
        "│                                          │",
        "│ I read two pages a day, by Friday,       │",
        "│ December 11, 2026                        │",
        "│                                          │",
        "│              ______ ______               │",
        "│             / ---- V ---- \\              │",
        "│             | ---- | ---- |              │",
        "│             |______|______|              │",
        "│              Read a little               │",
        "│                                          │",
        "│ • Read in bed: every evening             │",
        "│ • Mark what is hard: on Tuesday          │",
        "│ If that doesn’t work: read in the bus    │",
        "├──────────────────────────────────────────┤",
        "│ We talk again: December 18, 2026         │",
        "└──────────────────────────────────────────┘",
        "",
    )
    assert as_text(cards(card()), paper="a4") == "\n".join(lines)


def test_a_letter_as_text() -> None:
    said = "We looked at all of the graphs, and I saw in which of them the axis begins at zero"
    short = replace(letter(said), blocks=letter(said).blocks[:4])
    expected = """\
News from Sample
================
Sample Tutoring

Dear family of Sample,

Something to celebrate
----------------------
We looked at all of the graphs, and I saw in which of them the axis
begins at zero

The goal
--------
Sample: We looked at all of the graphs, and I saw in which of them the
axis begins at zero.

A second line

The plan
--------
- Read in bed: every evening
- We looked at all of the graphs, and I saw in which of them the axis
  begins at zero
"""
    assert as_text(short, paper="a4", program="Sample Tutoring") == expected


def test_a_letter_as_markdown() -> None:
    short = replace(letter("*Well*\nand good"), blocks=letter("*Well*\nand good").blocks[:4])
    expected = """\
# News from Sample

Dear family of Sample,

## Something to celebrate

\\*Well\\*\\
and good

## The goal

Sample: \\*Well\\*\\
and good.

A second line

## The plan

- Read in bed: every evening
- \\*Well\\*\\
and good
"""
    assert as_markdown(short, paper="a4") == expected


def test_an_answer_stands_below_its_question_in_every_form() -> None:
    handout = replace(letter(), blocks=(block("a", "answer", "Why?", ("@Because",), level=3),))
    assert as_text(handout, paper="a4").endswith("\nWhy?\n  Because\n")
    assert as_markdown(handout, paper="a4").endswith("### Why?\n\nBecause\n")
    page = as_html(handout, paper="a4")
    assert re.search(r"<h3[^>]*>Why\?</h3>\s*<div class=\"lines\">\s*<p[^>]*>Because</p>", page)


def test_a_title_of_several_lines_stays_one_heading() -> None:
    handout = replace(letter(), title=spans("News\n\nfrom ", "@Sample\n# x"))
    assert as_markdown(handout, paper="a4").startswith("# News from Sample # x\n")
    assert "<title>News from Sample # x</title>" in as_html(handout, paper="a4")


def test_the_name_of_a_template_follows_from_the_sheet_and_the_form() -> None:
    assert template_name("page", "html") == "page.html"
    assert template_name("labels", "md") == template_name("card", "md") == "cards.md"


def test_what_was_left_out_is_in_no_form() -> None:
    handout = cards(card(goal="Sentinel")).choosing({"1:goal": False})
    for make in (as_html, as_markdown, as_text):
        assert "Sentinel" not in make(handout, paper="a4")
    assert BOOK[1] in as_text(handout, paper="a4")
