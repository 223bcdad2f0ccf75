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


async def books_to_be_rung_here(person: Seeker, slot: Body, email: str) -> Said:
    """Keep a time, show that an address is theirs, and book: no telephone is asked for."""
    kept = await keeps(person, slot)
    assert kept.status == 201, kept
    one = f"/api/appointments/{kept['id']}"
    told = await person.put(f"{one}/reach", way="browser", email=email)
    assert told.status == 200, told
    if told.get("code"):
        await person.post(f"{one}/proof", code=told["code"])
    return await person.post(f"{one}/confirmation")


async def asks_to_be_called(person: Seeker, number: str = MOBILE) -> Said:
    """Ask for a call, and show that the number is theirs; the conversation waits on."""
    asked = await person.post(f"/api/contacts/{person.contact}/turn", id=str(uuid4()), zone="Europe/Paris")
    assert asked.status == 201, asked
    told = await person.put(f"/api/appointments/{asked['id']}/reach", number=number)
    assert told.status == 200, told
    return await person.post(f"/api/appointments/{asked['id']}/proof", code=told["code"])


async def waits_for_call(person: Seeker, number: str = MOBILE) -> Said:
    """Wait for a call in the place of the conversation."""
    asked = await asks_to_be_called(person, number)
    return await person.post(f"/api/appointments/{asked['id']}/confirmation")


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


# So many seats of the demo's desk for one hour.
MANY = """
WITH somebody AS (
    INSERT INTO seeker (id, agency_id, name, language)
    SELECT gen_random_uuid(), d.agency_id, 'Rosa', 'fr'
    FROM diary d, generate_series(1, CAST(:number AS integer)) WHERE d.kind = 'desk'
    RETURNING id, agency_id
)
INSERT INTO appointment (id, reference, agency_id, diary_id, seat, seeker_id, motive_id, language, zone, state,
    starts_at, ends_at, due_at, busy_from, busy_to, number, nth)
SELECT gen_random_uuid(), 'many ' || s.nth, s.agency_id, d.id, 1000 + s.nth, s.id, m.motive_id, 'fr',
    'Europe/Paris', 'booked', b.began, b.began + interval '30 min', b.began, b.began,
    b.began + interval '30 min', '+3361' || lpad(s.nth::text, 7, '0'), 1
FROM (SELECT id, agency_id, row_number() OVER () AS nth FROM somebody) s
    JOIN diary d ON d.kind = 'desk' AND d.agency_id = s.agency_id
    JOIN LATERAL (SELECT m.id AS motive_id FROM motive m JOIN queue q ON q.id = m.queue_id
                  WHERE q.agency_id = d.agency_id ORDER BY m.slug OFFSET s.nth % 2 LIMIT 1) m ON true
    CROSS JOIN (SELECT CAST(:began AS timestamptz) AS began) b
"""


async def many_are_booked(town: Town, number: int, ago: timedelta) -> None:
    """Book as many seats of the demo's desk for one hour, each for somebody else, about one thing or another."""
    await town.sql(MANY, number=number, began=clock.now() - ago)
