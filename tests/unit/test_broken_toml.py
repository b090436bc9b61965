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
    "no in a condition": ("s = { is = no }", 1, 12, "true and false", "Write is = false"),
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
    "one bracket on the first question": (
        '[[agenda]]\nid="a"\n[agenda.questions]\nid="b"\n[[agenda.questions]]\n',
        *(3, 1, "question begins with two", "Write [[agenda.questions]]"),
    ),
    "a no-break space before =": ("a\xa0=\xa02", 1, 2, "looks like a space", "type a space"),
    "a thin space behind =": ("a =\u20092", 1, 4, "looks like a space", "type a space"),
    "an ideographic space at the end": ("a = 2\u3000", 1, 6, "looks like a space", "type a space"),
    "a no-break space behind a header": ("[[agenda]]\xa0", 1, 11, "looks like a space", "type"),
    "a soft hyphen in a header": ("[[ag\xadenda]]", 1, 5, "can’t be seen", "write the line again"),
    "a zero-width space": ("a\u200b = 2", 1, 2, "can’t be seen", "write the line again"),
    "a wide equals sign": ("a \uff1d 2", 1, 3, "looks like =", "Write = in its place"),
    "a wide digit": ("a = \uff12", 1, 5, "looks like 2", "Write 2 in its place"),
    "a long dash in a key": ("a–b = 2", 1, 2, "looks like -", "Write - in its place"),
    "a letter of another alphabet in a key": ("t\u0456tle = 2", 1, 2, "looks like i", "Write i"),
    "a letter with an accent in a key": ("título = 2", 1, 2, "letters a to z", "key again"),
    "line ends of long ago": ("a = 1\rb = 2", 1, 6, "lines of this file end", "LF"),
    "prime marks for quotes": ("a = ″Hi″", 1, 5, "isn’t a straight quote", "Straight quotes"),
    "wide quotes": ("a = \uff02Hi\uff02", 1, 5, "isn’t a straight quote", "Straight quotes"),
    "backticks for quotes": ("a = `Hi`", 1, 5, "isn’t a straight quote", "Straight quotes"),
    "accents for quotes": ("a = \xb4Hi\xb4", 1, 5, "isn’t a straight quote", "Straight quotes"),
    "heavy quotes": ("a = ❝Hi❞", 1, 5, "isn’t a straight quote", "Straight quotes"),
    "a prime mark at the end": ('a = "Hi″', 1, 5, "ends with a curly one", "Straight quotes"),
    "a quote of a web page": ("s = [&quot;Who?&quot;]", 1, 6, "web page", 'Write " in its place'),
    "a space of a web page": ("a&nbsp;= 2", 1, 2, "for a space", "Write a space in its place"),
    "a tag of a web page": ("a = <b>Hi</b>", 1, 5, "`<b>`", "Take it out"),
    "stars of a chat": ('**a** = "x"', 1, 1, "`**`", "Take it out"),
    "a fence of a chat": ("```toml\na = 1\n```", 1, 1, "chat program", "stands in line 3"),
    "a bullet in a list": ('s = [\n • "a",\n • "b",\n]', 2, 2, "bullet (•)", "stands in line 3"),
    "a hyphen in a list": ('s = [\n - "a",\n]', 2, 2, "bullet (-)", "Take the - away"),
    "a dash in a list": ('s = [\n – "a",\n]', 2, 2, "bullet (–)", "Take the – away"),
    "a star in a list": ('s = [\n * "a",\n]', 2, 2, "bullet (*)", "Take the * away"),
    "a bullet without quotes": ("s = [\n • Who?,\n]", 2, 2, "bullet (•)", 'the words: "Who?"'),
    "a bullet before a key": ('- id = "x"', 1, 1, "bullet (-)", "Take the - away"),
    "a mark of a mail": ('> id = "x"\n>\n> b = 1', 1, 1, "bullet (>)", "2 more lines"),
    "a numbered list": ('s = [\n 1. "a",\n 2. "b",\n]', 2, 2, "number", "stands in line 3"),
    "a numbered list without quotes": ("s = [\n 1. Who?,\n]", 2, 2, "number", '"Who?"'),
    "a pasted line number": ("225  minutes = 7", 1, 1, "(`225`)", "Take it away"),
    "pasted line numbers": ("1 a = 1\n2\n3 [b]\n4 c = 1", 1, 1, "(`1`)", "3 more lines"),
    "two keys on a line": ("minutes = 7 optional = true", 1, 13, "Two keys", "before optional"),
    "two keys with a comma": ('id = "a", title = "b"', 1, 11, "Two keys", "before title"),
    "a key behind a header": ('[[agenda]] id = "a"', 1, 12, "Behind a header", "before id"),
    "a percentage": ("mastered_from = 80%", 1, 17, "just a number", "alone: mastered_from = 80"),
    "a number with a unit": ("minutes = 7 min", 1, 11, "just a number", "alone: minutes = 7"),
    "a number in words": ("minutes = five", 1, 11, "just a number", "alone: minutes = 5"),
    "a number word in a condition": (
        "s = { at_most = one }",
        1,
        17,
        "just a number",
        "at_most = 1",
    ),
    "two numbers": ("minutes = 5 to 8", 1, 11, "just a number", "such as minutes = 7"),
    "a number of rows in words": ("rows = three", 1, 8, "just a number", "alone: rows = 3"),
    "no number": ("minutes =", 1, 10, "value is missing", "Write minutes = 7"),
    "dots for a number": ("minutes = …", 1, 11, "just a number", "such as minutes = 7"),
    "dots for words": ("a = …", 1, 5, "words of your own", '"…"'),
    "a slip in true": ("required = ture", 1, 12, "neither true nor false", "required = true"),
    "a day in words": ("latest = tomorrow", 1, 10, "isn’t a day", "latest = 2026-12-04"),
    "a list without anything": ("show = a, b-c", 1, 8, "square brackets", 'show = ["a", "b-c"]'),
    "a name for a list": ("share = family", 1, 9, "square brackets", 'share = ["family"]'),
    "entries without brackets": ('say = "a", "b"', 1, 7, "square brackets", 'say = ["a", "b"]'),
    "entries joined by and": ('share = "a" and "b"', 1, 9, "square brackets", '["a", "b"]'),
    "a list in braces": ('say = {"a", "b"}', 1, 7, "not in { }", 'say = ["a", "b"]'),
    "a list in parentheses": ('say = ("a", "b")', 1, 7, "square brackets", 'say = ["a", "b"]'),
    "two names for one": ("who = student/tutor", 1, 7, "one of", 'who = "together"'),
    "another word for a name": ("who = teacher", 1, 7, "one of", 'who = "tutor"'),
    "a name without quotes": ("who = tutor", 1, 7, "double quotes", 'who = "tutor"'),
    "no name that there is": ("who = zebra", 1, 7, "one of", 'such as who = "tutor"'),
    "words of a list without quotes": ("s = [a b, c]", 1, 6, "double quotes", 's = ["a b", "c"]'),
    "the [ of a list is lost": ('items =\n "a",\n "b",\n]', 1, 7, "[ that begins", "items = ["),
    "the [ before a first entry is lost": (
        'say = "a",\n "b",\n]',
        1,
        5,
        "[ that begins",
        "say = [",
    ),
    "a text on the next line": ('title =\n "x"', 1, 8, "same line", "Join"),
    "a second ]": ('s = [\n "a",\n]\n]', 4, 1, "closes nothing", "Take it out"),
    "a ) for a ]": ('s = [\n "a",\n)', 3, 1, "ends with ], and not with )", "Write ]"),
    "a } for a ]": ('s = [\n "a",\n}', 3, 1, "ends with ], and not with }", "Write ]"),
    "a } is missing": ("s = { a = 1\nb = 2", 1, 5, "a } is missing", "Put a }"),
    "a } is missing before a ]": ("s = [{ a = 1 ]", 1, 14, "} is missing in front", "Write }]"),
    "a { is missing": ('t = [\n  a = 1, b = "x" },\n]', 2, 3, "{ that begins", "Write {"),
    "a table without keys": ('t = [{ "a", "b" }]', 1, 11, "needs keys", "{ text ="),
    "a semicolon in a list": ('s = ["a"; "b"]', 1, 9, "comma is missing", "place of the ;"),
    "a quote lost before a comma": ('s = ["a, "b"]', 1, 8, "quote is missing", 'Write ",'),
    "a quote lost in a table": ('s = [{ a = "x },\n]', 1, 12, "quote is missing", "last word"),
    "two quotes for one": ('a = ""x""', 1, 6, "quote too many", "each side"),
    "a semicolon at the end": ("a = 7;", 1, 6, "a ; too many", "Take it out"),
    "a remark of another sort": ("a = 7 // why", 1, 7, "comment begins with #", "Write #"),
    "a remark in a list": ('s = [\n // why\n "a",\n]', 2, 2, "comment begins with #", "Write #"),
    "an arrow": ('title -> "x"', 1, 7, "stands =, and not ->", 'title = "x"'),
    "a double arrow": ('title => "x"', 1, 8, "a > too many", "Take it out"),
    "a sign of mathematics": ("s = { at_most < 2 }", 1, 15, "and not <", "at_most = …"),
    "a number without equals sign": ("minutes 7", 1, 9, "= behind `minutes`", "minutes = 7"),
    "a colon before an equals sign": ('id := "x"', 1, 4, "not a colon", 'id = "x"'),
    "colons everywhere": ('id: "x"\na: 1\nb: 2', 1, 3, "not a colon", "2 more lines"),
    "a condition without braces": (
        'show_if = question = "q", is = 1',
        *(1, 11, "needs a table", 'Write show_if = { question = "q", is = 1 }'),
    ),
    "a condition in brackets": (
        'show_if = [ question = "q", is = 1 ]',
        *(1, 13, "needs a table", 'Write show_if = { question = "q", is = 1 }'),
    ),
    "a condition in words": ("show_if = q <= 2", 1, 11, "needs a table", "show_if = {"),
    "a header without brackets": ('agenda\nid = "x"', 1, 1, "square brackets", "Write [[agenda]]"),
    "a header in parentheses": ("((agenda))", 1, 1, "square brackets", "Write [[agenda]]"),
    "a header with wide brackets": ("\uff3b\uff3bagenda\uff3d\uff3d", 1, 1, "square", "[[agenda]]"),
    "a space in a header": ("[[follow up]]", 1, 1, "can’t be read", "[[follow_up]]"),
    "a comma in a header": ("[[agenda,questions]]", 1, 1, "can’t be read", "[[agenda.questions]]"),
    "a space in a lens": ("[lenses.my lens]", 1, 1, "can’t be read", "[lenses.my-lens]"),
    "a colon behind a header": ('[[agenda]]:\nid = "x"', 1, 11, "a : too many", "Take it out"),
    "a text that ends with the next one": (
        'do = """\nHi\n[[agenda]]\nintro = """\nThis one.\n"""\n',
        *(1, 6, "never ends", "behind its last word"),
    ),
    "two quotes at the end of a text": (
        'do = """\nHi\n""\n[[agenda]]\nintro = """\nThis: one.\n"""\n',
        *(1, 6, "never ends", "In line 3 write"),
    ),
    "the [ of a list with a comment is lost": (
        "tips =\n # why\n { a = 1 },\n]",
        *(1, 6, "[ that begins", "tips = ["),
    ),
    "a { is missing before braces in words": (
        't = [\n  a = "{student}" },\n]',
        *(2, 3, "{ that begins", "Write {"),
    ),
    "a quote too many at the end": ('a = "x""', 1, 7, "quote too many", "each side"),
    "a quote lost in a list": ('s = ["a", b"]', 1, 11, "before the first word", 's = ["a", "b"]'),
    "is for an equals sign": ("optional is true", 1, 10, "not is", "optional = true"),
    "a colon before yes": ("optional: yes", 1, 9, "not a colon", "optional = true"),
    "a prime mark for minutes": ("minutes = 7\u2032", 1, 11, "just a number", "minutes = 7"),
    "a bullet of a word processor": ('s = [\n \uf0b7 "a",\n]', 2, 2, "bullet (•)", "Take the •"),
    "an unseen character": ('a = "x\x07"', 1, 7, "can’t be seen", "Delete"),
    "anything else": ("@ a = 1", 1, 1, "can’t be read", "further up"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_common_mistake_has_its_own_sentence(name: str) -> None:
    text, line, column, message, hint = CASES[name]
    (mistake,) = mistakes(text)  # what the text lacks as an agenda is told besides
    told = read_agenda(text, "a.toml").problems
    here = [p for p in told if (p.line, p.column) == (line, column) and message in p.message]
    assert Lines(text).position(mistake.offset) == (line, column)
    assert message in mistake.message
    assert [hint in p.hint for p in here] == [True]


def test_several_mistakes_are_told_at_once() -> None:
    text = "title = Hello\nminutes = Yes\nid = 'a'\nd = 3/4/2026\n"
    lines = Lines(text)
    assert [lines.position(m.offset).line for m in mistakes(text)] == [1, 2, 4]


def test_what_a_program_did_to_the_whole_file_is_told_once() -> None:
    sound = 'a = "x"\nb = ["y", "z"]\n[[c]]\nd = 1\n'
    spoilt = (
        sound.replace(" ", "\xa0"),
        sound.replace('"', "&quot;"),
        sound.replace('"x"', "“x”").replace('"y", "z"', "“y”, “z”"),
        sound.replace(" =", ":"),
        "\n".join(f"{number}  {line}" for number, line in enumerate(sound.split("\n"), 1)),
        "\n".join(f"> {line}" for line in sound.split("\n")),
        f"```\n{sound}```\n",
    )
    assert [len(list(mistakes(text))) for text in spoilt] == [1] * len(spoilt)
    assert ["same stands in" in next(mistakes(text)).hint for text in spoilt] == [True] * 7


def test_behind_what_a_program_did_other_mistakes_are_found() -> None:
    text = "s = [\n - 'a',\n - 'b',\n]\nminutes = 7 min\n"
    assert [Lines(text).position(m.offset).line for m in mistakes(text)] == [2, 5]


def test_characters_of_a_web_page_are_fine_in_a_text() -> None:
    assert list(mistakes('a = "so\xa0it\u202fis – « fine »\xad • &amp; ″"\n')) == []


def test_behind_mistakes_whose_meaning_is_plain_the_whole_agenda_is_read() -> None:
    text = (
        'format = 1\nid = “talk”\ntitle = "A talk"\n\n[[agenda]]\nid = "a"\ntitle: "A"\n'
        'show = ["nope"]\noptional = Yes\nmintues = 3\n'
    )
    loaded = read_agenda(text, "a.toml")
    assert [problem.line for problem in loaded.problems] == [2, 7, 8, 9, 10]
    assert (loaded.id, loaded.unread) == ("talk", False)


def test_where_the_meaning_is_not_plain_it_is_said_that_there_may_be_more() -> None:
    text = 'format = 1\nid = "talk"\ntitle = "A talk\n[[agenda]]\nhnit = "x"\n'
    loaded = read_agenda(text, "a.toml")
    assert [problem.line for problem in loaded.problems] == [3]
    assert loaded.unread


def test_prose_behind_a_lost_quote_is_one_mistake() -> None:
    text = 'do = """Say hello.\nThen wait.\n""\nsay = ["x"]\nNot a key\nNor this\n'
    assert len(list(mistakes(text))) == 1


def test_sound_toml_has_no_mistakes() -> None:
    assert list(mistakes('a = 1\n[b]\nc = "“curly” inside is fine"')) == []


@pytest.mark.parametrize(
    "text",
    [
        "a." * 4_000 + "b = 1",
        "a = " + "[" * 9_000,
        "a = " + "{b=" * 3_000,
        "[[a" * 3_000,
    ],
)
def test_a_tangle_is_refused_before_it_is_parsed(text: str) -> None:
    (problem,) = read_agenda(text, "a.toml").problems
    assert "inside each other" in problem.message


def test_dots_and_brackets_in_texts_and_comments_are_no_tangle() -> None:
    text = f'a = "{"." * 99}{"[" * 99}" # {"[" * 99}\nb = """\n{"{." * 99}\n"""'
    messages = [problem.message for problem in read_agenda(text, "a.toml").problems]
    assert not [message for message in messages if "inside each other" in message]
