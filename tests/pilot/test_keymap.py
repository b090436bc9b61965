"""Keys of one’s own: what can hold, what is said of the rest, and every key and its help."""

import re
from functools import cache
from itertools import chain
from pathlib import Path

import pytest
from docs import make_keys
from tests.pilot.agendas import SHORT
from tests.pilot.laptop import LARGE, Laptop
from textual.binding import Binding
from textual.dom import DOMNode

from conferapp.domain.text import as_theirs
from conferapp.storage.keymap_file import Wish, read_wishes
from conferapp.ui.key_names import key_name
from conferapp.ui.keymap import Keymap, keys_of
from conferapp.ui.keymap_check import Checked, sort_out
from conferapp.ui.keymap_places import AllKeys, Site, all_keys, classes_below
from conferapp.ui.keymap_text import keymap_list, keymap_sample
from conferapp.ui.steady_screen import SteadyScreen

STRANGE = re.compile(
    r"\b(TOML|JSON|widgets?|focus|modal|cursor|bindings?|terminal)\b", re.IGNORECASE
)
NAMED = re.compile(r"(?:Ctrl|Shift|Alt)\+\w+|\bF\d+|PgUp|PgDn|\[(\S)\]")


@cache
def there() -> AllKeys:
    """All keys that there are."""
    return all_keys()


def asked(**keys: str) -> Checked:
    """What comes of a file; a double underscore stands for a dot, a single one for a hyphen."""
    ids = {name.replace("__", ".").replace("_", "-"): said for name, said in keys.items()}
    lines = enumerate(ids.items(), 1)
    return sort_out(
        [Wish(id_, tuple(said.split()), f"keys.toml, line {n}") for n, (id_, said) in lines],
        there(),
    )


# What can hold -------------------------------------------------------------------------------


def test_a_key_takes_the_place_of_the_usual_one() -> None:
    assert asked(next="shift+f2 Ctrl+N").keymap.chosen == {"next": ("shift+f2", "ctrl+n")}


def test_two_keys_can_be_exchanged() -> None:
    checked = asked(next="F7", back="F8")
    assert not checked.problems
    assert checked.keymap.chosen == {"next": ("f7",), "back": ("f8",)}


def test_enter_and_escape_stay_where_they_are() -> None:
    chosen = asked(home__open="Shift+F3", story__home="Shift+F4").keymap.chosen
    assert chosen == {"home.open": ("shift+f3", "enter"), "story.home": ("shift+f4", "escape")}


@pytest.mark.parametrize(
    ("id_", "keys", "why"),
    [
        ("nxt", "f3", "nothing is called “nxt”. Did you mean “next”?"),
        ("next", "blub", "“blub” isn’t a key. Keys are written like F8, Ctrl+N, ? or PgDn."),
        ("next", "ctrl+i", "Ctrl+I arrives from some terminals as another key, or not."),
        ("next", "ctrl+2", "Ctrl+2 arrives from some terminals as another key, or not."),
        ("next", "x", "x is for typing, too (“In a conference”). Choose F-keys or Ctrl+…"),
        ("student.next", "x", "x is for typing, too (“The student’s own pages”)."),
        ("quit", "q", "q is for typing, too"),
        ("next", "esc", "Esc leads on, back or out on every screen."),
        ("home.prepare", "enter", "Enter leads on, back or out on every screen."),
        ("next", "tab", "Tab leads on, back or out on every screen."),
        ("next", "ctrl+k", "Ctrl+K means something in texts and lists already."),
        ("next", "ctrl+c", "Ctrl+C copies text"),
        ("next", "f9", "F9 is “Cover” already (“In a conference”, cover)."),
        ("next", "ctrl+q", "Ctrl+Q is “Quit” already"),
        ("rest", "f8", "F8 is"),
        ("take-back", "f9", "F9 is “Take it” already (“The laptop comes back”, take-back.then)."),
        ("to-bin.move", "d", "d is “Move to the bin” already (“Home”, home.to-bin)."),
        ("roster.to-bin", "b", "b is “Move to the bin” already (“To bin”, to-bin.move)."),
        ("rows.undo", "ctrl+o", "Ctrl+O is “Note” already"),
    ],
)
def test_what_cant_hold_is_a_sentence_and_the_usual_key_stays(
    id_: str, keys: str, why: str
) -> None:
    checked = asked(**{id_.replace(".", "__").replace("-", "_"): keys})
    assert not checked.keymap.chosen
    [said] = checked.problems
    assert said.startswith(f"keys.toml, line 1: {why}")
    assert said.endswith("Until then the usual key holds.") or "conferapp keymap" in said


