"""Each mistake that people make in TOML gets a sentence of its own, at the right place."""

import pytest

from conferapp.storage.agendas import read_agenda
from conferapp.storage.mistakes import mistakes
from conferapp.storage.text_lines import Lines

CASES = {
    "curly quotes": ("title = “Hi”", 1, 9, "curly quote", "Straight quotes"),
    "curly single quotes": ("title = ‘Hi’", 1, 9, "curly quote", "Straight quotes"),
    "a curly quote at the end": ('a = 1\nt = "Hi”\n', 2, 5, "ends with a curly one", "Straight"),
    "a missing quote": ('title = "Hi\nid = "x"', 1, 9, "quote is missing", "behind its last word"),
    "a missing first quote": ('title = Hi"', 1, 9, "before the first word", 'title = "Hi"'),
    "a text over lines in one quote": ('a = "one\ntwo"\n', 1, 5, "never ends", '"""'),
    "three quotes never closed": ('a = 1\nb = """x\nc = 2', 2, 5, '"""', "last word"),
    "Yes": ("required = Yes", 1, 12, "true and false", "required = true"),
    "no in a condition": ("s = { is = no }", 1, 12, "true and false", "Write false"),
    "True": ("optional = True", 1, 12, "true and false", "optional = true"),
    "an unquoted word": ("title = Hello there", 1, 9, "straight double quotes", '"Hello there"'),
    "an unquoted word in a list": ('s = ["a", b]', 1, 11, "straight double quotes", '"b"'),
    "a day with slashes": ("d = 12/4/2026", 1, 5, "year-month-day", "2026-12-04 or d = 2026-04-12"),
    "a day with points": ("d = 31.12.26", 1, 5, "year-month-day", "d = 2026-12-31"),
    "an impossible day": ("d = 2026-02-30", 1, 5, "isn’t a day", "2026-12-04"),
    "a Windows path": (r'a = "C:\Users\ann"', 1, 8, "backslash", "C:/Users/ann"),
    "a lone backslash": (r'a = "this \ that"', 1, 11, "backslash", r"two backslashes"),
    "an apostrophe": ("a = 'it's'", 1, 8, "apostrophe", '"…"'),
    "an apostrophe in a list": ("a = ['it's']", 1, 9, "apostrophe", '"…"'),
    "an apostrophe in a table": ("a = { b = 'it's' }", 1, 14, "apostrophe", '"…"'),
    "quotes in quotes in a list": ('a = ["he "x" y"]', 1, 10, "double quote ends", "single ones"),
    "a backslash at the end": (r"""a = "C:\temp\"""", 1, 13, "part of the text", "/ in a path"),
    "quotes in quotes": ('a = "he "x" y"', 1, 9, "double quote ends", "single ones"),
    "an inline table over lines": ("t = {\n a = 1 }", 1, 5, "on one line", "Join"),
    "a tip over lines": ("t = [\n  { a = 1,\n    b = 2 },\n]", 2, 3, "on one line", "Join"),
    "a comma before a brace": ("t = { a = 1, }", 1, 14, "comma too many", "Take it out"),
    "a comma at the end": ('t = "a",', 1, 8, "comma too many", "Take it out"),
    "a comma in a number": ("m = 2,5", 1, 6, "point, not a comma", "2.5"),
    "a missing comma": ('s = [\n  "a"\n  "b"\n]', 3, 3, "comma is missing", "commas"),
    "a missing comma in a table": ("s = { a = 1 b = 2 }", 1, 13, "before this key", "commas"),
    "a list never closed": ('s = [\n "a",\n[[agenda]]\n', 1, 5, "never closed", "See line 3"),
    "the end of a list alone": ('"a",\n]', 1, 1, "in no list", "further up"),
    "a bracket alone": ("a = 1\n]", 2, 1, "closes nothing", "further up"),
    "[page] twice": ("[page]\na=1\n[page]\na=2", 1, 1, "one bracket", "[[agenda]]"),
    "[agenda] once": ('[agenda]\nid="a"\n[[agenda]]', 1, 1, "one bracket", "Write [[agenda]]"),
    "a question with one bracket": (
        '[[agenda]]\n[[agenda.questions]]\nid="a"\n[agenda.questions]\n',
        *(4, 1, "question begins with two", "Write [[agenda.questions]]"),
    ),
    "questions above the page": (
        '[[agenda.questions]]\nid="a"\n[[agenda]]\n',
        *(3, 1, "questions above the first page", "See line 1"),
    ),
    "a repeated header": ("[a]\nb=1\n[a]", 3, 1, "second time", "See line 1"),
    "a repeated key": ('id = "a"\nx = 1\nid = "b"', 3, 1, "`id` stands twice", "See line 1"),
    "a repeated key over lines": ('a = """x\n"""\na = """y\n"""\n', 3, 1, "twice", "See line 1"),
    "a repeated key in braces": ("t = {b=1, b=2}", 1, 11, "`b` stands twice", "out"),
    "brackets that don't match": ("[[agenda]\n", 1, 1, "don’t match", "[[agenda]]"),
    "a colon": ('title: "x"', 1, 6, "not a colon", 'title = "x"'),
    "no equals sign": ('title "x"', 1, 7, "= behind `title` is missing", 'title = "x"'),
    "no equals sign in a table": ('t = [{ a "x" }]', 1, 10, "= behind `a` is missing", "a = …"),
    "no equals sign before a list": ('say ["x"]', 1, 5, "= behind `say` is missing", 'say = ["x"]'),
    "two equals signs": ('title == "x"', 1, 8, "= too many", "out"),
    "a key with a space": ('show if = "x"', 1, 1, "no spaces", "show_if"),
    "a sentence": ("hello there", 1, 1, "no = in it", "#"),
    "no key": ('= "x"', 1, 1, "key in front", "Write it"),
    "no value": ("a =\n", 1, 4, "value is missing", "a ="),
    "None": ("a = None", 1, 5, "isn’t a value", "whole line"),
    "a zero in front": ("a = 05", 1, 5, "begin with 0", "a = 5"),
    "a time": ("a = 3 pm", 1, 5, "isn’t a number", '"3 pm"'),
    "an endless number": ("a = 1\nb = " + "9" * 5000, 2, 5, "digits", "smaller"),
    "an unseen character": ('a = "x\x07"', 1, 7, "can’t be seen", "Delete"),
    "anything else": ("– a = 1", 1, 1, "can’t be read", "further up"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_common_mistake_has_its_own_sentence(name: str) -> None:
    text, line, column, message, hint = CASES[name]
    problems = read_agenda(text, "a.toml").problems
    assert len(problems) == 1
    assert (problems[0].line, problems[0].column) == (line, column)
    assert message in problems[0].message
    assert hint in problems[0].hint


def test_several_mistakes_are_told_at_once() -> None:
    text = "title = Hello\nminutes = Yes\nid = 'a'\nd = 3/4/2026\n"
    lines = Lines(text)
    assert [lines.position(m.offset).line for m in mistakes(text)] == [1, 2, 4]


def test_prose_behind_a_lost_quote_is_one_mistake() -> None:
    text = 'do = """Say hello.\nThen wait.\n""\nsay = ["x"]\nNot a key\nNor this\n'
    assert len(list(mistakes(text))) == 1


def test_sound_toml_has_no_mistakes() -> None:
    assert list(mistakes('a = 1\n[b]\nc = "“curly” inside is fine"')) == []


@pytest.mark.parametrize(
    "text",
    [
        "a." * 20_000 + "b = 1",
        "a = " + "[" * 100_000,
        "a = " + "{b=" * 50_000,
        "[[a" * 50_000,
    ],
)
def test_a_tangle_is_refused_before_it_is_parsed(text: str) -> None:
    (problem,) = read_agenda(text, "a.toml").problems
    assert "inside each other" in problem.message


def test_dots_and_brackets_in_texts_and_comments_are_no_tangle() -> None:
    text = f'a = "{"." * 99}{"[" * 99}" # {"[" * 99}\nb = """\n{"{." * 99}\n"""'
    messages = [problem.message for problem in read_agenda(text, "a.toml").problems]
    assert not [message for message in messages if "inside each other" in message]
