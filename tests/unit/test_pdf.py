"""Handouts as PDF: the very words, in large type, in every script that a font is there for.

Only the fonts that come with typst are used, so that the tests say the same on every computer.
"""

import os
import re
import socket
import sys
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import pytest
from tests.pdf_text import Page, pages, words

from conferapp.domain.handouts.handout import Block, Card, Handout, Line, Sheet, Span
from conferapp.outputs import pdf_fonts, typst_apart
from conferapp.outputs.errors import OutputError
from conferapp.outputs.handout_data import Paper, as_data
from conferapp.outputs.pdf import as_pdf
from conferapp.outputs.pdf_problems import LettersMissing, PackageMissing
from conferapp.outputs.templates import TemplateBroken

GUIDE = (Path(__file__).parents[2] / "docs" / "letters.md").read_text(encoding="utf-8")
MARKUP = r"#set text(red) *x* $y$ @ref <label> \ `raw` #image(“/etc”) = heading - item // no"
MINIMAL = '#import "common.typ": *\n#show: paper\n'
GOAL = "Read one page aloud without stopping"
DRAWING = ("  /\\  ", " /  \\ ", "/____\\")


def said(text: str, role: str = "") -> Line:
    return Line(f"key:{text}", (Span(text, said=True),), role)


def letter(*blocks: Block, language: str = "en", title: str = "News from our talk") -> Handout:
    direction = "rtl" if language == "ar" else "ltr"
    return Handout("family", language, direction, (Span(title),), blocks)  # type: ignore[arg-type]


def card(*goals: str, actions: Iterable[str] = (), clue: str = "", day: str = "") -> Card:
    lines = (
        *(said(goal, "goal") for goal in goals),
        *(said(action, "action") for action in actions),
        *((Line("next", (Span("We talk again: "), Span(day, said=True)), "next"),) if day else ()),
        *((said(clue, "clue"),) if clue else ()),
    )
    return Card("card", (Span("My goal"),), "Sample Student", "May 4, 2026", (), lines)


def cards(*each: Card, sheet: Sheet = "card") -> Handout:
    return Handout("cards", "en", "ltr", (Span("Goal cards"),), cards=each, sheet=sheet)


def pdf(handout: Handout, template: str | None = None, *, paper: Paper = "a4") -> bytes:
    data = as_data(handout, paper=paper, program="Sample Program")
    return as_pdf(data, template, system_fonts=False)


def laid(handout: Handout, *, paper: Paper = "a4") -> tuple[Page, ...]:
    return pages(pdf(handout, paper=paper))


def refused(template: str) -> str:
    with pytest.raises(TemplateBroken) as broken:
        pdf(letter(Block("a", lines=(said("Words"),))), template)
    return str(broken.value)


# The words


@pytest.mark.parametrize(
    "text", [MARKUP, '"Straight" isn\'t curly -- nor... ~ joined', "¿Qué? «Sí»"]
)
@pytest.mark.parametrize("look", ["text", "list", "facts", "answer", "art", "small"])
def test_words_come_out_as_they_were_typed_whatever_typst_would_make_of_them(
    text: str, look: str
) -> None:
    block = Block("a", (Span(text, said=True),), (said(text),), look=look)  # type: ignore[arg-type]
    assert words(pdf(letter(block))).count(text) == 2


@pytest.mark.parametrize("sheet", ["card", "labels"])
def test_words_on_a_card_come_out_as_they_were_typed(sheet: Sheet) -> None:
    one = card(MARKUP, actions=(MARKUP,), clue=MARKUP, day=MARKUP)
    # A line may end at a slash, as it does in an address.
    assert words(pdf(cards(one, sheet=sheet))).replace("/ etc", "/etc").count(MARKUP) == 4


def test_a_title_of_markup_is_a_title_of_letters() -> None:
    assert words(pdf(letter(Block("a", lines=(said("Words"),)), title=MARKUP))).startswith(MARKUP)


def test_a_run_of_letters_without_end_stays_on_the_paper() -> None:
    page = laid(letter(Block("a", lines=(said("a" * 400),))))[0]
    runs = [run for run in page.runs if set(run.text) == {"a"}]
    assert sum(len(run.text) for run in runs) == 400
    assert len({run.y for run in runs}) > 3


# For people who listen, and for programs that look for text


