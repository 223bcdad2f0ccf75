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


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())