def test_of_two_lines_with_one_key_the_later_one_is_refused_and_the_rest_holds() -> None:
    checked = asked(next="shift+f2", back="shift+f2", cover="shift+f3")
    assert set(checked.keymap.chosen) == {"next", "cover"}
    assert checked.problems[0].startswith("keys.toml, line 2: Shift+F2 is “Next” already")


def test_a_chain_that_breaks_gives_every_key_back() -> None:
    checked = asked(next="f7", back="f9")  # F9 covers, so F7 stays for going back
    assert not checked.keymap.chosen
    assert len(checked.problems) == 2


def test_keys_of_what_never_works_together_can_be_one() -> None:
    assert not asked(import__on="shift+f2", import__write="shift+f2").problems


# What is told --------------------------------------------------------------------------------


def test_the_sample_is_the_usual_keymap_as_comments(tmp_path: Path) -> None:
    path = tmp_path / "keys.toml"
    sample = keymap_sample(there())
    path.write_text(sample)
    assert read_wishes(path) == ((), ())
    path.write_text(re.sub(r'^# "', '"', sample, flags=re.MULTILINE))
    wishes, problems = read_wishes(path)
    assert {wish.id for wish in wishes} == set(there().usual)
    checked = sort_out(wishes, there())
    assert (problems, checked.problems) == ((), ())
    assert {i: {*keys} for i, keys in checked.keymap.chosen.items()} == {
        i: {*keys} for i, keys in there().usual.items()
    }


def test_the_list_has_each_id_once_with_its_keys_as_they_are() -> None:
    listed = keymap_list(there(), Keymap({"next": ("shift+f2",)}))
    ids = re.findall(r"^ [* ] (\S+)", listed, re.MULTILINE)
    assert sorted(ids) == sorted(there().usual)
    assert re.search(r"\* next +Shift\+F2 ", listed)


def test_a_sentence_names_keys_as_they_are_now() -> None:
    f8, f9 = Binding("f8", "one", id="one"), Binding("f8,x", "two", id="two")
    keymap = Keymap({"one": ("f3",), "two": ("ctrl+g",)})
    told = keymap.told("F8 goes on, F81 and SF8 are no keys.", [f8, f9], lambda b: b is f9)
    assert told == "Ctrl+G goes on, F81 and SF8 are no keys."
    assert keymap.told("[x] and [F4 one] and [word]", [f8, f9], lambda _: True) == (
        "Ctrl+G and F3 and [word]"
    )
    assert Keymap().told("[x]: F8", [f8, f9], lambda _: True) == "x: F8"


def test_somebodys_words_are_never_taken_for_a_key() -> None:
    keymap = Keymap({"one": ("f3",)})
    f8 = Binding("f8", "one", id="one")
    said = f"{as_theirs('[b] F8')} is called so; F8 goes on."
    assert keymap.told(said, [f8], lambda _: True) == "[b] F8 is called so; F3 goes on."


def test_the_page_of_keys_is_as_the_bindings_are() -> None:
    page = make_keys.PAGE.read_text(encoding="utf-8")
    assert make_keys.filled(page) == page, "Run `python docs/make_keys.py`, or `make docs`."


# Every key, and every help -------------------------------------------------------------------


def test_every_key_has_an_id() -> None:
    there()
    missing = [
        (kind.__name__, binding)
        for kind in classes_below(DOMNode)
        if kind.__module__.startswith("conferapp.")
        for binding in kind.__dict__.get("BINDINGS", ())
        if isinstance(binding, Binding) and not binding.id and not _of_textual(kind, binding)
    ]
    assert not missing


def _of_textual(kind: type[DOMNode], binding: Binding) -> bool:
    """Whether a class took a binding over from the stock widget that it changes."""
    return any(binding in base.__dict__.get("BINDINGS", ()) for base in kind.__mro__[1:])


def test_one_id_means_one_thing() -> None:
    meant: dict[str, set[str]] = {}
    for each in chain.from_iterable(site.keyed for site in there().sites):
        meant.setdefault(each.id, set()).add(each.action.removeprefix("app."))
    assert {id_: actions for id_, actions in meant.items() if len(actions) > 1} == {}


