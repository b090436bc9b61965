"""A report as a table (CSV) that a spreadsheet opens, with the names that programs know.

There is no row for all, because a spreadsheet would count it once more.
"""

from conferapp.domain.reports.table import Table
from conferapp.outputs.tables import csv_table


def report_csv(table: Table) -> bytes:
    """A report as the bytes of a file.

    Args:
        table: The report.
    """
    keys = [column.key for column in table.figures.columns]
    return csv_table(keys, (dict(zip(keys, row, strict=True)) for row in table.figures.rows))
