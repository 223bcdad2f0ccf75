"""Those whom a fact concerns are told of it."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select

from contact import seats
from contact.facts import Deed, Moved, Seated, Seen, Written
from contact.models import Author, Contact, Kind, State
from contact.part import House
from contact.views import SeenShown, seen_by_guest, show_both_sides, show_contacts, show_entry


async def tell_moved(house: House, fact: Moved) -> None:
    """Show both sides where the contact stands now; an offer made or taken back changes nothing that they see."""
    if fact.deed in {Deed.OFFERED, Deed.RELEASED} or not fact.watched:
        return
    await _tell_contact(house, fact.contact)


async def tell_seated(house: House, fact: Seated) -> None:
    """Show everybody in a contact who sits in it now."""
    await _tell_contact(house, fact.contact)


async def tell_seekers(house: House, contacts: Collection[UUID]) -> None:
    """Show seekers where their contacts stand now, looking once for them all."""
    if not contacts:
        return
    async with house.database.transaction() as db:
        found = await db.scalars(select(Contact).where(Contact.id.in_(contacts)))
        shown = await show_contacts(house, db, found.all(), to=Author.SEEKER)
    for each in shown:
        await house.live.tell(f"seeker:{each.seeker.id}", "contact", each)


async def tell_written(house: House, fact: Written) -> None:
    """Bring an entry to those who may see it: a note never leaves the desk."""
    if fact.entry.kind != Kind.NOTE:
        shown = show_entry(fact.entry, to=Author.SEEKER)
        await house.live.tell(f"seeker:{fact.seeker}", "entry", shown)
    for advisor in filter(None, (fact.advisor, *fact.guests)):
        shown = show_entry(fact.entry, to=Author.ADVISOR)
        await house.live.tell(f"advisor:{advisor}", "entry", shown)


async def tell_seen(house: House, fact: Seen) -> None:
    """Tell the other side that it was read, and the reader's other tabs that it need not be read again."""
    shown = SeenShown(fact.contact, fact.by, fact.seq)  # type: ignore[arg-type]
    if fact.seeker:
        await house.live.tell(f"seeker:{fact.seeker}", "seen", shown)
    for advisor in filter(None, (fact.advisor, *fact.guests)):
        await house.live.tell(f"advisor:{advisor}", "seen", shown)


async def _tell_contact(house: House, contact_id: UUID) -> None:
    async with house.database.transaction() as db:
        contact = await db.get_one(Contact, contact_id)
        for_seeker, for_advisor = await show_both_sides(house, db, contact)
        sitting = (await seats.taken(db, [contact_id]))[contact_id] if contact.state == State.ACTIVE else []

    await house.live.tell(f"seeker:{contact.seeker_id}", "contact", for_seeker)
    # Whoever was only asked, or gave it away, may not read where it went.
    if contact.advisor_id and contact.state != State.OFFERED:
        await house.live.tell(f"advisor:{contact.advisor_id}", "contact", for_advisor)
    for seat in sitting:
        await house.live.tell(f"advisor:{seat.advisor_id}", "contact", seen_by_guest(for_advisor, seat))