def test_no_two_things_on_one_screen_have_one_key_unless_never_together() -> None:
    same = {
        frozenset({one.id, other.id})
        for site in there().screens
        for one in site.keyed
        for other in site.keyed
        if one.id != other.id and one.action != other.action and {*one.keys} & {*other.keys}
    }
    assert same <= {
        frozenset({"import.on", "import.write"}),
        frozenset({"import.read", "import.choose"}),
        frozenset({"scores.read", "scores.choose"}),
        frozenset({"scores.read", "scores.pick"}),
        frozenset({"scores.on", "scores.write"}),
        frozenset({"scores.choose", "scores.pick"}),
        frozenset({"scores.pick", "scores.turn"}),
        frozenset({"handouts.make", "handouts.toggle"}),
        frozenset({"handouts.toggle", "read.on"}),
        frozenset({"correcting.done", "finish"}),
        frozenset({"correcting.done", "renew"}),
        frozenset({"elsewhere.take-over", "hand-out"}),
    }


SITES = [site for site in there().screens if site.kind is not None]


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)
def test_each_screen_explains_itself_in_plain_words(site: Site) -> None:
    assert site.kind is not None
    about = site.kind.ABOUT
    assert len(re.findall(r"[.?!](?:\s|$)", about)) >= 2
    assert not STRANGE.search(about.replace("this window larger", ""))
    names = {key_name(key) for b in site.kind.declared() for key in keys_of(b)}
    named = {found[1] or found[0] for found in NAMED.finditer(about)}
    assert named <= names | {"Ctrl+"}


def test_every_screen_and_dialog_explains_itself_and_has_help() -> None:
    whole = {site.kind for site in there().screens}
    leaves = [
        kind
        for kind in classes_below(SteadyScreen)
        if kind.__module__.startswith("conferapp.") and not kind.__subclasses__()
    ]
    assert not [kind.__name__ for kind in leaves if kind not in whole]
    helped = [{b.action for b in kind.declared()} for kind in whole if kind is not None]
    assert all({"help", "leave"} & actions for actions in helped)


# At the laptop -------------------------------------------------------------------------------


def exchanged() -> str:
    """A file in which every F-key is the one with Shift, and the other way round."""
    lines = []
    for id_, keys in there().usual.items():
        other = [key[6:] if key.startswith("shift+f") else f"shift+{key}" for key in keys]
        fs = [key for key in other if re.fullmatch(r"(shift\+)?f\d+", key)]
        if fs:
            lines.append(f'"{id_}" = "{", ".join(map(key_name, fs))}"')
    return "\n".join(lines)


PLAIN_F = re.compile(r"(?<!Shift\+)\bF\d+\b")


async def test_a_conference_is_held_with_keys_of_ones_own_and_nothing_names_the_old_ones(
    laptop: Laptop,
) -> None:
    laptop.agenda(SHORT)
    laptop.student()
    laptop.places.keymap.parent.mkdir(parents=True, exist_ok=True)
    laptop.places.keymap.write_text(exchanged(), encoding="utf-8")
    async with laptop.open(LARGE) as tutor:

        def look() -> None:
            assert not PLAIN_F.search(tutor.screen), tutor.screen

        look()
        await tutor.begin("shift+f5", "short")
        look()
        await tutor.press("f8", "shift+f9")  # F8 takes up a newer agenda now, Shift+F9 covers
        tutor.must_see("Shift+F9 opens it.")
        await tutor.press("shift+f9", "shift+f8", "shift+f8")
        tutor.must_see("It’s Amara’s turn", "Shift+F4 goes to any other page.")
        await tutor.press("enter")
        await tutor.until(lambda: tutor.on == "StudentScreen", "the student has the laptop")
        look()
        await tutor.press("shift+f1")
        tutor.must_see("Shift+F8        Go on to the next page")
        await tutor.press("escape", "f9", "f10", "ctrl+q", "ctrl+p", "f2")
        assert tutor.on == "StudentScreen"
        await tutor.press("shift+f2")
        tutor.must_see("press Shift+F2 on this page, and a moment later Shift+F9.")
        look()
        await tutor.press("shift+f2")
        tutor.must_see("And now Shift+F9.")
        tutor.moment.pass_by(1)
        await tutor.press("shift+f9")
        await tutor.until(lambda: not tutor.app.private, "the tutor has the laptop")
        await tutor.press("ctrl+l", "shift+f8")
        tutor.must_see("Press Shift+F8 once more to finish.")
        assert tutor.main.counts_once("shift+f8")
        await tutor.finish("shift+f8")
    assert laptop.records[0]["status"] == "done"


async def test_what_cant_hold_is_said_at_the_start(laptop: Laptop) -> None:
    laptop.places.keymap.parent.mkdir(parents=True, exist_ok=True)
    laptop.places.keymap.write_text('"nxt" = "f8"\n', encoding="utf-8")
    async with laptop.open(LARGE) as tutor:
        tutor.must_see("keys.toml, line 1: nothing is called “nxt”.")
