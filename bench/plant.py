"""People and contacts are planted by the thousand, in PostgreSQL's own words."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import asyncpg

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Size:
    """How many wait, how many advise, and how many skills tell them apart."""

    waiting: int
    advisors: int
    skills: int

    @property
    def name(self) -> str:
        return f"{self.waiting:,} × {self.advisors:,}"


def uuid(kind: str, number: int) -> UUID:
    """Return the identifier of somebody or something planted."""
    return UUID(hashlib.md5(f"{kind} {number}".encode(), usedforsecurity=False).hexdigest())


def secret(kind: str, number: int) -> str:
    """Return the cookie of somebody planted."""
    return f"{kind}-{number}"


async def talking(database_url: str, pairs: int) -> None:
    """Plant pairs of a seeker and an advisor in an active contact."""
    await _plant(database_url, seekers=pairs, contacts=pairs, advisors=pairs, capacity=10, held="active", skills=50)


async def in_line(database_url: str, size: Size, *, comers: int = 0) -> None:
    """Plant who waits, who advises (each in one wrap-up, so all are full), and who is still to come."""
    contacts = size.waiting + size.advisors
    await _plant(
        database_url,
        seekers=contacts + comers,
        contacts=contacts,
        advisors=size.advisors,
        capacity=1,
        held="wrapping",
        skills=size.skills,
    )


async def _plant(database_url: str, **settings: object) -> None:
    db = await asyncpg.connect(database_url)
    try:
        for name, value in settings.items():
            await db.execute("SELECT set_config($1, $2, false)", f"bench.{name}", str(value))
        for script in ("people.sql", "contacts.sql"):
            await db.execute((_HERE / script).read_text())
        await db.execute("VACUUM ANALYZE")
    finally:
        await db.close()
