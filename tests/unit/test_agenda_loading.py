"""An agenda file is read whole: every fault in it is told, with its place and what to write."""

import hashlib
from pathlib import Path

import pytest
from tests.unit.lines import HEAD

from conferapp.domain.agenda import Agenda
from conferapp.domain.kinds.options import Choice
from conferapp.storage.agenda_problem import AgendaProblem
from conferapp.storage.agendas import load_agenda, read_agenda

PAGE = '[[agenda]]\nid = "first"\ntitle = "First"\n'
QUESTION = '[[agenda.questions]]\nid = "q"\nask = "Well?"\n'
LENS = '[lenses.warm]\nname = "Warm"\n'


def problems_of(text: str) -> tuple[AgendaProblem, ...]:
    """What is wrong with the text of an agenda."""
    return read_agenda(text, "talk.toml").problems


def only(text: str) -> AgendaProblem:
    """The one problem of a text."""
    problems = problems_of(text)
    assert len(problems) == 1, [problem.sentence() for problem in problems]
    return problems[0]


def question(lines: str) -> str:
    """An agenda with one question that has these lines besides id and ask (from line 10 on)."""
    return f"{HEAD}{PAGE}{QUESTION}{lines}\n"


def test_a_sound_file_becomes_an_agenda(tmp_path: Path) -> None:
    file = tmp_path / "talk.toml"
    text = f'{HEAD}{LENS}{PAGE}{QUESTION}kind = "long"\n'
    file.write_bytes(text.encode())
    loaded = load_agenda(file)
    assert loaded.problems == ()
    assert loaded.agenda is not None
    assert loaded.source is not None
    assert [page.id for page in loaded.agenda.pages] == ["first"]
    assert list(loaded.agenda.questions) == ["q"]
    assert (loaded.id, loaded.title, loaded.source.text) == ("talk", "A talk", text)
    digest = hashlib.sha256(text.encode()).hexdigest()
    assert loaded.source.fingerprint == f"sha256:{digest}"


def test_reading_page_by_page_gives_the_same_agenda_as_reading_it_whole() -> None:
    loaded = read_agenda(f'{HEAD}{PAGE}{QUESTION}kind = "yes_no"\n', "talk.toml")
    page = {"part": "agenda", "who": "together", "id": "first", "title": "First"}
    asked = {"id": "q", "ask": "Well?", "kind": "yes_no"}
    whole = {"format": 1, "id": "talk", "title": "A talk"}
    assert loaded.agenda == Agenda.model_validate(
        {**whole, "agenda": [{**page, "questions": [asked]}]}
    )


def test_the_text_that_a_record_keeps_can_be_read_again(tmp_path: Path) -> None:
    file = tmp_path / "talk.toml"
    file.write_bytes(b"\xef\xbb\xbf" + f'{HEAD}{PAGE}{QUESTION}kind = "long"\n'.encode())
    source = load_agenda(file).source
    assert source is not None
    assert source.text is not None
    assert read_agenda(source.text, "the record").agenda == load_agenda(file).agenda


def test_windows_line_ends_make_no_difference() -> None:
    text = f'{HEAD}{PAGE}{QUESTION}kind = "long"\nhnit = "x"\n'
    (plain,), (windows,) = problems_of(text), problems_of(text.replace("\n", "\r\n"))
    assert plain == windows


