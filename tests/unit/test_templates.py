"""A program's own templates: what they can do, their bounds, what is said of broken ones."""

import re
import traceback
from pathlib import Path

import pytest
from tests.unit.handouts import card, cards, letter

import conferapp
from conferapp.outputs import sandbox
from conferapp.outputs.handout_data import as_data
from conferapp.outputs.pages import as_html, as_markdown, as_text
from conferapp.outputs.templates import LONGEST, TEMPLATES, WIDEST, TemplateBroken, render
from conferapp.outputs.wrapping import wrapped

SHIPPED = Path(conferapp.__file__).parent / "templates"
GUIDE = (Path(__file__).parents[2] / "docs" / "letters.md").read_text(encoding="utf-8")
DATA = as_data(letter(), paper="a4", program="Sample Tutoring")


def broken(own: str, name: str = "page.html") -> TemplateBroken:
    with pytest.raises(TemplateBroken) as caught:
        render(name, DATA, own)
    return caught.value


@pytest.mark.parametrize("name", TEMPLATES)
def test_each_template_that_comes_with_the_app_can_be_copied_and_used(name: str) -> None:
    source = (SHIPPED / name).read_text(encoding="utf-8")
    data = as_data(cards(card(), sheet="labels"), paper="letter")
    assert render(name, data, source) == render(name, data)


def test_a_program_changes_one_thing_and_keeps_the_rest() -> None:
    own = (
        '{% extends "page.html" %}\n'
        "{% block style %}{{ super() }} h1 { color: #703 }{% endblock %}\n"
        '{% block letterhead %}<img alt="" src="data:image/png;base64,AA==">{% endblock %}\n'
    )
    page = as_html(letter("I <b>found</b> it"), paper="a4", own=own)
    assert "h1 { color: #703 }" in page
    assert '<img alt="" src="data:image/png;base64,AA==">' in page
    assert "I &lt;b&gt;found&lt;/b&gt; it" in page
    assert "img-src data:" in page


def test_a_template_builds_a_page_of_its_own_from_the_data() -> None:
    own = "{{ title.text }}:{% for block in blocks %} {{ block.look }}{% endfor %}"
    assert as_text(letter(), paper="a4", own=own).startswith("News from Sample: text text")
    assert as_markdown(letter("*a*"), paper="a4", own="{{ blocks[1].lines[0].text }}") == "\\*a\\*"


@pytest.mark.parametrize(
    ("own", "line", "said"),
    [
        ("<p>\n{{ titel.text }}", 2, "nothing called “titel”"),
        ("\n\n{{ title.txt }}", 3, "no “txt” there"),
        ("{% for block in blocks %}\n{{ block.nothing }}{% endfor %}", 2, "no “nothing” there"),
        ("a\n{% for block in blocks %}\nb", 3, "“for” was never closed"),
        ("{% for b in blocks %}\n{% endif %}", 2, "“for” still has to be closed"),
        ("{{ title.text", 1, "never closed"),
        ("{{ title text }}", 1, "Here is “text”"),
        ("{% frame %}", 1, "no tag called “frame”"),
        ("\n{{ title.text|shout }}", 2, "no filter called “shout”"),
        ("{% if title is loud %}{% endif %}", 1, "no test called “loud”"),
        ("{{ title.text|safe }}", 1, "no filter called “safe”"),
        ("\n{% autoescape false %}{{ title.text }}{% endautoescape %}", 2, "must stay words"),
        ("{{ 'a' * 3 }}", 1, "numbers only"),
        ("\n{{ title }}", 2, "This is words or a block, not a text."),
        ("{{ blocks }}", 1, "This is a list, not a text."),
        ("{{ blocks.lines }}", 1, "it has no “lines”"),
        ("{{ blocks[99] }}", 1, "it has no “99”"),
        ("\n{{ title.text }", 2, "What begins with {{ ends with }}"),
        ("\n{{ 1 / 0 }}", 2, "can’t be worked out"),
        ("{{ title.text|round }}", 1, "can’t be worked out"),
        ("\n{% include 'secret.html' %}", 2, "no template called “secret.html”"),
        ("{% include '../conferapp/starter.toml' %}", 1, "no template"),
        ("{{ title.__class__ }}", 1, "__class__"),
        ("{{ title.text.upper() }}", 1, "upper"),
        ("{{ title.update({}) }}", 1, "update"),
    ],
)
def test_a_broken_template_says_where_what_and_what_to_do(own: str, line: int, said: str) -> None:
    problem = broken(own)
    assert str(problem).startswith(f"templates/page.html, line {line}: ")
    assert said in str(problem)
    assert str(problem).endswith("then Conferapp uses its own template.")
    assert (problem.name, problem.line) == ("page.html", line)


