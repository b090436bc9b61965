"""The wheel works on its own: built, installed far from the checkout, and used from there.

Nothing here needs a network: the locked packages come from `build/wheels`, which the set-up fills.
"""

import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the installer is a shell script")

VERSION_LINE = re.compile(r"\b\d+\.\d+\.\d+\b")


def run(
    command: Sequence[object], folder: Path, environment: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run a program to its end, with no keyboard, and keep what it says."""
    return subprocess.run(
        [str(word) for word in command],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )


def must_run(
    command: Sequence[object], folder: Path, environment: Mapping[str, str] = os.environ
) -> str:
    """Run a program that has to succeed, and return what it printed."""
    done = run(command, folder, environment)
    assert done.returncode == 0, f"{command} ended with {done.returncode}:\n{done.stderr}"
    return done.stdout


@dataclass(frozen=True)
class Installed:
    """The app as a person has it who never saw the checkout.

    Attributes:
        folder: A folder outside the checkout, where everything runs.
        environment: The environment variables; nothing of the checkout is among them.
        scripts: The folder of the programs of the virtual environment.
    """

    folder: Path
    environment: Mapping[str, str]
    scripts: Path

    @property
    def prefix(self) -> Path:
        """The top folder of the virtual environment."""
        return self.scripts.parent

    def conferapp(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run the command `conferapp`."""
        return run([self.scripts / "conferapp", *words], self.folder, self.environment)

    def python(self, code: str) -> str:
        """Run code in the environment's own Python, and return what it printed."""
        program = [self.scripts / "python", "-I", "-c", code]
        return must_run(program, self.folder, self.environment)


@pytest.fixture(scope="module")
def wheel(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the source distribution, so that this one is known to be whole."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--directory", folder, "--target"]
    must_run([*build, "sdist"], project)
    (archive,) = folder.glob("*.tar.gz")
    # As a program: the call asks for a filter from 3.12 on that 3.11.2 doesn't know.
    must_run([sys.executable, "-m", "tarfile", "--extract", archive, folder], folder)
    (unpacked,) = (path for path in folder.iterdir() if path.is_dir())
    must_run([*build, "wheel"], unpacked)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def bundle(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundle for this computer, unpacked; its wheels come out of `build/wheels`.

    `make test` has filled that folder. Whoever calls pytest by hand, with a Python of their own,
    gets the same wheels by the same command here.
    """
    folder = tmp_path_factory.mktemp("bundle")
    wheels = project / "build" / "wheels"
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    make = [sys.executable, project / "bundle" / "make.py", "--into", folder, "--python", version]
    if run([*make, "--wheels", wheels], project, os.environ).returncode != 0:
        must_run(make, project)
    (archive,) = folder.glob("*.zip")
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(folder)
    (unpacked,) = (path for path in folder.iterdir() if path.is_dir())
    return unpacked


@pytest.fixture(scope="module")
def installed(bundle: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The app as the bundle's installer installs it, without a network, for somebody new here."""
    folder = tmp_path_factory.mktemp("installed")
    home = folder / "home"
    (home / "Desktop").mkdir(parents=True)
    foreign = ("PYTHON", "PIP_", "VIRTUAL_ENV", "CONFERAPP_", "XDG_")
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(foreign)
    }
    environment |= {
        "HOME": str(home),
        "USERPROFILE": str(home),
        "CONFERAPP_WORKSPACE": str(folder / "workspace"),
        "PYTHONUTF8": "1",
        "PIP_NO_INDEX": "1",
        "PIP_NO_COMPILE": "1",  # most of it is never imported here
        # The Python that runs the tests comes first, whatever else this computer has.
        "PATH": os.pathsep.join((str(Path(sys.executable).parent), environment["PATH"])),
    }
    said = must_run(["sh", bundle / "install.sh"], folder, environment)
    assert "Conferapp is installed." in said
    return Installed(folder, environment, home / ".local" / "share" / "conferapp-app" / "bin")


def test_the_wheel_holds_the_package_the_agendas_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    agendas = ("check-in", "data-review", "goal-setting", "small-group", "writing")
    assert {f"conferapp/agendas/{agenda}.toml" for agenda in agendas} <= set(names)
    assert {"conferapp/pictures.toml", "conferapp/py.typed"} <= set(names)
    tops = {name.partition("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"conferapp"}


def test_the_source_distribution_makes_the_same_wheel(wheel: Path, bundle: Path) -> None:
    (bundled,) = (bundle / "wheels").glob("conferapp-*.whl")
    with zipfile.ZipFile(wheel) as ours, zipfile.ZipFile(bundled) as theirs:
        assert sorted(ours.namelist()) == sorted(theirs.namelist())


def test_the_installer_leaves_a_command_and_an_icon(installed: Installed) -> None:
    home = Path(installed.environment["HOME"])
    done = run([home / ".local" / "bin" / "conferapp", "--version"], home, installed.environment)
    assert (done.returncode, done.stderr) == (0, "")
    icon = home / "Desktop" / "conferapp.desktop"
    assert str(installed.scripts / "python") in icon.read_text(encoding="utf-8")


def test_a_package_that_was_tampered_with_is_not_installed(
    bundle: Path, installed: Installed
) -> None:
    sound = (bundle / "requirements.txt").read_text(encoding="utf-8").rstrip()
    other = "0000" if not sound.endswith("0000") else "1111"
    lock = installed.folder / "tampered.txt"
    lock.write_text(f"{sound[:-4]}{other}\n", encoding="utf-8")
    pip = [installed.scripts / "python", "-m", "pip", "install", "--dry-run", "--force-reinstall"]
    offline = [*pip, "--no-deps", "--no-index", "--find-links", bundle / "wheels", "--requirement"]
    assert run([*offline, lock], installed.folder, installed.environment).returncode != 0
    must_run([*offline, bundle / "requirements.txt"], installed.folder, installed.environment)


def test_the_installed_dependencies_satisfy_what_the_wheel_asks_for(installed: Installed) -> None:
    python = installed.scripts / "python"
    must_run([sys.executable, "-m", "pip", "--python", python, "check"], installed.folder)


def test_the_installed_app_tells_its_version(installed: Installed) -> None:
    done = installed.conferapp("--version")
    assert (done.returncode, done.stderr) == (0, "")
    assert VERSION_LINE.search(done.stdout)


def test_the_installed_app_explains_itself(installed: Installed) -> None:
    done = installed.conferapp("--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert "confer" in done.stdout
    assert "where" in done.stdout


def test_the_installed_app_says_where_the_workspace_is(installed: Installed) -> None:
    done = installed.conferapp("where")
    assert (done.returncode, done.stderr) == (0, "")
    assert installed.environment["CONFERAPP_WORKSPACE"] in done.stdout


def test_the_installed_app_starts_as_a_module_too(installed: Installed) -> None:
    program = [installed.scripts / "python", "-m", "conferapp", "--version"]
    assert VERSION_LINE.search(must_run(program, installed.folder, installed.environment))


def test_the_installed_app_finds_the_agendas_inside_its_own_environment(
    installed: Installed,
) -> None:
    printed = installed.python(
        "from conferapp.storage.shipped import shipped_agendas; print(shipped_agendas())"
    )
    agendas = Path(printed.strip())
    assert agendas.is_relative_to(installed.prefix.resolve())
    assert (agendas / "goal-setting.toml").is_file()


def test_a_conference_is_held_with_the_installed_app(installed: Installed) -> None:
    from tests.system.test_terminal_conference import (
        hold_a_conference,
        the_record_is_what_was_typed,
    )

    record = hold_a_conference(
        Path(installed.environment["CONFERAPP_WORKSPACE"]),
        installed.environment,
        python=installed.scripts / "python",
        program=(installed.scripts / "conferapp",),
    )
    the_record_is_what_was_typed(record)
