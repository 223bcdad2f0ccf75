"""Whatever is repeated, lost, shuffled or killed in the middle: each letter is there exactly once, and leaves once.

A process that dies is a transaction that is never committed, a claim that nobody comes back to, or an answer that
nobody hears. `Mortal` dies before the COMMIT that it is told to; the rest is the real thing.
"""

from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from contact.models import Contact
from contact.part import House
from contact.plumbing.database import Database
from email_bridge import arrivals, filing, mailboxes, posting, sending
from email_bridge.arrivals import Arrived
from email_bridge.models import Mailbox, Purpose, Source
from email_bridge.postbox import Unreachable
from email_bridge.posting import Words
from tests.email_bridge.distant_mailbox import DistantMailbox
from tests.email_bridge.post_office import DROPS, TAKES, PostOffice
from tests.email_bridge.sorting import written
from tests.people import Town

LETTERS = 4
CLEAN = """
TRUNCATE contact, entry, raw_letter, letter, outbox, correspondent, writer, seeker, placement, offer, move CASCADE;
UPDATE mailbox SET uid_validity = 0, last_uid = 0, failure = NULL, secret_name = 'PATH', url = 'imap://localhost'
"""

which = st.integers(0, LETTERS - 1)
# Before which COMMIT, or after which answer, it ends; mostly it does not.
soon = st.sampled_from([0, 1, 2, 3, 4, 6, 99, 99, 99])
sends = st.tuples(st.just("sends"), soon, st.sampled_from([TAKES, DROPS, DROPS, "451 4.3.0 Later"]))
deeds = st.one_of(
    sends,
    sends,
    st.tuples(st.just("brings"), which, soon, st.booleans()),
    st.tuples(st.just("appears"), which),
    st.tuples(st.just("fetches"), soon, soon),
    st.tuples(st.just("renumbers")),
    st.tuples(st.just("files"), soon),
    st.tuples(st.just("claims_and_dies"), st.sampled_from([filing.FAST, filing.PATIENT])),
    st.tuples(st.just("lets_claims_expire")),
    st.tuples(st.just("answers"), soon),
)


class Died(Exception):
    """Killed, here."""


class Mortal:
    """A database whose user dies just before its nth COMMIT."""

    def __init__(self, database: Database, dies_at: int) -> None:
        self._database = database
        self._left = dies_at

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        async with self._database.transaction() as db:
            yield db
            self._left -= 1
            if self._left < 0:
                raise Died


def mortal(house: House, dies_at: int) -> House:
    return replace(house, database=cast(Any, Mortal(house.database, dies_at)))


