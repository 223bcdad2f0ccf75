"""A relay beside the house, and Sam, who has written to it."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, replace
from itertools import chain

import pytest
from sqlalchemy import select

from app.seed import AGENCY, named
from contact import timeline
from contact.models import Author, Entry, Kind, Seeker
from contact.opening import Arrival, admit
from contact.plumbing import chance
from contact.plumbing.settings import Settings
from email_bridge import filing
from email_bridge.models import Direction, Letter, Mailbox, Source
from tests.email_bridge.post_office import PostOffice, post_office
from tests.people import Advisor, Town

ADDRESS = "sam@example.org"


@pytest.fixture(autouse=True, scope="session")
def readers() -> Iterator[None]:
    """This process's readers, at work before the first letter and until the last."""
    for reader in chain.from_iterable(filing.desk.readers.values()):
        reader.read(b"", envelope_from=None, seconds=5, wall=30)
    yield
    filing.desk.close()


@pytest.fixture
async def office() -> AsyncIterator[PostOffice]:
    async with post_office() as running:
        yield running


@pytest.fixture
def settings(settings: Settings, office: PostOffice) -> Settings:
    return replace(settings, smtp=office.url)


@dataclass(frozen=True)
class Correspondence:
    """Sam's letter on Alice's desk."""

    town: Town
    alice: Advisor
    contact: str


@pytest.fixture
async def letter(town: Town) -> Correspondence:
    """Sam has written, and Alice has taken his letter."""
    contact = await writes(town)
    alice = town.advisor("alice")
    await alice.is_available()
    await town.route()
    await alice.accepts(await alice.offer())
    return Correspondence(town, alice, contact)


async def writes(town: Town, address: str = ADDRESS, body: str = "Bonjour, où en est mon dossier ?") -> str:
    """Let a letter be there as if it had come by the door."""
    async with town.house.database.transaction() as db:
        mailbox = (await db.scalars(select(Mailbox))).one()
        sam = Seeker(id=chance.new_id(), agency_id=AGENCY, name="Sam Petit", language="fr")
        db.add(sam)
        await db.flush()
        arrival = Arrival(chance.new_id(), "email", named("training"), "fr")
        contact = await admit(town.house, db, sam, arrival)
        entry = Entry(
            id=chance.new_id(), contact_id=contact.id, kind=Kind.LINE, author=Author.SEEKER, author_id=sam.id, body=body
        )
        await timeline.write(db, entry)
        db.add(
            Letter(
                direction=Direction.IN,
                contact_id=contact.id,
                entry_id=entry.id,
                mailbox_id=mailbox.id,
                fingerprint=chance.new_id().bytes,
                message_id="<first@example.org>",
                references=["<earlier@example.org>"],
                from_address=address,
                subject="Mon dossier",
            )
        )
    assert mailbox.source == Source.DOOR
    return str(contact.id)