VALUES = {
    "an unknown key": ('kind = "short"\nhnit = "x"', 11, 1, "`hnit` isn’t a key", "`hint`"),
    "an unknown kind": ('kind = "shrt"', 10, 8, "isn’t a kind", "`short`"),
    "yes in quotes": (
        'kind = "long"\nrequired = "yes"',
        *(11, 12, "true or false without quotes", "required = true"),
    ),
    "a number in quotes": ('kind = "scale"\nto = "4"', 11, 6, "whole number", "to = 4"),
    "a broken number": ('kind = "scale"\nto = 4.5', 11, 6, "whole number", ""),
    "a number for words": ('kind = "long"\nhint = 3', 11, 8, "words in straight", 'hint = "3"'),
    "words for a list": ('kind = "long"\nwords = "a"', 11, 9, "square brackets", 'words = ["a"]'),
    "a number in a list": ('kind = "long"\nwords = ["a", 2]', 11, 15, "Each entry", '"2"'),
    "a day in quotes": (
        'kind = "date"\nearliest = "2026-12-04"',
        *(11, 12, "day without quotes", "earliest = 2026-12-04"),
    ),
    "a day with an hour": ('kind = "date"\nlatest = 2026-12-04T10:00:00', 11, 10, "day", ""),
    "an empty text": ('kind = "long"\nhint = ""', 11, 8, "no words", "take the line out"),
    "an empty table of texts": ('kind = "long"\nhint = {}', 11, 8, "words in straight", ""),
    "a bad language": ('kind = "long"\nhint = { "e n" = "x" }', 11, 10, "language tag", "pt-BR"),
    "a translation that is no text": ('kind = "long"\nhint = { es = 3 }', 11, 15, "`es`", '"3"'),
    "a name out of a few": ('kind = "long"\nshare = ["famly"]', 11, 10, "family", "`family`"),
    "an unknown role": ('kind = "score"\nrole = "scor"', 11, 8, "one of", "`score`"),
    "a bad reference": ('kind = "long"\nmirrors = "My Words"', 11, 11, "lower-case", "`my-words`"),
    "a number with a unit in quotes": ('kind = "scale"\nto = "4 steps"', 11, 6, "whole", "to = 4"),
    "a number in words in quotes": ('kind = "scale"\nto = "four"', 11, 6, "whole", "to = 4"),
    "a number in a list of one": ('kind = "scale"\nto = [4]', 11, 6, "whole", "Write to = 4"),
    "a list in one text": (
        'kind = "choice"\noptions = "a/b, c d"',
        *(11, 11, "square brackets", 'options = ["a", "b", "c d"]'),
    ),
    "a list of lines": (
        'kind = "choice"\noptions = """\n- a\n- b\n"""',
        *(11, 11, "square brackets", 'options = ["a", "b"]'),
    ),
    "a sentence for a list": (
        'kind = "choice"\noptions = "Well, it depends."',
        *(11, 11, "square brackets", 'options = ["Well, it depends."]'),
    ),
    "everybody for a list": ('kind = "long"\nshare = "all"', 11, 9, "square", '"family", "school"'),
    "two names in one entry": (
        'kind = "long"\nshare = ["student, family"]',
        *(11, 10, "can’t be an entry", 'share = ["student", "family"]'),
    ),
    "another word for a name": ('kind = "long"\nshare = ["parents"]', 11, 10, "one of", "`family`"),
    "a list in a list": ('kind = "long"\nwords = [["a", "b"]]', 11, 10, "Each", "inner brackets"),
    "a list of one text for words": ('kind = "long"\nhint = ["x"]', 11, 8, "words", 'hint = "x"'),
    "one for true": ('kind = "long"\nrequired = 1', 11, 12, "true or false", "required = true"),
    "an id with a no-break space": (
        'kind = "long"\nmirrors = "card\xa0"',
        *(11, 16, "looks like a space, and isn’t one", "again with the letters a to z: `card`"),
    ),
    "an id with a letter of another alphabet": (
        'kind = "long"\nmirrors = "c\u0430rd"',
        *(11, 13, "letter of another alphabet", "again with the letters a to z: `card`"),
    ),
    "an id in another alphabet": (
        'kind = "long"\nmirrors = "\u0446\u0435\u043b\u044c"',
        *(11, 12, "letter of another alphabet", "with the letters a to z"),
    ),
    "an id with a space behind it": (
        'kind = "long"\nmirrors = "a "',
        11,
        11,
        "a space",
        'Write "a"',
    ),
    "an id with a long dash": (
        'kind = "long"\nmirrors = "more–help"',
        *(11, 11, "long dash in it (–)", "Did you mean `more-help`?"),
    ),
    "an id with a hyphen that does not break": (
        'kind = "long"\nmirrors = "more\u2011help"',
        *(11, 11, "can’t be an id", "Did you mean `more-help`?"),
    ),
    "an empty id": ('kind = "long"\nmirrors = ""', 11, 11, "no words", "my-words"),
    "a number too large": ('kind = "actions"\nrows = 99', 11, 8, "20 or less", "rows = 20"),
    "a key of no such kind": ('kind = "actions"\nzz = 1', 11, 1, "of an `actions` question", ""),
    "a scale by its beginning alone": ('kind = "scale"\nfrom = 7', 11, 1, "less", "Add `to`"),
    "a scale by its end alone": ('kind = "scale"\nto = 0', 11, 1, "less", "Add `from`"),
    "a scale of one step": ('kind = "scale"\nfrom = 2\nto = 2', 11, 1, "less", "larger"),
    "a scale with too many steps": ('kind = "scale"\nto = 90', 7, 3, "21 steps", "to = 21"),
    "a label for no step": ('kind = "scale"\nlabels = { 9 = "x" }', 11, 1, "step 9", "1 to 5"),
    "a smallest above the largest": (
        'kind = "number"\nmin = 5\nmax = 1',
        *(11, 1, "`min` is above", "Write min = 1 and max = 5."),
    ),
    "days upside down": (
        'kind = "date"\nearliest = 2026-12-04\nlatest = 2026-12-03',
        *(11, 1, "after `latest`", "earliest = 2026-12-03 and latest = 2026-12-04"),
    ),
    "levels upside down": (
        'kind = "topics"\nclose_from = 80\nmastered_from = 50',
        *(11, 1, "less than `mastered_from`", "close_from = 50 and mastered_from = 80"),
    ),
    "a condition with two tests": (
        'kind = "long"\nshow_if = { question = "q", is = 1, at_most = 2 }',
        *(11, 11, "exactly one test", "Keep one of `is` and `at_most`."),
    ),
    "a condition without a question": (
        'kind = "long"\nshow_if = { is = 1 }',
        *(11, 11, "either a question", "Add one"),
    ),
    "a number out of range": ('kind = "actions"\nrows = 99', 11, 8, "20 or less", ""),
    "no options": ('kind = "choice"\nrequired = true', 7, 3, "nothing to choose from", ""),
    "a scale upside down": (
        'kind = "scale"\nfrom = 5\nto = 1',
        *(11, 1, "less than `to`", "Write from = 1 and to = 5; the labels say which end is which."),
    ),
    "a key of another kind": ('kind = "long"\noptions = ["a"]', 11, 1, "`long`", "`choice`"),
    "a key of the page": ('kind = "long"\nsay = ["a"]', 11, 1, "`say`", "belongs to the page"),
    "missing items": ('kind = "checklist"', 7, 3, "`items` is missing", "items = ["),
    "a condition that is words": ('kind = "long"\nshow_if = "x"', 11, 11, "table", "confidence"),
    "a condition without a test": (
        'kind = "long"\nshow_if = {student="el",is=1}',
        11,
        11,
        "no f",
        "",
    ),
    "a condition with a wrong key": (
        'kind = "long"\nshow_if = { student = "el", wen = 1 }',
        *(11, 29, "`wen` isn’t a key of a condition", ""),
    ),
    "a condition about a table": (
        'kind = "long"\nshow_if = { question = { a = 1 } }',
        *(11, 24, "`question` needs words", ""),
    ),
    "a number without end": ('kind = "number"\nmax = inf', 11, 7, "ordinary number", "12"),
    "a number of many digits": ('kind = "number"\nmax = 1' + "0" * 99, 11, 7, "ordinary", "12"),
    "an alias by its inner name": ('kind = "scale"\nfrom_ = 2', 11, 1, "`from_`", "`from`"),
}