class Story:
    """Letters on their way in and out, and everything that can happen to them."""

    def __init__(self, town: Town, office: PostOffice, distant: DistantMailbox) -> None:
        self.town = town
        self.office = office
        self.distant = distant
        self.acknowledged: set[int] = set()
        self._carriers = 0

    async def brings(self, number: int, dies_at: int, hears: bool) -> None:
        """Bring a letter to the door, for the first time or again; the bearer may never hear that it was kept."""
        with suppress(Died):
            async with mortal(self.town.house, dies_at).database.transaction() as db:
                mailbox = (await db.scalars(select(Mailbox.id))).one()
                await arrivals.store(db, Arrived(mailbox, Source.DOOR, self._carried(number), "sam@example.org"))
            self.acknowledged |= {number} if hears else set()

    async def appears(self, number: int) -> None:
        """Let it be in the mailbox elsewhere, where it stays until it was fetched."""
        self.distant.receives(self._carried(number))
        self.acknowledged.add(number)

    async def fetches(self, dies_at: int, answers: int) -> None:
        """Read the mailbox, until the line is cut or we die."""
        ((mailbox,),) = await self.town.sql("SELECT id FROM mailbox")
        self.distant.answers_left = answers
        with suppress(Died, Unreachable):
            await mailboxes.read(mortal(self.town.house, dies_at), mailbox)

    async def renumbers(self) -> None:
        self.distant.renumbers()

    async def files(self, dies_at: int) -> None:
        """File what there is, and die before one of the commits: of the claim, of the filing, or of a later one."""
        with suppress(ExceptionGroup, Died):
            await filing.desk.file(mortal(self.town.house, dies_at))

    async def claims_and_dies(self, lane: Any) -> None:
        await filing.claim(self.town.house, lane)

    async def lets_claims_expire(self) -> None:
        await self.town.sql(
            "UPDATE raw_letter SET claimed_at = claimed_at - interval '1 hour', tries = least(tries, 1)"
        )

    async def answers(self, dies_at: int) -> None:
        """Write to whoever has written first, if anybody has."""
        house = mortal(self.town.house, dies_at)
        with suppress(Died):
            async with house.database.transaction() as db:
                contact = await db.scalar(select(Contact).order_by(Contact.opened_at).limit(1))
                thread = contact and await posting.thread_of(db, contact)
                if contact and thread:
                    await posting.post(house, db, contact, thread, Words(Purpose.REPLY, "Re: Bonjour", "Bonjour"))

    async def sends(self, dies_at: int, says: str) -> None:
        """Let all that is under way be due, and hand it over; die with the answer in hand, or get none."""
        self.office.to_letters = [says]
        await self.town.sql("UPDATE outbox SET due_at = now() WHERE state IN ('held', 'waiting', 'sending')")
        with suppress(Died):
            await sending.send(mortal(self.town.house, dies_at))
        self.office.to_letters = []

    async def ends(self) -> None:
        """Bring again whatever nobody acknowledged, and let the house work in peace."""
        for number in set(range(LETTERS)) - self.acknowledged:
            await self.brings(number, 99, hears=True)
        await self.fetches(99, 1000)
        while await self.town.sql("SELECT 1 FROM raw_letter WHERE state = 'stored' LIMIT 1"):
            await self.lets_claims_expire()
            await filing.desk.file(self.town.house)
            await filing.desk.file_patiently(self.town.house)
        while await self.town.sql("SELECT 1 FROM outbox WHERE state IN ('held', 'waiting', 'sending') LIMIT 1"):
            await self.sends(99, TAKES)

    def _carried(self, number: int) -> bytes:
        """Return a letter as it comes by yet another way."""
        self._carriers += 1
        trace = f"Received: by relay {self._carriers}\r\n".encode()
        return trace + written(subject=f"n{number}", message_id=f"<{number}@example.org>")


@pytest.fixture
def distant(monkeypatch: pytest.MonkeyPatch) -> DistantMailbox:
    mailbox = DistantMailbox()
    monkeypatch.setattr(mailboxes, "Postbox", lambda *_: mailbox)
    return mailbox


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(what_happens=st.lists(deeds, min_size=10, max_size=30))
async def test_each_letter_is_there_exactly_once_and_leaves_at_most_twice(
    town: Town, office: PostOffice, distant: DistantMailbox, what_happens: list[tuple[Any, ...]]
) -> None:
    distant.letters, distant.uid_validity, office.taken[:] = {}, 1, []
    [await town.sql(statement) for statement in CLEAN.split(";")]
    story = Story(town, office, distant)

    # Somebody has written and been answered: there is something to send from the beginning.
    for deed, *how in [("brings", 0, 99, True), ("files", 99), ("answers", 99), *what_happens]:
        await getattr(story, deed)(*how)
    await story.ends()

    assert await town.sql("SELECT subject, count(*) FROM letter WHERE direction = 'in' GROUP BY 1 ORDER BY 1") == [
        (f"n{number}", 1) for number in range(LETTERS)
    ]
    assert await town.sql("SELECT count(*) FROM entry WHERE kind = 'line'") == [(LETTERS,)]
    assert await town.sql("SELECT count(*) FROM raw_letter WHERE state = 'quarantined'") == [(0,)]
    await _left_at_most_twice(town, office)


async def _left_at_most_twice(town: Town, office: PostOffice) -> None:
    """Each is sent, or the advisor is asked to make sure; a repeat is the same letter to its last byte."""
    ours = dict(await town.sql("SELECT message_id, state FROM outbox"))
    arrived = Counter(str(taken.letter["Message-ID"]) for taken in office.taken)
    contents = {(taken.letter["Message-ID"], taken.content) for taken in office.taken}
    unsure = await town.sql("SELECT message_id FROM outbox WHERE state = 'failed' AND last_error = 'uncertain'")

    assert set(arrived) <= set(ours)
    assert max(arrived.values(), default=0) <= 2
    assert len(contents) == len(arrived)
    assert {name for name, state in ours.items() if state != "sent"} == {name for (name,) in unsure}
    assert {name for name, state in ours.items() if state == "sent"} <= set(arrived)
