"""A student fills in the page in a real browser, and the answers come back as they were given."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.system.browser import Browser, browser, found
from tests.unit.build import a_student, name_of
from tests.unit.travelling import CATALOGUES, every_kind, packed, talk

from conferapp.domain.conference import Conference
from conferapp.domain.kinds.union import KINDS
from conferapp.domain.pictures import Picture
from conferapp.domain.travel.bringing import bring_in
from conferapp.domain.travel.brought import Brought
from conferapp.domain.travel.packing import pack
from conferapp.domain.travel.unpacking import check
from conferapp.outputs.travel_html import travel_html
from conferapp.storage.answer_files import read_answers

pytestmark = pytest.mark.skipif(found() is None, reason="there is no Chromium on this computer")

HELPERS = """
const button = (words) => {
  const found = [...document.querySelectorAll("button")].find((b) => b.textContent === words);
  if (!found) throw new Error(`no button ${words}`);
  return found;
};
const press = (words) => button(words).click();
const type = (id, text) => {
  const box = document.getElementById(id);
  box.value = text;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  box.dispatchEvent(new Event("change", { bubbles: true }));
};
const cells = (kind) => [...document.querySelectorAll(`#q-${kind} .card input`)];
const fill = (box, text) => {
  box.value = text;
  box.dispatchEvent(new Event("input", { bubbles: true }));
};
const pick = (kind, words) => {
  const all = [...document.querySelectorAll(`#q-${kind} .pick`)];
  all.find((label) => label.textContent.includes(words)).click();
};
"""

NAMELESS = """
[...document.querySelectorAll("input, select, textarea, button")]
  .filter((each) => !each.labels?.length && !each.ariaLabel && !each.textContent.trim())
  .map((each) => each.outerHTML)
