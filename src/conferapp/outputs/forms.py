"""The forms: what a handout can become, each with the ending of its file and who makes it.

Finish screen, command line and palette read this table.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final, Protocol

from conferapp.domain.handouts.handout import Handout
from conferapp.outputs.handout_data import Paper, as_data, template_name
from conferapp.outputs.pages import as_html, as_markdown, as_text


class Write(Protocol):
    """Makes the file of a handout."""

    def __call__(
        self, handout: Handout, *, paper: Paper, program: str = "", own: str | None = None
    ) -> bytes:
        """The content of the file.

        Args:
            handout: The handout.
            paper: The size of the paper.
            program: The name of the program, or "".
            own: The text of the program's template for it, or None.

        Raises:
            OutputError: It can't be made.
        """


@dataclass(frozen=True)
class Form:
    """What a handout can become.

    Attributes:
        id: What the command line calls it, and the ending of its file.
        name: What the tutor reads.
        template: The ending of the templates that it is filled into.
        write: Makes the file.
    """

    id: str
    name: str
    template: str
    write: Write

    def template_name(self, handout: Handout) -> str:
        """The name of the template, such as `page.html`.

        Args:
            handout: The handout.
        """
        return template_name(handout.sheet, self.template)


def _text(
    make: Callable[..., str],
    handout: Handout,
    *,
    paper: Paper,
    program: str = "",
    own: str | None = None,
) -> bytes:
    return make(handout, paper=paper, program=program, own=own).encode()


def _pdf(handout: Handout, *, paper: Paper, program: str = "", own: str | None = None) -> bytes:
    from conferapp.outputs.pdf import as_pdf

    return as_pdf(as_data(handout, paper=paper, program=program), own)


_ALL = (
    Form("html", "Web page", "html", partial(_text, as_html)),
    Form("pdf", "PDF", "typ", _pdf),
    Form("md", "Markdown", "md", partial(_text, as_markdown)),
    Form("txt", "Plain text", "txt", partial(_text, as_text)),
)

FORMS: Final[Mapping[str, Form]] = {form.id: form for form in _ALL}
"""Every form by its id, in the order in which they are offered."""
