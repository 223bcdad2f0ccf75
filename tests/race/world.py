"""Five hundred people in line for fifty advisors, and a look at the rows from outside."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from random import Random
from uuid import UUID, uuid4

import asyncpg
from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

import app
from contact import access
from contact.ledger import Session, Watch
from contact.models import Advisor, Agency, Contact, Seeker
from contact.part import House
from contact.plumbing import chance
from contact.plumbing.database import Database
from contact.plumbing.live import Live
from contact.plumbing.settings import Settings
from queues.models import Motive, Queue
from queues.roster import Duty, Serving
from tests.race.history import Asked, Fit, History, Kept, Load, Look, Moved, Own, Round

ALWAYS = {str(day): [["00:00", "24:00"]] for day in range(7)}
LANGUAGES = ("fr", "en")
# What each queue needs; the last motive needs a skill that few have.
QUEUES: tuple[tuple[str, ...], ...] = ((), (), ("benefits",), ("business",))
RARE = "training"
GRACE = timedelta(seconds=1)
SOON = timedelta(hours=1)
# Whoever has an advisor of their own waits so long for them alone.
ALONE = timedelta(seconds=1)
RINGS: list[dict[str, object]] = [{"to": "referent", "after": ALONE.total_seconds()}, {"to": "everyone"}]


def furnish(database_url: str, *, pool: int = 2, ring: Callable[[str], None] | None = None) -> House:
    """Return a house whose facts nobody listens to, but for a bell: what is raced here are the rows."""
    settings = Settings(database_url=database_url, advisor_grace=GRACE)
    announcements = app.Announcements()
    database = Database(settings.sqlalchemy_url, announce=announcements.announce, pool=pool)
    house = app.furnish(settings, database, Live(_to_nobody), ring or _unheard)
    if ring:
        announcements.open(house)
    return house


def steadfast(number: int) -> bool:
    """Tell whether an advisor is there from first to last, and can take anything."""
    return number % 4 == 0 and number % 3 != 0


async def plant(db: AsyncSession, advisors: int, dice: Random) -> list[UUID]:
    """Add an agency with its queues, and advisors who are signed in but away; return the advisors."""
    agency = Agency(id=uuid4(), slug="race", name="Course", zone="Europe/Paris")
    db.add(agency)
    await db.flush()
    queues = [_queue(agency, number, needs) for number, needs in enumerate(QUEUES)]
    db.add_all([*queues, Watch(id=1, pulse_at=func.now() + SOON, listening_since=func.now() - SOON)])
    await db.flush()
    db.add_all(_motive(queue, number, skills) for number, queue in enumerate(queues) for skills in ([], [RARE]))
    return [await _hire(db, agency, queues, number, dice) for number in range(advisors)]


async def arrive(house: House, dice: Random) -> tuple[UUID, datetime]:
    """Let somebody join a line; return their contact and when they joined."""
    async with house.database.transaction() as db:
        motive = dice.choice((await db.scalars(select(Motive.id).order_by(Motive.slug))).all())
        agency = (await db.scalars(select(Agency.id))).one()
        language = dice.choices(LANGUAGES, (4, 1))[0]
        own = dice.choice([*(await db.scalars(_REFERENTS)), None, None, None, None])
        seeker = Seeker(id=uuid4(), agency_id=agency, name="Sam", language=language, referent_id=own)
        db.add(seeker)
        await db.flush()
        db.add(_session(seeker_id=seeker.id))
        contact = Contact(
            id=uuid4(),
            reference=chance.reference(),
            agency_id=agency,
            channel="chat",
            language=language,
            seeker_id=seeker.id,
            units=dice.choices((1, 2), (3, 1))[0],
            attended=True,
        )
        await house.queueing.enter(db, contact, house.channels[contact.channel], motive)
        return contact.id, contact.first_enqueued_at


async def look(connection: asyncpg.Connection) -> Look:
    """Look at the rows once, all at the same instant."""
    async with connection.transaction(isolation="repeatable_read", readonly=True):
        at = await connection.fetchval("SELECT clock_timestamp()")
        loads = [Load(*row) for row in await connection.fetch(_LOADS)]
        fits = [Fit(*row) for row in await connection.fetch(_FITS)]
    return Look(at, loads, frozenset(fits))


async def remember(
    connection: asyncpg.Connection, joined: Mapping[UUID, datetime], looks: list[Look], rounds: list[Round]
) -> History:
    """Read what happened."""
    kept = await connection.fetch(_KEPT)
    moves = await connection.fetch("SELECT contact_id, at, deed, was, became FROM move")
    offers = await connection.fetch("SELECT contact_id, made_at, settled_at, advisor_id, epoch FROM offer")
    owns = await connection.fetch(_OWNS)
    return History(
        joined,
        [Kept(row[0], row[1], row[2], tuple(row[3])) for row in kept],
        [Moved(*row) for row in moves],
        [Asked(*row) for row in offers],
        [Own(row[0], row[1], row[2], ALONE) for row in owns],
        looks,
        rounds,
    )


async def go_silent(db: AsyncSession, advisor: UUID) -> None:
    """Close the laptop: the console is not heard any more."""
    gone = {"seen_at": func.now() - SOON, "revoked_at": func.now()}
    await db.execute(update(Session).where(Session.advisor_id == advisor).values(gone))


async def sign_in(db: AsyncSession, advisor: UUID) -> None:
    """Open a console that is heard until it goes silent."""
    db.add(_session(advisor_id=advisor))


def _queue(agency: Agency, number: int, needs: tuple[str, ...]) -> Queue:
    return Queue(
        id=uuid4(),
        agency_id=agency.id,
        slug=f"queue-{number}",
        name={"fr": f"File {number}", "en": f"Queue {number}"},
        languages=list(LANGUAGES),
        skills=dict.fromkeys(needs, 1),
        promise=timedelta(minutes=1 + number),
        offer_time=timedelta(seconds=2),
        wrap_up_time=timedelta(seconds=0.3),
        rings=RINGS,
        week=ALWAYS,
    )


def _motive(queue: Queue, number: int, skills: list[str]) -> Motive:
    slug = f"motive-{number}-{len(skills)}"
    return Motive(
        id=uuid4(), queue_id=queue.id, slug=slug, label={"fr": slug, "en": slug}, skills=dict.fromkeys(skills, 1)
    )


async def _hire(db: AsyncSession, agency: Agency, queues: list[Queue], number: int, dice: Random) -> UUID:
    advisor = Advisor(
        id=uuid4(),
        agency_id=agency.id,
        login=f"{'steadfast' if steadfast(number) else 'advisor'}-{number}",
        name=f"Alice {number}",
        languages=list(LANGUAGES if number % 3 else LANGUAGES[:1]),
        capacity=4 if steadfast(number) else dice.randint(1, 4),
    )
    db.add(advisor)
    await db.flush()
    skills = [skill for needs in QUEUES for skill in needs] + ([RARE] if number % 4 == 0 else [])
    db.add(Duty(advisor_id=advisor.id, skills=dict.fromkeys(skills, 1)))
    db.add_all(Serving(advisor_id=advisor.id, queue_id=queue.id) for queue in dice.sample(queues, 2))
    await sign_in(db, advisor.id)
    return advisor.id


def _session(*, seeker_id: UUID | None = None, advisor_id: UUID | None = None) -> Session:
    secret = chance.digest(chance.token())
    times = {"seen_at": func.now() + SOON, "expires_at": func.now() + access.ADVISOR_STAYS}
    return Session(id=uuid4(), digest=secret, seeker_id=seeker_id, advisor_id=advisor_id, **times)


def _unheard(_: str) -> None:
    pass


async def _to_nobody(*_: object, **__: object) -> None:
    pass


# Steadfast advisors have a login that says so.
_REFERENTS = select(Advisor.id).where(Advisor.login.startswith("steadfast")).order_by(Advisor.login)

_LOADS = """
    SELECT a.id, a.capacity, a.used, coalesce(sum(c.units), 0)::int,
        (SELECT count(*)::int FROM offer o WHERE o.advisor_id = a.id AND o.state = 'pending')
    FROM advisor a LEFT JOIN contact c ON c.advisor_id = a.id AND c.state IN ('offered', 'active', 'wrapping')
    GROUP BY a.id
