"""A folder as people know it, and who else may keep it in step with other computers."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from conferapp.domain.text import clean

_INSIDE: Final = " \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} "
_SERVICES: Final[Mapping[str, str]] = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "mobile documents": "iCloud",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "nextcloud": "Nextcloud",
    "cloudstorage": "a cloud service",
}
"""How the folder of a service begins, in lower case, and what the service is called."""


def spoken(folder: Path, home: Path) -> str:
    """A folder as a file window shows the way to it, from the person’s own folder down.

    Args:
        folder: The folder.
        home: This person’s own folder; what lies elsewhere is told as a path.
    """
    if not folder.is_relative_to(home) or folder == home:
        return clean(str(folder))
    parts = folder.relative_to(home).parts
    lead = () if len(parts) > 1 else ("your own folder",)
    return _INSIDE.join(clean(part) for part in (*lead, *parts))


def kept_in_step_by(folder: Path) -> str:
    """The service whose folder this one lies in, as far as its name tells; "" for none.

    Args:
        folder: The folder.
    """
    for part in reversed(folder.parts):
        for begins, name in _SERVICES.items():
            if part.casefold().startswith(begins):
                return name
    return ""
