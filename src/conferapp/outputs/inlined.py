"""Pages of one file: what stands in a template's gaps, and digests of what a browser may run."""

import base64
import hashlib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

_TEMPLATES: Final = Path(__file__).resolve().parent.parent / "templates"
_GAP: Final = re.compile(r"\{\{(\w+)\}\}")


def template(name: str) -> str:
    """The text of a template that came with the app.

    Args:
        name: The name of its file.
    """
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def filled(text: str, pieces: Mapping[str, str]) -> str:
    """A template with its gaps filled; what is put in isn't looked through for gaps.

    Args:
        text: The template.
        pieces: What goes where, ready to stand there.
    """
    return _GAP.sub(lambda gap: pieces[gap[1]], text)


def digest(text: str) -> str:
    """What a content security policy calls a style or a script that may run.

    Args:
        text: The style or the script, to the letter.
    """
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
