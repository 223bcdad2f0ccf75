"""Those whom a fact concerns are told of it."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select

from contact.facts import Deed, Moved, Seen, Written
from contact.models import Author, Contact, Kind, State
from contact.part import House
from contact.views import SeenShown, show_both_sides, show_contacts, show_entry


async def tell_moved(house: House, fact: Moved) -> None:
    """Show both sides where the contact stands now; an offer made or taken back changes nothing that they see."""
    if fact.deed in {Deed.OFFERED, Deed.RELEASED}:
        return
    async with house.database.transaction() as db:
        contact = await db.get_one(Contact, fact.contact)
        for_seeker, for_advisor = await show_both_sides(house, db, contact)

    await house.live.tell(f"seeker:{fact.seeker}", "contact", for_seeker)
    # Whoever was only asked, or gave it away, may not read where it went.
    if fact.advisor == contact.advisor_id is not None and contact.state != State.OFFERED:
        await house.live.tell(f"advisor:{fact.advisor}", "contact", for_advisor)


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
    if fact.advisor:
        shown = show_entry(fact.entry, to=Author.ADVISOR)
        await house.live.tell(f"advisor:{fact.advisor}", "entry", shown)


async def tell_seen(house: House, fact: Seen) -> None:
    """Tell the other side that it was read, and the reader's other tabs that it need not be read again."""
    shown = SeenShown(fact.contact, fact.by, fact.seq)  # type: ignore[arg-type]
    await house.live.tell(f"seeker:{fact.seeker}", "seen", shown)
    if fact.advisor:
        await house.live.tell(f"advisor:{fact.advisor}", "seen", shown)
