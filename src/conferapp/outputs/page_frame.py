"""The frame of a web page that stands alone: it fetches nothing, and nothing in it can run."""

from typing import Final

APP_LANGUAGE: Final = "en"
"""The language of the app's own words."""
_FRAME: Final = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<main>
{body}
</main>
</body>
</html>
"""


def framed(title: str, style: str, body: str) -> str:
    """A whole page.

    Args:
        title: Its title, escaped.
        style: Its style sheet, which is ours alone.
        body: What stands in it, as HTML in which everything from outside is escaped.
    """
    return _FRAME.format(language=APP_LANGUAGE, title=title, style=style, body=body)
