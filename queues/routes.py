"""What an advisor does at the desk: declare, accept, decline, end, transfer, conclude."""

from datetime import datetime, timedelta
from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta, Struct
from sqlalchemy import select

from contact import access, lifecycle, once, timeline
from contact.edge import Ask
from contact.facts import Deed
from contact.models import Advisor, Author, Contact, State
from contact.part import Route
from contact.plumbing.errors import Conflict, Invalid
from contact.routes import conversation
from contact.views import ContactShown, Conversation, Nothing, Step, Words, show_contact, words
from queues import duty, offers
from queues.console import (
    OUTCOMES,
    REASONS,
    Card,
    Console,
    DutyShown,
    show_cards,
    show_console,
    show_duty,
)
from queues.models import Motive, Placement
from queues.roster import Declared

MORE_TIME = timedelta(seconds=60)
EARLIER_SHOWN = 50
ShortText = Annotated[str, Meta(max_length=timeline.LONGEST_LINE)]


class UnknownChoice(Invalid):
    """This choice does not exist."""


class NothingLeftToExtend(Conflict):
    """The time to conclude cannot be extended any further."""


class Declaration(Struct):
    """What the advisor declares, now or after the contacts on their hands."""

    declared: Literal["available", "break", "away"]
    reason: str | None = None
    after_current: bool = False


class WrapUp(Struct):
    """How a contact ended."""

    id: UUID
    outcome: str
    note: ShortText = ""


class Past(Struct):
    """An earlier contact of the same person."""

    id: UUID
    reference: str
    channel: str
    motive: Words
    opened_at: datetime
    ended_at: datetime | None
    state: str
    outcome: str | None
    advisor: str | None
    note: str | None


class Earlier(Struct):
    """The earlier contacts of a person, the latest first."""

    contacts: list[Past]


async def console(ask: Ask[None]) -> Console:
    """Return the whole console."""
    viewer = await ask.advisor()
    await access.heard(ask.db, viewer)
    return await show_console(ask.house, ask.db, viewer.id)


async def declare(ask: Ask[Declaration]) -> DutyShown:
    """Change what the advisor declares."""
    viewer = await ask.advisor()
    declared = Declared(ask.body.declared)
    if declared is Declared.BREAK and ask.body.reason not in {each.code for each in REASONS}:
        raise UnknownChoice
    reason = ask.body.reason if declared is Declared.BREAK else None

    await access.heard(ask.db, viewer)
    changed = await duty.declare(ask.db, viewer.id, declared, reason, after_current=ask.body.after_current)
    return show_duty(changed)


async def accept(ask: Ask[Nothing]) -> Conversation:
    """Take the contact on offer."""
    viewer = await ask.advisor()
    advisor = await ask.db.get_one(Advisor, viewer.id)
    contact = await offers.accept(ask.db, ask.id(), advisor)
    await viewer.audit(ask.db, "contact.accept", contact.id)
    return await conversation(ask, contact, viewer)


async def decline(ask: Ask[Nothing]) -> Nothing:
    """Let the contact on offer go to somebody else."""
    viewer = await ask.advisor()
    await offers.decline(ask.db, ask.id(), viewer.id)
    return Nothing()


async def end(ask: Ask[Step]) -> ContactShown:
    """End the conversation; the wrap-up begins."""
    viewer = await ask.advisor()
    again = await once.already_made(ask.db, ask.body.id, ask.id(), viewer.id, Deed.ENDED)
    contact = await viewer.own_contact(ask.db, ask.id())

    if not again and contact.state not in (State.WRAPPING, State.CLOSED):
        contact = await lifecycle.end(ask.db, contact.id, Author.ADVISOR, viewer.id, move=ask.body.id)
    return await show_contact(ask.house, ask.db, contact, to=Author.ADVISOR)


async def wrap_up(ask: Ask[WrapUp]) -> ContactShown:
    """Conclude the contact with its outcome."""
    if ask.body.outcome not in {each.code for each in OUTCOMES}:
        raise UnknownChoice
    viewer = await ask.advisor()
    again = await once.already_made(ask.db, ask.body.id, ask.id(), viewer.id, Deed.CLOSED)
    contact = await viewer.own_contact(ask.db, ask.id())

    # Closed by somebody else: what was written here is refused aloud, not dropped in silence.
    if not again:
        contact = await lifecycle.close(
            ask.db,
            contact.id,
            Author.ADVISOR,
            viewer.id,
            outcome=ask.body.outcome,
            note=timeline.readable(ask.body.note) if ask.body.note.strip() else None,
            move=ask.body.id,
        )
        await duty.idle_from_now(ask.db, viewer.id)
    return await show_contact(ask.house, ask.db, contact, to=Author.ADVISOR)


async def extend(ask: Ask[Step]) -> Card:
    """Take a minute more for the wrap-up."""
    viewer = await ask.advisor()
    again = await once.already_made(ask.db, ask.body.id, ask.id(), viewer.id, Deed.EXTENDED)
    contact = await viewer.own_contact(ask.db, ask.id())

    if not again:
        if contact.state == State.WRAPPING and contact.extensions_left == 0:
            raise NothingLeftToExtend
        contact = await lifecycle.extend_wrap_up(ask.db, contact.id, viewer.id, MORE_TIME, move=ask.body.id)
    return (await show_cards(ask.house, ask.db, [contact], to=viewer.id))[0]


async def earlier(ask: Ask[None]) -> Earlier:
    """List the person's earlier contacts; each list that is read leaves a trace."""
    viewer = await ask.advisor()
    contact = await viewer.contact(ask.db, ask.id())
    await viewer.audit(ask.db, "seeker.history", contact.seeker_id)
    rows = await ask.db.execute(
        select(Contact, Motive.label, Advisor.name)
        .join(Placement, Placement.contact_id == Contact.id)
        .join(Motive, Motive.id == Placement.motive_id)
        .outerjoin(Advisor, Advisor.id == Contact.advisor_id)
        .where(
            Contact.seeker_id == contact.seeker_id,
            Contact.id != contact.id,
            Contact.opened_at < contact.opened_at,
            viewer.sees(),
        )
        .order_by(Contact.opened_at.desc())
        .limit(EARLIER_SHOWN)
    )
    return Earlier([_past(*row) for row in rows])


def _past(contact: Contact, motive: dict[str, str], advisor: str | None) -> Past:
    return Past(
        id=contact.id,
        reference=contact.reference,
        channel=contact.channel,
        motive=words(motive),
        opened_at=contact.opened_at,
        ended_at=contact.ended_at,
        state=contact.state,
        outcome=contact.outcome,
        advisor=advisor,
        note=contact.closing_note,
    )


routes = (
    Route("GET", "/api/console", console, gives=Console),
    Route("PUT", "/api/duty", declare, takes=Declaration, gives=DutyShown),
    Route("POST", "/api/offers/{id}/acceptance", accept, takes=Nothing, gives=Conversation),
    Route("POST", "/api/offers/{id}/refusal", decline, takes=Nothing, gives=Nothing),
    Route("POST", "/api/contacts/{id}/end", end, takes=Step, gives=ContactShown),
    Route("POST", "/api/contacts/{id}/wrap-up", wrap_up, takes=WrapUp, gives=ContactShown),
    Route("POST", "/api/contacts/{id}/wrap-up/extension", extend, takes=Step, gives=Card),
    Route("GET", "/api/contacts/{id}/earlier", earlier, gives=Earlier),
)