def test_a_letter_says_its_title_its_language_and_its_headings() -> None:
    section = Block("a", (Span("Something to celebrate"),), (said("Words"),))
    inside = Block("b", (Span("What was easy?"),), (said("All of it"),), level=3)
    made = pdf(letter(section, inside, language="es", title="Noticias"))
    assert b"/Lang(es)" in made
    assert b"/DisplayDocTitle true" in made
    assert b"<</Marked true" in made
    assert re.findall(rb"/S/(H\d)", made) == [b"H1", b"H2", b"H3"]
    assert re.findall(rb"/Title\(([^)]*)\)/Dest", made)[-1:] == [b"Noticias"]


def test_a_heading_inside_a_section_without_one_passes_over_no_level() -> None:
    made = pdf(letter(Block("b", (Span("What was easy?"),), (said("All of it"),), level=3)))
    assert re.findall(rb"/S/(H\d)", made) == [b"H1", b"H2"]


@pytest.mark.parametrize(
    ("language", "tag"),
    [("pt-BR", b"pt-BR"), ("zh-Hant", b"zh-TW"), ("ht", b"ht"), ("x-own", b"en")],
)
def test_every_tag_of_a_language_can_be_set(language: str, tag: bytes) -> None:
    made = pdf(letter(Block("a", lines=(said("Words"),)), language=language))
    assert b"/Lang(" + tag + b")" in made


def test_nobody_hears_the_strokes_of_a_drawing() -> None:
    plain, drawn = (
        Card("card", (Span("My goal"),), art=art, lines=(said("Up we go", "clue"),))
        for art in ((), DRAWING)
    )
    heard = [re.findall(rb"/S/(H1|P|Code)\b", pdf(cards(one))) for one in (plain, drawn)]
    assert heard == [[b"H1", b"P"]] * 2
    assert b"/S/Code" not in pdf(cards(drawn))


def test_the_same_handout_is_the_same_file() -> None:
    handout = letter(Block("a", lines=(said("Words"),)))
    assert pdf(handout) == pdf(handout)


# Right to left


def test_what_was_said_in_arabic_reads_from_the_right_in_an_english_letter() -> None:
    page = laid(letter(Block("a", lines=(said("Words."), said("سلام.")))))[0]
    stop = next(run for run in page.runs if run.text.strip() == ".")
    arabic = next(run for run in page.runs if "س" in run.text)
    assert stop.x < arabic.x
    assert stop.x > page.size[0] / 2


def test_what_was_said_in_english_reads_from_the_left_in_an_arabic_letter() -> None:
    page = laid(letter(Block("a", lines=(said("سلام."), said("Words."))), language="ar"))[0]
    assert page.saying("Words.").x < page.size[0] / 3


# Letters that no font has


def test_a_letter_without_a_shape_is_named_and_no_box_is_printed() -> None:
    with pytest.raises(LettersMissing) as missing:
        pdf(letter(Block("a", lines=(said("ok 你好 ስም ok 好"),))))
    assert missing.value.letters == ("ም", "ስ", "你", "好")
    assert "ም ስ 你 好 (Ethiopic, Chinese or Japanese)" in str(missing.value)
    assert "Noto" in str(missing.value)
    assert "HTML" in str(missing.value)


def test_an_emoji_without_a_shape_is_named_once_and_without_what_joins_it() -> None:
    with pytest.raises(LettersMissing) as missing:
        pdf(cards(card("\U0001f469\U0001f3fd\u200d\U0001f3eb and \U0001f469")))
    assert set(missing.value.letters) == {"\U0001f469", "\U0001f3fd", "\U0001f3eb"}
    assert "emoji and signs" in str(missing.value)


def test_a_letter_is_missed_wherever_it_stands() -> None:
    art = Card("card", (Span("My goal"),), art=("好",), lines=(said(GOAL, "goal"),))
    for handout in (cards(art), cards(art, sheet="labels"), letter(title="好")):
        with pytest.raises(LettersMissing):
            pdf(handout)


@pytest.mark.parametrize(
    "text", ["a\ufe0fb", "क्\u200dष", "e\u0303\u0304", "a\u202fb\u2009c\u00a0d"]
)
def test_what_is_never_seen_by_itself_is_not_missed(text: str) -> None:
    assert pdf(letter(Block("a", lines=(said(text),))))


def test_a_template_asks_only_for_families_that_are_there() -> None:
    assert pdf_fonts.families(False, "en") == {
        "serif": ["Libertinus Serif"],
        "sans": ["Libertinus Serif"],
        "mono": ["DejaVu Sans Mono"],
        "emoji": [],
    }


