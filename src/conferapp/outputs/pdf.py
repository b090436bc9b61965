"""A handout as PDF, by typst.

Its text goes to typst as a file of data, so nothing in it is ever read as markup. The PDF follows
PDF/UA, for two reasons. Screen readers get headings, title and language. And typst refuses to
write such a PDF when a letter has no shape in any font: there is never a box in place of a letter.

Typst isn't part of every installation, so it is imported where it is needed.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Any, Final

from conferapp.outputs.handout_data import Data
from conferapp.outputs.pdf_fonts import families, fonts
from conferapp.outputs.pdf_problems import PackageMissing, problem_of

_TEMPLATES: Final = Path(__file__).resolve().parent.parent / "templates"
_SHEETS: Final = {"page": "page.typ", "card": "cards.typ", "labels": "cards.typ"}

# Typst fetches packages, and can't be told not to. But it goes through a proxy where one is named:
# here that is a port of this computer on which nothing can listen, and not even a name is looked
# up.
_NOWHERE: Final = "http://127.0.0.1:0"
_OFFLINE: Final = {
    **dict.fromkeys(("https_proxy", "http_proxy", "all_proxy"), _NOWHERE),
    **dict.fromkeys(("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY"), _NOWHERE),
    **dict.fromkeys(("no_proxy", "NO_PROXY"), ""),
}
_environment = Lock()


def as_pdf(data: Data, template: str | None = None, *, system_fonts: bool = True) -> bytes:
    """A handout as a tagged PDF: the same bytes for the same handout and fonts.

    Args:
        data: The handout, as `as_data` gives it.
        template: The text of a program's own template; None for the one that belongs to the sheet.
        system_fonts: Whether fonts of this computer are used besides those that come with typst.

    Raises:
        OutputError: It can't be had; the sentence says why, and what to do.
    """
    try:
        import typst
    except ImportError as error:
        raise PackageMissing from error
    name, own = _SHEETS[data["sheet"]], template is not None
    # typst takes a mapping of names to files, too, which its types don't say.
    files: Any = {
        "main.typ": _shipped(name) if template is None else template.encode(errors="replace"),
        "common.typ": _shipped("common.typ"),
        "handout.json": json.dumps(data).encode(),
        "fonts.json": json.dumps(families(system_fonts, data["language"])).encode(),
    }
    # All that a template can reach is an empty folder.
    with TemporaryDirectory(prefix="conferapp-") as empty, _offline(own):
        try:
            return typst.compile(
                files,
                root=empty,
                package_path=empty,
                package_cache_path=empty,
                font_paths=fonts(system_fonts),
                format="pdf",
                pdf_standards="ua-1",
                timestamp=0,
            )
        except typst.TypstError as error:
            problem = problem_of(error, name, own=own)
    raise problem  # outside, so that no traceback carries what a student said


def _shipped(name: str) -> bytes:
    return (_TEMPLATES / name).read_bytes()


@contextmanager
def _offline(wanted: bool) -> Iterator[None]:
    """No network for typst while a template is set that isn't ours; see `_OFFLINE`."""
    if not wanted:
        yield
        return
    with _environment:
        before = {key: os.environ[key] for key in _OFFLINE if key in os.environ}
        os.environ.update(_OFFLINE)
        try:
            yield
        finally:
            for key in _OFFLINE:
                os.environ.pop(key, None)
            os.environ.update(before)
