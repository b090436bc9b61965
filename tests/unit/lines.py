"""Agendas written line by line, for tests of what is told about them."""

from conferapp.storage.agendas import read_agenda

HEAD = 'format = 1\nid = "talk"\ntitle = "A talk"\n'


def page(name: str, *lines: str, part: str = "agenda", title: str = '"T"') -> str:
    """A page with further lines."""
    return "\n".join([f"[[{part}]]", f'id = "{name}"', f"title = {title}", *lines, ""])


def ask(name: str, *lines: str, kind: str = "long", part: str = "agenda") -> str:
    """A question with further lines; its own `ask` may be among them."""
    head = (f"[[{part}.questions]]", f'id = "{name}"', f'kind = "{kind}"')
    asked = () if any(line.startswith("ask") for line in lines) else ('ask = "A?"',)
    return "\n".join([*head, *asked, *lines, ""])


def told(*pieces: str) -> list[str]:
    """What is wrong, each with the text of its line."""
    problems = read_agenda(HEAD + "".join(pieces), "talk.toml").problems
    return [f"{p.text_of_line} → {p.message} {p.hint}" for p in problems]


def one(*pieces: str) -> str:
    """The one thing that is wrong."""
    (found,) = told(*pieces)
    return found
