"""Where may a browser have us post to? To a push service in the open, and to nothing inside our own network.

What a page gives as an endpoint is a stranger's word. It has to be https on its own port, at a name that leads to
public addresses only: looked at as it is given, and again as it is resolved for each post. No redirect is followed.
"""

import re
import socket
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

from aiohttp import ThreadedResolver
from aiohttp.abc import AbstractResolver, ResolveResult

LONGEST = 1000
# What every reader of addresses reads alike: ours here, and the one that posts there.
_PLAIN = re.compile(r"[!$-;=?-Z_a-z~]+")
_NAME = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
# An IPv4 address in the clothes of another (RFC 6052).
_TRANSLATED = IPv6Network("64:ff9b::/96")


class NotPublic(OSError):
    """This name leads inside."""


def is_allowed(endpoint: str, inside: Sequence[str] = ()) -> bool:
    """Tell whether an endpoint looks like one of a push service, or is at an origin that the operator has named."""
    if len(endpoint) > LONGEST or not _PLAIN.fullmatch(endpoint):
        return False
    try:
        parts = urlsplit(endpoint)
        name, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    if origin(endpoint) in inside:
        return True
    plain = parts.scheme == "https" and port in (None, 443) and "@" not in parts.netloc
    return plain and _NAME.fullmatch(name) is not None and not _is_address(name)


def origin(endpoint: str) -> str:
    """Return the push service of an endpoint (RFC 6454)."""
    parts = urlsplit(endpoint)
    return f"{parts.scheme}://{parts.netloc}"


def is_public(address: str) -> bool:
    """Tell whether an address is one that anybody in the open can have."""
    found = ip_address(address.partition("%")[0])
    if isinstance(found, IPv6Address) and (within := _within(found)):
        found = within
    return found.is_global and not found.is_multicast


class Outside(AbstractResolver):
    """Resolves names that lead outside; one that leads inside as well is refused whole, but for the operator's own."""

    def __init__(self, inside: Sequence[str] = ()) -> None:
        self._resolver = ThreadedResolver()
        self._own = {urlsplit(each).hostname for each in inside}

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Return the addresses of a name; raise NotPublic."""
        found = await self._resolver.resolve(host, port, family)
        if host not in self._own and not all(is_public(each["host"]) for each in found):
            raise NotPublic
        return found

    async def close(self) -> None:
        """Let it go."""
        await self._resolver.close()


def _within(found: IPv6Address) -> IPv4Address | None:
    if found in _TRANSLATED:
        return IPv4Address(found.packed[-4:])
    return found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)


def _is_address(name: str) -> bool:
    """Tell whether a resolver would take a name for an address: also `127.1`, `0x7f.1` and `2130706433`."""
    try:
        ip_address(name)
    except ValueError:
        last = name.rstrip(".").rpartition(".")[2]
        return last.isdigit() or last.startswith("0x")
    return True
