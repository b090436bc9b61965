"""An encrypted workspace: only its keys open it, and converting it can stop anywhere."""

import io
import os
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

import pytest
from tests.samples import RECORD_ID, a_record, a_student

from conferapp.cli.main import run
from conferapp.domain.clock import Clock
from conferapp.storage import own_key
from conferapp.storage.age_files import (
    AgeSeal,
    NotAKey,
    WrongPassphrase,
    new_identity,
    public_key,
)
from conferapp.storage.caseload import Caseload
from conferapp.storage.converting import Converter
from conferapp.storage.errors import Unreadable
from conferapp.storage.places import find_places
from conferapp.storage.recipients import NoRecipients, add_recipients, read_recipients
from conferapp.storage.records import dump, read_record
from conferapp.storage.sealing import PLAIN, Seal, is_sealed
from conferapp.storage.store import KeptApart, Store
from conferapp.storage.workspace import Workspace

DAY: Final = date(2026, 11, 30)
CLOCK: Final = Clock(now=lambda: datetime(2026, 11, 30, 15, tzinfo=UTC))
WORDS: Final = re.compile(rb"Amara|Okafor|calm|How sure")
OLDER: Final = "019ea2f4-1d3a-7c3e-9a55-0c2b7a4d1f11"


class Bench:
    """A workspace with a student, two records, and a copy in the bin."""

    def __init__(self, root: Path) -> None:
        self.told: list[KeptApart] = []
        self.plain = Workspace(root / "w")
        self.plain.open()
        self.secret = new_identity()
        self.seal: Seal = AgeSeal(
            [public_key(self.secret), public_key(new_identity())], self.secret
        )
        self.sealed = Workspace(self.plain.root, self.seal)
        store = self.store(self.plain)
        store.save(a_student())
        store.save(a_record())
        store.save(a_record(id=OLDER, status="done"))
        path = store.path_of(RECORD_ID)
        assert path is not None
        self.path = path
        (self.plain.bin / "s-7f3a9c21").mkdir()
        (self.plain.bin / "s-7f3a9c21" / "old.json").write_bytes(dump(a_record(revision=3)))

    def store(self, workspace: Workspace) -> Store:
        """A store of a new start."""
        return Store(workspace, tell=self.told.append)

    def files(self) -> dict[str, bytes]:
        """Everything that may hold somebody's words, by path."""
        here = (self.plain.students, self.plain.records, self.plain.bin)
        found = (path for folder in here for path in folder.rglob("*") if path.is_file())
        return {str(path.relative_to(self.plain.root)): path.read_bytes() for path in found}

    def encrypt(self) -> Converter:
        """Encrypt everything."""
        return ran(Converter(self.sealed, self.seal))

    def decrypt(self) -> Converter:
        """Turn everything back."""
        return ran(Converter(self.sealed, PLAIN))


def ran(converter: Converter) -> Converter:
    """The converter, after it has run."""
    for _ in converter.run():
        pass
    return converter


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """A fresh one."""
    return Bench(tmp_path)


def revisions(workspace: Workspace) -> set[tuple[str, int]]:
    """The conferences that home sees, with how far on they are."""
    caseload = Caseload.read(workspace, DAY)
    assert caseload.unreadable == ()
    assert [student.name for student in caseload.students] == ["Amara Okafor"]
    return {(c.record_id, c.revision) for s in caseload.students for c in s.conferences}


def test_every_file_with_somebodys_words_is_an_age_file_and_comes_back_as_it_was(
    bench: Bench,
) -> None:
    before = bench.files()
    assert bench.encrypt().tally.done == 4
    sealed = bench.files()
    assert sorted(sealed) == sorted(f"{name}.age" for name in before)
    assert all(is_sealed(data) and not WORDS.search(data) for data in sealed.values())
    assert bench.encrypt().tally.already == 4
    assert bench.decrypt().tally.done == 4
    assert bench.files() == before


def test_words_and_pages_of_the_program_stay_as_they_are(bench: Bench) -> None:
    kept = {
        bench.plain.languages / "ht.toml": b"[card]\n",
        bench.plain.templates / "family.html": b"<p>Hello</p>",
    }
    for path, data in kept.items():
        path.parent.mkdir()
        path.write_bytes(data)
    bench.encrypt()
    assert {path: path.read_bytes() for path in kept} == kept
    assert [path.name for path in kept] == [next(path.parent.iterdir()).name for path in kept]


def test_only_the_keys_of_the_program_open_it(bench: Bench) -> None:
    bench.encrypt()
    path = bench.path.with_name(f"{bench.path.name}.age")
    assert read_record(path, bench.seal).record == a_record()
    stranger = new_identity()
    with pytest.raises(Unreadable, match="it is encrypted for other keys"):
        read_record(path, AgeSeal([public_key(stranger)], stranger))
    with pytest.raises(Unreadable, match="it is encrypted, and no key is at hand"):
        read_record(path)


