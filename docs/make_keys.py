"""Make the tables of docs/keys.md: every key, read from the bindings of every screen.

`make docs` runs it. The page keeps its prose: what stands between `<!-- generated: keys -->` and
`<!-- end -->` is made anew.
"""

import re
from pathlib import Path
from typing import Final

from conferapp.ui.keymap import Keymap
from conferapp.ui.keymap_places import all_keys
from conferapp.ui.keymap_text import Row, key_rows

PAGE: Final = Path(__file__).resolve().parent / "keys.md"

_REGION: Final = re.compile(r"(<!-- generated: keys -->\n).*?(<!-- end -->)", re.DOTALL)


def filled(page: str) -> str:
    """The page with its tables made anew.

    Args:
        page: The page as it stands.
    """
    made = "\n".join(_table(name, rows) for name, rows in key_rows(all_keys(), Keymap()))
    return _REGION.sub(lambda region: f"{region[1]}\n{made}\n{region[2]}", page)


def _table(name: str, rows: tuple[Row, ...]) -> str:
    lines = [
        f"| {' '.join(f'`{key}`' for key in row.keys)} | {row.about} | `{row.id}` |" for row in rows
    ]
    head = [f"### {name}", "", "| keys | what they do | id |", "| --- | --- | --- |"]
    return "\n".join([*head, *lines, ""]).replace("’", "'").replace("|  |", "| |")


def main() -> None:
    """Write the page."""
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
