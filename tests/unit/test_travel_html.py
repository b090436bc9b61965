"""The page and the blank as files: whole in themselves, and with text that stays text."""

import base64
import hashlib
import json
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.build import a_student
from tests.unit.travelling import CATALOGUES, data_in, every_kind, packed, talk, unsealed

from conferapp.domain.conference import Conference
from conferapp.domain.travel.packing import pack
from conferapp.outputs.travel_blank import CONTROLS, blank_html

HOSTILE = "</script><!--<script> --> {{style}} & \u2028 \"'`${x}"


class Seen(HTMLParser):
    """The elements of a page, with their attributes and what stands in them."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self._open: list[str] = []
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in {"meta", "br"}:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.setdefault(self._open[-1] if self._open else "", []).append(data)

    @property
    def policy(self) -> str:
        """What the page lets a browser do."""
        found = (attrs for tag, attrs in self.elements if "http-equiv" in attrs)
        return str(next(found)["content"])


def blank(of: Conference, language: str = "en") -> bytes:
    words = CATALOGUES.best(language)
    return blank_html(pack(of, words), words)


def digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_only_the_style_and_the_script_of_the_page_itself_may_run() -> None:
    seen = Seen(packed(talk()))
    _, script = seen.texts["script"]
    (style,) = seen.texts["style"]
    assert seen.policy == (
        f"default-src 'none'; style-src {digest(style)}; script-src {digest(script)}; "
        "base-uri 'none'; form-action 'none'"
    )


def test_a_blank_may_run_nothing() -> None:
    seen = Seen(blank(talk()))
    (style,) = seen.texts["style"]
    assert seen.policy == (
        f"default-src 'none'; style-src {digest(style)}; base-uri 'none'; form-action 'none'"
    )
    assert "script" not in {tag for tag, _ in seen.elements}


@pytest.mark.parametrize("make", [packed, blank], ids=["page", "blank"])
def test_nothing_is_asked_for_from_outside(make: object) -> None:
    assert callable(make)
    seen = Seen(make(talk(every_kind())))
    loading = {"src", "href", "srcset", "action", "data", "poster"}
    assert not [attrs for _, attrs in seen.elements if loading & set(attrs)]
    assert "url(" not in "".join(seen.texts["style"])
    assert "@import" not in "".join(seen.texts["style"])


@given(text=st.text(max_size=30) | st.just(HOSTILE))
def test_no_text_ends_the_element_it_stands_in(text: str) -> None:
    made = talk(seen=f"x{text}", student=a_student(called=f"y{text}"))
    page = packed(made)
    seen = Seen(page)
    assert [tag for tag, _ in seen.elements].count("script") == 2
    data = data_in(page)
    said = data["stage"]["sheets"][0]["notes"][0]["lines"]
    assert "".join(line["text"] for line in said) == "".join(f"x{text}".strip().splitlines())
    assert "script" not in {tag for tag, _ in Seen(blank(made)).elements}


def test_what_waits_for_a_prediction_is_whole_behind_it() -> None:
    data = data_in(packed(talk()))
    assert data["stage"]["key"] == "guess"
    behind = unsealed(data["stage"])
    assert behind["gap"] == {"guess": "guess", "result": {"value": 41, "out_of": 100}}
    assert behind["sealed"] == ""


def test_a_page_names_its_languages_apart() -> None:
    page = packed(talk(student=a_student(language="es")), "es")
    seen = Seen(page)
    assert dict(seen.elements)["html"] == {"lang": "es", "dir": "ltr"}
    assert data_in(page)["language"] == "en"
    assert "Estas páginas son tuyas, Amara." in json.dumps(data_in(page), ensure_ascii=False)


def test_a_blank_has_no_result_and_no_answer() -> None:
    made = talk(guess={"value": 70, "out_of": 100}, why="Because of luck")
    text = blank(made).decode()
    assert not re.search(r"7713\d|\b41\b|\b70\b|luck", text)
    assert "Your tutor shows you the result after this page." in text
    assert "Look at this page together with your tutor" in text
    assert "Zq" not in text


def test_a_blank_says_where_to_stop_before_there_is_a_result() -> None:
    made = talk()
    for name in ("result", "skills"):
        made.answer(name, None)
    assert "Your tutor shows you the result after this page." in blank(made).decode()


def test_a_blank_has_every_question_of_the_page_in_order() -> None:
    text = blank(talk()).decode()
    asked = re.findall(r"<h3[^>]*>([^<]*)</h3>", text)
    assert asked == ["What was seen?", "What do you think?", "Easy?", "Why?", "What now?"]


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_blank_has_something_to_write_on_for_every_kind(language: str) -> None:
    page = pack(talk(every_kind()), CATALOGUES.best(language))
    assert {question.control for question in page.questions.values()} | {"levels"} == set(CONTROLS)
    text = blank(talk(every_kind()), language).decode()
    marks = ("line", "few", "box", "steps", "card", "frame", "write")
    for part in text.split('class="asked"')[1:]:
        assert re.search(rf'class="[^"]*({"|".join(marks)})', part)


def test_starters_are_printed_for_those_who_use_them() -> None:
    made = talk(student=a_student(supports=("starters",)))
    assert ">Because </p>" in blank(made).decode()
    assert ">Because </p>" not in blank(talk()).decode()