"""
"""Controls that a screen reader could only call by what they are."""


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Browser, Path]]:
    """A browser, and the folder of its downloads."""
    folder = tmp_path_factory.mktemp("browser")
    with browser(folder) as made:
        yield made, folder


def shown(seen: tuple[Browser, Path], page: bytes) -> Browser:
    """The browser with a page open."""
    made, folder = seen
    path = folder / "page.html"
    path.write_bytes(page)
    made.open(path)
    made.run(HELPERS)
    return made


def saved(seen: tuple[Browser, Path], of: Conference) -> dict[str, Any]:
    """What the page saves when its button is pressed."""
    made, folder = seen
    file = folder / f"answers-{of.record.id[-8:]}.json"
    file.unlink(missing_ok=True)
    made.run('press("Save my answers")')
    made.wait("Browser.downloadProgress", state="completed")
    return read_answers(file)


def brought(of: Conference, content: dict[str, Any]) -> Brought:
    """What a file brings, taken in."""
    result = check(content, of)
    bring_in(of, result, who="R. Diaz")
    return result


def test_the_result_is_behind_the_guess_and_the_guess_stays(seen: tuple[Browser, Path]) -> None:
    made = talk()
    page = shown(seen, packed(made))
    text = "document.body.innerText"
    page.run('press("Begin"); press("Go on")')
    assert "41 of 100" not in page.run(text)
    assert "Why?" not in page.run(text)
    page.run('press("Make my guess")')
    assert page.run("document.activeElement.id") == "a-guess"
    page.run('type("a-guess", "70"); press("Go on")')
    assert "41 of 100" not in page.run(text)
    page.run('press("Show me how it went")')
    after = page.run(text)
    assert "70 of 100" in after
    assert "41 of 100" in after
    assert "It came out 29 points under your guess." in after
    assert "41 of 100" in page.run('document.getElementById("heard").textContent')
    page.run('type("a-why", "Luck"); press("Back")')
    assert page.run('document.getElementById("a-guess")') is None
    page.run('press("Go on"); press("Go on")')
    assert "Try again" in page.run(text)
    content = saved(seen, made)
    assert [entry["key"] for entry in content["opened"]] == ["guess"]
    result = brought(made, content)
    assert [found.said for found in result.new] == ["70 of 100", "Luck"]
    assert made.locked("guess")
    assert page.complaints() == []
    assert {address.partition(":")[0] for address in page.requests()} <= {"file", "blob"}


def test_every_kind_can_be_answered_and_arrives(seen: tuple[Browser, Path]) -> None:
    made = talk(every_kind(), student=a_student(supports=("starters",)))
    art = Picture("ladder", "Growing", "Step by step", ("|-|",))
    made.around = type(made.around)(history=made.around.history, pictures={"ladder": art})
    page = shown(seen, travel_html(pack(made, CATALOGUES.best("en"))))
    page.run('press("Begin")')
    assert page.run(NAMELESS) == []
    page.run(
        """
        type("a-short", "A line"); type("a-long", "Two\\nlines"); type("a-number", "7,5");
        type("a-score", "40/50"); pick("scale", "3"); pick("choice", "car");
        pick("choices", "bike");
        pick("yes-no", "No"); type("a-date", "2026-12-04"); pick("checklist", "book");
        fill(cells("measures")[0], "Homework"); fill(cells("measures")[1], "8 of 10");
        fill(cells("evidence")[0], "Asked early"); fill(cells("topics")[0], "Graphs");
        fill(cells("connections")[0], "Fractions"); fill(cells("connections")[1], "Practice");
        fill(cells("goal")[0], "Read more"); fill(cells("goal")[2], "2026-12-18");
        fill(cells("actions")[0], "Read"); fill(cells("actions")[1], "Monday");
        [...document.querySelectorAll("#q-actions button")].at(-1).click();
        fill(cells("actions")[8], "Write");
        type("a-reminder", "ladder"); pick("last-goal", "Done"); pick("recap", "own words");
        """
    )
    result = brought(made, saved(seen, made))
    assert not result.refused
    said = {name: made.text(name) for name in made.record.answers}
    assert said == {
        "short": "A line",
        "long": "Two\nlines",
        "number": "7.5 pages",
        "score": "40 of 50 (80 %)",
        "scale": "3 of 5",
        "choice": "car",
        "choices": "bike",
        "yes-no": "no",
        "date": "Fri 4 Dec 2026",
        "checklist": "book",
        "measures": "Homework: 8 of 10",
        "evidence": "Asked early",
        "topics": "Graphs",
        "connections": "Fractions → Practice",
        "goal": "Read more · by Fri 18 Dec",
        "actions": "Read · Monday\nWrite",
        "reminder": "ladder: Step by step",
        "last-goal": "✓ kept: Ten pages a day",
        "recap": "yes",
    }
    assert set(said) == {name_of(kind) for kind in KINDS}
    assert page.complaints() == []


HOSTILE = (
    "</script><script>document.title='broken'</script><!-- <img src=x onerror=alert(1)> {{style}}"
)


def test_text_stays_text_and_saved_answers_can_be_gone_on_with(
    seen: tuple[Browser, Path],
) -> None:
    made = talk(seen=HOSTILE, student=a_student(called=HOSTILE))
    page = shown(seen, packed(made))
    assert page.run("document.title") == "Test"
    page.run('press("Begin")')
    assert HOSTILE in page.run("document.body.textContent")
    assert page.run('document.querySelectorAll("img").length') == 0
    page.run('type("a-guess", "70"); press("Go on"); press("Show me how it went")')
    page.run('type("a-why", "Because of luck")')
    content = saved(seen, made)
    page = shown(seen, packed(made))
    page.run(
        f"""
        const file = new File([{json.dumps(json.dumps(content))}], "answers.json");
        const list = new DataTransfer();
        list.items.add(file);
        const box = document.getElementById("saved");
        box.files = list.files;
        box.dispatchEvent(new Event("change"));
        new Promise((done) => {{
          const look = () => document.querySelector("h2") ? done() : requestAnimationFrame(look);
          look();
        }})
        """
    )
    assert "This stays as it is" in page.run("document.body.innerText")
    page.run('press("Go on")')
    assert page.run('document.getElementById("a-why").value') == "Because of luck"
    assert page.run("document.documentElement.scrollWidth <= innerWidth")
    assert page.complaints() == []


def test_answers_that_are_not_saved_are_not_lost_without_a_word(
    seen: tuple[Browser, Path],
) -> None:
    made = talk()
    page = shown(seen, packed(made))
    page.run('press("Begin"); type("a-guess", "70")')
    assert "Not saved yet" in page.run("document.body.innerText")
    page = shown(seen, packed(made))
    page.wait("Page.javascriptDialogOpening", type="beforeunload")
    assert page.run("localStorage.length + sessionStorage.length") == 0
    page.run('press("Begin")')
    assert page.run('document.getElementById("a-guess").value') == ""


def test_a_question_comes_up_when_its_condition_holds(seen: tuple[Browser, Path]) -> None:
    page = shown(seen, packed(talk()))
    page.run('press("Begin"); type("a-guess", "95"); press("Go on"); press("Show me how it went")')
    assert "What now?" in page.run("document.body.innerText")
    page = shown(seen, packed(talk()))
    page.run('press("Begin"); type("a-guess", "85"); press("Go on"); press("Show me how it went")')
    assert "What now?" not in page.run("document.body.innerText")
