"""Notes on workspaces that are read side by side: what their settings have to do with figures."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from conferapp.domain.text import clean
from conferapp.storage.settings import ProgramSettings
from conferapp.storage.workspace import Workspace


def notes_on(workspaces: Sequence[Workspace]) -> Iterator[str]:
    """What is wrong with settings, and where they differ, as sentences.

    Args:
        workspaces: The workspaces.
    """
    read = [(work.root, ProgramSettings.read(work.settings)) for work in workspaces]
    for root, settings in read:
        before = f"In {clean(root.name)}: " if len(read) > 1 else ""
        yield from (f"{before}{clean(problem)}" for problem in settings.problems)
    days: dict[int, list[Path]] = {}
    for root, settings in read:
        days.setdefault(settings.cadence_days, []).append(root)
    if len(days) > 1:
        said = "; ".join(f"{_folders(roots)}: {many}" for many, roots in sorted(days.items()))
        yield (
            f"The days from one conference to the next differ ({said}). Who is overdue goes by "
            "those of the folder with the latest conference."
        )


def _folders(roots: Sequence[Path]) -> str:
    return ", ".join(sorted(clean(root.name) for root in roots))
