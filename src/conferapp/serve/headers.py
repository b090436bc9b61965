"""What every answer says to the browser besides its content: take nothing from elsewhere."""

from collections.abc import Mapping
from typing import Final

ALWAYS: Final[Mapping[str, str]] = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""Headers of every answer, whatever it is."""

_NOTHING: Final = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

CLOSED: Final = f"{_NOTHING}; sandbox"
"""The policy of what is no page."""


def door_policy(nonce: str) -> str:
    """The policy of the page that takes the token: its own script and style, and one answer.

    Args:
        nonce: What marks both in the page.
    """
    marked = f"'nonce-{nonce}'"
    return f"{_NOTHING}; script-src {marked}; style-src {marked}; connect-src 'self'"


def app_policy(nonce: str, host: str) -> str:
    """The policy of the page with the app: scripts, styles and the font from here.

    Args:
        nonce: What marks the styles that the terminal script makes.
        host: The server, as the request named it; not every browser counts its WebSockets as its
            own.
    """
    return (
        f"{_NOTHING}; script-src 'self'; style-src 'self' 'nonce-{nonce}'; font-src 'self'; "
        f"connect-src 'self' ws://{host} wss://{host}"
    )
