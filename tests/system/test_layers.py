"""The layers hold: no module brings in more than its layer may use, however indirectly.

Each module is really imported, in an interpreter of its own that writes down who imports what,
because an import hidden behind three others doesn't show in the text of the file.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
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
WEB = frozenset(
    {
        "aiohappyeyeballs",
        "aiohttp",
        "aiosignal",
        "attr",
        "brotli",
        "frozenlist",
        "idna",
        "multidict",
        "propcache",
        "textual_serve",
        "typing_extensions",
        "yarl",
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


DOMAIN, STORAGE, OUTPUTS, DESK, UI, PLAIN, SERVE, CLI = (
    f"conferapp.{part}"
    for part in ("domain", "storage", "outputs", "desk", "ui", "plain", "serve", "cli")
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
    # The server knows the app as a process of its own, and nothing of what it shows.
    Layer(SERVE, (DOMAIN, DESK), WEB),
    # `--help` must be quick: what these need for a command they import inside it.
    Layer(CLI, (DOMAIN, STORAGE, OUTPUTS, DESK, UI, PLAIN, SERVE), FILES | {"click"}),
    Layer(
        "conferapp.__main__",
        (DOMAIN, STORAGE, OUTPUTS, DESK, UI, PLAIN, SERVE, CLI),
        FILES | {"click"},
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


def run(path: Path, *arguments: str) -> str:
    """What a program prints, in an interpreter that has nothing of the app loaded."""
    # -I: neither the environment nor the current folder has a say; so the path is set here.
    start = (
        "import runpy, sys; sys.path.insert(0, sys.argv[1]); "
        "sys.argv = sys.argv[2:]; runpy.run_path(sys.argv[0], run_name='__main__')"
    )
    command = [sys.executable, "-I", "-c", start, str(path), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, f"Something can't be imported:\n{done.stderr}"
    return done.stdout


@cache
def table_of(path: Path, modules: tuple[str, ...]) -> Mapping[str, list[str]]:
    """Which modules each module imports itself; worked out once for all tests that ask."""
    found: Mapping[str, list[str]] = json.loads(run(path, str(PROBE), *modules))
    return found


def brought_in(module: str, table: Mapping[str, list[str]]) -> frozenset[str]:
    """All that importing a module loads, with itself and without the standard library."""
    parts = module.split(".")
    seen: set[str] = set()
    waiting = [".".join(parts[:count]) for count in range(1, len(parts) + 1)]
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting.extend(table.get(name, ()))
    return frozenset(seen)


def imports_of(module: str) -> frozenset[str]:
    """All that importing a module of the app loads, without the standard library."""
    return brought_in(module, table_of(SOURCE, MODULES))


@pytest.mark.parametrize("module", LAYER_OF)
def test_a_module_brings_in_nothing_its_layer_may_not_use(module: str) -> None:
    layer = LAYER_OF[module]
    too_much = sorted(name for name in imports_of(module) if not layer.allows(name))
    assert not too_much, f"{layer.name} may not use {', '.join(too_much)}"


def test_every_module_belongs_to_a_layer() -> None:
    assert set(MODULES) - set(LAYER_OF) == {"conferapp"}


def test_importing_every_package_brings_in_no_library() -> None:
    assert {name for package in PACKAGES for name in imports_of(package)} == set(PACKAGES)


def test_each_module_can_be_the_first_to_be_imported() -> None:
    # No two import each other, so that it doesn't matter who comes first.
    table = table_of(SOURCE, MODULES)
    inner = {
        name: {each for each in table.get(name, ()) if not name.startswith(f"{each}.")}
        for name in MODULES
    }
    TopologicalSorter(inner).prepare()


@pytest.mark.parametrize("module", MUST_NOT_IMPORT_THOSE)
def test_the_way_to_the_first_screen_does_without_slow_libraries(module: str) -> None:
    assert [name for name in imports_of(module) if name.partition(".")[0] in SLOW] == []


@pytest.mark.parametrize("module", MUST_NOT_IMPORT_THOSE)
def test_what_was_written_down_is_what_a_new_interpreter_loads(module: str, tmp_path: Path) -> None:
    own = tmp_path / "own.py"
    own.write_text(
        f"import sys\nbefore = set(sys.modules)\nimport {module}\n"
        "print(*set(sys.modules) - before)\n",
        encoding="utf-8",
    )
    loaded = {name for name in run(SOURCE, str(own)).split() if name.startswith("conferapp")}
    assert loaded == {name for name in imports_of(module) if name.startswith("conferapp")}


HIDDEN = {
    "__init__": "",
    "front": "import probed.back",
    "back": "import click",
    "lazy": "def load():\n    import click\n    return click",
    "caller": "from probed import lazy\nlazy.load()",
    "late": "from probed import caller, lazy\nlazy.load()",
    "near": "from . import back",
    "by_name": "from importlib import import_module\nimport_module('.back', 'probed')",
    "idle": "def load():\n    import click\n    return click",
}


def test_the_probe_sees_an_import_however_it_is_hidden(tmp_path: Path) -> None:
    folder = tmp_path / "probed"
    folder.mkdir()
    for name, text in HIDDEN.items():
        (folder / f"{name}.py").write_text(f"{text}\n", encoding="utf-8")
    modules = tuple(f"probed.{name}" for name in HIDDEN if name != "__init__")
    table = table_of(tmp_path, modules)
    loading = [name for name in modules if "click" in brought_in(name, table)]
    assert loading == [
        f"probed.{name}" for name in HIDDEN if name not in {"__init__", "lazy", "idle"}
    ]
    assert "click" in table["probed.late"]  # though somebody had loaded it before


def test_behind_the_first_screen_comes_what_the_next_ones_need() -> None:
    script = (
        f"import sys; sys.path.insert(0, {str(SOURCE)!r}); from conferapp.ui import entrance; "
        "before = 'pydantic' in sys.modules; "
        "entrance._warm_up(); print(before, 'conferapp.ui.flow' in sys.modules)"
    )
    command = [sys.executable, "-I", "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.split() == ["False", "True"]