LISTS_OF_LISTS = (
    "{% set n = namespace(x=[1], y=[1]) %}{% for a in range(60) %}"
    "{% set n.x = [n.x, n.x] %}{% set n.y = [n.y, n.y] %}{% endfor %}"
)
LONG = (
    "{% set n = namespace(x='aaaaaaaa') %}{% for a in range(19) %}"
    "{% set n.x = n.x ~ n.x %}{% endfor %}"
)


@pytest.mark.parametrize(
    "own",
    [
        "{% for a in range(999) %}{% for b in range(999) %}{% for c in range(999) %}"
        "{% endfor %}{% endfor %}{% endfor %}",
        "{{ range(10000000)|list }}",
        "{% macro again() %}{{ again() }}{{ again() }}{% endmacro %}{{ again() }}",
        "{% set n = namespace(x='ab') %}{% for a in range(60) %}"
        "{% set n.x = n.x ~ n.x %}{% endfor %}",
        "{% set n = namespace(x='ab') %}{% for a in range(60) %}"
        "{% set n.x = n.x + n.x %}{% endfor %}",
        "{% set n = namespace(x='ab') %}{% for a in range(60) %}"
        "{% set x %}{{ n.x }}{{ n.x }}{% endset %}{% set n.x = x %}{% endfor %}",
        "{% for a in range(999) %}{% for b in range(999) %}"
        + "x" * 99
        + "{% endfor %}{% endfor %}",
        "{{ range(999)|join(range(999)|join('" + "x" * 99 + "')) }}",
        "{% set n = namespace(x=9) %}{% for a in range(60) %}{% set n.x = n.x * n.x %}{% endfor %}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ '%9999999999d' % 1 }}",
        "{% for a in blocks recursive %}{{ loop(blocks) }}{% endfor %}",
        "{% include 'page.html' %}" * 9 + "{% extends 'cards.html' %}" * 2,
        "{{ " + "(" * 5000 + " }}",
        "{% for a in blocks %}" * 40 + "{% endfor %}" * 40,
        "x" * (LONGEST + 1),
        "{% set n = namespace(x=[1]) %}{% for a in range(60) %}"
        "{% set n.x = [n.x, n.x]|sum(start=[]) %}{% endfor %}",
        LISTS_OF_LISTS + "{{ n.x|join }}",
        LISTS_OF_LISTS + "{% if n.x == n.y %}{% endif %}",
        "{% set n = namespace(x=()) %}{% macro m() %}{% set n.x = varargs %}{% endmacro %}"
        "{% for a in range(60) %}{% set y = m(n.x, n.x) %}{% endfor %}",
        "{% set n = namespace(x=1) %}{% for a in range(60) %}"
        "{% set n.x = namespace(a=[n.x], b=[n.x, n.x]).b %}{% endfor %}",
        LONG + "{% for a in range(9999) %}{% set y = n.x|upper %}{% endfor %}",
        LONG + "{% for a in range(9999) %}{% set y = 'b' in n.x %}{% endfor %}",
        LONG + "{% for a in range(999) %}{% for b in range(999) %}{% set y = n.x[::2] %}"
        "{% endfor %}{% endfor %}",
        "{{ 1.5|round(999999999, 'ceil') }}",
        "{{ '{:>9999999999}'.format(1) }}",
        "{% macro m() %}" + "x" * 99_999 + "{{ '' }}y{% endmacro %}"
        "{% for a in range(999) %}{% for b in range(999) %}{% set y = m() %}"
        "{% endfor %}{% endfor %}",
    ],
)
def test_a_template_that_would_never_end_or_fill_the_memory_is_stopped(own: str) -> None:
    broken(own)


