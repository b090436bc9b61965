"""The agenda: pages in their order, and what is said by leaving something out."""

import pytest
from pydantic import ValidationError
from tests.unit.build import agenda, conference, ids, page

from conferapp.domain.agenda import placed

FOUR = """
[[follow_up]]
id = "after"
title = "After"
[[agenda]]
id = "live"
title = "Live"
questions = [
  { id = "plan", kind = "actions", ask = "What will you do?" },
  { id = "mood", kind = "short", ask = "How are you?", mirrors = "guess-mood" },
  { id = "private", kind = "short", ask = "Between us?", share = [] },
]
[[reflection]]
id = "think"
title = "Think"
who = "student"
questions = [{ id = "sure", kind = "scale", ask = "How sure?" }]
[[preparation]]
id = "facts"
title = "Facts"
questions = [
  { id = "guess-mood", kind = "short", ask = "How do they seem?" },
  { id = "work", kind = "short", ask = "Which test?", role = "assignment", share = ["family"] },
]
"""


def test_a_conference_walks_the_parts_in_order_however_the_file_lists_them() -> None:
    assert ids(agenda(FOUR).pages) == ["facts", "think", "live", "after"]


def test_whose_page_it_is_follows_from_its_part() -> None:
    whose = {p.id: p.who for p in agenda(FOUR).pages}
    assert whose == {"facts": "tutor", "think": "student", "live": "together", "after": "tutor"}


def test_a_page_may_say_whose_it_is() -> None:
    own = agenda('[[agenda]]\nid = "a"\ntitle = "A"\nwho = "tutor"')
    assert own.pages[0].who == "tutor"


def test_a_reflection_page_has_to_say_whose_it_is() -> None:
    assert "who" not in placed("reflection", {"id": "a", "title": "A"})
    with pytest.raises(ValidationError):
        agenda('[[reflection]]\nid = "a"\ntitle = "A"')


def test_who_gets_an_answer_follows_from_its_page_and_its_kind() -> None:
    own = agenda(FOUR)
    shares = {name: own.share(asked) for name, asked in own.questions.items()}
    assert shares == {
        "guess-mood": (),
        "work": ("family",),
        "sure": ("student",),
        "plan": ("student", "family", "school"),
        "mood": ("student",),
        "private": (),
    }


def test_a_mirror_is_seen_from_both_sides() -> None:
    assert agenda(FOUR).mirrored == {"mood": "guess-mood", "guess-mood": "mood"}


def test_roles_kinds_and_pages_find_their_questions() -> None:
    own = agenda(FOUR)
    assert own.roles["assignment"].id == "work"
    assert ids(own.of_kind("short")) == ["guess-mood", "work", "mood", "private"]
    assert own.page_of["sure"].id == "think"
    assert own.page("nowhere") is None


def test_a_missing_translation_falls_back_to_the_first_language() -> None:
    own = agenda('languages = ["es", "en"]\n[[agenda]]\nid = "a"\ntitle = "A"')
    both = {"en": "Hi", "es": "Hola"}
    assert own.word(both, "en") == "Hi"
    assert own.word(both, "so") == "Hola"
    assert own.word(both) == "Hola"
    assert own.word({"fr": "Salut"}, "so") == "Salut"
    assert own.word("as it is", "so") == "as it is"


@pytest.mark.parametrize(
    "line",
    [
        'colour = "red"',
        "minutes = 0",
        "minutes = -1",
        "minutes = nan",
        "minutes = inf",
        'minutes = "5"',
        'optional = "yes"',
        "title = 3",
        'title = ""',
        "title = {}",
        'who = "everybody"',
        'say = "one line"',
        "say = [1]",
        'show = ["Not An Id"]',
        'tips = [{ lens = "x" }]',
    ],
)
def test_a_key_that_is_unknown_or_holds_the_wrong_thing_is_refused(line: str) -> None:
    title = "" if line.startswith("title") else 'title = "A"\n'
    with pytest.raises(ValidationError):
        agenda(f'[[agenda]]\nid = "a"\n{title}{line}')


@pytest.mark.parametrize("name", ["Big", "two words", "-a", "a-", "a--b", "", "ä", "a" * 65])
def test_an_id_is_lower_case_words_joined_by_hyphens(name: str) -> None:
    with pytest.raises(ValidationError):
        agenda(f'[[agenda]]\nid = "{name}"\ntitle = "A"')


def test_nothing_in_an_agenda_can_be_changed() -> None:
    first = page(conference(FOUR), "facts")
    with pytest.raises(ValidationError):
        first.title = "Other"  # type: ignore[misc]
    assert isinstance(first.questions, tuple)
