"""The commands for one student: added, told of, changed, gone and back."""

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

import click

from conferapp.cli.asked import student_meant, there
from conferapp.cli.given import USAGE, CannotGoOn, Given
from conferapp.cli.writing import desk_to_write
from conferapp.domain.text import clean

if TYPE_CHECKING:
    from conferapp.desk.desk import Desk
    from conferapp.desk.registering import Registrar
    from conferapp.domain.lines import StudentLine
    from conferapp.domain.student import Student

NAME: Final = click.argument("name", nargs=-1, required=True)
_FACTS: Final = (
    click.option("--called", metavar="WORD", help="What they like to be called."),
    click.option("--grade", metavar="GRADE", help="Such as 7."),
    click.option("--subject", metavar="WORDS", help="Such as Algebra."),
    click.option("--language", metavar="LANGUAGE", help="Language of the family, such as Spanish."),
    click.option("--tutor", metavar="NAME", help="In whose list the student stands."),
    click.option("--school-id", "external_id", metavar="ID", help="The school’s own id."),
    click.option(
        "--supports", metavar="LIST", help="What helps, with commas between: plain-words,timer."
    ),
)


def facts(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command an option for each fact.

    Args:
        command: What takes them, by the names of `Student`.
    """
    for option in reversed(_FACTS):
        command = option(command)
    return command


class HereAlready(click.ClickException):
    """Somebody of that name is here already, and nobody can be asked whether it is another one."""

    exit_code = USAGE


@click.command()
@NAME
@facts
@click.option("--even-so", is_flag=True, help="Also where somebody has that name already.")
@click.pass_obj
def add(given: Given, /, name: tuple[str, ...], *, even_so: bool, **said: str | None) -> None:
    """Add a student.

    NAME is the whole name; a first name will do.
    """
    from conferapp.domain.facts_said import NO_NAME
    from conferapp.plain.commands import conferring

    whole = clean(" ".join(name)).strip()
    if not whole:
        raise CannotGoOn(NO_NAME)
    desk, registrar = _registrar(given, begin=True)
    new = registrar.newcomer(whole)
    new = _with(new, {key: value for key, value in said.items() if value})
    if not even_so:
        _ask_about(registrar.namesakes(new.name))
    desk.shelf.store.save(new.model_copy(update={"revision": 0}))
    click.echo(f"{new.name} is added. To begin: {conferring(new.name)}")


@click.command()
@NAME
@click.pass_obj
def show(given: Given, name: tuple[str, ...]) -> None:
    """Tell what is known of a student.

    NAME is any part of the student's name.
    """
    from conferapp.storage.students import read_student

    workspace = there(given.sealed_workspace())
    line = student_meant(given.caseload(), " ".join(name))
    if line.path is None:
        from conferapp.domain.facts_said import NO_FILE

        raise CannotGoOn(NO_FILE)
    for said in _known(read_student(line.path, workspace.seal).student):
        click.echo(clean(said))
    click.echo(f"Conferences: {len(line.conferences) or 'none yet'}")


@click.command()
@NAME
@click.option("--name", "whole", metavar="NAME", help="The whole name.")
@facts
@click.pass_obj
def change(given: Given, /, name: tuple[str, ...], whole: str | None, **said: str | None) -> None:
    """Change what is known of a student.

    NAME is any part of the student's name. Two quotes with nothing between, as in --grade "", take
    a fact away; it is kept in the bin.
    """
    from conferapp.domain.facts_said import NO_NAME, lonely

    facts_said = {key: value for key, value in {"name": whole, **said}.items() if value is not None}
    if not facts_said:
        raise click.UsageError("Say what changes, as in --grade 8. To hear what is known: show.")
    if whole is not None and not clean(whole).strip():
        raise CannotGoOn(NO_NAME)
    desk, registrar = _registrar(given)
    caseload = given.caseload()
    line = student_meant(caseload, " ".join(name))
    before = registrar.to_change(line)
    after = _with(before, facts_said)
    if after is before:
        click.echo(f"{before.name}: nothing is changed.")
        return
    others = {other.tutor for other in caseload.roll() if other.id != line.id}
    slip = lonely(after.tutor or "", before.tutor or "", desk.tutor.tutor, others)
    kept = registrar.keep_before(before, after)
    desk.shelf.store.save(after)
    click.echo(clean(f"{after.name}: changed.{kept}{f' {slip}' if slip else ''}"))


@click.command()
@NAME
@click.option("--back", is_flag=True, help="They are here again.")
@click.pass_obj
def archive(given: Given, name: tuple[str, ...], back: bool) -> None:
    """Mark that a student has left; everything that was kept stays.

    NAME is any part of the student's name.
    """
    from conferapp.plain.commands import named

    desk, registrar = _registrar(given)
    line = student_meant(given.caseload(), " ".join(name), left=back)
    before = registrar.to_change(line)
    if before.archived != back:
        click.echo(f"{before.name} {'has left' if before.archived else 'is here'} already.")
        return
    after = before.changed(archived=not back)
    desk.shelf.store.save(after)
    way = f"conferapp roster archive {named(after.name)} --back"
    click.echo(f"{after.name} is here again." if back else f"{after.name} has left. Back: {way}")


def _registrar(given: Given, *, begin: bool = False) -> "tuple[Desk, Registrar]":
    from conferapp.desk.opening import Opener
    from conferapp.desk.registering import Registrar

    desk = desk_to_write(given, begin=begin)
    return desk, Registrar(desk, Opener(desk))


def _ask_about(same: "Sequence[StudentLine]") -> None:
    """Ask whether somebody else is meant than who is here.

    Raises:
        HereAlready: Nobody can be asked.
    """
    if not same:
        return
    told = "; ".join(clean(in_a_line(line)) for line in same)
    here = f"Here already: {told}."
    if not sys.stdin.isatty():
        raise HereAlready(f"{here} To add another student of that name: --even-so.")
    click.confirm(f"{here} Add another student of that name?", abort=True, err=True)


def in_a_line(line: "StudentLine") -> str:
    """A student in words, with commas between.

    Args:
        line: The student.
    """
    told = (line.name, f"grade {line.grade}" if line.grade else "", line.subject)
    return ", ".join([*filter(None, told), *(["has left"] if line.archived else [])])


def _with(student: "Student", said: "dict[str, str]") -> "Student":
    """A student with other facts; the same one where nothing changed.

    Raises:
        CannotGoOn: A language or a support isn't known.
    """
    from conferapp.domain.facts_said import NO_LANGUAGE
    from conferapp.domain.languages import read_language
    from conferapp.domain.text import MAX_LINE, limit

    told: dict[str, object] = {}
    for key, value in said.items():
        told[key] = limit(clean(value).strip(), MAX_LINE)[0] or None
    if language := told.get("language"):
        told["language"] = read_language(str(language))
        if told["language"] is None:
            raise CannotGoOn(NO_LANGUAGE)
    if "supports" in told:
        told["supports"] = _supports(student, str(told["supports"] or ""))
    changed = {key: value for key, value in told.items() if value != getattr(student, key)}
    return student.changed(**changed) if changed else student


def _supports(student: "Student", said: str) -> tuple[str, ...]:
    """What helps, out of a list; supports that this version doesn't know stay.

    Raises:
        CannotGoOn: Something on it is none.
    """
    from conferapp.domain.spelling import did_you_mean
    from conferapp.domain.supports import SUPPORTS

    wanted = dict.fromkeys(filter(None, (part.strip() for part in said.split(","))))
    for each in wanted:
        if each not in SUPPORTS:
            hint = did_you_mean(each, list(SUPPORTS)) or f"There are: {', '.join(SUPPORTS)}."
            raise CannotGoOn(f"Nothing that helps is called “{each}”. {hint}")
    return (*wanted, *(name for name in student.supports if name not in SUPPORTS))


def _known(student: "Student") -> "Sequence[str]":
    """What is known of a student, in lines."""
    from conferapp.domain.languages import language_name
    from conferapp.domain.supports import SUPPORTS

    known = {
        "Name": student.name,
        "Is called": student.called,
        "Grade": student.grade,
        "Subject": student.subject,
        "Tutor": student.tutor,
        "School’s id": student.external_id,
        "Language": language_name(student.language) if student.language else "",
        "What helps": "; ".join(SUPPORTS.get(name, name) for name in student.supports),
    }
    lines = [f"{title}: {said}" for title, said in known.items() if said]
    return [*lines, *(["Has left."] if student.archived else [])]