def test_a_damaged_file_is_told_and_left(bench: Bench) -> None:
    bench.encrypt()
    path = bench.path.with_name(f"{bench.path.name}.age")
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(Unreadable, match="or damaged"):
        read_record(path, bench.seal)
    assert [left[0] for left in bench.decrypt().tally.left] == [path]


def test_conferences_go_on_in_an_encrypted_folder(bench: Bench) -> None:
    bench.encrypt()
    path = bench.path.with_name(f"{bench.path.name}.age")
    store = bench.store(bench.sealed)
    assert store.open_record(path).record == a_record()
    store.save(a_record(revision=43))
    assert revisions(bench.sealed) == {(RECORD_ID, 43), (OLDER, 42)}
    store.jot(a_record(revision=44))
    assert all(is_sealed(data) for data in bench.files().values())
    assert bench.store(bench.sealed).open_record(path).record.revision == 44


def test_a_plain_file_in_an_encrypted_folder_is_sealed_at_its_next_save(bench: Bench) -> None:
    store = bench.store(bench.sealed)
    store.open_record(bench.path)
    store.save(a_record(revision=43))
    assert not bench.path.exists()
    assert revisions(bench.sealed) == {(RECORD_ID, 43), (OLDER, 42)}
    assert bench.told == []


def test_somebody_elses_version_is_kept_apart_under_a_sealed_name(bench: Bench) -> None:
    bench.encrypt()
    path = bench.path.with_name(f"{bench.path.name}.age")
    store = bench.store(bench.sealed)
    store.open_record(path)
    path.write_bytes(bench.seal.close(dump(a_record(revision=90))))
    store.save(a_record(revision=43))
    second = bench.told[0].path
    assert re.search(r"-kept-apart-[0-9a-f]{4}\.json\.age$", second.name)
    assert read_record(second, bench.seal).record.revision == 43
    store.save(a_record(revision=44))
    assert read_record(second, bench.seal).record.revision == 44


def test_a_draft_in_plain_text_is_taken_up_before_its_record_is_encrypted(bench: Bench) -> None:
    store = bench.store(bench.plain)
    store.open_record(bench.path)
    store.jot(a_record(revision=50))
    bench.encrypt()
    assert (RECORD_ID, 50) in revisions(bench.sealed)
    assert not any(WORDS.search(data) for data in bench.files().values())


class Stopped(BaseException):
    """As if the program had been killed."""