def test_our_own_pages_have_room_for_the_longest_record() -> None:
    said = "\n".join("a" * 400_000)
    assert as_text(letter(said), paper="a4").count("a") >= 400_000
    assert len(as_html(letter(said * 2), paper="a4")) > 1_600_000


@pytest.mark.parametrize(
    "own",
    [
        "{{ 'x'|wrapped('', '', 999999999) }}",
        "{{ 'x'|wrapped('a' * 9, width=2) }}",
        "{{ 'x'|ruled('=', 999999999) }}",
        "{{ 'x'|framed(999999999) }}",
        "{{ 'x'|centred(9999999999) }}",
    ],
)
def test_no_line_is_wider_than_any_paper(own: str) -> None:
    try:
        text = as_text(letter("Sentinel"), paper="a4", own=own)
    except TemplateBroken:
        return
    assert max(map(len, text.splitlines())) <= WIDEST


@pytest.mark.parametrize(
    "word", ["“" * 200_000, "漢" * 200_000, "é" + "\u0301" * 200_000 + "é" * 99]
)
def test_a_text_without_spaces_takes_no_longer_than_its_letters(word: str) -> None:
    assert wrapped(word).replace("\n", "") == word


def test_what_a_student_said_is_in_no_trace_of_a_fault() -> None:
    handout = letter("Sentinel")
    with pytest.raises(TemplateBroken) as caught:
        as_html(handout, paper="a4", own="{{ blocks[1].lines[0].text|int + title }}")
    trace = traceback.TracebackException.from_exception(caught.value, capture_locals=False)
    assert "Sentinel" not in "".join(trace.format())
    assert caught.value.__context__ is None


def test_a_template_reaches_nothing_but_its_data() -> None:
    for own in ("{{ self }}", "{{ blocks.append }}", "{{ cycler }}", "{{ lipsum() }}"):
        try:
            page = render("page.html", DATA, own)
        except TemplateBroken:
            continue
        assert "at 0x" not in page, own


def test_one_page_never_spends_what_another_has() -> None:
    many = cards(*map(card, range(200)))
    for _ in range(3):
        assert as_html(many, paper="a4").count("<article") == 200
    with sandbox.budget(5), pytest.raises(sandbox.TooMuch):
        sandbox.spend(6)


def example(name: str) -> str:
    found = re.search(rf"<!-- template: {re.escape(name)} -->\n```\w*\n(.*?)```", GUIDE, re.DOTALL)
    assert found
    return found[1]


def test_the_examples_in_the_guide_do_what_it_says() -> None:
    page = as_html(letter(), paper="a4", program="Sample Tutoring", own=example("page.html"))
    assert "--lead: #7a1f3d" in page
    assert page.count("<img") == 1
    assert ">Sample Tutoring<" not in page
    text = as_text(letter(), paper="a4", own=example("page.txt"))
    assert "\nTHE PLAN\n* Read in bed: every evening\n" in text


def test_the_guide_shows_what_is_said_of_a_broken_template() -> None:
    shown = re.search(r"<!-- broken -->\n```\n(.*?)\n```", GUIDE, re.DOTALL)
    assert shown
    assert shown[1] == str(broken("<h1>\n{{ titel.text }}</h1>"))


def test_the_guide_names_all_that_a_template_is_given() -> None:
    part = GUIDE.partition("## Your own templates")[2]
    words = set(re.findall(r"`([\w.]+)`", part))
    (one,) = as_data(cards(card()), paper="a4")["cards"]
    block = DATA["blocks"][0]
    given = {*DATA, *one, *block, *block["lines"][0], *block["lines"][0]["spans"][0], *TEMPLATES}
    assert given <= words
