"""Settings hold where they make sense, and say where they don't."""

import stat
import sys
from pathlib import Path

import pytest

from conferapp.domain.authoring.limits import Limits
from conferapp.storage.code import hashed, matches
from conferapp.storage.settings import (
    TEMPLATE,
    ProgramSettings,
    TutorSettings,
    UnreadableSettings,
)


def program(tmp_path: Path, content: str | bytes) -> ProgramSettings:
    """The program's settings out of a file with this content."""
    path = tmp_path / "conferapp.toml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return ProgramSettings.read(path)


def test_without_a_file_the_usual_settings_hold(tmp_path: Path) -> None:
    assert ProgramSettings.read(tmp_path / "none") == ProgramSettings("", 14, ("en",))


def test_the_file_that_is_made_changes_nothing(tmp_path: Path) -> None:
    assert program(tmp_path, TEMPLATE) == ProgramSettings()


def test_every_line_of_the_file_that_is_made_can_be_taken_up(tmp_path: Path) -> None:
    lines = (line.removeprefix("# ") for line in TEMPLATE.splitlines() if " = " in line)
    settings = program(tmp_path, "\n".join(lines))
    assert settings == ProgramSettings("Riverside Tutoring", 14, ("en", "es"))


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("cadence_days = 0", "`cadence_days` has to be a whole number from 1 to 366"),
        ("cadence_days = true", "`cadence_days` has to be"),
        ('cadence_days = "14"', "`cadence_days` has to be"),
        ("cadence_days = 7.5", "`cadence_days` has to be"),
        ("languages = []", "`languages` has to be a list"),
        ('languages = "en"', "`languages` has to be a list"),
        ('languages = ["e n"]', "`languages` has to be a list"),
        ("reading_grade = 0.5", "`reading_grade` has to be a number from 1 to 12"),
        ("reading_grade = 13", "`reading_grade` has to be"),
        ("reading_grade = nan", "`reading_grade` has to be"),
        ("reading_grade = false", "`reading_grade` has to be"),
        ('reading_grade = "6"', "`reading_grade` has to be"),
        ("keep_days = -1", "`keep_days` has to be a whole number up to 36500, with 0 for ever"),
        ("keep_days = 36501", "`keep_days` has to be"),
        ("keep_days = true", "`keep_days` has to be"),
        ("page_words = -1", "`page_words` has to be a whole number up to 2000"),
        ("page_words = 2001", "`page_words` has to be"),
        ("page_words = 150.0", "`page_words` has to be"),
        ("page_words = false", "`page_words` has to be"),
        ('paper = "a5"', '`paper` has to be "letter" or "a4", in quotes'),
        ("paper = 4", "`paper` has to be"),
        ("names_in_files = 1", "`names_in_files` has to be true or false"),
        ('names_in_calendar = "yes"', "`names_in_calendar` has to be true or false"),
        ("program = 3", "`program` has to be words in quotes"),
        ("cadence_day = 7", "`cadence_day` is no setting; did you mean `cadence_days`?"),
        (
            "zzz = 7",
            "`zzz` is no setting; there are program, cadence_days, languages, keep_days, "
            "reading_grade, page_words, paper, names_in_files, names_in_calendar.",
        ),
    ],
)
def test_a_setting_that_makes_no_sense_is_told_and_the_usual_one_holds(
    tmp_path: Path, line: str, sentence: str
) -> None:
    settings = program(tmp_path, line)
    (problem,) = settings.problems
    assert problem.startswith(f"conferapp.toml: {sentence}")
    assert (settings.program, settings.cadence_days, settings.languages) == ("", 14, ("en",))
    assert settings.limits == Limits()


def test_all_problems_are_told_and_what_is_right_holds(tmp_path: Path) -> None:
    settings = program(tmp_path, 'cadence_days = 7\nlanguages = 3\nnope = 1\nprogram = "A"')
    assert len(settings.problems) == 2
    assert (settings.program, settings.cadence_days) == ("A", 7)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("program = “Curly”", "at line 1, column 11 is something"),
        ("program = ", "at its end something is missing"),
        (b"\xff\xfep\x00", "it is not UTF-8 text"),
        ("x = " + "[" * 10_000, "from line 1 on it holds more than settings need"),
        ("x" * 20_000, "it is larger than 16 kB"),
    ],
)
def test_a_file_that_is_no_toml_is_told_in_a_sentence(
    tmp_path: Path, content: str | bytes, sentence: str
) -> None:
    (problem,) = program(tmp_path, content).problems
    assert problem.startswith(f"conferapp.toml can’t be used: {sentence}")


@pytest.mark.parametrize(
    ("line", "limits"),
    [
        ("", Limits(6.0, 150)),
        ("reading_grade = 8", Limits(8.0, 150)),
        ("reading_grade = 4.5\npage_words = 80", Limits(4.5, 80)),
        ("reading_grade = 0", Limits(None, 150)),
        ("reading_grade = 0.0\npage_words = 0", Limits(None, None)),
    ],
)
def test_limits_are_what_the_lead_sets_and_0_is_no_limit(
    tmp_path: Path, line: str, limits: Limits
) -> None:
    settings = program(tmp_path, line)
    assert (settings.limits, settings.problems) == (limits, ())


