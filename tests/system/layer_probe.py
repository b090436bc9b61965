"""Imports modules and prints as JSON which modules each of them imports while it is imported.

Run as a program of its own, so that nothing but the interpreter is loaded before the first module:
`python layer_probe.py MODULE...`. Each module's text runs once, whoever asks for it first; what
importing one module brings in is then found by following the table, and needs no second import.

An import counts for the module whose text is running, however deep in functions of others it is
met, and whether or not it had been loaded before.
"""

import builtins
import importlib
import importlib.util
import json
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from types import FrameType, ModuleType
from typing import Final

found: Final[defaultdict[str, set[str]]] = defaultdict(set)

_import, _import_module = builtins.__import__, importlib.import_module


def is_standard(name: str) -> bool:
    """Whether a module belongs to Python itself."""
    # This one is named after the machine, so no list has it.
    return name.partition(".")[0] in sys.stdlib_module_names or name.startswith("_sysconfigdata_")


def asking(frame: FrameType | None) -> str:
    """The module whose text is running: the innermost one that is."""
    while frame is not None and frame.f_code.co_name != "<module>":
        frame = frame.f_back
    return str(frame.f_globals.get("__name__")) if frame else ""


def note(frame: FrameType, *names: str) -> None:
    """Write down that modules, and the packages that they are in, are imported here."""
    own = found[asking(frame)]
    for name in names:
        parts = name.split(".")
        own.update(".".join(parts[:count]) for count in range(1, len(parts) + 1))


def watched_import(
    name: str,
    globals: Mapping[str, object] | None = None,  # noqa: A002  # as Python's own
    locals: Mapping[str, object] | None = None,  # noqa: A002
    fromlist: Sequence[str] | None = (),
    level: int = 0,
) -> ModuleType:
    """The statement `import`, which writes down what it is asked for."""
    module = _import(name, globals, locals, fromlist, level)
    if level:
        package = (globals or {}).get("__package__")
        name = importlib.util.resolve_name("." * level + name, str(package))
    inner = (f"{name}.{each}" for each in fromlist or ())
    note(sys._getframe(1), name, *(each for each in inner if each in sys.modules))
    return module


def watched_import_module(name: str, package: str | None = None) -> ModuleType:
    """The function `import_module`, which writes down what it is asked for."""
    module = _import_module(name, package)
    note(sys._getframe(1), module.__name__)
    return module


def main(*modules: str) -> None:
    """Print a table of every module that was imported to those that it imports itself."""
    builtins.__import__ = watched_import
    importlib.import_module = watched_import_module
    for name in modules:
        _import_module(name)
    table = {
        name: sorted(each for each in names if not is_standard(each))
        for name, names in found.items()
        if name and not is_standard(name)
    }
    sys.stdout.write(json.dumps(table))


if __name__ == "__main__":
    main(*sys.argv[1:])
