"""Who is asking, and everything reached through what is theirs."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, TextClause, and_, exists, false, func, insert, literal, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from contact import seats
from contact.facts import SignedOut
from contact.ledger import Audit, Session
from contact.models import Advisor, Author, Contact, Role, Seeker, State
from contact.plumbing import chance
from contact.plumbing.database import record
from contact.plumbing.errors import NotFound

# A cookie for each side: one browser may hold both, and neither speaks for the other.
SEEKER_COOKIE = "visavis_seeker"
ADVISOR_COOKIE = "visavis_advisor"
SEEKER_STAYS = timedelta(days=30)
ADVISOR_STAYS = timedelta(hours=12)
OVERSEERS = (Role.SUPERVISOR, Role.ADMINISTRATOR)
IN_HAND = (State.ACTIVE, State.WRAPPING)


@dataclass(frozen=True)
class Viewer:
    """One person with a session; an advisor has a role, a seeker has none."""

    session: UUID
    id: UUID
    agency: UUID
    name: str
    role: Role | None

    @property
    def author(self) -> Author:
        """The side of the conversation on which they write."""
        return Author.SEEKER if self.role is None else Author.ADVISOR

    @property
    def room(self) -> str:
        """Where their pages listen."""
        return f"{self.author}:{self.id}"

    def holds(self) -> ColumnElement[bool]:
        """The contacts that are theirs to move; one that is only on offer to them is not theirs yet."""
        if self.role is None:
            return Contact.seeker_id == self.id
        return and_(Contact.advisor_id == self.id, Contact.state != State.OFFERED)

    def takes_part(self) -> ColumnElement[bool]:
        """The contacts in which they may speak: their own, and those in which they sit beside a colleague."""
        if self.role is None:
            return self.holds()
        return or_(self.holds(), seats.is_seated(Contact.id, self.id))

    def sees(self) -> ColumnElement[bool]:
        """The contacts that they may read.

        An advisor reads what they hold, sit in or concluded, and the earlier contacts of whom they talk with now;
        an overseer reads their agency's as well.
        """
        if self.role is None:
            return Contact.seeker_id == self.id
        return or_(self.takes_part(), self._came_before(), self.oversees())

    def oversees(self) -> ColumnElement[bool]:
        """The contacts that they watch over and may move: those of an overseer's agency."""
        return Contact.agency_id == self.agency if self.role in OVERSEERS else false()

    def knows(self) -> ColumnElement[bool]:
        """The seekers whom they may follow or hand on: whom they talk with now, whom they follow, whom they oversee."""
        theirs = Seeker.agency_id == self.agency if self.role in OVERSEERS else false()
        talks = select(literal(1)).where(Contact.seeker_id == Seeker.id, Contact.state.in_(IN_HAND), self.takes_part())
        return or_(Seeker.referent_id == self.id, exists(talks), theirs)

    def answers_for(self, agency: UUID) -> bool:
        """Tell whether they set things up for an agency: a supervisor for their own, an administrator for any."""
        return self.role is Role.ADMINISTRATOR or (self.role in OVERSEERS and self.agency == agency)

    async def contact(self, db: AsyncSession, contact_id: UUID) -> Contact:
        """Return a contact that they may read; not there and not theirs are the same NotFound."""
        return await _only(db, Contact.id == contact_id, self.sees())

    async def overseen_contact(self, db: AsyncSession, contact_id: UUID) -> Contact:
        """Return a contact that they watch over, or raise NotFound."""
        return await _only(db, Contact.id == contact_id, self.oversees())

    async def own_contact(self, db: AsyncSession, contact_id: UUID) -> Contact:
        """Return a contact that is theirs to move, or raise NotFound."""
        return await _only(db, Contact.id == contact_id, self.holds())

    async def shared_contact(self, db: AsyncSession, contact_id: UUID) -> Contact:
        """Return a contact in which they may speak, or raise NotFound."""
        return await _only(db, Contact.id == contact_id, self.takes_part())

    async def seeker(self, db: AsyncSession, seeker_id: UUID) -> Seeker:
        """Return somebody whom they may follow or hand on, held still, or raise NotFound."""
        found = select(Seeker).where(Seeker.id == seeker_id, self.knows()).with_for_update(of=Seeker)
        seeker = (await db.scalars(found)).one_or_none()
        if self.role is None or seeker is None:
            raise NotFound
        return seeker

    async def has_in_hand(self, db: AsyncSession, contact: Contact) -> bool:
        """Tell whether they talk in it or conclude it now."""
        if contact.state not in IN_HAND:
            return False
        if contact.advisor_id == self.id:
            return True
        return bool(await db.scalar(select(seats.is_seated(Contact.id, self.id)).where(Contact.id == contact.id)))

    async def audit(self, db: AsyncSession, deed: str, object_id: UUID) -> None:
        """Leave a trace of a look or a change, in the transaction of the look itself."""
        await db.execute(insert(Audit).values(by=self.author, by_id=self.id, deed=deed, object_id=object_id))

    def _came_before(self) -> ColumnElement[bool]:
        """What the people they talk with now had opened before: what a colleague does since is not theirs to read."""
        present = aliased(Contact)
        return exists(
            select(literal(1)).where(
                or_(present.advisor_id == self.id, seats.is_seated(present.id, self.id)),
                present.state.in_(IN_HAND),
                present.seeker_id == Contact.seeker_id,
                present.opened_at > Contact.opened_at,
            )
        )


