"""Each correspondent's breaker is kept in their row, which whoever changes it holds still."""

from collections.abc import Collection, Mapping

from sqlalchemy import DateTime, Integer, LargeBinary, Text, Uuid, bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncSession

from contact.plumbing import chance
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


async def hold(db: AsyncSession, addresses: Collection[str]) -> dict[str, Breaker]:
    """Return what we remember of addresses, all held still until the end of the transaction, in one order."""
    if not addresses:
        return {}
    values = {"addresses": sorted(addresses), "ids": [chance.new_id() for _ in addresses]}
    rows = await db.execute(_HOLD, values)
    return {row.address: Breaker(tuple(row.sent), row.said, row.said_at, row.alike, row.opened_at) for row in rows}


async def keep(db: AsyncSession, breakers: Mapping[str, Breaker]) -> None:
    """Keep what `loops` made of each."""
    if not breakers:
        return
    rows = [
        {
            "address": address,
            "sent": list(each.sent),
            "said": each.said,
            "said_at": each.said_at,
            "alike": each.alike,
            "opened_at": each.opened_at,
        }
        for address, each in breakers.items()
    ]
    await db.execute(_KEEP, rows)


_HOLD = text(
    """
    INSERT INTO correspondent AS c (id, address)
    SELECT id, address FROM unnest(:ids, :addresses) AS each (id, address) ORDER BY address
    ON CONFLICT (address) DO UPDATE SET address = excluded.address
    RETURNING c.address, c.sent, c.said, c.said_at, c.alike, c.opened_at
    """
).bindparams(bindparam("ids", type_=ARRAY(Uuid())), bindparam("addresses", type_=ARRAY(Text())))
_KEEP = text(
    """
    UPDATE correspondent SET sent = :sent, said = :said, said_at = :said_at, alike = :alike, opened_at = :opened_at
    WHERE address = :address
    """
).bindparams(
    bindparam("sent", type_=ARRAY(DateTime(timezone=True))),
    bindparam("said", type_=LargeBinary()),
    bindparam("said_at", type_=DateTime(timezone=True)),
    bindparam("alike", type_=Integer()),
    bindparam("opened_at", type_=DateTime(timezone=True)),
    bindparam("address", type_=Text()),
)
