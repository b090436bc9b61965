"""Catalogues are found, the program's own words among them, and slips in those are told."""

import os
import re
import sys
from datetime import date
from pathlib import Path

import pytest

from conferapp.domain.handouts.catalogue import Catalogue
from conferapp.domain.placeholders import names_in
from conferapp.domain.text import clean
from conferapp.storage.catalogue_text import LIMIT, MOST_PROBLEMS
from conferapp.storage.catalogues import (
    MOST_FILES,
    Catalogues,
    WordsMissing,
    find_catalogues,
)

SHIPPED = find_catalogues()
ENGLISH, SPANISH = SHIPPED.english, SHIPPED.best("es")
DAY = date(2026, 12, 4)
TRANSLATED = [one for one in SHIPPED.by_language.values() if one is not ENGLISH]


def own(tmp_path: Path, **files: str | bytes) -> Catalogues:
    """The catalogues when the program has files of its own, named after their languages."""
    folder = tmp_path / "languages"
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        data = content.encode() if isinstance(content, str) else content
        (folder / f"{name}.toml").write_bytes(data)
    found = find_catalogues(folder)
    for name, content in files.items():
        data = content.encode() if isinstance(content, str) else content
        assert (folder / f"{name}.toml").read_bytes() == data
    return found


def problem(tmp_path: Path, content: str | bytes) -> str:
    """The only problem of a file in Haitian Creole."""
    (sentence,) = own(tmp_path, ht=content).problems
    return sentence


def gaps(words: str) -> set[str]:
    """The gaps of a phrase."""
    return {name for name, _ in names_in(words)}


# What came with the app -----------------------------------------------------------------------


@pytest.mark.parametrize("catalogue", TRANSLATED, ids=lambda one: one.language)
def test_a_shipped_language_has_every_phrase_of_english_and_the_same_gaps(
    catalogue: Catalogue,
) -> None:
    assert set(catalogue.phrases) == set(ENGLISH.phrases)
    for name, words in ENGLISH.phrases.items():
        assert gaps(catalogue.phrases[name]) == gaps(words), name


@pytest.mark.parametrize("catalogue", SHIPPED.by_language.values(), ids=lambda one: one.language)
def test_shipped_words_are_clean_and_can_all_be_said(catalogue: Catalogue) -> None:
    for name, words in catalogue.phrases.items():
        assert words == clean(words).strip(), name
        assert catalogue.say(name, **dict.fromkeys(gaps(words), "x")), name
    assert (len(set(catalogue.weekdays)), len(set(catalogue.months))) == (7, 12)


def test_every_shipped_file_is_among_the_languages(project: Path) -> None:
    folder = project / "src" / "conferapp" / "catalogues"
    assert {path.stem for path in folder.iterdir()} == set(SHIPPED.by_language)
    assert SHIPPED.problems == ()


def test_a_spanish_day_is_said_as_in_spanish() -> None:
    assert SPANISH.day(DAY) == "viernes 4 de diciembre de 2026"
    assert SPANISH.short(DAY) == "4 de diciembre de 2026"
    assert SPANISH.moment("2026-12-04T15:30").endswith("3:30 p.\u00a0m.")
    assert SPANISH.moment("2026-12-04T00:05").endswith("12:05 a.\u00a0m.")


def test_spanish_says_that_nobody_has_reviewed_it_and_english_is_no_translation() -> None:
    assert SPANISH.unreviewed
    assert not ENGLISH.unreviewed


@pytest.mark.parametrize("damaged", ["en", "es"])
@pytest.mark.parametrize("content", [None, "", "[card\n", "name = 4\n"])
def test_damaged_words_of_the_app_are_told_with_the_remedy(
    tmp_path: Path, project: Path, damaged: str, content: str | None
) -> None:
    for path in (project / "src" / "conferapp" / "catalogues").iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    assert find_catalogues(shipped=tmp_path).best("es").phrases == SPANISH.phrases
    broken = tmp_path / f"{damaged}.toml"
    broken.unlink() if content is None else broken.write_text(content, encoding="utf-8")
    with pytest.raises(WordsMissing, match="Install Conferapp again"):
        find_catalogues(shipped=tmp_path)


