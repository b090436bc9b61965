"""Imports modules, each from a clean slate, and prints as JSON what each one brought in.

Run as a program of its own, so that nothing but the interpreter is loaded before the first module:
`python layer_probe.py KEEP MODULE...`, where KEEP names, separated by commas, the libraries that
may stay loaded between two modules, because importing them anew for each would take minutes.
Everything else is forgotten after each module, so the next one has to import it itself.
"""

import importlib
import json
import sys


def top_of(name: str) -> str:
    """The top-level package of a dotted module name."""
    return name.partition(".")[0]


def is_standard(name: str) -> bool:
    """Whether a module belongs to Python itself."""
    # This one is named after the machine, so no list has it.
    return top_of(name) in sys.stdlib_module_names or name.startswith("_sysconfigdata_")


def brought_in(module: str, keep: frozenset[str], before: frozenset[str]) -> list[str]:
    """Import one module.

    Args:
        module: Dotted name.
        keep: Top-level names of libraries that stay loaded afterwards.
        before: What was loaded before the first module.

    Returns:
        The names, outside the standard library, of all modules that were loaded then.
    """
    importlib.import_module(module)
    loaded = sorted(name for name in sys.modules if name not in before and not is_standard(name))
    for name in loaded:
        if top_of(name) not in keep:
            del sys.modules[name]
    return loaded


def main(keep: str, *modules: str) -> None:
    """Print a table of module to what it brought in."""
    kept = frozenset(filter(None, keep.split(",")))
    before = frozenset(sys.modules)
    sys.stdout.write(json.dumps({name: brought_in(name, kept, before) for name in modules}))


if __name__ == "__main__":
    main(*sys.argv[1:])
