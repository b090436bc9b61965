"""The icon on the desktop: what it opens, in what window, and how it goes away again."""

import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from conferapp.storage.shortcut import linux, macos, windows
from conferapp.storage.shortcut.icon import CannotBeNamed, Icon, NoDesktop, Opens
from conferapp.storage.shortcut.putting import put, take_away

PYTHON = "/opt/my tools/bin/python"
ODD = Path('/home/me/A $HOME "b" `c` \\d %f ‘e’')
OPENS = Opens(PYTHON, ODD)
COMMAND = [PYTHON, "-m", "conferapp", "--workspace", str(ODD)]


def only(*names: str) -> Callable[[str], str | None]:
    """A computer on which only these programs are."""
    return lambda name: f"/usr/bin/{name}" if name in names else None


def entry(icon: Icon) -> dict[str, str]:
    """The keys of a desktop entry."""
    written = next(data for path, data in icon.files.items() if path.suffix == ".desktop")
    lines = written.decode().splitlines()[1:]
    return dict(line.split("=", maxsplit=1) for line in lines if line)


def words(value: str) -> list[str]:
    """An Exec key as a desktop reads it: first the escapes of a value, then quotes, then codes."""
    quoted = re.findall(r'"((?:[^"\\]|\\.)*)"', value.replace("\\\\", "\\"))
    return [re.sub(r"\\(.)", r"\1", word).replace("%%", "%") for word in quoted]


@pytest.fixture
def on_linux(tmp_path: Path) -> Callable[..., Icon]:
    """Makes the icon of a free desktop that has some terminals."""
    (tmp_path / "Desktop").mkdir()

    def make(*terminals: str) -> Icon:
        return linux.icon(
            OPENS,
            desktop=tmp_path / "Desktop",
            data=tmp_path / "data",
            picture=b"<svg/>",
            which=only(*terminals),
        )

    return make


@pytest.mark.parametrize("terminal", ["gnome-terminal", "konsole", "kitty", "foot", "xterm"])
def test_a_free_desktop_opens_a_terminal_that_can_be_told_its_size(
    on_linux: Callable[..., Icon], terminal: str
) -> None:
    exec_ = words(entry(on_linux(terminal))["Exec"])
    assert exec_[0] == terminal
    assert any("120" in word for word in exec_)
    assert any("36" in word for word in exec_)
    assert entry(on_linux(terminal))["Terminal"] == "false"


def test_where_no_terminal_is_known_the_desktop_chooses_one(on_linux: Callable[..., Icon]) -> None:
    made = entry(on_linux())
    assert made["Terminal"] == "true"
    assert words(made["Exec"])[-5:] == COMMAND


def test_every_path_reaches_the_app_as_it_is(on_linux: Callable[..., Icon]) -> None:
    assert words(entry(on_linux("xterm"))["Exec"])[-5:] == COMMAND


def test_the_desktop_and_the_menu_have_the_icon_and_it_may_be_started(
    on_linux: Callable[..., Icon], tmp_path: Path
) -> None:
    put(on_linux("xterm"))
    entries = [*tmp_path.rglob("*.desktop")]
    assert len(entries) == 2
    assert all(os.access(path, os.X_OK) for path in entries)


def test_without_a_desktop_folder_the_menu_has_it(tmp_path: Path) -> None:
    icon = linux.icon(OPENS, desktop=tmp_path / "none", data=tmp_path, picture=b"", which=only())
    assert {path.parent.name for path in icon.files} == {"applications", "apps"}


def test_it_goes_away_again_and_takes_nothing_else_with_it(
    on_linux: Callable[..., Icon], tmp_path: Path
) -> None:
    icon = on_linux("xterm")
    put(icon)
    foreign = tmp_path / "Desktop" / "conferapp.desktop"
    foreign.write_text("[Desktop Entry]\nName=Somebody else’s\n", encoding="utf-8")
    assert foreign not in take_away(icon)
    assert [path.name for path in tmp_path.rglob("*.desktop")] == ["conferapp.desktop"]
    foreign.unlink()
    assert take_away(icon) == ()


@pytest.mark.parametrize("code", [0, 3])
def test_a_window_on_a_mac_stays_where_there_is_something_to_read(
    tmp_path: Path, code: int
) -> None:
    said = tmp_path / "said"
    program = tmp_path / "a ‘python’"
    program.write_text(f'#!/bin/sh\necho "$@" > "{said}"\nexit {code}\n', encoding="utf-8")
    program.chmod(0o755)
    icon = macos.icon(Opens(str(program), ODD), desktop=tmp_path)
    put(icon)
    (command,) = icon.files
    done = subprocess.run([command], input="\n", capture_output=True, text=True, check=True)
    assert said.read_text(encoding="utf-8") == f"-m conferapp --workspace {ODD}\n"
    assert done.stdout.startswith("\x1b[8;36;120t")
    assert ("Press Enter to close this window." in done.stdout) == (code != 0)


@pytest.mark.parametrize("terminal", [True, False])
def test_windows_opens_its_terminal_or_else_the_older_console_at_the_right_size(
    tmp_path: Path, terminal: bool
) -> None:
    opens = Opens(r"C:\My Tools\python.exe")
    found = only("wt.exe", "cmd.exe") if terminal else only("cmd.exe")
    icon = windows.icon(opens, desktop=tmp_path, data=tmp_path, picture=b"", which=found)
    arguments = icon.told["CONFERAPP_ARGUMENTS"]
    assert ("--size 120,36" if terminal else "cols=120 lines=36") in arguments
    assert r'"C:\My Tools\python.exe" -m conferapp || pause' in arguments
    assert icon.told["CONFERAPP_TARGET"].endswith("wt.exe" if terminal else "cmd.exe")


@pytest.mark.parametrize("name", ["a & del *", "50%", "a;b", 'a"b', "a\nb"])
def test_windows_is_never_handed_a_path_that_could_be_a_command(tmp_path: Path, name: str) -> None:
    opens = Opens("python", Path(name))
    with pytest.raises(CannotBeNamed, match="character in its path"):
        windows.icon(opens, desktop=tmp_path, data=tmp_path, picture=b"", which=only())


def test_where_there_is_no_desktop_that_is_said(tmp_path: Path) -> None:
    with pytest.raises(NoDesktop, match="any terminal with: conferapp"):
        macos.icon(OPENS, desktop=tmp_path / "none")
