"""A new agenda is whole, is its author's own, and takes no other file's place."""

import tomllib
from pathlib import Path

import pytest

from conferapp.domain.authoring.agenda_schema import document
from conferapp.domain.authoring.limits import Limits
from conferapp.storage.agendas import load_agenda
from conferapp.storage.new_agenda import (
    SCHEMA,
    STARTER,
    NameTaken,
    NothingToCopy,
    UnfitId,
    named,
    new_agenda,
    put_schema,
)
from conferapp.storage.shipped import shipped_agendas
from conferapp.storage.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A folder in which nothing is yet."""
    return Workspace(tmp_path / "w")


def test_the_small_one_can_be_used_at_once(workspace: Workspace) -> None:
    path = new_agenda(workspace, "music-lesson")
    loaded = load_agenda(path, limits=Limits())
    assert path == workspace.agendas / "music-lesson.toml"
    assert loaded.problems == ()
    assert (loaded.id, loaded.title) == ("music-lesson", "Music lesson")


@pytest.mark.parametrize("source", sorted(shipped_agendas().glob("*.toml")), ids=lambda p: p.stem)
def test_each_shipped_one_can_be_copied_with_its_comments(
    workspace: Workspace, source: Path
) -> None:
    path = new_agenda(workspace, "our-way", source)
    loaded, shipped = load_agenda(path), load_agenda(source)
    assert loaded.problems == ()
    assert loaded.agenda is not None
    assert shipped.agenda is not None
    changed = {"id": "our-way", "title": "Our way"}
    assert loaded.agenda == shipped.agenda.model_copy(update=changed)
    comments = [line for line in source.read_text("utf-8").splitlines() if line[:1] == "#"]
    assert comments[0] == f"#:schema {SCHEMA}"
    assert [each for each in path.read_text("utf-8").splitlines() if each[:1] == "#"] == comments


def test_the_small_one_explains_each_of_its_parts() -> None:
    text = STARTER.read_text(encoding="utf-8")
    assert all(f"# PART {number}:" in text for number in (1, 2, 3, 4))


def test_a_file_that_is_there_stays_as_it_is(workspace: Workspace) -> None:
    path = new_agenda(workspace, "music")
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(NameTaken, match="left as it is"):
        new_agenda(workspace, "music")
    assert path.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ("Music Lesson", "music-lesson"),
        ("../music", "music"),
        ("con", "con-agenda"),
        ("", "music-lesson"),
        ("a" * 65, "up to 64"),
        ("音楽", "music-lesson"),
    ],
)
def test_what_cannot_be_an_id_is_refused_with_the_nearest(
    workspace: Workspace, said: str, hint: str
) -> None:
    with pytest.raises(UnfitId, match=hint):
        new_agenda(workspace, said)
    assert not workspace.root.exists()


def test_what_cannot_be_read_cannot_be_copied(workspace: Workspace, tmp_path: Path) -> None:
    document = tmp_path / "letter.docx"
    document.write_bytes(b"PK\x03\x04")
    with pytest.raises(NothingToCopy, match="word processor"):
        new_agenda(workspace, "music", document)
    with pytest.raises(NothingToCopy, match="gone"):
        new_agenda(workspace, "music", tmp_path / "none.toml")


def test_a_title_in_several_languages_is_kept() -> None:
    text = 'format = 1\nid = "a"\ntitle = { en = "Talk", es = "Charla" }\n[[agenda]]\nid = "b"\n'
    renamed = named(text, "new")
    assert 'id = "new"\ntitle = { en = "Talk", es = "Charla" }' in renamed
    assert '[[agenda]]\nid = "b"' in renamed


@pytest.mark.parametrize(
    "head",
    [
        'id = \'a\'\ntitle = "Anna\'s \\"big\\" talk"',
        'id = """a"""\ntitle = """A"""',
        '"id" = "a"\n"title" = "A" # id = "x"',
        'about = """\n[no part]\nid = "old"\n"""\ntitle = "A"\nid = "a"',
    ],
)
def test_the_id_and_the_title_are_found_however_they_are_written(head: str) -> None:
    page = '\n[[agenda]]\nid = "b"\ntitle = "B"\n'
    text = f"format = 1\n{head}{page}"
    was, now = tomllib.loads(text), tomllib.loads(named(text, "new-one"))
    assert now == was | {"id": "new-one", "title": "New one"}


def test_what_has_an_error_is_mended_before_it_is_copied(
    workspace: Workspace, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text('format = 1\nid = "a\n', encoding="utf-8")
    with pytest.raises(NothingToCopy, match="Mend it first: broken"):
        new_agenda(workspace, "music", broken)


def test_the_pointer_for_editors_stands_there_once() -> None:
    once = named('id = "a"\n', "a")
    assert named(once, "b").count("#:schema") == 1


def test_the_schema_is_put_beside_the_agendas_and_renewed(workspace: Workspace) -> None:
    folder = new_agenda(workspace, "music").parent
    for text in (document(), document() + " "):
        assert put_schema(folder, text).read_text(encoding="utf-8") == text


def test_a_file_of_the_schemas_name_that_is_somebody_elses_stays(workspace: Workspace) -> None:
    folder = new_agenda(workspace, "music").parent
    (folder / SCHEMA).write_text("mine", encoding="utf-8")
    assert put_schema(folder, document()).read_text(encoding="utf-8") == "mine"
