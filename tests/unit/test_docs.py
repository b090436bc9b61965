"""The pages that people read name commands, pictures and places that are there.

`make docs` goes further: it makes the pictures and runs the commands.
"""

import fnmatch
import re
import runpy
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote

import click
import pytest

from conferapp.cli.main import conferapp

TOP: Final = Path(__file__).resolve().parents[2]
CODE = re.compile(r"`(conferapp(?: [^`\n]+)?)`")
LINE = re.compile(r"^\s*(?:\$ )?(conferapp(?: .*)?)$", re.MULTILINE)
FENCED = re.compile(r"^```(?!text|toml|json)\w*\n(.*?)^```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ +(.*)$", re.MULTILINE)
PAGES = [
    *(TOP / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")),
    *sorted((TOP / "docs").rglob("*.md")),
]


def commands(page: Path) -> Iterator[str]:
    """Every command of the app that a page names, in a line or in a block."""
    text = page.read_text(encoding="utf-8")
    blocks = FENCED.findall(text)
    yield from CODE.findall(FENCED.sub("", text))
    for block in blocks:
        for line in LINE.findall(block):
            yield re.split(r"\s{2,}|\s+[#|>]", line)[0]  # behind it stands what it does


def unknown(command: str) -> str:
    """What of a command the app doesn't know; "" for nothing."""
    words = [word for word in shlex.split(command)[1:] if word not in {"…", "..."}]
    here: click.Command = conferapp
    context = click.Context(conferapp, info_name="conferapp")
    for word in words:
        if word.startswith("-"):
            name = word.partition("=")[0]
            given = [*context.command.params, *conferapp.params, *here.params]
            options = {o for p in given if isinstance(p, click.Option) for o in p.opts}
            if name not in {*options, "--help", "-h", "-"}:
                return name
        elif isinstance(here, click.Group) and word[0].islower() and "|" not in word:
            found = here.get_command(context, word)
            if found is None:
                return word
            here = found
    return ""


def anchors(page: Path) -> set[str]:
    """The places in a page that a link can name."""
    heads = HEADING.findall(page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", head.lower()).strip().replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(TOP)))
def test_every_command_that_a_page_names_is_known(page: Path) -> None:
    wrong = {command: what for command in commands(page) if (what := unknown(command))}
    assert wrong == {}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(TOP)))
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    lost = []
    for link in LINK.findall(page.read_text(encoding="utf-8")):
        path, _, anchor = unquote(link).partition("#")
        if re.match(r"[a-z]+:", path):
            continue
        there = (page.parent / path) if path else page
        if not there.exists() or (anchor and anchor not in anchors(there)):
            lost.append(link)
    assert lost == []


def test_every_picture_is_made_by_a_maker_and_shown_in_a_page() -> None:
    folder = TOP / "docs" / "pictures"
    pictures = {path.name for path in folder.iterdir() if path.suffix in {".svg", ".png"}}
    makers = "".join(path.read_text(encoding="utf-8") for path in folder.glob("make*.py"))
    shown = {Path(link).name for page in PAGES for link in LINK.findall(page.read_text("utf-8"))}
    assert {name for name in pictures if not re.search(rf'"{Path(name).stem}[".]', makers)} == set()
    assert pictures - shown == set()


def test_make_docs_runs_every_maker_that_there_is() -> None:
    docs = TOP / "docs"
    told: dict[str, Any] = runpy.run_path(str(docs / "make_docs.py"))
    there = {path.relative_to(docs).as_posix() for path in docs.rglob("make_*.py")} | {
        path.relative_to(docs).as_posix() for path in docs.rglob("make.py")
    }
    assert {*told["MAKERS"]} == there - {"make_docs.py"}


def test_what_stands_above_a_block_of_commands_prepares_it(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    block = "```console\n$ one\nsaid …\n$ two\n```\n"
    above = "Text.\n\n<!-- before: mkdir here -->\n<!-- typed: y | n -->\n"
    page.write_text(above + block, encoding="utf-8")
    told: dict[str, Any] = runpy.run_path(str(TOP / "docs" / "consoles.py"), run_name="consoles")
    shown = [(each.line, each.command, each.said, each.typed) for each in told["shown_in"](page)]
    assert shown == [
        (4, "mkdir here", "", ""),
        (6, "one", "said …", "y\nn\n"),
        (8, "two", "", "y\nn\n"),
    ]


def test_every_module_in_the_tables_of_the_architecture_is_there() -> None:
    page = (TOP / "docs" / "architecture.md").read_text(encoding="utf-8")
    _, _, tables = page.partition("## Layers")
    rows = re.findall(r"^\| (`[^|]*) \|", tables.partition("## Words")[0], re.MULTILINE)
    named = {name.rstrip("/") for row in rows for name in re.findall(r"`([^`]+)`", row)}
    there = {path.stem for path in (TOP / "src").rglob("*") if path.suffix in {".py", ""}}
    assert {name for name in named if not fnmatch.filter(there, name)} == set()


def test_a_command_that_is_gone_would_be_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "`conferapp wher` and\n```console\n$ conferapp confer Ana --quicker\n```\n", "utf-8"
    )
    assert [unknown(command) for command in commands(page)] == ["wher", "--quicker"]
