"""The guard knows its own names and pages, and lets one browser in for one token."""

import pytest

from conferapp.serve.guard import LOOPBACK, MOST_SESSIONS, Guard, is_loopback


def here() -> Guard:
    return Guard(LOOPBACK, 8765)


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8765", "localhost:8765", "[::1]:8765", "LocalHost:8765"]
)
def test_a_request_for_this_computer_is_known(host: str) -> None:
    assert here().knows_host(host)


@pytest.mark.parametrize(
    "host",
    [
        *(None, "", ":8765", "localhost", "127.0.0.1", "127.0.0.1:80", "127.0.0.1:87650"),
        *("evil.example:8765", "localhost.evil.example:8765", "127.0.0.1.evil.example:8765"),
        *("192.168.0.7:8765", "localhost:8765@evil.example", "localhost:8765 ", "localhost.:8765"),
    ],
)
def test_a_name_that_was_made_to_lead_here_is_not(host: str | None) -> None:
    assert not here().knows_host(host)


def test_a_name_that_was_allowed_is_known_with_the_port_and_without() -> None:
    guard = Guard(["talk.school.example"], 8765)
    assert guard.knows_host("talk.school.example:8765")
    assert guard.knows_host("Talk.school.example")
    assert not guard.knows_host("school.example")


def test_on_all_addresses_numbers_are_known_and_no_names() -> None:
    guard = Guard([], 8765, any_address=True)
    known = [*("192.168.0.7:8765", "[fe80::1]:8765"), "10.0.0.1:8765"]
    assert [host for host in known if not guard.knows_host(host)] == []
    unknown = [*("evil.example:8765", "192.168.0.7:80", "192.168.0.7", "1.2.3:8765"), ":8765"]
    unknown.append("[fe80::1%; script-src *]:8765")  # it would stand in the page's policy
    assert [host for host in unknown if guard.knows_host(host)] == []


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_page_of_ones_own_may_ask(scheme: str) -> None:
    assert here().is_own(f"{scheme}://localhost:8765", "localhost:8765")


@pytest.mark.parametrize(
    "origin",
    [
        *(None, "", "null", "http://evil.example", "http://localhost", "http://localhost:80"),
        *("http://127.0.0.1:8765", "file://localhost:8765", "localhost:8765", "http://[::1"),
        *("http://localhost:8765/", "http://localhost:8765.evil.example"),
        *("http://localhost:8765@evil.example", "ws://localhost:8765"),
    ],
)
def test_any_other_page_may_not(origin: str | None) -> None:
    assert not here().is_own(origin, "localhost:8765")


def test_a_token_lets_one_browser_in() -> None:
    guard = here()
    token = guard.new_token("tutor")
    session = guard.enter(token)
    assert guard.who(session) == "tutor"
    assert guard.enter(token) is None


def test_a_newer_token_takes_the_place_of_the_one_for_the_same_person() -> None:
    guard = here()
    old, students = guard.new_token("tutor"), guard.new_token("student")
    new = guard.new_token("tutor")
    assert guard.enter(old) is None
    assert guard.who(guard.enter(students)) == "student"
    assert guard.who(guard.enter(new)) == "tutor"


@pytest.mark.parametrize("said", ["", "x", "ü", "\udcff", "A" * 32])
def test_what_is_no_token_and_no_cookie_lets_nobody_in(said: str) -> None:
    guard = here()
    assert guard.enter(said) is None
    guard.enter(guard.new_token("tutor"))
    assert guard.enter(said) is None
    assert guard.who(said) is None
    assert guard.who(None) is None


def test_of_many_browsers_the_newest_stay() -> None:
    guard = here()
    sessions = [guard.enter(guard.new_token("tutor")) for _ in range(MOST_SESSIONS + 1)]
    assert [guard.who(session) for session in sessions] == [None, *["tutor"] * MOST_SESSIONS]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.8.9.1"])
def test_this_computer_alone_reaches_loopback(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["::", "10.0.0.1", "192.168.0.7", "mine.local", "", "127.1.evil"])
def test_others_may_reach_the_rest(host: str) -> None:
    assert not is_loopback(host)


def test_a_new_address_for_a_student_ends_what_the_student_before_could_see() -> None:
    guard = here()
    tutor = guard.enter(guard.new_token("tutor"))
    before = guard.enter(guard.new_token("student"))
    now = guard.enter(guard.new_token("student"))
    assert [guard.who(each) for each in (tutor, before, now)] == ["tutor", None, "student"]
