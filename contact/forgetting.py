"""What happened is kept as long as a decision beside it can be contested; then it is erased, little by little."""

from datetime import timedelta

from sqlalchemy import delete, func, select

from contact.ledger import Happening
from contact.part import House
from contact.plumbing.errors import Misconfigured
from contact.plumbing.settings import Settings

FORGET = "contact.forget"
AT_ONCE = 1000
MOST = 20
# Two months to contest a decision (Code de justice administrative, R421-1).
_LEAST = timedelta(days=62)


def examine(settings: Settings) -> None:
    """Raise Misconfigured for less time than anybody needs to contest a decision."""
    if settings.evidence < _LEAST:
        raise Misconfigured(
            f"VISAVIS_EVIDENCE_DAYS must be {_LEAST.days} or more: so long a decision can be contested."
        )


async def forget(house: House) -> None:
    """Erase what is older than the house keeps: a thousand rows a transaction, and twenty of these a round at most."""
    for _ in range(MOST):
        if await _forget_some(house) < AT_ONCE:
            return


async def _forget_some(house: House) -> int:
    """Look at the first that were written: they are the oldest, and nobody need sort by age or keep an index of it."""
    first = select(Happening.id, Happening.at).order_by(Happening.id).limit(AT_ONCE).subquery()
    old = select(first.c.id).where(first.c.at < func.now() - house.settings.evidence)
    async with house.database.transaction() as db:
        erased = await db.execute(delete(Happening).where(Happening.id.in_(old)).returning(Happening.id))
        return len(erased.all())
