"""What people do with diaries, in sentences."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from app.seed import named
from contact.plumbing import clock
from tests.people import Said, Seeker, Town

Body = dict[str, Any]
MOBILE = "06 12 34 56 78"


async def free_times(person: Seeker, *, zone: str = "Europe/Paris", days: int = 14) -> list[Body]:
    """Return what can be booked about an application, in order."""
    said = await person.get(f"/api/motives/{named('application')}/slots?days={days}&zone={zone}")
    assert said.status == 200, said
    return [slot for day in said["days"] for slot in day["slots"]]


async def keeps(person: Seeker, slot: Body, *, zone: str = "Europe/Paris", **more: object) -> Said:
    """Keep a time."""
    asked = {
        "id": str(uuid4()),
        "diary": slot["diary"],
        "motive": str(named("application")),
        "starts_at": slot["starts_at"],
        "language": "fr",
        "zone": zone,
        "name": person.name,
    }
    return await person.post("/api/appointments", **{**asked, **more})


async def books(
    person: Seeker, slot: Body, *, number: str = MOBILE, zone: str = "Europe/Paris", **more: object
) -> Said:
    """Keep a time, show that a number is theirs, and book."""
    kept = await keeps(person, slot, zone=zone, **more)
    assert kept.status == 201, kept
    one = f"/api/appointments/{kept['id']}"
    told = await person.put(f"{one}/reach", number=number)
    if told.get("code"):
        await person.post(f"{one}/proof", code=told["code"])
    return await person.post(f"{one}/confirmation")


async def let_it_be(town: Town, appointment: str, ago: timedelta) -> None:
    """Move an appointment in time: it began a while ago."""
    began = clock.now() - ago
    await town.sql(
        """
        UPDATE appointment SET busy_from = busy_from + moved, busy_to = busy_to + moved,
               due_at = due_at + moved, starts_at = starts_at + moved, ends_at = ends_at + moved
        FROM (SELECT id, CAST(:began AS timestamptz) - starts_at AS moved FROM appointment) a
        WHERE a.id = appointment.id AND appointment.id = CAST(:id AS uuid)
        """,
        began=began,
        id=appointment,
    )


def instant(written: str) -> datetime:
    """Read an instant of an answer."""
    return datetime.fromisoformat(written).astimezone(UTC)
