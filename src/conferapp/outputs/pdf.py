"""A handout as PDF, by typst.

Its text goes to typst as a file of data, so nothing in it is ever read as markup. The PDF follows
PDF/UA, for two reasons. Screen readers get headings, title and language. And typst refuses to
write such a PDF when a letter has no shape in any font: there is never a box in place of a letter.

Typst isn't part of every installation, so it is imported where it is needed.
"""

import json
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from conferapp.outputs.handout_data import Data, template_name
from conferapp.outputs.pdf_fonts import families
from conferapp.outputs.pdf_problems import PackageMissing, problem_of
from conferapp.outputs.typst_apart import compiled, compiled_apart

_TEMPLATES: Final = Path(__file__).resolve().parent.parent / "templates"


def as_pdf(data: Data, template: str | None = None, *, system_fonts: bool = True) -> bytes:
    """A handout as a tagged PDF: the same bytes for the same handout and fonts.

    Args:
        data: The handout, as `as_data` gives it.
        template: The text of a program's own template; None for the one that belongs to the sheet.
        system_fonts: Whether fonts of this computer are used besides those that come with typst.

    Raises:
        OutputError: It can't be had; the sentence says why, and what to do.
    """
    if find_spec("typst") is None:
        raise PackageMissing
    name, own = template_name(data["sheet"], "typ"), template is not None
    files = {
        "main.typ": _shipped(name) if template is None else template,
        "common.typ": _shipped("common.typ"),
        "handout.json": json.dumps(data),
        "fonts.json": json.dumps(families(system_fonts, data["language"])),
    }
    made = (compiled_apart if own else compiled)(files, system_fonts=system_fonts)
    if isinstance(made, bytes):
        return made
    raise problem_of(made, name, own=own)


def _shipped(name: str) -> str:
    return (_TEMPLATES / name).read_text("utf-8")
