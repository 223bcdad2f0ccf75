"""Where can anybody write to an agency?"""

from msgspec import Struct
from sqlalchemy import select

from contact.edge import Ask
from contact.models import Agency
from contact.part import Route
from email_bridge.models import Mailbox


class LetterboxShown(Struct):
    """The address of an agency; None where no mailbox of its is read."""

    address: str | None


async def letterbox(ask: Ask[None]) -> LetterboxShown:
    """Show the address of the agency that is named (`agency`), else of the one that opened first."""
    slug = ask.said("agency")
    agencies = select(Agency.id)
    which = agencies.where(Agency.slug == slug) if slug else agencies.order_by(Agency.opened_at, Agency.slug).limit(1)
    theirs = select(Mailbox.address).where(Mailbox.agency_id == which.scalar_subquery(), Mailbox.paused.is_(False))
    return LetterboxShown(await ask.db.scalar(theirs.order_by(Mailbox.name).limit(1)))


routes = (Route("GET", "/api/letterbox", letterbox, gives=LetterboxShown, words=("agency",)),)
