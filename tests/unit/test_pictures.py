"""Picture clues are found, the program's own among them, and slips in those are told."""

import os
import sys
from pathlib import Path

import pytest

from conferapp.domain.pictures import Picture, by_subject, cells
from conferapp.storage.pictures import LIMIT, MOST_PROBLEMS, Pictures, find_pictures

BUILT_IN = find_pictures()
GOOD = """\
[[picture]]
name = "kite"
subject = "Habits"
words = "Let it fly"
art = '''
 /\\
 \\/
  ~
'''
"""


def own(tmp_path: Path, content: str | bytes) -> Pictures:
    """The pictures when the program's own file has this content."""
    path = tmp_path / "pictures.toml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    found = find_pictures(path)
    assert path.read_bytes() == (content.encode() if isinstance(content, str) else content)
    return found


def picture(**changed: str) -> str:
    """A picture as a file has it; a key that is changed to "" is left out."""
    keys = {"name": '"ufo"', "subject": '"Math"', "words": '"Hi"', "art": '"<o>"'} | changed
    return "[[picture]]\n" + "".join(f"{key} = {keys[key]}\n" for key in keys if keys[key])


def test_there_are_pictures_enough_to_choose_from() -> None:
    assert BUILT_IN.problems == ()
    assert len(BUILT_IN.found) >= 48


def test_no_two_pictures_share_a_name_or_their_words() -> None:
    assert len({picture.name for picture in BUILT_IN.found}) == len(BUILT_IN.found)
    assert len({picture.words for picture in BUILT_IN.found}) == len(BUILT_IN.found)


def test_every_subject_has_a_choice_of_pictures_and_stands_together() -> None:
    groups = by_subject(BUILT_IN.found)
    assert len(groups) >= 6
    assert min(len(pictures) for _, pictures in groups) >= 5
    assert tuple(picture for _, group in groups for picture in group) == BUILT_IN.found


@pytest.mark.parametrize("clue", BUILT_IN.found, ids=lambda clue: clue.name)
def test_a_picture_prints_in_black_and_white_and_fits(clue: Picture) -> None:
    drawn = "".join(clue.art)
    assert drawn.isascii()
    assert drawn.isprintable()
    assert 3 <= clue.height <= 5
    assert 3 <= clue.width <= 16
    assert all(line == line.rstrip() for line in clue.art)
    assert any(not line.startswith(" ") for line in clue.art)
    assert 0 < len(clue.words) <= 32
    assert clue.words.isascii()


def test_no_two_pictures_look_the_same() -> None:
    assert len({picture.art for picture in BUILT_IN.found}) == len(BUILT_IN.found)


def test_a_picture_is_found_by_its_name() -> None:
    glass = BUILT_IN.get("magnifying-glass")
    assert glass is not None
    assert (glass.subject, glass.words) == ("Reading", "Look closely")
    assert BUILT_IN.get("no-such-picture") is None


def test_without_a_file_of_its_own_a_program_has_the_built_in_pictures(tmp_path: Path) -> None:
    assert find_pictures(tmp_path / "pictures.toml") == BUILT_IN
    assert find_pictures(tmp_path / "no folder" / "pictures.toml") == BUILT_IN


@pytest.mark.parametrize("content", ["", "\n \n", "# Nothing yet.\n", b"\xef\xbb\xbf"])
def test_an_empty_file_changes_nothing(tmp_path: Path, content: str | bytes) -> None:
    assert own(tmp_path, content) == BUILT_IN


def test_a_programs_own_picture_comes_after_the_built_in_ones(tmp_path: Path) -> None:
    pictures = own(tmp_path, GOOD)
    assert pictures.problems == ()
    kite = Picture("kite", "Habits", "Let it fly", ("/\\", "\\/", " ~"))
    assert pictures.found == (*BUILT_IN.found, kite)
    assert (kite.width, kite.height) == (2, 3)


def test_a_programs_own_picture_takes_the_place_of_its_namesake(tmp_path: Path) -> None:
    pictures = own(tmp_path, GOOD.replace('"kite"', '"book"'))
    place = [picture.name for picture in BUILT_IN.found].index("book")
    assert pictures.found[place].words == "Let it fly"
    assert len(pictures.found) == len(BUILT_IN.found)


