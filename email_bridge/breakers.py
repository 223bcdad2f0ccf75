"""Each correspondent's breaker is kept in their row, which whoever changes it holds still."""

from email_bridge.loops import Breaker
from email_bridge.models import Correspondent


def breaker_of(correspondent: Correspondent) -> Breaker:
    """Return what we remember of a correspondent, for `loops` to judge."""
    return Breaker(
        tuple(correspondent.sent),
        correspondent.said,
        correspondent.said_at,
        correspondent.alike,
        correspondent.opened_at,
    )


def remember(correspondent: Correspondent, breaker: Breaker) -> None:
    """Keep what `loops` made of it."""
    correspondent.sent = list(breaker.sent)
    correspondent.said, correspondent.said_at = breaker.said, breaker.said_at
    correspondent.alike, correspondent.opened_at = breaker.alike, breaker.opened_at
