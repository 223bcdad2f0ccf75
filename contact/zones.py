"""Which time zones are there?"""

from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from contact.plumbing.errors import Invalid


class UnknownZone(Invalid):
    """We do not know this time zone."""


def known_zone(name: str) -> ZoneInfo:
    """Return a zone by its IANA name; raise UnknownZone."""
    if name not in _zones():
        raise UnknownZone
    return ZoneInfo(name)


def known_or(name: str, otherwise: str) -> str:
    """Return a zone by its IANA name, or the other one: a browser may be ahead of us."""
    return name if name in _zones() else otherwise


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())