async def _only(db: AsyncSession, *conditions: ColumnElement[bool]) -> Contact:
    contact = (await db.scalars(select(Contact).where(*conditions))).one_or_none()
    if contact is None:
        raise NotFound
    return contact


async def viewer_of(db: AsyncSession, secret: str | None, *, advisor: bool) -> Viewer | None:
    """Return whose live session a cookie's secret opens, or None."""
    if not secret:
        return None
    found = await db.execute(_ADVISOR if advisor else _SEEKER, {"digest": chance.digest(secret)})
    row = found.one_or_none()
    if row is None:
        return None
    return Viewer(row.session, row.id, row.agency_id, row.name, Role(row.role) if row.role else None)


async def begin_session(db: AsyncSession, person: Seeker | Advisor) -> str:
    """Open a session; return the cookie's secret, which is stored only as a digest."""
    secret = chance.token()
    advisor = isinstance(person, Advisor)
    await db.execute(
        insert(Session).values(
            id=chance.new_id(),
            digest=chance.digest(secret),
            advisor_id=person.id if advisor else None,
            seeker_id=None if advisor else person.id,
            expires_at=func.now() + (ADVISOR_STAYS if advisor else SEEKER_STAYS),
        )
    )
    return secret


async def end_session(db: AsyncSession, session: UUID) -> None:
    """Revoke a session; its sockets fall silent at once here, and within seconds everywhere."""
    await _revoke(db, Session.id == session)


async def end_sessions_of(db: AsyncSession, advisor: UUID) -> None:
    """Revoke every session of an advisor: whoever held the old password is out."""
    await _revoke(db, Session.advisor_id == advisor)


async def still_alive(db: AsyncSession, sessions: set[UUID]) -> set[UUID]:
    """Return which sessions still hold, and remember that their pages were heard just now."""
    await db.execute(
        update(Session)
        .where(Session.id.in_(sessions), Session.seen_at < func.now() - timedelta(seconds=8))
        .values(seen_at=func.now())
    )
    return set(await db.scalars(select(Session.id).where(Session.id.in_(sessions), _alive())))


async def heard(db: AsyncSession, viewer: Viewer) -> None:
    """Remember that a page polled: without a socket, this is how we know that it is there."""
    await db.execute(
        update(Session)
        .where(Session.id == viewer.session, Session.seen_at < func.now() - timedelta(seconds=8))
        .values(seen_at=func.now())
    )


async def _revoke(db: AsyncSession, which: ColumnElement[bool]) -> None:
    revoked = await db.scalars(
        update(Session).where(which, Session.revoked_at.is_(None)).values(revoked_at=func.now()).returning(Session.id)
    )
    for session in revoked:
        record(db, SignedOut(session))


def _alive() -> ColumnElement[bool]:
    return and_(Session.revoked_at.is_(None), Session.expires_at > func.now())


def _viewer(person: str, role: str) -> TextClause:
    """Written out once: every request asks this, and building it each time cost more than asking it (measured)."""
    return text(
        f"""
        SELECT s.id AS session, p.id, p.agency_id, p.name, {role} AS role
        FROM session s JOIN {person} p ON p.id = s.{person}_id
        WHERE s.digest = :digest AND s.revoked_at IS NULL AND s.expires_at > now()
        """  # noqa: S608
    )


_ADVISOR = _viewer("advisor", "p.role")
_SEEKER = _viewer("seeker", "NULL")
