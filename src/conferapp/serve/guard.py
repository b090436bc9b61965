"""The guard: which requests are this server's, and who may see anything.

A page on any web site can make a browser send requests here. So the name that a request is for has
to be one of this server's (else a name of somebody's could be made to mean this computer), what
changes something has to come from a page of its own, and nothing is shown without a cookie, which
only a token brings, once.
"""

import hmac
import ipaddress
import secrets
from collections.abc import Iterable
from typing import Final, Literal
from urllib.parse import urlsplit

Role = Literal["tutor", "student"]
"""Who sits at a window."""

MOST_SESSIONS: Final = 8
"""So many browsers are let in; one more, and the oldest has to come again."""
LOOPBACK: Final = ("127.0.0.1", "localhost", "[::1]")
_BYTES: Final = 24


class Guard:
    """Knows the names of the server, the tokens that are out, and who came in.

    Args:
        names: Hosts by which the server may be asked for, without ports.
        port: The server's port.
        any_address: Whether numbers are let pass as hosts, as for a server on all addresses of the
            computer. A browser that was asked for a number went to that number: no name can lie.
    """

    def __init__(self, names: Iterable[str], port: int, *, any_address: bool = False) -> None:
        self._port, self._any_address = port, any_address
        named = [name.lower() for name in names]
        self._hosts = {f"{name}:{port}" for name in named}
        # What stands in front of it, as a tunnel does, has the usual port, which isn't named.
        self._hosts |= {name for name in named if port in {80, 443} or name not in LOOPBACK}
        self._tokens: dict[Role, str] = {}
        self._sessions: dict[str, Role] = {}

    @property
    def cookie(self) -> str:
        """The name of the cookie; servers on one computer share their cookies but for the name."""
        return f"conferapp-{self._port}"

    def knows_host(self, host: str | None) -> bool:
        """Whether a request is for this server.

        Args:
            host: Its header `Host`.
        """
        asked = (host or "").lower()
        return asked in self._hosts or (self._any_address and self._is_address(asked))

    def is_own(self, origin: str | None, host: str | None) -> bool:
        """Whether a request comes from a page of this server's.

        Args:
            origin: Its header `Origin`, which browsers send with each that matters here.
            host: Its header `Host`.
        """
        try:
            from_page = urlsplit(origin or "")
        except ValueError:
            return False
        own = from_page.scheme in {"http", "https"} and origin == (
            f"{from_page.scheme}://{from_page.netloc}"
        )
        return own and self.knows_host(host) and from_page.netloc.lower() == (host or "").lower()

    def new_token(self, role: Role) -> str:
        """A token that lets one browser in; the one before it is worth nothing any more.

        A new one for a student is for the next student: whoever came in as one before is out.

        Args:
            role: Who will sit there.
        """
        if role == "student":
            for name in [name for name, who in self._sessions.items() if who == "student"]:
                del self._sessions[name]
        self._tokens[role] = token = secrets.token_urlsafe(_BYTES)
        return token

    def enter(self, token: str) -> str | None:
        """Take a token, and give the value of a cookie for it; None if it is none, or used.

        Args:
            token: What was sent.
        """
        for role, known in self._tokens.items():
            if hmac.compare_digest(known.encode(), token.encode("utf-8", "replace")):
                del self._tokens[role]
                session = secrets.token_urlsafe(_BYTES)
                self._sessions[session] = role
                while len(self._sessions) > MOST_SESSIONS:
                    del self._sessions[next(iter(self._sessions))]
                return session
        return None

    def who(self, session: str | None) -> Role | None:
        """Who sits at a browser; None for nobody who was let in.

        Args:
            session: The value of its cookie.
        """
        asked = (session or "").encode("utf-8", "replace")
        found: Role | None = None
        for known, role in self._sessions.items():
            if hmac.compare_digest(known.encode(), asked):
                found = role
        return found

    def _is_address(self, host: str) -> bool:
        name, _, port = host.rpartition(":")
        if "%" in name:  # behind it anything may stand, and no browser sends it
            return False
        try:
            ipaddress.ip_address(name.removeprefix("[").removesuffix("]"))
        except ValueError:
            return False
        return port == str(self._port)


def is_loopback(host: str) -> bool:
    """Whether only this computer reaches a server at a host.

    Args:
        host: A number or a name.
    """
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
