"""By what somebody who came by a link is known: the link's token and their page's own pass, both in headers.

Addresses stand in the logs of every proxy on the way. A link is good for one page at a time.
"""

import hmac

from msgspec import Struct
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from contact.edge import Ask
from contact.models import Contact
from contact.part import House
from contact.plumbing import chance
from contact.plumbing.errors import Conflict, InvalidRequest, NotFound
from video import links
from video.models import Guest

_TOKEN, _PASS = "Visavis-Guest", "Visavis-Pass"
BY = (_TOKEN, _PASS)


class LinkInUse(Conflict):
    """This link is open on another device or in another window. Close it there, and try again after half a minute."""


async def recognised(db: AsyncSession, house: House, token: str) -> Guest | None:
    """Return whom a link names, while it holds."""
    named = await links.named(house, db, token)
    found = select(Guest).where(Guest.id == named, Guest.ended_at.is_(None), Guest.expires_at > func.now())
    return (await db.scalars(found)).one_or_none() if named else None


async def linked(house: House, db: AsyncSession, token: str) -> tuple[Guest, Contact]:
    """Return whom a link names and their contact; raise NotFound for a link that opens nothing any more."""
    guest = await recognised(db, house, token)
    if guest is None:
        raise NotFound
    return guest, await db.get_one(Contact, guest.contact_id)


def prove(guest: Guest, shown: str) -> None:
    """Raise LinkInUse for a page that is not the one which has opened the link."""
    if not proves(guest, shown):
        raise LinkInUse


def proves(guest: Guest, shown: str) -> bool:
    """Tell whether a pass is that of the page which has opened the link."""
    return guest.pass_digest is not None and hmac.compare_digest(guest.pass_digest, chance.digest(shown))


def token(ask: Ask[Struct] | Ask[None]) -> str:
    """Return the token of the link by which somebody comes."""
    return ask.request.headers.get(_TOKEN, "")


def shown(ask: Ask[Struct] | Ask[None]) -> str:
    """Return the pass that a page shows; raise InvalidRequest for what is none."""
    told = ask.request.headers.get(_PASS, "")
    if not 16 <= len(told) <= 64:
        raise InvalidRequest
    return told
