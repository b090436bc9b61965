"""The layers hold: no module brings in more than its layer may use, however indirectly.

Each module is really imported, in an interpreter that has nothing of the app loaded, because an
import hidden behind three others doesn't show in the text of the file.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src"
PROBE = Path(__file__).with_name("layer_probe.py")

PYDANTIC = frozenset(
    {"annotated_types", "pydantic", "pydantic_core", "typing_extensions", "typing_inspection"}
)
FILES = frozenset({"platformdirs", "pyrage", "tomli_w"})
FORMATS = frozenset({"dateutil", "icalendar", "jinja2", "markupsafe", "typst", "tzdata"})
TEXTUAL = frozenset(
    {
        "linkify_it",
        "markdown_it",
        "mdit_py_plugins",
        "mdurl",
        "pygments",
        "rich",
        "textual",
        "uc_micro",
    }
)


@dataclass(frozen=True)
class Layer:
    """What one part of the app may use.

    Attributes:
        name: Package or module that the layer consists of.
        below: Parts of the app that it may import besides itself.
        libraries: Top-level names it may import from outside the standard library.
    """

    name: str
    below: tuple[str, ...]
    libraries: frozenset[str]

    def owns(self, module: str) -> bool:
        """Whether a module of the app belongs to this layer."""
        return module == self.name or module.startswith(f"{self.name}.")

    def allows(self, name: str) -> bool:
        """Whether a module of this layer may have brought in the module called `name`."""
        if name.partition(".")[0] != "conferapp":
            return name.partition(".")[0] in self.libraries
        return (
            name == "conferapp"
            or self.owns(name)
            or any(name == part or name.startswith(f"{part}.") for part in self.below)
        )


DOMAIN, STORAGE, OUTPUTS, DESK, UI, PLAIN, CLI = (
    f"conferapp.{part}" for part in ("domain", "storage", "outputs", "desk", "ui", "plain", "cli")
)
LAYERS = (
    Layer(DOMAIN, (), PYDANTIC),
    Layer(STORAGE, (DOMAIN,), PYDANTIC | FILES),
    # A library that one format needs is added here, and stays out of the rest of the app.
    Layer(OUTPUTS, (DOMAIN,), PYDANTIC | FORMATS),
    Layer(DESK, (DOMAIN, STORAGE), PYDANTIC | FILES),
    Layer(UI, (DOMAIN, STORAGE, OUTPUTS, DESK), PYDANTIC | FILES | FORMATS | TEXTUAL),
    # Line mode is for terminals without screens, so that it does without what draws them.
    Layer(PLAIN, (DOMAIN, STORAGE, OUTPUTS, DESK), PYDANTIC | FILES | FORMATS),
    # `--help` must be quick: what these need for a command they import inside it.
    Layer(CLI, (DOMAIN, STORAGE, OUTPUTS, DESK, UI, PLAIN), FILES | {"click"}),
    Layer(
        "conferapp.__main__", (DOMAIN, STORAGE, OUTPUTS, DESK, UI, PLAIN, CLI), FILES | {"click"}
    ),
)

# The first screen shows before pydantic has been imported, which alone takes a third of the start.
SLOW = ("icalendar", "jinja2", "pydantic", "typst")
MUST_NOT_IMPORT_THOSE = (
    "conferapp.cli.main",
    "conferapp.storage.caseload",
    "conferapp.ui.app",
    "conferapp.ui.screens.home",
)


def _module_name(file: Path) -> str:
    parts = file.relative_to(SOURCE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = tuple(sorted(_module_name(file) for file in (SOURCE / "conferapp").rglob("*.py")))
PACKAGES = tuple(sorted(_module_name(file) for file in (SOURCE / "conferapp").rglob("__init__.py")))
LAYER_OF = {module: layer for layer in LAYERS for module in MODULES if layer.owns(module)}


@cache
def probe(modules: tuple[str, ...], keep: frozenset[str]) -> subprocess.CompletedProcess[str]:
    """Import modules one after the other in one new interpreter; once for all tests that ask.

    Args:
        modules: Dotted names.
        keep: Libraries that may stay loaded from one module to the next.
    """
    # -I: neither the environment nor the current folder has a say; so the path is set here.
    start = (
        "import runpy, sys; sys.path.insert(0, sys.argv[1]); "
        "sys.argv = sys.argv[2:]; runpy.run_path(sys.argv[0], run_name='__main__')"
    )
    kept = ",".join(sorted(keep))
    command = [sys.executable, "-I", "-c", start, str(SOURCE), str(PROBE), kept, *modules]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def imports_of(modules: tuple[str, ...], keep: frozenset[str]) -> Mapping[str, list[str]]:
    """For each module the names that importing it loads, without the standard library."""
    done = probe(modules, keep)
    assert done.returncode == 0, f"One of {', '.join(modules)} can't be imported:\n{done.stderr}"
    found: Mapping[str, list[str]] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("module", LAYER_OF)
def test_a_module_brings_in_nothing_its_layer_may_not_use(module: str) -> None:
    layer = LAYER_OF[module]
    mates = tuple(name for name in MODULES if layer.owns(name))
    brought_in = imports_of(mates, layer.libraries)[module]
    too_much = [name for name in brought_in if not layer.allows(name)]
    assert not too_much, f"{layer.name} may not use {', '.join(too_much)}"


def test_every_module_belongs_to_a_layer() -> None:
    assert set(MODULES) - set(LAYER_OF) == {"conferapp"}


def test_importing_every_package_brings_in_no_library() -> None:
    loaded = imports_of(PACKAGES, frozenset())
    assert {name for names in loaded.values() for name in names} == set(PACKAGES)


@pytest.mark.parametrize("module", MUST_NOT_IMPORT_THOSE)
def test_the_way_to_the_first_screen_does_without_slow_libraries(module: str) -> None:
    loaded = imports_of((module,), frozenset())[module]
    assert [name for name in loaded if name.partition(".")[0] in SLOW] == []


def test_the_probe_sees_an_import_hidden_behind_another(tmp_path: Path) -> None:
    folder = tmp_path / "probed"
    folder.mkdir()
    (folder / "__init__.py").write_text("", encoding="utf-8")
    (folder / "front.py").write_text("import probed.back\n", encoding="utf-8")
    (folder / "back.py").write_text("import click\n", encoding="utf-8")
    modules = ("probed.front", "probed.back")
    command = [sys.executable, str(PROBE), "", *modules]
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    seen = json.loads(done.stdout)
    assert [name for name in modules if "click" in seen[name]] == [*modules]