@pytest.mark.parametrize("name", VALUES)
def test_a_wrong_value_says_what_was_expected(name: str) -> None:
    lines, line, column, message, hint = VALUES[name]
    problem = only(question(lines))
    assert (problem.line, problem.column) == (line, column)
    assert message in problem.message
    assert hint in problem.hint


SHAPES = {
    "no pages": (HEAD, 1, 1, "no pages yet", "[[agenda]]"),
    "no format": (f'id = "a"\ntitle = "A"\n{PAGE}', 1, 1, "`format` is missing", "format = 1"),
    "a format in quotes": (f"{HEAD}{PAGE}".replace("= 1", '= "1"'), 1, 10, "be 1", "format = 1"),
    "a newer format": ('format = 2\nnews = "?"\n', 1, 10, "newer", "install"),
    "an id with capitals": (f"{HEAD}{PAGE}".replace("talk", "My Talk"), 2, 6, "id", "`my-talk`"),
    "an unknown part": (f'{HEAD}{PAGE}[[agnda]]\nid = "x"\n', 7, 3, "part", "[[agenda]]"),
    "[[page]]": (f'{HEAD}[[page]]\nid = "x"\n', 4, 3, "part", "[[preparation]]"),
    "[page]": (f'{HEAD}[page]\nid = "x"\n', 4, 2, "part", "[[agenda]]"),
    "[agenda]": (f'{HEAD}[agenda]\nid = "x"\n', 4, 2, "two brackets", "[[agenda]]"),
    "[agenda.questions]": (
        f"{HEAD}{PAGE}[agenda.questions]\n",
        7,
        1,
        "two",
        "[[agenda.questions]]",
    ),
    "[[questions]]": (f"{HEAD}{PAGE}[[questions]]\n", 7, 3, "part", "[[agenda.questions]]"),
    "[[agenda.question]]": (
        f"{HEAD}{PAGE}[[agenda.question]]\nid = 'q'\nkind = 'long'\nask = 'Well?'\n",
        *(7, 3, "page", "`questions`"),
    ),
    "[[agendas]] with questions": (
        f"{HEAD}[[agendas]]\nid = 'a'\ntitle = 'A'\n{QUESTION}kind = 'long'\n",
        *(4, 3, "isn’t a part", "[[agenda]]"),
    ),
    "questions without a page": (f"{HEAD}{QUESTION}", 4, 3, "on no page", "[[agenda]]"),
    "a question under a page's header": (
        f"{HEAD}{PAGE}{QUESTION}kind = 'long'\n[[agenda]]\nid = 'r'\nkind = 'long'\nask = 'x'\n",
        *(11, 3, "keys of a question", "[[agenda.questions]]"),
    ),
    "a page under a question's header": (
        f"{HEAD}{PAGE}[[agenda.questions]]\nid = 'second'\ntitle = 'Second'\n",
        *(7, 3, "keys of a page", "[[agenda]]"),
    ),
    "a title behind a lens": (
        f'{HEAD}{LENS}about = "x"\n{PAGE}',
        6,
        1,
        "a lens",
        "top of the file",
    ),
    "a reflection for nobody": (
        f'{HEAD}[[reflection]]\nid = "r"\ntitle = "R"\n',
        *(4, 3, "`who` is missing", "student"),
    ),
    "a misspelled who": (f'{HEAD}{PAGE}who = "studnet"\n', 7, 7, "one of", "`student`"),
    "a part by name": (f'{HEAD}{PAGE}part = "agenda"\n', 7, 1, "`part`", "double brackets"),
    "a question key on a page": (f'{HEAD}{PAGE}ask = "x"\n', 7, 1, "a page", "a question"),
    "a tip that is words": (f'{HEAD}{PAGE}tips = ["x"]\n', 7, 9, "Each entry of `tips`", "[{ text"),
    "two who for one": (f'{HEAD}{PAGE}who = "student/tutor"\n', 7, 7, "one of", "`together`"),
    "languages in one text": (
        f'{HEAD}languages = "en, es"\n{PAGE}',
        *(4, 13, "square brackets", 'languages = ["en", "es"]'),
    ),
    "a lens with two brackets": (
        f"{HEAD}[{LENS.replace(']', ']]')}{PAGE}",
        *(4, 1, "a table of its own", "[lenses.my-lens]"),
    ),
    "a misspelled tip": (
        f'{HEAD}{PAGE}tips = [{{ txt = "x", text = "y" }}]',
        7,
        11,
        "tip",
        "`text`",
    ),
    "no time at all": (f"{HEAD}{PAGE}minutes = 0\n", 7, 11, "more than 0", ""),
    "a lens without a name": (f"{HEAD}[lenses.a]\n{PAGE}", 4, 2, "`name` is missing", "name ="),
}


