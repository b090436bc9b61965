"""What the tour says, scene by scene: what one is looking at, and the one key to press next.

A scene is known by the kind of screen, the part of the conference and a kind of question on the
page, never by a page of some agenda. A key stands in braces.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from conferapp.domain.reveal import curtain
from conferapp.ui.screens.base import AppScreen
from conferapp.ui.screens.page import PageScreen


@dataclass(frozen=True)
class Scene:
    """A scene.

    Attributes:
        on: The screen, by the name of its class.
        says: One or two sentences.
        kind: A kind of question that is on the page, or "" for any page.
        part: The part of the conference, or "" for any.
        done: What is said instead once that question is answered, or "".
        covered: What is said instead while a result is covered, or "".
        narrow: What is said instead where the window is narrow, or "".
    """

    on: str
    says: str
    kind: str = ""
    part: str = ""
    done: str = ""
    covered: str = ""
    narrow: str = ""


SCENES: Final = (
    Scene(
        "ConferenceScreen",
        "This is what you note before you meet Robin. {F8} goes on; where it doesn’t, {Fn} with "
        "{F8}, {Ctrl+N}, or a click below.",
        part="preparation",
    ),
    Scene("HandingOver", "Now the laptop is turned round. You play Robin, too: press {Enter}."),
    Scene(
        "StudentScreen",
        "You are Robin now, and nothing of the tutor’s is here. How sure did you feel, {1} to {5}?",
        kind="scale",
        done="With a real student each answer is saved at once. {F8} goes on.",
    ),
    Scene(
        "StudentScreen",
        "Robin guesses before the result is shown. Type a number, such as {50}.",
        kind="score",
        done="{F8} goes on to the result, which is still covered.",
    ),
    Scene(
        "StudentScreen",
        "The guess beside the result: this is what you will talk about. {F8} goes on.",
        kind="long",
        covered="Still covered: {Enter} or a click opens it.",
    ),
    Scene(
        "GivingBack",
        "Robin gives the laptop back, and you are the tutor. Press {F2}, and a moment later {F9}.",
    ),
    Scene(
        "ConferenceScreen",
        "The talk begins with last time’s goal and plan. {Space} chooses ✓ kept; for another "
        "answer, press an arrow first.",
        kind="last_goal",
        done="The goal stays on top of every page. {F8} goes on.",
    ),
    Scene(
        "ConferenceScreen",
        "Strengths come first, and stars count them; on the right is what you both thought. "
        "{F8} goes on.",
        kind="long",
        part="agenda",
        narrow="Strengths come first; {F6} opens and closes what you both thought. {F8} goes on.",
    ),
    Scene(
        "ConferenceScreen",
        "A goal in Robin’s words: change it if you like. {F8} goes on.",
        kind="goal",
    ),
    Scene(
        "ConferenceScreen",
        "The plan, the next date (“next Tuesday” will do), and further down a picture for Robin’s "
        "card. {F8} leads to the end.",
        kind="actions",
    ),
    Scene(
        "FinishScreen",
        "On top you see whether something is still open; nothing has to be complete. {F8} twice "
        "finishes.",
    ),
    Scene(
        "GoodbyeScreen",
        "That was a whole conference. A real one’s card can be printed with {F6}. {Enter} ends the "
        "tour.",
    ),
)
ELSEWHERE: Final = "Have a look around. {F7} or {Esc} leads back to the tour."
"""Said on a screen that the tour doesn’t lead to."""


def scene_line(screen: AppScreen) -> tuple[int, str]:
    """The number of the scene on a screen, 0 for none, and what to say.

    Args:
        screen: The screen.
    """
    for number, scene in enumerate(SCENES, 1):
        if scene.on == type(screen).__name__ and _fits(scene, screen):
            return number, _said(scene, screen)
    return 0, ELSEWHERE


def _fits(scene: Scene, screen: AppScreen) -> bool:
    if not isinstance(screen, PageScreen):
        return True
    kinds = {question.kind for question in screen.page.questions}
    return scene.part in {"", screen.page.part} and scene.kind in {"", *kinds}


def _said(scene: Scene, screen: AppScreen) -> str:
    if not isinstance(screen, PageScreen):
        return scene.says
    if scene.covered and curtain(screen.conference, screen.page) is not None:
        return scene.covered
    if scene.done and _answered(scene, screen):
        return scene.done
    return scene.narrow if scene.narrow and screen.has_class("-narrow") else scene.says


def _answered(scene: Scene, screen: PageScreen) -> bool:
    asked = [question for question in screen.page.questions if question.kind == scene.kind]
    return all(screen.conference.value(question.id) is not None for question in asked)


def parts(said: str) -> Iterator[tuple[str, bool]]:
    """A sentence in pieces, each with whether it is a key.

    Args:
        said: The sentence, with keys in braces.
    """
    for number, piece in enumerate(said.replace("}", "{").split("{")):
        yield piece, number % 2 == 1
