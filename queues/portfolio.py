"""An advisor's own people: whom they follow, how much that is, and who replaces whom until when."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct
from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.ext.asyncio import AsyncSession

from contact.edge import Ask
from contact.models import Advisor, Agency, Contact, Seeker, State
from contact.part import Route
from contact.plumbing.errors import NotFound
from contact.views import Person, SeekerShown, Words, words
from queues import absences
from queues.absences import AbsenceShown, ReplacementShown
from queues.lookout import lookout
from queues.models import Motive, Placement

LINE = (State.WAITING, State.OFFERED)


class LastContact(Struct):
    """The last time the person came: when, over what, about what, and with whom."""

    id: UUID
    channel: str
    motive: Words
    opened_at: datetime
    state: str
    advisor: str | None


class Followed(Struct):
    """Somebody whom the advisor follows; `why` says what keeps them waiting, where that is known."""

    id: UUID
    name: str
    vulnerable: bool
    contacts: int
    waiting: bool
    last: LastContact | None
    why: Words | None


class PortfolioLoad(Struct):
    """How much a portfolio is, in people."""

    people: int
    vulnerable: int
    waiting: int


class Portfolio(Struct):
    """An advisor's people, and who answers for whom."""

    load: PortfolioLoad
    people: list[Followed]
    replaced_by: list[ReplacementShown]
    replaces: list[ReplacementShown]
    absences: list[AbsenceShown]


class Referent(Struct):
    """Who follows the person from now on; nobody is an answer too."""

    advisor: UUID | None


class Vulnerability(Struct):
    """Whether the person needs an answer sooner than others."""

    vulnerable: bool


async def portfolio(ask: Ask[None]) -> Portfolio:
    """Show whom the advisor follows, who waits, and who replaces whom."""
    viewer = await ask.advisor()
    people = await _people(ask.db, viewer.id)
    await _say_why(ask, viewer.agency, people)
    await viewer.audit(ask.db, "portfolio.read", viewer.id)
    replaced_by, replaces = await absences.replacements_of(ask.db, viewer.id)
    return Portfolio(
        load=PortfolioLoad(
            people=len(people),
            vulnerable=sum(each.vulnerable for each in people),
            waiting=sum(each.waiting for each in people),
        ),
        people=people,
        replaced_by=replaced_by,
        replaces=replaces,
        absences=await absences.absences_of(ask.db, viewer.id),
    )


async def entrust(ask: Ask[Referent]) -> SeekerShown:
    """Give the person an advisor of their own: oneself, a colleague, or nobody."""
    viewer = await ask.advisor()
    seeker = await viewer.seeker(ask.db, ask.id())
    referent = await ask.db.get(Advisor, ask.body.advisor) if ask.body.advisor else None
    if ask.body.advisor and (referent is None or referent.retired_at or referent.agency_id != seeker.agency_id):
        raise NotFound

    seeker.referent_id = referent.id if referent else None
    await viewer.audit(ask.db, "seeker.entrust", seeker.id)
    return _shown(seeker, referent)


async def mark_vulnerable(ask: Ask[Vulnerability]) -> SeekerShown:
    """Note that the person needs an answer sooner, or no longer does."""
    viewer = await ask.advisor()
    seeker = await viewer.seeker(ask.db, ask.id())
    seeker.vulnerable = ask.body.vulnerable
    await viewer.audit(ask.db, "seeker.vulnerable" if seeker.vulnerable else "seeker.not_vulnerable", seeker.id)
    referent = await ask.db.get(Advisor, seeker.referent_id) if seeker.referent_id else None
    return _shown(seeker, referent)


async def _say_why(ask: Ask[None], agency: UUID, people: list[Followed]) -> None:
    """Add what keeps those waiting who wait for somebody to be asked."""
    still = {each.last.id: each for each in people if each.last and each.last.state == State.WAITING}
    zone = (await ask.db.get_one(Agency, agency)).zone
    for contact, why in (await lookout.why(ask.house.database, list(still), zone)).items():
        still[contact].why = why


async def _people(db: AsyncSession, advisor: UUID) -> list[Followed]:
    """Return them as they are shown: who waits first, then by name."""
    followed = await db.execute(
        select(Seeker, func.count(Contact.id), func.bool_or(Contact.state.in_(LINE)))
        .outerjoin(Contact, Contact.seeker_id == Seeker.id)
        .where(Seeker.referent_id == advisor)
        .group_by(Seeker.id)
    )
    last = await _last_contacts(db, advisor)
    people = [
        Followed(seeker.id, seeker.name, seeker.vulnerable, contacts, bool(waiting), last.get(seeker.id), None)
        for seeker, contacts, waiting in followed
    ]
    return sorted(people, key=lambda each: (not each.waiting, each.name.casefold(), each.id))


async def _last_contacts(db: AsyncSession, advisor: UUID) -> dict[UUID, LastContact]:
    rows = await db.execute(
        select(Contact, Motive.label, Advisor.name)
        .join(Seeker, Seeker.id == Contact.seeker_id)
        .join(Placement, Placement.contact_id == Contact.id)
        .join(Motive, Motive.id == Placement.motive_id)
        .outerjoin(Advisor, Advisor.id == Contact.advisor_id)
        .where(Seeker.referent_id == advisor)
        .ext(distinct_on(Contact.seeker_id))
        .order_by(Contact.seeker_id, Contact.opened_at.desc())
    )
    return {contact.seeker_id: _last(contact, motive, advisor) for contact, motive, advisor in rows}


def _last(contact: Contact, motive: dict[str, str], advisor: str | None) -> LastContact:
    with_whom = None if contact.state in LINE else advisor
    return LastContact(contact.id, contact.channel, words(motive), contact.opened_at, contact.state, with_whom)


def _shown(seeker: Seeker, referent: Advisor | None) -> SeekerShown:
    who = Person(referent.id, referent.name) if referent else None
    return SeekerShown(seeker.id, seeker.name, seeker.email, who, seeker.vulnerable)


routes = (
    Route("GET", "/api/portfolio", portfolio, gives=Portfolio),
    Route("PUT", "/api/seekers/{id}/referent", entrust, takes=Referent, gives=SeekerShown),
    Route("PUT", "/api/seekers/{id}/vulnerability", mark_vulnerable, takes=Vulnerability, gives=SeekerShown),
    *absences.routes,
)