@pytest.mark.parametrize("name", SHAPES)
def test_a_wrong_shape_says_what_to_write(name: str) -> None:
    text, line, column, message, hint = SHAPES[name]
    problem = only(text)
    assert (problem.line, problem.column) == (line, column)
    assert message in problem.message
    assert hint in problem.hint


def test_faults_on_every_level_are_told_at_once_in_order() -> None:
    text = (
        f"{HEAD}minuts = 3\n{LENS}colour = 'red'\n{PAGE}minutes = '5'\nshow = ['gone']\n{QUESTION}"
        "kind = 'scale'\nhnit = 'x'\nask2 = 1\n[[agenda]]\nid = 'first'\ntitle = '{nobody}'\n"
    )
    assert [problem.line for problem in problems_of(text)] == [4, 7, 11, 12, 17, 18, 20, 21]


def test_a_fault_in_a_question_does_not_hide_where_it_refers_to() -> None:
    lines = 'kind = "long"\nhnit = "x"\nreveal_after = "gone"\nsimple = "{studnet}"'
    assert [problem.line for problem in problems_of(question(lines))] == [11, 12, 13]


def test_a_question_of_an_unknown_kind_is_still_known_to_others() -> None:
    text = question('kind = "shrt"') + '[[agenda]]\nid = "b"\ntitle = "{answer.q}"\nshow = ["q"]\n'
    assert only(text).line == 10


