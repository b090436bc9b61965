"""The page that travels as one file of HTML: style, script and data are in it, and nothing else is.

The browser is told to take nothing from anywhere, and to run only the style and the script whose
digests stand in the page. The data is JSON in which no text can end the element that it stands in.
What a prediction covers is in base64, so that opening the file in an editor doesn't give it away by
accident. That is no secret to somebody who looks for it.
"""

import base64
import json
from collections.abc import Mapping
from dataclasses import asdict
from html import escape
from typing import Any, Final

from conferapp.domain.travel.page import FORMAT, MADE_BY, Stage, TravelPage
from conferapp.outputs.inlined import digest, filled, template

_ESCAPED: Final = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}


def travel_html(page: TravelPage) -> bytes:
    """The page as a file.

    Args:
        page: The page.
    """
    style, script = template("travel.css"), template("travel.js")
    pieces = {
        "spoken": escape(page.spoken),
        "direction": page.direction,
        "title": escape(page.title),
        "noscript": escape(page.says["noscript"]),
        "style_hash": digest(style),
        "script_hash": digest(script),
        "style": style,
        "script": script,
        "data": _inside_script(_data(page)),
    }
    return filled(template("travel.html"), pieces).encode()


def _data(page: TravelPage) -> Mapping[str, Any]:
    return {
        "format": FORMAT,
        "made_by": MADE_BY,
        "conference": page.conference,
        "agenda": page.agenda,
        "title": page.title,
        "language": page.language,
        "spoken": page.spoken,
        "supports": page.supports,
        "says": page.says,
        "stage": _stage(page.stage),
    }


def _stage(stage: Stage) -> Mapping[str, Any]:
    """One stage; what comes behind it is packed, so that nobody reads it by accident."""
    return {
        "sheets": [asdict(sheet) for sheet in stage.sheets],
        "gap": asdict(stage.gap) if stage.gap else None,
        "key": stage.key,
        "sealed": _packed(_stage(stage.behind)) if stage.behind else "",
    }


def _packed(data: Mapping[str, Any]) -> str:
    return base64.b64encode(json.dumps(data, ensure_ascii=False).encode()).decode()


def _inside_script(data: Mapping[str, Any]) -> str:
    """JSON that may stand in a script element: no text of it can end that, or begin a comment."""
    written = json.dumps(data, ensure_ascii=False)
    return "".join(_ESCAPED.get(letter, letter) for letter in written)