def test_a_file_from_windows_reads_the_same(tmp_path: Path) -> None:
    pictures = own(tmp_path, b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert pictures == own(tmp_path, GOOD)


def test_a_copy_of_the_built_in_file_is_a_file_of_ones_own(tmp_path: Path) -> None:
    shipped = Path(sys.modules[find_pictures.__module__].__file__ or "").parents[1]
    assert own(tmp_path, (shipped / "pictures.toml").read_bytes()) == BUILT_IN


def test_headings_that_differ_in_case_only_are_one() -> None:
    one, two, three = (Picture(s, s, "w", ("x",)) for s in ("Math", "Art", "math"))
    assert by_subject((one, two, three)) == (("Math", (one, three)), ("Art", (two,)))


def test_letters_of_every_script_count_as_wide_as_they_are() -> None:
    assert [cells(line) for line in ("abc", "日本", "e\u0301", "█▀", "")] == [3, 4, 1, 2, 0]


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        (picture(name=""), "This picture has no name. Add a line such as name = "),
        (picture(name="3"), "This picture has no name."),
        (picture(name='"My Cat"'), "Picture `My Cat` has a name that can’t be used."),
        (picture(name='"' + "a" * 65 + '"'), "has 65 characters in `name`. Take at most 64."),
        (picture(subject=""), "Picture `ufo` has no subject. Add a line such as subject = "),
        (picture(words='" "'), "Picture `ufo` has no words. Add a line such as words = "),
        (picture(words='"' + "a" * 41 + '"'), "has 41 characters in `words`. Take at most 40."),
        (picture(art=""), "Picture `ufo` has no art. Draw it between two lines"),
        (picture(art="'''\n  \n'''"), "Picture `ufo` has no art."),
        (picture(art='["a", "b"]'), "Picture `ufo` has no art."),
        (picture(art="'''\n\tx'''"), "has a tab in its drawing"),
        (picture(art='"a\\b"'), "has a sign in its drawing that can’t be printed"),
        (picture(art="'''\n" + "x\n" * 9 + "'''"), "is 9 lines high. Draw it in at most 8."),
        (picture(art='"' + "x" * 31 + '"'), "is 31 columns wide. Draw it in at most 30."),
        (picture(art='"' + "日" * 16 + '"'), "is 32 columns wide."),
        (picture(name='"kite"'), "has the same name as the one on line 1."),
        ("[picture]\n", "Begin each picture with [[picture]], in two pairs of brackets"),
        ("[[pictures]]\n", "here stands `pictures` without it."),
        ("[[picture]]\nname = “x”\n", "This is a curly quote (“)"),
        (picture(art="'''\nxx"), "A quote is missing"),
        (picture(art='"""\n\\_/\n"""'), "A single backslash (\\) has a meaning of its own"),
        ("[[picture]]\nx = " + "[" * 9000 + "\n", "more things inside each other"),
    ],
)
def test_a_slip_is_told_and_the_other_pictures_stay(
    tmp_path: Path, entry: str, sentence: str
) -> None:
    pictures = own(tmp_path, GOOD + entry + picture(name='"moon-base"'))
    (problem,) = pictures.problems
    assert problem.startswith("pictures.toml, line ")
    assert sentence in problem
    assert [picture.name for picture in pictures.found[len(BUILT_IN.found) :]] == [
        "kite",
        "moon-base",
    ]


def test_broken_toml_is_told_with_its_line(tmp_path: Path) -> None:
    (problem,) = own(tmp_path, f"{GOOD}\n[[picture]]\nname = kite2\n").problems
    assert problem.startswith("pictures.toml, line 12: Words need straight double quotes")
    assert problem.endswith("Until then this picture isn’t used.")


def test_everything_that_is_wrong_with_a_picture_is_told_at_once(tmp_path: Path) -> None:
    assert len(own(tmp_path, "[[picture]]\n").problems) == 4