@pytest.fixture
def stop_at(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """Ends the program at the file operation of the number that is put in; 0 never does."""
    left = [0]

    def stopping(name: str) -> None:
        # A disk that doesn't wait: this is about the order of things.
        real = getattr(os, name) if name != "fsync" else lambda _: None

        def broken(*words: object, **named: object) -> object:
            left[0] -= 1
            if left[0] == 0:
                raise Stopped
            return real(*words, **named)

        monkeypatch.setattr(os, name, broken)

    for name in ("open", "write", "fsync", "link", "replace", "unlink"):
        stopping(name)
    yield left
    left[0] = 0


@pytest.mark.parametrize("back", [False, True])
def test_stopped_anywhere_it_is_readable_and_goes_on(
    tmp_path: Path, stop_at: list[int], back: bool
) -> None:
    stops = 0
    for number in range(1, 200):
        bench = Bench(tmp_path / str(number))
        if back:
            bench.encrypt()
        convert = bench.decrypt if back else bench.encrypt
        stop_at[0] = number
        try:
            convert()
        except Stopped:
            stops += 1
        else:
            break
        finally:
            stop_at[0] = 0
        assert revisions(bench.sealed) == {(RECORD_ID, 42), (OLDER, 42)}, number
        assert convert().tally.left == [], number
        files = bench.files()
        assert len(files) == 4, number
        assert all(is_sealed(data) is not back for data in files.values()), number
    assert stops > 30


def test_a_file_that_differs_in_the_new_form_is_left_and_told(bench: Bench) -> None:
    other = bench.path.with_name(f"{bench.path.name}.age")
    other.write_bytes(bench.seal.close(dump(a_record(revision=99))))
    tally = bench.encrypt().tally
    assert tally.left == [(bench.path, "a file of the new name is there, and differs")]
    assert bench.path.exists()


def test_encrypting_again_lets_a_new_key_in(bench: Bench) -> None:
    bench.encrypt()
    lead = new_identity()
    wider = AgeSeal([public_key(bench.secret), public_key(lead)], bench.secret)
    assert ran(Converter(bench.sealed, wider, again=True)).tally.done == 4
    assert revisions(Workspace(bench.plain.root, AgeSeal([public_key(lead)], lead))) == {
        (RECORD_ID, 42),
        (OLDER, 42),
    }


# The list of keys -------------------------------------------------------------------------


def test_the_list_of_keys_is_begun_and_added_to_without_touching_what_is_there(
    tmp_path: Path,
) -> None:
    path = tmp_path / "recipients.txt"
    one, two = public_key(new_identity()), public_key(new_identity())
    assert read_recipients(path) is None
    add_recipients(path, [("R. Diaz\nage1x", one)])
    path.write_text(path.read_text() + "# by hand\n")
    add_recipients(path, [("again", one), ("The lead", two)])
    assert read_recipients(path) == (one, two)
    assert "# by hand" in path.read_text()
    assert "# again" not in path.read_text()


def test_an_empty_list_is_told_before_anything_is_written_for_nobody(tmp_path: Path) -> None:
    path = tmp_path / "recipients.txt"
    path.write_text("# nobody\n")
    with pytest.raises(NoRecipients, match="names no key"):
        read_recipients(path)


def test_a_line_that_is_no_key_is_named_by_its_number() -> None:
    secret = new_identity()
    with pytest.raises(NotAKey, match=r"Line 2 of recipients\.txt"):
        AgeSeal([public_key(secret), "age1typo"], secret)


# The commands -----------------------------------------------------------------------------


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A passphrase that takes no second; the real one is tried once, below."""

    def unlocked(data: bytes, passphrase: str) -> str:
        secret, kept = data.decode().split("\n")
        if passphrase != kept:
            raise WrongPassphrase
        return secret

    monkeypatch.setattr(own_key, "locked", lambda secret, said: f"{secret}\n{said}".encode())
    monkeypatch.setattr(own_key, "unlocked", unlocked)


class Lead:
    """Somebody at the command line."""

    def __init__(
        self, bench: Bench, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self._patch, self._capsys = monkeypatch, capsys
        self.root = bench.plain.root
        for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME"):
            monkeypatch.setenv(name, str(self.root.parent / name))
        monkeypatch.setenv("CONFERAPP_WORKSPACE", str(self.root))
        self.out = self.err = ""

    def runs(self, *words: str, typed: str = "") -> int:
        """Run a command."""
        self._patch.setattr("sys.stdin", io.StringIO(typed))
        code = run(words, CLOCK)
        self.out, self.err = self._capsys.readouterr()
        return code


@pytest.fixture
def lead(bench: Bench, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Lead:
    """The lead of the sample's program."""
    return Lead(bench, monkeypatch, capsys)


@pytest.mark.usefixtures("quick")
def test_a_lead_encrypts_a_folder_and_the_recovery_key_opens_it(bench: Bench, lead: Lead) -> None:
    recovery = bench.plain.root.parent / "recovery.txt"
    before = bench.files()
    words = "correct horse\ncorrect horse\ncorrect horse\n"
    assert lead.runs("encrypt", "--recovery", str(recovery), "--yes", typed=words) == 0
    assert "lost for good" in lead.err
    assert "Encrypted 4 files." in lead.out
    assert "2 keys open this folder" in lead.out
    assert all(is_sealed(data) for data in bench.files().values())
    assert recovery.stat().st_mode & 0o777 == 0o600
    assert lead.runs("decrypt", "--identity", str(recovery), "--yes") == 0
    put_away = bench.files().pop("bin/recipients.txt")
    assert bench.files() == before | {"bin/recipients.txt": put_away}
    assert not bench.plain.recipients.exists()


@pytest.mark.usefixtures("quick")
def test_a_wrong_passphrase_changes_nothing(bench: Bench, lead: Lead) -> None:
    lead.runs("encrypt", "--no-recovery", "--yes", typed="one\none\none\n")
    sealed = bench.files()
    assert lead.runs("decrypt", "--yes", typed="two\n") == 3
    assert "That isn’t the passphrase" in lead.err
    assert bench.files() == sealed


def test_a_folder_is_not_encrypted_without_a_word_about_recovery(bench: Bench, lead: Lead) -> None:
    before = bench.files()
    assert lead.runs("encrypt", "--yes") == 3
    assert "--recovery FILE" in lead.err
    inside = str(bench.plain.root / "key.txt")
    assert lead.runs("encrypt", "--yes", "--recovery", inside) == 3
    assert "protects nothing" in lead.err
    assert lead.runs("encrypt", "--no-recovery", "--recipient", "age1x", "--yes") == 3
    assert "no public key" in lead.err
    assert bench.files() == before


def test_an_encrypted_folder_tells_whoever_has_no_key_how_to_get_one(
    bench: Bench, lead: Lead
) -> None:
    add_recipients(bench.plain.recipients, [("R. Diaz", public_key(bench.secret))])
    assert lead.runs("confer", "Amara") == 3
    assert "conferapp key new" in lead.err


def test_a_real_passphrase_closes_a_key_and_opens_it_again(lead: Lead) -> None:
    assert lead.runs("key", "new", typed="a b\na b\n") == 0
    told = lead.out.split()[-1]
    places = find_places(None, os.environ)
    assert places.key.stat().st_mode & 0o777 == 0o600
    assert b"AGE-SECRET-KEY" not in places.key.read_bytes()
    places.key.with_suffix(".pub").unlink()
    assert lead.runs("key", "show", typed="a b\n") == 0
    assert lead.out.strip() == told
    assert lead.runs("key", "new", typed="c\nc\n") == 3
    assert "never replaced" in lead.err
