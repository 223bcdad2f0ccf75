"""What people do with group sessions, in sentences."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from app.seed import named
from contact.plumbing import clock
from tests.people import Advisor, Caller, Said, Town

Body = dict[str, Any]


def form(**more: object) -> Body:
    """A session of Alice's next week, moderated by Bob."""
    filled = {
        "title": {"fr": "Préparer un entretien", "en": "Before an interview"},
        "about": {"fr": "Trois exercices.", "en": "Three exercises."},
        "presenter": str(named("alice")),
        "moderator": str(named("bob")),
        "starts_at": (clock.now() + timedelta(days=7)).isoformat(),
        "length": "1 h",
        "places": 3,
    }
    return {**filled, **more}


async def announces(vera: Advisor, **more: object) -> str:
    """Vera announces a session; return its id."""
    key = str(uuid4())
    kept = await vera.put(f"/api/admin/sessions/{key}", version="", form=form(**more))
    assert kept.status == 200, kept
    return key


async def changes(vera: Advisor, key: str, **more: object) -> Said:
    """Vera changes a session, on what she has just read."""
    kept = await vera.get(f"/api/admin/sessions/{key}")
    return await vera.put(f"/api/admin/sessions/{key}", version=kept["version"], form={**kept["form"], **more})


async def calls_off(vera: Advisor, key: str) -> Said:
    kept = await vera.get(f"/api/admin/sessions/{key}")
    return await vera.post(f"/api/admin/sessions/{key}/calling-off", version=kept["version"])


async def registers(person: Caller, key: str, **more: object) -> Said:
    """Somebody takes a place."""
    said = {"id": str(uuid4()), "language": "fr", "zone": "Europe/Paris", "name": "Sam Petit"}
    return await person.post(f"/api/sessions/{key}/places", **{**said, **more})


async def announced(person: Caller, key: str) -> Body:
    """Return how a session is announced."""
    cards = (await person.get("/api/sessions"))["sessions"]
    (card,) = [each for each in cards if each["id"] == key]
    return dict(card)


async def begins(town: Town, key: str, within: timedelta) -> None:
    """Move a session in time: it begins in a while, or began so long ago."""
    await town.sql(
        "UPDATE group_session SET starts_at = CAST(:at AS timestamptz) WHERE id = :id",
        at=clock.now() + within,
        id=UUID(key),
    )


class Holder:
    """One who has a place and nothing else."""

    def __init__(self, town: Town, link: str) -> None:
        self.caller = town.nobody()
        self.link = link

    async def asks(self, path: str = "", method: str = "GET", **body: object) -> Said:
        sent = {} if method == "GET" else {"json": body}
        headers = {"Visavis-Place": self.link}
        return await self.caller.sends(method, f"/api/session-place{path}", headers=headers, **sent)

    async def departs(self) -> Said:
        return await self.asks("/departure", "POST")


def instant(written: str) -> datetime:
    """Read an instant of an answer."""
    return datetime.fromisoformat(written)