def test_one_slip_in_an_id_is_one_problem_wherever_it_is_used() -> None:
    use = '[[agenda]]\nid = "{0}"\ntitle = "x"\nshow = ["talk-goal"]\n'
    goal = '[[agenda.questions]]\nid = "talk-gaol"\nkind = "goal"\nask = "x"\n'
    problem = only(HEAD + PAGE + goal + use.format("b") + use.format("c"))
    assert (problem.line, problem.hint) == (
        8,
        "Did you mean `talk-goal`? If you renamed it, write `talk-gaol` in those places.",
    )


def test_one_slip_in_a_lens_is_one_problem_wherever_it_is_used() -> None:
    tips = 'tips = [{ lens = "wram", text = "a" }, { lens = "wram", text = "b" }]\n'
    problem = only(HEAD + LENS + PAGE + tips)
    assert (problem.line, problem.hint) == (
        4,
        "Did you mean `wram`? If you renamed it, write `warm` in those places.",
    )


def test_ids_under_a_misspelled_part_are_known_to_others() -> None:
    lost = '[[agnda]]\nid = "x"\ntitle = "X"\n[[agnda.questions]]\nid = "lost"\n'
    page = '[[follow_up]]\nid = "z"\ntitle = "Z"\nshow = ["lost"]\n'
    assert only(HEAD + lost + page).line == 4


def test_texts_are_cleaned_and_their_outer_line_breaks_go() -> None:
    text = f'{HEAD}{PAGE}do = """\nOne\u202e\\u001b[31m\ntwo\n"""\nsection = """a\nb"""\n'
    agenda = read_agenda(text, "talk.toml").agenda
    assert agenda is not None
    assert (agenda.pages[0].do, agenda.pages[0].section) == ("One\ntwo", "a b")


def test_starters_keep_the_space_at_their_end() -> None:
    agenda = read_agenda(question('kind = "long"\nstarters = ["I can "]'), "x").agenda
    assert agenda is not None
    assert agenda.questions["q"].starters == ("I can ",)


def test_a_day_as_default_is_kept_as_answers_are() -> None:
    agenda = read_agenda(question('kind = "date"\ndefault = 2026-12-04'), "x").agenda
    assert agenda is not None
    assert agenda.questions["q"].default == "2026-12-04"


def test_what_is_quoted_from_a_file_can_not_steer_a_terminal() -> None:
    text = question('kind = "long"\n"h\\u001b[31mint\u202e" = "x"')
    sentence = only(text).sentence()
    assert "\x1b" not in sentence
    assert "\u202e" not in sentence + only(text).text_of_line


