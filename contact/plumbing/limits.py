"""How often one session and one address may write, kept in the memory of each web process.

A shared count would cost a round trip to Redis in every write and fail with it; n processes allow n times as
much, which still stops a flood.
"""

from collections import Counter
from collections.abc import Sequence
from ipaddress import ip_address, ip_network

from contact.plumbing import clock
from contact.plumbing.errors import TooManyRequests


class Limits:
    """Two counts a minute: one for a session, a wider one for an address that a library's forty readers share.

    Fixed windows of the process's own clock. The library `limits` starts a thread in each count (measured: a
    quarter of a line's CPU).
    """

    def __init__(self, *, per_session: int, per_address: int) -> None:
        self._per_session = per_session
        self._per_address = per_address
        self._counts: Counter[str] = Counter()
        self._minute = 0

    def spend(self, *, session: str | None, address: str) -> None:
        """Count one write; raise TooManyRequests with the seconds to wait."""
        now = clock.elapsed()
        if now // 60 != self._minute:
            self._minute = now // 60
            self._counts.clear()
        allowed = self._count(f"address {address}") <= self._per_address
        if allowed and session:
            allowed = self._count(f"session {session}") <= self._per_session
        if not allowed:
            raise TooManyRequests(retry_after=60 - now % 60)

    def _count(self, whose: str) -> int:
        self._counts[whose] += 1
        return self._counts[whose]


def client_address(peer: str, forwarded: Sequence[str], trusted: tuple[str, ...]) -> str:
    """Return the client's address: the right-most hop that is not one of our own proxies.

    `forwarded` are all lines of X-Forwarded-For: some proxies append to the client's line, others add one of
    their own below it. What stands left of the right-most hop was written by the client and is worth nothing.
    """
    networks = [ip_network(each, strict=False) for each in trusted]
    hops = [hop.strip() for line in forwarded for hop in line.split(",") if hop.strip()]
    address = peer
    while hops and any(_within(address, network) for network in networks):
        address = hops.pop()
    return address


def _within(address: str, network: object) -> bool:
    try:
        return ip_address(address) in network  # type: ignore[operator]
    except ValueError:
        return False
