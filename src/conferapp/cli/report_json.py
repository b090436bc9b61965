"""Reports for other programs. The keys stay the same: docs/reports.md explains them."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from conferapp.domain.reports.table import Cell, Table
    from conferapp.ui.reckoned import Reckoned

_FORMAT: Final = 1
"""Counts the changes of the JSON that other programs would have to follow."""


def report_data(reckoned: "Reckoned") -> dict[str, object]:
    """Reports as JSON can hold them.

    Args:
        reckoned: The reports.
    """
    return {
        "format": _FORMAT,
        "since": reckoned.period.since.isoformat(),
        "until": reckoned.period.until.isoformat(),
        "today": reckoned.today.isoformat(),
        "workspaces": [str(folder) for folder in reckoned.folders],
        "reports": {table.id: _table(table) for table in reckoned.tables},
        "notes": list(reckoned.notes),
        "left_alone": [
            {
                "group": one.group,
                "workspace": str(one.folder),
                "path": one.path,
                "reason": one.reason,
                "remedy": one.remedy,
            }
            for one in reckoned.left_alone
        ],
    }


def _table(table: "Table") -> dict[str, object]:
    columns, figures = table.figures.columns, table.figures

    def by_key(row: "Sequence[Cell]") -> dict[str, object]:
        return {c.key: _plain(cell) for c, cell in zip(columns, row, strict=True)}

    return {
        "title": table.title,
        "about": table.about,
        "columns": [{"key": c.key, "name": c.name, "kind": c.kind} for c in columns],
        "rows": [by_key(row) for row in figures.rows],
        "total": by_key(figures.total) if figures.total else None,
        "note": figures.note,
    }


def _plain(cell: "Cell") -> object:
    return cell.isoformat() if isinstance(cell, date) else cell
