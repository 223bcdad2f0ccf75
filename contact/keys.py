"""What the house signs with: one secret, and from it a key for each purpose."""

import hashlib
import hmac

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from contact.ledger import Secret
from contact.plumbing import chance
from contact.plumbing.settings import Settings


async def key(db: AsyncSession, settings: Settings, purpose: str) -> bytes:
    """Return the key for a purpose: from VISAVIS_SECRET, or from one that the database has made and keeps."""
    secret = settings.secret.encode() if settings.secret else await _kept(db)
    return hmac.digest(secret, f"visavis:{purpose}".encode(), hashlib.sha256)


async def _kept(db: AsyncSession) -> bytes:
    wanted = select(Secret.value).where(Secret.name == "house")
    if found := await db.scalar(wanted):
        return found
    await db.execute(insert(Secret).values(name="house", value=chance.token().encode()).on_conflict_do_nothing())
    return (await db.scalars(wanted)).one()