# Which one is taken ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tags", "chosen"),
    [
        ((), "en"),
        ((None, ""), "en"),
        (("es",), "es"),
        (("ES-mx",), "es"),
        (("xx", None, "es", "en"), "es"),
        (("en-GB", "es"), "en"),
        (("xx",), "en"),
    ],
)
def test_the_first_language_that_is_there_is_taken(
    tags: tuple[str | None, ...], chosen: str
) -> None:
    assert SHIPPED.best(*tags).language == chosen


def test_a_region_gives_way_where_it_has_to(tmp_path: Path) -> None:
    found = own(tmp_path, **{"pt-BR": '[card]\ngoal = "Minha meta"\n'})
    assert found.problems == ()
    assert [found.best(tag).language for tag in ("pt-br", "pt", "pt-PT")] == ["pt-BR"] * 3


# The program's own words ----------------------------------------------------------------------


def test_a_folder_that_is_not_there_changes_nothing(tmp_path: Path) -> None:
    assert find_catalogues(tmp_path / "none") == SHIPPED


def test_a_new_language_has_its_own_words_and_english_for_the_rest(tmp_path: Path) -> None:
    found = own(
        tmp_path, ht='[card]\ngoal = "Objektif mwen"\nclue = ""\ntitle = "\u200b"\n[letter]\n'
    )
    creole = found.best("ht")
    assert found.problems == ()
    assert (creole.language, creole.name, creole.direction) == ("ht", "Kreyòl ayisyen", "ltr")
    assert creole.say("card.goal") == "Objektif mwen"
    assert creole.say("card.clue") == ENGLISH.say("card.clue")
    assert creole.day(DAY) == ENGLISH.day(DAY)
    assert creole.unreviewed


def test_own_words_stand_before_those_of_the_app_phrase_by_phrase(tmp_path: Path) -> None:
    words = 'reviewed_by = ["Sample Reader"]\n[card]\ngoal = "Mi objetivo"\n'
    found = own(tmp_path, es=words, en='[card]\ntitle = "Card of a goal"\n')
    spanish = found.best("es")
    assert found.problems == ()
    assert spanish.say("card.goal") == "Mi objetivo"
    assert spanish.say("card.clue") == SPANISH.say("card.clue")
    assert spanish.day(DAY) == SPANISH.day(DAY)
    assert (spanish.name, spanish.reviewed_by, spanish.unreviewed) == (
        *("Español", ("Sample Reader",), False),
    )
    assert found.english.say("card.title") == "Card of a goal"
    assert not found.english.unreviewed


def test_who_reviewed_the_words_of_the_app_did_not_review_those_of_the_program(
    tmp_path: Path, project: Path
) -> None:
    shipped = tmp_path / "shipped"
    shipped.mkdir()
    for path in (project / "src" / "conferapp" / "catalogues").iterdir():
        text = path.read_text(encoding="utf-8").replace("reviewed_by = []", 'reviewed_by = ["S"]')
        (shipped / path.name).write_text(text, encoding="utf-8")
    assert not find_catalogues(shipped=shipped).best("es").unreviewed
    own(tmp_path, es='[card]\ngoal = "Mi objetivo"\n')
    assert find_catalogues(tmp_path / "languages", shipped).best("es").unreviewed


def test_a_region_has_its_language_below_it(tmp_path: Path) -> None:
    files = {"es-MX": '[card]\ngoal = "Mi mera meta"\n', "es": '[card]\nclue = "Ojo"\n'}
    mexican = own(tmp_path, **files).best("es-MX", "es")
    said = [mexican.say(f"card.{name}") for name in ("goal", "clue", "next_step")]
    assert said == ["Mi mera meta", "Ojo", SPANISH.say("card.next_step")]