@pytest.mark.parametrize("written", ["a4", "A4", "letter", "Letter"])
def test_paper_is_known_however_it_is_written(tmp_path: Path, written: str) -> None:
    assert program(tmp_path, f'paper = "{written}"').paper == written.lower()


def test_names_leave_only_where_the_program_says_so(tmp_path: Path) -> None:
    usual = ProgramSettings()
    assert (usual.names_in_files, usual.names_in_calendar, usual.paper) == (False, False, "letter")
    chosen = program(tmp_path, "names_in_files = true\nnames_in_calendar = true")
    assert (chosen.names_in_files, chosen.names_in_calendar) == (True, True)


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    assert program(tmp_path, b"\xef\xbb\xbfcadence_days = 7").cadence_days == 7


def test_a_tutors_settings_come_back_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "new" / "settings.toml"
    written = TutorSettings(tutor="R. Diaz “[b]”", cover=True, theme="nord").with_code("1234")
    written.write(path)
    assert TutorSettings.read(path) == written


@pytest.mark.skipif(sys.platform == "win32", reason="modes are a matter of POSIX")
def test_a_tutors_settings_are_for_this_user_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "settings.toml"
    TutorSettings(tutor="R. Diaz").write(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_what_a_newer_version_set_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('motion = "less"\ntutor = "A"\n[keys]\nnext = "f8"\n', encoding="utf-8")
    settings = TutorSettings.read(path)
    assert settings.problems == ()
    settings.with_code("1234").write(path)
    assert TutorSettings.read(path).others == {"motion": "less", "keys": {"next": "f8"}}


def test_settings_that_cannot_be_read_are_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("tutor = ", encoding="utf-8")
    settings = TutorSettings.read(path)
    assert settings.problems
    with pytest.raises(UnreadableSettings, match="not replaced"):
        settings.with_code("1234").write(path)
    assert path.read_text(encoding="utf-8") == "tutor = "


def test_the_code_is_known_again_however_it_is_typed() -> None:
    settings = TutorSettings().with_code(" Pa\u0308ss1 ")
    assert settings.check_code("P\u00e4ss1")
    assert not settings.check_code("p\u00e4ss1")
    assert not settings.check_code("")


@pytest.mark.parametrize("none", [None, "", "  "])
def test_without_a_code_nothing_is_the_code(none: str | None) -> None:
    settings = TutorSettings().with_code("1234").with_code(none)
    assert settings.code is None
    assert not settings.check_code("")


def test_the_code_is_not_told_by_what_is_kept() -> None:
    settings = TutorSettings().with_code("1234")
    assert settings.code is not None
    assert "1234" not in settings.code.split("$")
    assert settings.code not in repr(settings)
    assert settings.code != TutorSettings().with_code("1234").code


@pytest.mark.parametrize(
    "broken",
    [
        "1234",
        "",
        "pbkdf2-sha256$99999999$00$00",
        f"pbkdf2-sha256$9999999${'0' * 32}${'0' * 64}",
        f"scrypt$30$8$1${'0' * 32}${'0' * 64}",
        f"scrypt$15$99$1${'0' * 32}${'0' * 64}",
        f"scrypt$15$8$99${'0' * 32}${'0' * 64}",
        hashed("1234") + "0",
    ],
)
def test_a_code_that_was_tampered_with_locks_nobody_out(tmp_path: Path, broken: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(f'code = "{broken}"', encoding="utf-8")
    settings = TutorSettings.read(path)
    assert settings.code is None
    assert settings.problems == (
        "settings.toml: `code` has to be set in the app, which keeps it unreadable; "
        "please set it anew. Until then it isn’t used.",
    )
    assert not matches("1234", broken)


OLDER = (
    "pbkdf2-sha256$200000$000102030405060708090a0b0c0d0e0f$"
    "5026faee3a1304fc6cd62c95902d596340177ede4d50189707d39a26720e8fba"
)
"""The code 1234 in the form of the first versions."""


def test_a_code_in_the_older_form_still_opens_and_is_to_be_renewed(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(f'code = "{OLDER}"', encoding="utf-8")
    settings = TutorSettings.read(path)
    assert (settings.check_code("1234"), settings.check_code("1235")) == (True, False)
    assert settings.outdated
    renewed = settings.with_code("1234")
    assert (renewed.outdated, renewed.check_code("1234")) == (False, True)


def test_the_dearest_code_that_a_file_may_ask_for_can_be_looked_at() -> None:
    assert not matches("1234", f"scrypt$16$8$1${'0' * 32}${'0' * 64}")


@pytest.mark.parametrize(
    ("line", "minutes"),
    [
        ("", 5),
        ("idle_minutes = 0", 0),
        ("idle_minutes = 240", 240),
        ("idle_minutes = 241", 5),
        ("idle_minutes = -1", 5),
        ("idle_minutes = true", 5),
        ("idle_minutes = 2.5", 5),
    ],
)
def test_the_screen_rests_after_five_minutes_or_those_that_were_set(
    tmp_path: Path, line: str, minutes: int
) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(line, encoding="utf-8")
    assert TutorSettings.read(path).idle_minutes == minutes


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [("", 5), (" 20 ", 20), ("0", 0), ("-1", None), ("x", None), ("999", None)],
)
def test_minutes_are_typed_as_a_number(typed: str, minutes: int | None) -> None:
    settings = TutorSettings().with_idle(typed)
    assert (settings.idle_minutes if settings else None) == minutes
