"""Makes a bundle: everything that a computer without a network needs to install Conferapp.

A bundle is a zip file with the wheels of the lock, the app's own wheel, an installer and a page to
read. `make bundle` makes the one for this computer's system; `make bundle ARGS="--for windows"`
another one, `--for all` all of them.
"""

import argparse
import hashlib
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from packaging.requirements import Requirement

HERE: Final = Path(__file__).resolve().parent
PROJECT: Final = HERE.parent
PYTHONS: Final = ("3.11", "3.12", "3.13", "3.14")
"""The versions of Python that a bundle has wheels for."""


@dataclass(frozen=True)
class System:
    """A kind of computer.

    Attributes:
        name: What the bundle is named after.
        tags: The platform tags of the wheels that run there, the best first.
        marker: What markers of requirements are told of it.
        installer: The file that installs it there.
    """

    name: str
    tags: tuple[str, ...]
    marker: Mapping[str, str]
    installer: str


SYSTEMS: Final = (
    System(
        "linux",
        ("manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64"),
        {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
        "install.sh",
    ),
    System(
        "macos",
        (
            *("macosx_14_0_arm64", "macosx_11_0_arm64", "macosx_11_0_universal2"),
            *("macosx_10_12_universal2", "macosx_10_9_universal2"),
        ),
        {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
        "install.sh",
    ),
    System(
        "macos-intel",
        (
            *("macosx_10_13_x86_64", "macosx_10_12_x86_64", "macosx_10_9_x86_64"),
            *("macosx_10_12_universal2", "macosx_10_9_universal2"),
        ),
        {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
        "install.sh",
    ),
    System(
        "windows",
        ("win_amd64",),
        {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
        "install.cmd",
    ),
)
"""The systems that bundles are made for."""


class NotMade(Exception):
    """A bundle could not be made; its text says why, and what to do."""


def main(words: Sequence[str] | None = None) -> int:
    """Make bundles.

    Args:
        words: The words of the command line; None for those of this process.

    Returns:
        The exit code.
    """
    asked = _asked(words)
    try:
        for system in asked.systems:
            made = make(system, asked.pythons, asked.into, wheels=asked.wheels)
            sys.stdout.write(f"Made {made}\n")
    except NotMade as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    return 0


def make(system: System, pythons: Sequence[str], into: Path, *, wheels: Path | None = None) -> Path:
    """Make one bundle.

    Args:
        system: The kind of computer.
        pythons: The versions of Python there.
        into: The folder for it.
        wheels: A folder to take wheels from instead of the network.

    Returns:
        The zip file.

    Raises:
        NotMade: A wheel is missing.
    """
    into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as room:
        own = _build(Path(room))
        version = own.name.split("-")[1]
        folder = Path(room) / f"conferapp-{version}-{system.name}"
        gathered = folder / "wheels"
        gathered.mkdir(parents=True)
        for python in pythons:
            _gather(system, python, gathered, wheels)
        shutil.copy2(own, gathered)
        locked = PROJECT / "requirements" / "run.txt"
        mine = f"conferapp=={version} --hash=sha256:{_digest(own)}\n"
        (folder / "requirements.txt").write_text(
            locked.read_text(encoding="utf-8") + mine, encoding="utf-8", newline="\n"
        )
        shutil.copy2(HERE / system.installer, folder)
        shutil.copy2(HERE / "read-me-first.txt", folder)
        return _zip(folder, into / f"{folder.name}.zip")


def _asked(words: Sequence[str] | None) -> argparse.Namespace:
    mac = "macos" if platform.machine() == "arm64" else "macos-intel"
    here = {"darwin": mac, "win32": "windows"}.get(sys.platform, "linux")
    by_name = {system.name: system for system in SYSTEMS}
    parser = argparse.ArgumentParser(prog="make bundle", description=__doc__)
    parser.add_argument("--for", dest="system", choices=[*by_name, "all"], default=here)
    parser.add_argument("--python", dest="pythons", action="append", choices=PYTHONS)
    parser.add_argument("--into", type=Path, default=PROJECT / "dist")
    parser.add_argument("--wheels", type=Path, help="take wheels from here, not from the network")
    asked = parser.parse_args(words)
    asked.systems = SYSTEMS if asked.system == "all" else (by_name[asked.system],)
    asked.pythons = asked.pythons or PYTHONS
    return asked


def _build(into: Path) -> Path:
    """The app's own wheel."""
    command = (sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", into)
    _run(command, "The app’s own wheel could not be built")
    return next(into.glob("conferapp-*.whl"))


def _gather(system: System, python: str, into: Path, wheels: Path | None) -> None:
    """Fetch what the lock names, for one version of Python on one system."""
    short = python.replace(".", "")
    targets = [word for tag in system.tags for word in ("--platform", tag)]
    abis = [word for abi in (f"cp{short}", "abi3", "none") for word in ("--abi", abi)]
    source = ("--no-index", "--find-links", str(wheels)) if wheels else ()
    with tempfile.TemporaryDirectory() as room:
        lock = Path(room) / "lock.txt"
        lock.write_text("\n".join(_lock(system, python)), encoding="utf-8")
        command = (
            *(sys.executable, "-m", "pip", "-qq", "--no-input", "--disable-pip-version-check"),
            *("download", "--require-hashes", "--only-binary", ":all:", "--no-deps", *source),
            *("--implementation", "cp", "--python-version", python, *targets, *abis),
            *("--dest", str(into), "--requirement", str(lock)),
        )
        _run(command, f"Not every wheel for {system.name} and Python {python} could be fetched")


def _lock(system: System, python: str) -> Iterator[str]:
    """The lock without markers: pip would judge them by the computer that it runs on."""
    text = (PROJECT / "requirements" / "run.txt").read_text(encoding="utf-8")
    version = {"python_version": python, "python_full_version": f"{python}.0"}
    for entry in re.sub(r"\\\n\s*", " ", text).splitlines():
        if not entry or entry.startswith("#"):
            continue
        named, *hashes = entry.split(" --hash=")
        requirement = Requirement(named.strip())
        if requirement.marker and not requirement.marker.evaluate({**system.marker, **version}):
            continue
        bare = f"{requirement.name}{requirement.specifier}"
        yield " ".join([bare, *(f"--hash={each.strip()}" for each in hashes)])


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _zip(folder: Path, archive: Path) -> Path:
    """Pack a folder; the installer stays a program."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                packed.write(path, path.relative_to(folder.parent))
    return archive


def _run(command: Sequence[object], problem: str) -> None:
    done = subprocess.run(
        [str(word) for word in command],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode != 0:
        raise NotMade(f"{problem}:\n{done.stderr.strip()}")


if __name__ == "__main__":
    sys.exit(main())