def test_days_and_hours_can_be_said_in_another_way(tmp_path: Path) -> None:
    days = str([f"d{number}" for number in range(7)])
    months = str([f"m{number}" for number in range(12)])
    dates = f'weekdays = {days}\nmonths = {months}\ntwelve = false\ntime = "{{hour}}h{{minute}}"\n'
    found = own(tmp_path, ht=f'[dates]\n{dates}day = "{{weekday}} {{day}} {{month}} {{year}}"\n')
    assert found.problems == ()
    assert found.best("ht").moment("2026-12-04T15:30") == "d4 4 m11 2026, at 15h30"


def test_a_language_that_runs_from_right_to_left_does_so_unless_it_says_otherwise(
    tmp_path: Path,
) -> None:
    assert own(tmp_path, ar='[card]\ngoal = "هدفي"\n').best("ar").direction == "rtl"
    found = own(tmp_path, ar='direction = "ltr"\n[card]\ngoal = "هدفي"\n')
    assert found.best("ar").direction == "ltr"
    assert found.problems == (
        "ar.toml, line 1: `direction` is `ltr`, and Arabic is usually written from right to left. "
        'Write direction = "rtl".',
    )


def test_what_could_steer_a_terminal_is_taken_out_and_spaces_that_do_not_break_stay(
    tmp_path: Path,
) -> None:
    found = own(tmp_path, ht='[card]\ngoal = " O\\u001b[31mbj\\u202e\\u00a0: \\n m "\n')
    assert found.best("ht").say("card.goal") == "Obj\u00a0:   m"


# Slips ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("nmae = 'K'", "line 1: `nmae` means nothing here. Did you mean `name`?"),
        ("goal = 'K'", "line 1: `goal` means nothing here. Phrases stand below a section"),
        ("[lettr]\na = 'b'", "line 1: There is no section `lettr`. Did you mean `letter`?"),
        ("[zzz]", "line 1: There is no section `zzz`. There are dates, card, letter"),
        ("card = 'b'", "line 1: `card` is a section. Write [card] on a line of its own."),
        ("[card]\ngaol = 'b'", "line 2: There is no phrase `card.gaol`. Did you mean `goal`?"),
        ("[card]\ngreeting = 'b'", "line 2: There is no phrase `card.greeting`. It belongs below"),
        ("[card]\nzzzzzz = 'b'", "line 2: There is no phrase `card.zzzzzz`. Take it out."),
        (
            "[card]\n\ngoal = 4",
            "line 3: `card.goal` has to be words in quotes. Until then it isn’t",
        ),
        ("[card]\ngoal = '{student}'", "`card.goal` has the gap {student}, which nothing fills."),
        ("[card]\nnext = '{daay}'", "the gap {daay}, which nothing fills. Did you mean `day`?"),
        ("[card]\nnext = '{zz} {day}'", "It can have {day}."),
        ("[card]\nnext = '{day'", "line 2: `card.next` has a brace without its partner."),
        ("[card]\nnext = 'day} {day}'", "line 2: `card.next` has a brace without its partner."),
        (
            "[card]\nby = '{goal}'",
            "line 2: `card.by` leaves out {day}. Look whether that is meant.",
        ),
        (f"[card]\ngoal = '{'x' * 501}'", "`card.goal` is longer than 500 characters"),
        ("direction = 'down'", 'line 1: `direction` has to be "ltr" or "rtl". Until then'),
        ("direction = [1]", 'line 1: `direction` has to be "ltr" or "rtl". Until then'),
        ("reviewed_by = 'K'", "line 1: `reviewed_by` has to be a list of names in quotes"),
        ("language = 'fr'", "line 1: `language` is `fr`, and the file’s name says `ht`."),
        ("[dates]\nweekdays = ['a']", "line 2: `weekdays` has to be a list of 7 days in quotes"),
        ("[dates]\nmonths = 12", "line 2: `months` has to be a list of 12 months in quotes"),
        ("[dates]\ntwelve = 'no'", "line 2: `twelve` has to be true or false."),
        ("[dates]\ntime = '{hour}:{minute}'", "line 2: `dates.time` leaves out {half}."),
    ],
)
def test_a_slip_is_told_with_its_line_and_its_remedy(
    tmp_path: Path, content: str, told: str
) -> None:
    sentence = problem(tmp_path, f'{content}\n[answers]\nyes = "wi"\n')
    assert sentence.startswith("ht.toml, line ")
    assert told in sentence