def test_a_problem_reads_as_one_line() -> None:
    problem = only(question('kind = "long"\nhnit = "x"'))
    assert problem.sentence() == (
        "talk.toml, line 11, column 1: `hnit` isn’t a key of a `long` question. "
        "Did you mean `hint`?"
    )
    assert problem.text_of_line == 'hnit = "x"'


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n", "empty"),
        (b"PK\x03\x04rest", "word processor"),
        (b"\xd0\xcf\x11\xe0rest", "word processor"),
        (b"{\\rtf1 rest", "word processor"),
        (b"%PDF-1.7", "PDF"),
        ('id = "a"'.encode("utf-16"), "UTF-16"),
        ('id = "a"'.encode("utf-16-le"), "UTF-16"),
        ('id = "a"'.encode("utf-16-be"), "UTF-16"),
        (b'id = "a"\0', "plain text"),
    ],
)
def test_bytes_that_are_no_agenda_say_what_they_are(
    tmp_path: Path, data: bytes, message: str
) -> None:
    file = tmp_path / "talk.toml"
    file.write_bytes(data)
    (problem,) = load_agenda(file).problems
    assert message in problem.message
    assert problem.hint


def test_a_letter_in_another_encoding_is_shown_where_it_is(tmp_path: Path) -> None:
    file = tmp_path / "talk.toml"
    file.write_bytes('\ufeffé = 1\ntitle = "'.encode() + b'\xe9"\n')
    (problem,) = load_agenda(file).problems
    assert (problem.line, problem.column) == (2, 10)
    assert "UTF-8" in problem.message


def test_a_folder_a_missing_file_and_one_too_large_are_told_not_raised(tmp_path: Path) -> None:
    (tmp_path / "folder.toml").mkdir()
    (tmp_path / "large.toml").write_bytes(b"#" * (256 * 1024 + 1))
    for name, said in (
        ("folder.toml", "This is a folder"),
        ("missing.toml", "can’t be read"),
        ("large.toml", "can’t be read"),
    ):
        (problem,) = load_agenda(tmp_path / name).problems
        assert said in problem.message
        assert (problem.line, problem.column) == (1, 1)


def test_the_id_of_a_broken_file_is_told_where_it_can_be_read() -> None:
    assert read_agenda('id = "talk"\ntitle = Talk\n[[agenda]]\nid = "p"', "x").id == "talk"
    assert read_agenda('title = Talk\n[[agenda]]\nid = "p"', "x").id == ""


def test_options_are_kept_in_the_first_language_whichever_was_written_first() -> None:
    loaded = read_agenda(
        """
        format = 1
        id = "two"
        title = "Two languages"
        languages = ["en", "es"]
        [[agenda]]
        id = "page"
        title = "Page"
        [[agenda.questions]]
        id = "mood"
        kind = "choice"
        ask = "Mood?"
        options = [{ es = "bien", en = "good" }, "so-so"]
        """,
        "two.toml",
    )
    assert loaded.agenda is not None
    mood = loaded.agenda.questions["mood"]
    assert isinstance(mood, Choice)
    assert mood.names == ("good", "so-so")


ALONE = '[[reflection]]\nid = "alone"\ntitle = "Alone"\nwho = "tutor"\n'
COPIED = '[[reflection.questions]]\nid = "copied"\nkind = "long"\nask = "Well?"\n'


def test_a_question_below_a_page_of_another_part_is_told_at_its_header() -> None:
    problem = only(f"{HEAD}{ALONE}{PAGE}{COPIED}")
    assert (problem.line, problem.hint) == (11, "Write [[agenda.questions]].")
    assert problem.message == (
        "This question stands below the page `first`, but its header puts it on the page `alone`."
    )


def test_parts_may_stand_in_any_order_as_long_as_questions_stand_below_their_page() -> None:
    question = f'{QUESTION}kind = "long"\n'
    assert problems_of(f"{HEAD}{PAGE}{question}{ALONE}{COPIED}") == ()


def test_headers_in_a_text_are_no_headers() -> None:
    told = f'do = """\n{COPIED}"""\n'.replace('"copied"', "'copied'").replace('"long"', "'long'")
    told = told.replace('"Well?"', "'Well?'")
    assert problems_of(f"{HEAD}{ALONE}{PAGE}{told}") == ()


def test_a_conference_goes_on_with_what_its_record_keeps_though_more_is_asked_now() -> None:
    never = 'show_if = { question = "q", is = 7 }\n'
    second = '[[agenda]]\nid = "second"\ntitle = "Second"\n'
    text = f'{HEAD}{PAGE}{QUESTION}kind = "yes_no"\n{second}{never}'
    assert read_agenda(text, "a.toml").agenda is None
    assert read_agenda(text, "a.toml", kept=True).agenda is not None