@pytest.mark.parametrize(
    ("language", "first"), [("ja", "JP"), ("zh-Hant-HK", "TC"), ("zh", "SC"), ("en", "SC")]
)
def test_signs_are_drawn_as_the_language_of_the_handout_draws_them(
    language: str, first: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    noto = frozenset(f"Noto Serif CJK {key}" for key in ("SC", "TC", "JP", "KR"))
    monkeypatch.setattr(pdf_fonts, "_found", lambda _system: noto)
    assert pdf_fonts.families(True, language)["serif"][0] == f"Noto Serif CJK {first}"


# Cards


@pytest.mark.parametrize(("paper", "size"), [("a4", (420, 298)), ("letter", (432, 288))])
def test_a_card_is_an_index_card_of_its_own(paper: Paper, size: tuple[int, int]) -> None:
    made = laid(cards(card(GOAL), card("Ask one question")), paper=paper)
    assert [page.size for page in made] == [size, size]
    assert GOAL in made[0].words
    assert "Ask one question" in made[1].words


def test_the_goal_is_the_largest_thing_on_a_card() -> None:
    page = laid(cards(card(GOAL, actions=("Read to my brother",), day="Friday")))[0]
    largest = max(run.size for run in page.runs)
    assert page.saying("Read one page").size == largest
    assert page.saying("Read to my brother").size < largest


def test_a_card_without_a_goal_says_its_next_step_in_large_type() -> None:
    page = laid(cards(card(actions=("Read to my brother",), day="Friday")))[0]
    assert page.saying("Read to my brother").size == max(run.size for run in page.runs)


def test_a_longer_goal_is_set_smaller() -> None:
    short, long = laid(cards(card(GOAL), card(f"{GOAL} " * 8)))
    assert long.saying(GOAL[:8]).size < short.saying(GOAL[:8]).size


def test_a_goal_with_a_long_word_is_set_so_that_the_word_has_room() -> None:
    page = laid(cards(card("Donaudampfschifffahrtskapitän")))[0]
    run = next(run for run in page.runs if run.text.startswith("Donau"))
    assert run.text.endswith("kapitän")


def test_a_card_that_is_too_long_goes_on_on_a_second_one_that_says_whose_it_is() -> None:
    goal = " ".join(f"word{at}" for at in range(200))
    first, *others = laid(cards(card(goal, clue="The end"), card("Another")))
    assert len(others) > 1
    assert [int(at) for at in re.findall(r"word(\d+)", words(pdf(cards(card(goal)))))] == [
        *range(200)
    ]
    assert "My goal · Sample Student · May 4, 2026 · 2" in others[0].words
    assert "The end" in others[-2].words
    assert "· 2" not in others[-1].words
    assert first.saying("word0").size >= 13


def test_a_drawing_stands_line_below_line_without_a_gap() -> None:
    one = Card("card", (Span("My goal"),), art=DRAWING, lines=(said(GOAL, "goal"),))
    runs = [run for run in laid(cards(one))[0].runs if run.font == "DejaVuSansMono"]
    assert [run.text for run in runs] == [*DRAWING]
    assert {round((above.y - below.y) / above.size, 2) for above, below in pairwise(runs)} == {1.16}
    assert len({run.x for run in runs}) == 1


# Labels


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_eight_labels_go_to_a_sheet(paper: Paper, size: tuple[int, int]) -> None:
    made = laid(cards(*(card(f"Goal number {at}") for at in range(9)), sheet="labels"), paper=paper)
    assert [page.size for page in made] == [size, size]
    assert [page.words.count("Goal number") for page in made] == [8, 1]
    places = {(run.x, run.y) for run in made[0].runs if "Goal" in run.text}
    assert len({x for x, _ in places}) == 2
    assert len({y for _, y in places}) == 4


def test_a_label_that_is_too_long_is_cut_with_a_sign_and_keeps_its_date() -> None:
    made = laid(cards(card(f"{GOAL} " * 40, day="Friday"), sheet="labels"))
    assert len(made) == 1
    assert "…" in made[0].words
    assert "We talk again: Friday" in made[0].words
    assert made[0].saying(GOAL[:8]).size >= 9
    assert all(run.y > 842 - 842 / 4 for run in made[0].runs)


def test_a_label_with_more_lines_than_it_has_room_for_keeps_the_first() -> None:
    one = card(GOAL, actions=[f"Step {at}" for at in range(60)])
    page = laid(cards(one, sheet="labels"))[0]
    assert "Step 0" in page.words
    assert "Step 59" not in page.words
    assert all(run.y > 842 - 842 / 4 for run in page.runs)


# A program's own templates


def test_the_template_of_the_guide_makes_a_page() -> None:
    found = re.search(r"<!-- template: page.typ -->\n```\w*\n(.*?)```", GUIDE, re.DOTALL)
    assert found
    section = Block("a", (Span("Something to celebrate"),), (said(MARKUP),))
    made = pdf(letter(section), found[1])
    assert words(made) == f"Sample Program News from our talk Something to celebrate {MARKUP}"


def test_a_template_of_a_program_gets_the_handout() -> None:
    template = MINIMAL + "#for block in handout.blocks { block.lines.map(say).join() }"
    made = pdf(letter(Block("a", lines=(said(MARKUP),))), template)
    assert words(made) == MARKUP


def test_a_broken_template_says_file_and_line() -> None:
    assert refused(MINIMAL + "\n  #let x = 1 +\n").startswith("templates/page.typ, line 4: ")
    assert "templates/page.typ, line 3: The template language says: expected" in refused(
        MINIMAL + "#text(size: 12)[x]"
    )


@pytest.mark.parametrize(
    ("template", "said"),
    [
        (MINIMAL + "#nothing", "line 3: There is nothing called “nothing”."),
        (MINIMAL + "#handout.titel", "line 3: There is no “titel” there."),
        (MINIMAL + "#heading(level: 1)[A]\n#heading(level: 4)[B]", "leaves out a level"),
        (MINIMAL + "#heading(handout.title)", "Words need say(…) around them"),
        (MINIMAL + "#for block in handout.blocks {", "line 3: A bracket, a brace or a sign"),
        ("#say(handout.title)", "line 1: A name of “common.typ” isn’t known here."),
    ],
)
def test_what_is_wrong_with_a_template_is_said_to_somebody_who_doesnt_know_typst(
    template: str, said: str
) -> None:
    assert said in refused(template)


def test_a_template_without_a_title_is_told_how_to_begin() -> None:
    assert "It sets no title" in refused("Words")


@pytest.mark.parametrize(
    "asked",
    [
        '#read("/etc/hostname")',
        '#read("../../../../etc/hostname")',
        '#image("letter.png")',
        '#include "other.typ"',
        '#json("/")',
        '#plugin("own.wasm")',
    ],
)
def test_a_template_can_read_no_file_of_the_computer(asked: str) -> None:
    said = refused(MINIMAL + asked)
    assert said.startswith("templates/page.typ, line 3")
    assert "It asks for another file" in said


@pytest.mark.parametrize(
    "asked",
    [
        '#import "@preview/cetz:0.3.0"',
        '#import "@local/own:1.0.0"',
        '#eval("im" + "port \\"@pre\\" + \\"view/cetz:0.3.0\\"")',
    ],
)
def test_a_template_gets_no_package_and_nothing_is_asked_for_on_the_network(
    asked: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{server.getsockname()[1]}")
        monkeypatch.setenv("NO_PROXY", "*")
        before = dict(os.environ)
        assert "It asks for a package" in refused(MINIMAL + asked)
        assert dict(os.environ) == before
        server.setblocking(False)
        with pytest.raises(BlockingIOError):
            server.accept()


@pytest.mark.parametrize("endless", ["#while true {}", "#let f() = f()\n#f()", '#panic("stop")'])
def test_a_template_that_never_ends_ends(endless: str) -> None:
    assert refused(MINIMAL + endless).startswith("templates/page.typ, line 3")


@pytest.mark.parametrize(
    "greedy", ['#("a"*20000000000)', "#for a in range(100000) { for b in range(10000) {} }"]
)
def test_a_template_that_takes_too_much_takes_nothing_else_with_it(
    greedy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typst_apart, "SECONDS", 2.0)
    assert "It takes more time or memory than a page may." in refused(MINIMAL + greedy)


def test_a_template_that_lacks_letters_says_so_as_ours_do() -> None:
    with pytest.raises(LettersMissing):
        pdf(letter(Block("a", lines=(said("Words"),))), MINIMAL + "好")


def test_where_our_own_template_fails_nobody_is_told_to_mend_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("conferapp.outputs.pdf._shipped", lambda _name: "#nothing")
    with pytest.raises(OutputError) as failed:
        pdf(letter(Block("a", lines=(said("Words"),))))
    assert "The PDF can’t be made" in str(failed.value)
    assert "Mend" not in str(failed.value)


# Without the package


def test_without_the_package_it_says_what_to_install_and_what_to_do_instead(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(PackageMissing) as missing:
        pdf(letter(Block("a", lines=(said("Words"),))))
    assert isinstance(missing.value, OutputError)
    assert 'pip install "conferapp[pdf]"' in str(missing.value)
    assert "Save as PDF" in str(missing.value)