"""

# Written anew, without a word of the product's: who waits, who is there and free, do they fit, and since when?
# Where everybody able has refused they are asked again; since when that is so, the rows do not tell. Who is kept for
# somebody who needs more room is not free.
_FITS = """
    WITH moved AS (
        SELECT advisor_id, max(at) AS at FROM move WHERE advisor_id IS NOT NULL GROUP BY advisor_id
    ), heard AS (
        SELECT advisor_id, max(began_at) AS at FROM session
        WHERE advisor_id IS NOT NULL AND revoked_at IS NULL AND seen_at > now() GROUP BY advisor_id
    ), able AS (
        SELECT c.id AS contact, a.id AS advisor, greatest(c.state_at, d.since, moved.at, heard.at,
                p.placed_at + CASE WHEN s.referent_id IS NULL THEN '0 s' ELSE '1 s' END::interval) AS since,
            a.id = ANY (p.barred) AS barred,
            bool_and(a.id = ANY (p.barred)) OVER (PARTITION BY c.id)
                AND (s.referent_id IS NULL OR s.referent_id = ANY (p.barred)) AS all_barred,
            a.capacity - a.used >= c.units AND NOT EXISTS (
                SELECT 1 FROM offer o WHERE o.advisor_id = a.id AND o.state = 'pending') AS free
        FROM contact c JOIN placement p ON p.contact_id = c.id JOIN seeker s ON s.id = c.seeker_id
        JOIN serving v ON v.queue_id = p.queue_id
        JOIN advisor a ON a.id = v.advisor_id
        JOIN duty d ON d.advisor_id = a.id
        JOIN heard ON heard.advisor_id = a.id
        LEFT JOIN moved ON moved.advisor_id = a.id
        WHERE c.state = 'waiting' AND d.declared = 'available' AND d.next_declared IS NULL AND d.kept_for IS NULL
          AND c.language = ANY (a.languages) AND p.needs <@ d.skills AND c.units <= a.capacity
    )
    SELECT contact, advisor, CASE WHEN NOT barred THEN since END FROM able
    WHERE free AND (all_barred OR NOT barred AND since <= now())
"""

# Whose own advisor has been there since before they joined their line.
_OWNS = """
    SELECT c.id, a.id, p.placed_at
    FROM contact c JOIN placement p ON p.contact_id = c.id JOIN seeker s ON s.id = c.seeker_id
    JOIN advisor a ON a.id = s.referent_id JOIN duty d ON d.advisor_id = a.id
    WHERE d.declared = 'available' AND d.since < p.placed_at
"""

_KEPT = """
    SELECT c.id, c.state, c.first_enqueued_at,
        array(SELECT e.seq FROM entry e WHERE e.contact_id = c.id ORDER BY e.seq)
    FROM contact c
"""