def test_a_key_that_means_nothing_is_told_and_the_picture_is_used(tmp_path: Path) -> None:
    pictures = own(tmp_path, picture(word='"Hi"', color='"red"'))
    assert pictures.problems == (
        "pictures.toml, line 1: In picture `ufo`, `word` means nothing. Did you mean `words`?",
        "pictures.toml, line 1: In picture `ufo`, `color` means nothing. "
        "There are name, subject, words, art.",
    )
    assert pictures.get("ufo") is not None


def test_a_backslash_that_swallows_a_line_is_told(tmp_path: Path) -> None:
    (problem,) = own(tmp_path, picture(art='"""\n/\\\nx\n"""')).problems
    assert "joins it to the next line. Draw between two lines" in problem
    assert own(tmp_path, picture(art='"""\n/\\\\\nx\n"""')).problems == ()


def test_hostile_text_neither_steers_nor_hides(tmp_path: Path) -> None:
    entry = picture(
        subject='"Ma\\u202eth\\u001b[2J\\nx"',
        words='" H\\u200bi \\u009b31m"',
        art='"<\\u202eo\\ufeff>"',
    )
    ufo = own(tmp_path, entry).get("ufo")
    assert ufo == Picture("ufo", "Math x", "Hi", ("<o>",))


def test_a_sentence_holds_nothing_that_steers_and_stays_short(tmp_path: Path) -> None:
    entry = picture(name='"\\u001b[2J\\u202e' + "x y" * 2000 + '"', **{'"\\u001b[3Jk"': "1"})
    problems = own(tmp_path, entry).problems
    assert len(problems) == 2
    assert all(problem.isprintable() and len(problem) < 400 for problem in problems)


def test_a_drawing_of_signs_that_take_no_room_is_none(tmp_path: Path) -> None:
    (problem,) = own(tmp_path, picture(art='"\\u0301"')).problems
    assert "has no art" in problem


def test_more_slips_than_anybody_reads_are_counted(tmp_path: Path) -> None:
    pictures = own(tmp_path, picture(art="") * (MOST_PROBLEMS + 5) + GOOD)
    assert len(pictures.problems) == MOST_PROBLEMS + 1
    assert pictures.problems[-1].startswith("pictures.toml: 5 more things need mending")
    assert pictures.get("kite") is not None


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"#" * (LIMIT + 1), "it is larger than 64 kB"),
        (b"PK\x03\x04", "this is a word processor’s file"),
        (b"\xff\xfe[\x00", "this file is saved as UTF-16."),
        (b"x = 'caf\xe9'", "this file isn’t saved as UTF-8"),
    ],
)
def test_a_file_that_is_no_text_is_told(tmp_path: Path, content: bytes, sentence: str) -> None:
    pictures = own(tmp_path, content)
    (problem,) = pictures.problems
    assert problem.startswith(f"pictures.toml can’t be used: {sentence}")
    assert pictures.found == BUILT_IN.found


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    pictures = find_pictures(tmp_path)
    (problem,) = pictures.problems
    assert "can’t be used: it is a folder" in problem
    assert pictures.found == BUILT_IN.found


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and links are a matter of POSIX")
def test_a_pipe_or_a_link_in_its_place_is_told_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(tmp_path / "pipe")
    (pipe,) = find_pictures(tmp_path / "pipe").problems
    (link,) = find_pictures(tmp_path / "link").problems
    assert pipe.startswith("pipe can’t be used: it is not a plain file.")
    assert link.startswith("link can’t be used: it is a link.")


@pytest.mark.parametrize("content", [None, "[[picture]]\n"])
def test_a_damaged_installation_leaves_the_programs_own(
    tmp_path: Path, content: str | None
) -> None:
    shipped, mine = tmp_path / "shipped.toml", tmp_path / "pictures.toml"
    if content is not None:
        shipped.write_text(content, encoding="utf-8")
    mine.write_text(GOOD, encoding="utf-8")
    pictures = find_pictures(mine, shipped)
    (problem,) = pictures.problems
    assert "Install Conferapp again" in problem
    assert [picture.name for picture in pictures.found] == ["kite"]