def test_a_slip_costs_only_the_phrase_that_it_is_in(tmp_path: Path) -> None:
    found = own(
        tmp_path,
        ht='direction = "up"\n[dates]\nweekdays = ["a"]\n[card]\ngoal = “Objektif”\n'
        'clue = "Sonje"\nnext = "{dya}"\ntitle = \n[letter]\nby = 4\nhelp = "Ede"\n',
    )
    creole = found.best("ht")
    assert dict(creole.phrases) == {"card.clue": "Sonje", "letter.help": "Ede"}
    assert (creole.direction, creole.weekdays) == ("ltr", ENGLISH.weekdays)
    lines = [sentence.partition(":")[0] for sentence in found.problems]
    assert lines == [f"ht.toml, line {line}" for line in (1, 3, 5, 7, 8, 10)]


def test_a_gap_that_is_left_out_is_advice_and_the_phrase_is_used(tmp_path: Path) -> None:
    found = own(tmp_path, ht='[card]\nby = "{goal}"\n')
    assert len(found.problems) == 1
    assert found.best("ht").say("card.by", goal="5", day="x") == "5"


@pytest.mark.parametrize("header", ["[letter", "letter]", "letter", "[[letter]", "(letter)"])
def test_below_a_broken_header_nothing_is_taken_for_another_section(
    tmp_path: Path, header: str
) -> None:
    found = own(tmp_path, ht=f'[card]\ngoal = "O"\n{header}\ntitle = "Nouvèl"\n')
    assert found.best("ht") is found.english
    (sentence,) = found.problems
    assert "Write [letter]." in sentence
    assert sentence.startswith("ht.toml, line 3: ")
    assert sentence.endswith("Until then nothing of this file is used.")


# Files that can't be used ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "it has no words yet."),
        (b'name = "K"\n', "it has no words yet."),
        (b"\xef\xbb\xbf", "it has no words yet."),
        (b"[card]\ngoal = '\xe9'", "this file isn’t saved as UTF-8"),
        ("[card]\n".encode("utf-16"), "this file is saved as UTF-16. Open it in a plain text"),
        (b"PK\x03\x04", "word processor"),
        (b"#" * (LIMIT + 1), "ht.toml can’t be used: "),
        (b"[card]\na" + b".a" * 200 + b" = 1", "more things inside each other"),
        (b"x = " + b"[" * 5000, "more things inside each other"),
        (b"\n".join(b"[[[[" for _ in range(50)), "nothing of this file is used"),
        (
            b"\n".join(b"a =" for _ in range(50)),
            "can’t be used: too many lines are broken.",
        ),
    ],
)
def test_a_file_that_cannot_be_read_costs_only_itself(
    tmp_path: Path, content: bytes, told: str
) -> None:
    found = own(tmp_path, ht=content, so='[card]\ngoal = "Hadafkayga"\n')
    assert any(told in sentence for sentence in found.problems)
    assert all(sentence.startswith("ht.toml") for sentence in found.problems)
    assert found.best("ht") is found.english
    assert found.best("so").say("card.goal") == "Hadafkayga"


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of POSIX")
def test_links_pipes_and_folders_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "languages"
    folder.mkdir()
    (tmp_path / "es.toml").write_text('[card]\ngoal = "x"\n', encoding="utf-8")
    (folder / "es.toml").symlink_to(tmp_path / "es.toml")
    os.mkfifo(folder / "ht.toml")
    (folder / "so.toml").mkdir()
    found = find_catalogues(folder)
    assert [sentence.partition(":")[0] for sentence in found.problems] == [
        f"{tag}.toml can’t be used" for tag in ("es", "ht", "so")
    ]
    assert found.best("es") == SPANISH


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("spanish.toml", "Name it es.toml."),
        ("Kreyòl ayisyen.toml", "Name it ht.toml."),
        ("es_MX.toml", "Name it es-MX.toml."),
        ("es.toml.txt", "Name it es.toml."),
        ("letters.toml", "its name is no language. Name it after its language"),
    ],
)
def test_a_file_with_an_unfit_name_is_told_the_right_one(
    tmp_path: Path, name: str, told: str
) -> None:
    (tmp_path / name).write_text('[card]\ngoal = "x"\n', encoding="utf-8")
    found = find_catalogues(tmp_path)
    assert set(found.by_language) == set(SHIPPED.by_language)
    assert [told in sentence for sentence in found.problems] == [True]


