"""The demo: an agency and its neighbour, queues with rings and hours, and people to try them with."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

import app
from contact.models import Advisor, Agency, Region, Role
from contact.plumbing.database import Base, Database
from contact.plumbing.settings import Settings
from queues.models import Motive, Queue, Skill
from queues.roster import Duty, Serving

AGENCY = uuid5(NAMESPACE_URL, "visavis:demo")
NEIGHBOUR = uuid5(AGENCY, "villeurbanne")
REGION = uuid5(AGENCY, "lyon")

# So that the demo answers whenever it is tried, one queue never closes; the others keep an agency's hours.
ALWAYS = {str(day): [["00:00", "24:00"]] for day in range(7)}
OFFICE = {
    **{str(day): [["09:00", "12:30"], ["13:30", "17:00"]] for day in range(4)},
    "4": [["09:00", "12:30"]],
}


@dataclass(frozen=True)
class DemoQueue:
    """A queue of the demo agency."""

    slug: str
    fr: str
    en: str
    week: dict[str, Any]
    promise: timedelta
    motives: tuple[tuple[str, str, str, tuple[str, ...]], ...]
    urgent: str = ""
    skills: tuple[str, ...] = ()
    wider: bool = False


@dataclass(frozen=True)
class DemoPerson:
    """Somebody who works at the demo agency."""

    login: str
    name: str
    role: Role
    languages: tuple[str, ...]
    skills: tuple[str, ...] = ()
    serves: tuple[str, ...] = ()
    capacity: int = 3
    agency: UUID = AGENCY


# Whoever follows somebody is asked first, and alone for as long as one waits without a thought.
ASKED = [{"to": "referent", "after": 20}, {"to": "everyone"}]
# Where few can answer the neighbours do: whoever follows the person, the agency, its region, everybody.
WIDER = [
    {"to": "referent", "after": 30},
    {"to": "agency", "after": 60},
    {"to": "region", "after": 120},
    {"to": "everyone"},
]
QUEUES = (
    DemoQueue(
        "search",
        "Ma recherche d’emploi",
        "My job search",
        ALWAYS,
        timedelta(minutes=5),
        (
            ("application", "Relire mon CV ou ma candidature", "Go over my CV or application", ()),
            ("offer", "Une offre d’emploi m’intéresse", "A job offer interests me", ()),
            ("training", "Me former", "Training", ("training",)),
        ),
    ),
    DemoQueue(
        "benefits",
        "Mes allocations",
        "My benefits",
        ALWAYS,
        timedelta(minutes=3),
        (
            ("payment", "Un paiement manque ou m’étonne", "A payment is missing or looks wrong", ()),
            ("statement", "Déclarer ma situation du mois", "Declare my month", ()),
            ("overpayment", "On me demande de rembourser", "I am asked to pay back", ()),
        ),
        urgent="payment",
        skills=("benefits",),
    ),
    DemoQueue(
        "creation",
        "Créer mon entreprise",
        "Start my own business",
        OFFICE,
        timedelta(minutes=10),
        (("start", "Premières questions", "First questions", ()),),
        skills=("business",),
        wider=True,
    ),
)
SKILLS = {
    "benefits": {"fr": "allocations", "en": "benefits"},
    "training": {"fr": "formation", "en": "training"},
    "business": {"fr": "création d’entreprise", "en": "starting a business"},
}
PEOPLE = (
    DemoPerson("alice", "Alice Martin", Role.ADVISOR, ("fr", "en"), ("benefits", "training"), ("search", "benefits")),
    DemoPerson("bob", "Bob Durand", Role.ADVISOR, ("fr",), ("business",), ("search", "creation")),
    DemoPerson(
        "chloe",
        "Chloé Bernard",
        Role.ADVISOR,
        ("fr", "en"),
        ("benefits", "business", "training"),
        ("search", "benefits", "creation"),
        agency=NEIGHBOUR,
    ),
    DemoPerson("vera", "Vera Lemoine", Role.SUPERVISOR, ("fr", "en")),
    DemoPerson("ada", "Ada Fontaine", Role.ADMINISTRATOR, ("fr", "en")),
)


async def seed(settings: Settings) -> int:
    """Plant the demo agency where it is missing; return the exit status."""
    database = Database(settings.sqlalchemy_url, announce=app.Announcements().announce, pool=1)
    async with database.transaction() as db:
        await plant(db)
    await database.close()
    return 0


async def plant(db: AsyncSession) -> None:
    """Add what is missing of the demo agency; what people changed since stays changed."""
    await _add(db, Region, id=REGION, slug="lyon", name="Métropole de Lyon")
    await _add(
        db,
        Agency,
        id=AGENCY,
        region_id=REGION,
        slug="demo",
        name="Agence de démonstration",
        zone="Europe/Paris",
        department="69",
        address="12 rue de la République, 69002 Lyon",
        phone="04 00 00 00 00",
    )
    await _add(
        db,
        Agency,
        id=NEIGHBOUR,
        region_id=REGION,
        slug="villeurbanne",
        name="Agence de Villeurbanne",
        zone="Europe/Paris",
        department="69",
        address="3 cours Émile-Zola, 69100 Villeurbanne",
        phone="04 00 00 00 01",
    )
    for code, label in SKILLS.items():
        await _add(db, Skill, code=code, label=label)
    for position, queue in enumerate(QUEUES):
        await _add_queue(db, queue, position)
    for person in PEOPLE:
        await _add_person(db, person)
    for part in app.PARTS:
        if part.plant:
            await part.plant(db, AGENCY, named("application"))


def named(slug: str) -> UUID:
    """Return the demo's identifier for a slug: the same on every machine."""
    return uuid5(AGENCY, slug)


async def _add_queue(db: AsyncSession, queue: DemoQueue, position: int) -> None:
    await _add(
        db,
        Queue,
        id=named(queue.slug),
        agency_id=AGENCY,
        slug=queue.slug,
        name={"fr": queue.fr, "en": queue.en},
        position=position,
        languages=["fr", "en"],
        skills=dict.fromkeys(queue.skills, 1),
        promise=queue.promise,
        rings=WIDER if queue.wider else ASKED,
        offer_time=timedelta(seconds=30),
        wrap_up_time=timedelta(minutes=2),
        week=queue.week,
        open_on_holidays=queue.week is ALWAYS,
    )
    for order, (slug, fr, en, skills) in enumerate(queue.motives):
        await _add(
            db,
            Motive,
            id=named(slug),
            queue_id=named(queue.slug),
            slug=slug,
            label={"fr": fr, "en": en},
            position=order,
            skills=dict.fromkeys(skills, 1),
            promise=queue.promise / 2 if slug == queue.urgent else None,
        )


async def _add_person(db: AsyncSession, person: DemoPerson) -> None:
    await _add(
        db,
        Advisor,
        id=named(person.login),
        agency_id=person.agency,
        login=person.login,
        name=person.name,
        role=person.role,
        languages=list(person.languages),
        capacity=person.capacity,
        demo=True,
    )
    await _add(db, Duty, advisor_id=named(person.login), skills=dict.fromkeys(person.skills, 1))
    for queue in person.serves:
        await _add(db, Serving, advisor_id=named(person.login), queue_id=named(queue))


async def _add(db: AsyncSession, table: type[Base], **row: object) -> None:
    await db.execute(insert(table).values(**row).on_conflict_do_nothing())
