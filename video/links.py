"""A link opens one seat of one contact, to whoever holds it: signed by the house, so that nobody can guess one."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from contact import keys, seals
from contact.part import House

_PURPOSE = "guest"


async def address(house: House, db: AsyncSession, guest: UUID) -> str:
    """Return where a guest's link leads; the same each time. No server's log keeps what follows the hash."""
    return f"{house.settings.address}/guest#{seals.seal(await keys.key(db, house.settings, _PURPOSE), guest)}"


async def named(house: House, db: AsyncSession, token: str) -> UUID | None:
    """Return which guest a token names, if it is one of ours."""
    return seals.opened(await keys.key(db, house.settings, _PURPOSE), token)