def test_of_two_files_for_one_language_the_second_is_told(tmp_path: Path) -> None:
    for name in ("ht.toml", "HT.toml"):
        (tmp_path / name).write_text('[card]\ngoal = "x"\n', encoding="utf-8")
    if len(list(tmp_path.iterdir())) < 2:
        pytest.skip("names that differ in case are one here")
    assert find_catalogues(tmp_path).problems == (
        "ht.toml isn’t used, because HT.toml has the same language.",
    )


def test_many_slips_and_many_files_are_told_as_far_as_anybody_reads(tmp_path: Path) -> None:
    found = own(tmp_path, ht="[card]\n" + "".join(f"zz{n} = 'x'\n" for n in range(50)))
    assert len(found.problems) == MOST_PROBLEMS + 1
    assert "30 more things need mending" in found.problems[-1]
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(MOST_FILES + 1):
        (folder / f"so-{number:03}.toml").write_text('[card]\ngoal = "x"\n', encoding="utf-8")
    assert f"{MOST_FILES + 1} files" in find_catalogues(folder).problems[0]


def test_names_of_files_and_words_that_are_quoted_cannot_steer_a_terminal(tmp_path: Path) -> None:
    (tmp_path / "no\x1b[31m-language-at-all.toml").write_text("", encoding="utf-8")
    (tmp_path / "ht.toml").write_text('"\\u001b[31mx" = 1\n[card]\ngoal = "{\\u001b[2J}"\n')
    found = find_catalogues(tmp_path)
    assert len(found.problems) == 3
    assert not any("\x1b" in sentence for sentence in found.problems)


# The page about letters -----------------------------------------------------------------------


def test_every_example_of_the_page_about_letters_can_be_used(tmp_path: Path, project: Path) -> None:
    page = (project / "docs" / "letters.md").read_text(encoding="utf-8")
    examples = re.findall(r"<!-- words: (\w+) -->\n```toml\n(.*?)```", page, re.DOTALL)
    assert len(examples) == page.count("```toml")
    for language, words in examples:
        assert own(tmp_path, **{language: words}).problems == ()


def test_the_page_about_letters_tells_what_is_told(tmp_path: Path, project: Path) -> None:
    page = (project / "docs" / "letters.md").read_text(encoding="utf-8")
    (told,) = re.findall(r"<!-- told -->\n```\n(.*?)```", page, re.DOTALL)
    slips = '[card]\ngaol = "Objektif mwen"\nnext = "N ap pale: {daay}"\n'
    found = own(tmp_path, ht=f'{slips}clue = "Sonje"\n')
    assert told.splitlines() == list(found.problems)
