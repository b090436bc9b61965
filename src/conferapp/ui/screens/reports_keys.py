"""The keys of the reports, in the order of the key bar."""

from textual.binding import Binding, BindingType

from conferapp.ui.screens.base import HELP, HELP_MARK, READ

REPORTS_KEYS: list[BindingType] = [
    Binding(
        "p,f3",
        "period",
        "Period",
        id="reports.period",
        tooltip="Count other weeks, or from one day to another",
    ),
    Binding(
        "right",
        "columns_on",
        "Columns",
        id="reports.right",
        tooltip="Move to the columns that don’t fit",
    ),
    Binding(
        "left",
        "columns_back",
        "Back",
        id="reports.left",
        show=False,
        tooltip="Move back to the first columns",
    ),
    Binding(
        "o,f8",
        "make_page",
        "Web page",
        id="reports.page",
        tooltip="Write this report, or all, as one page and open it, to be read or printed",
    ),
    Binding(
        "a,f4",
        "add",
        "Add folder",
        id="reports.add",
        tooltip="Count another tutor’s folder as well, or several in one folder",
    ),
    Binding("escape,f2", "home", "Home", id="reports.home", tooltip="Go home"),
    Binding(
        "c,f7",
        "make_tables",
        "CSV",
        id="reports.csv",
        tooltip="Write this report, or all, as tables for a spreadsheet",
    ),
    Binding(
        "x,delete",
        "only_own",
        "Only this folder",
        id="reports.own",
        tooltip="Leave the folders out that were added",
    ),
    *READ,
    HELP,
    HELP_MARK,
]
