"""A note of the house leaves as a letter of its agency, with a calendar's event where there is one (RFC 6047)."""

from sqlalchemy import select

from contact.models import Agency
from contact.part import House, Note, Sent
from contact.plumbing import clock
from email_bridge import composing, posting, sending
from email_bridge.composing import Draft, Enclosure
from email_bridge.composing import Mailbox as Box
from email_bridge.headers import AddressUnwritable
from email_bridge.models import Mailbox
from email_bridge.relay import Ending, Parcel

_ENDINGS = {Ending.TAKEN: Sent.TAKEN, Ending.LATER: Sent.LATER, Ending.REFUSED: Sent.REFUSED}


async def send(house: House, note: Note) -> Sent:
    """Hand a note to the relay (contact.part.Courier); what may have arrived is not sent twice."""
    async with house.database.transaction() as db:
        ours = select(Mailbox).where(Mailbox.agency_id == note.agency).order_by(Mailbox.name).limit(1)
        mailbox, agency = await db.scalar(ours), await db.get_one(Agency, note.agency)
    if mailbox is None:
        return Sent.REFUSED
    try:
        content = composing.compose(_draft(note, mailbox, agency))
    except AddressUnwritable:
        return Sent.REFUSED
    outcome = await sending.way_out(house.settings)(Parcel("", note.to, content))
    return _ENDINGS.get(outcome.ending, Sent.TAKEN)


def _draft(note: Note, mailbox: Mailbox, agency: Agency) -> Draft:
    says = ("charset=utf-8", f"method={note.method}")
    return Draft(
        message_id=f"<{note.id}@{mailbox.address.rpartition('@')[2]}>",
        sender=Box(mailbox.address, agency.name),
        to=Box(note.to),
        reply_to=mailbox.address,
        subject=note.subject,
        written_at=clock.now(),
        language=note.language,
        body=note.body,
        signature=posting.signature(mailbox, note.language),
        automatic="auto-generated",
        enclosures=(Enclosure("appointment.ics", "text/calendar", note.event, says),) if note.event else (),
    )
