"""Wherever a process is killed, each acknowledged booking ends in exactly one way, and is never out of sight."""

from collections import Counter
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.seed import AGENCY, named
from callback import booking, due, notices, overdue, settling
from callback.booking import Wanted
from callback.models import Appointment, By, Outcome, State
from contact.models import Seeker
from contact.part import House, Note, Sent
from contact.plumbing import clock
from contact.plumbing.errors import Conflict
from tests.callback.people import free_times, instant, let_it_be
from tests.mortal import NEVER, Died, mortal
from tests.people import Advisor, Town

CLEAN = "TRUNCATE appointment, contact, entry, notice, proof, placement, offer, move, seeker CASCADE"
MINUTE = timedelta(minutes=1)
MOST = 4

which = st.integers(0, MOST - 1)
# After how many steps it is killed; half of the time it is not.
soon = st.one_of(st.just(NEVER), st.integers(0, 24))
deeds = st.one_of(
    st.tuples(st.just("books"), soon),
    st.tuples(st.just("moves"), which, soon),
    st.tuples(st.just("cancels"), which, soon),
    st.tuples(st.just("hour_comes"), which),
    st.tuples(st.just("begins"), soon),
    st.tuples(st.just("begins"), soon),
    st.tuples(st.just("is_answered")),
    st.tuples(st.just("settles"), soon),
    st.tuples(st.just("tells"), soon),
)


class Story:
    """Bookings, what people were told of them, and everything that can happen meanwhile."""

    def __init__(self, town: Town, alice: Advisor, slots: list[dict[str, Any]]) -> None:
        self.town = town
        self.alice = alice
        self.slots = slots
        self.made: list[UUID] = []
        self.acknowledged: dict[UUID, str] = {}
        self.sent: list[UUID] = []

    async def books(self, dies_at: int) -> None:
        """Somebody new keeps a time, and books it; they may never hear of it."""
        if len(self.made) == MOST:
            return
        one = uuid4()
        self.made.append(one)
        with suppress(Died, Conflict):
            await self._keep(one)
            house = self._house(dies_at)
            async with house.database.transaction() as db:
                await booking.confirm(house, db, await db.get_one(Appointment, one))
            self.acknowledged[one] = "booked"

    async def moves(self, number: int, dies_at: int) -> None:
        """Move one to another time, if it is to come."""
        for one in self.made[number : number + 1]:
            slot = self.slots[20 + number]
            with suppress(Died, Conflict):
                house = self._house(dies_at)
                async with house.database.transaction() as db:
                    appointment = await db.get_one(Appointment, one)
                    await booking.move(house, db, appointment, UUID(slot["diary"]), instant(slot["starts_at"]))

    async def cancels(self, number: int, dies_at: int) -> None:
        """Give one back."""
        for one in self.made[number : number + 1]:
            with suppress(Died, Conflict):
                house = self._house(dies_at)
                async with house.database.transaction() as db:
                    ended = await booking.give_back(house, db, one, Outcome.CANCELLED_BY_SEEKER)
                if ended.state == State.CLOSED:  # a mere hold is let go
                    self.acknowledged[one] = "cancelled"

    async def hour_comes(self, number: int) -> None:
        """Let the hour of one be over for some minutes."""
        for one in self.made[number : number + 1]:
            if await self.town.sql("SELECT 1 FROM appointment WHERE id = :one AND state = 'booked'", one=one):
                await let_it_be(self.town, str(one), 31 * MINUTE * (number + 1))

    async def begins(self, dies_at: int) -> None:
        with suppress(Died):
            await due.begin(self._house(dies_at))

    async def settles(self, dies_at: int) -> None:
        with suppress(Died):
            await settling.settle(self._house(dies_at))

    async def tells(self, dies_at: int) -> None:
        """Send what is due; what was claimed by somebody who died is given up in time."""
        with suppress(Died):
            await notices.tell(self._house(dies_at))
        await self.town.sql("UPDATE notice SET due_at = now() WHERE state = 'sending'")

    async def is_answered(self) -> None:
        """Let Alice take what is on offer to her, and see it through."""
        await self.town.route()
        offer = (await self.alice.console())["offer"]
        if offer:
            await self.alice.accepts(offer)
            await self.alice.ends(offer["contact"])
            await self.alice.concludes(offer["contact"])

    async def ends(self) -> None:
        """Let every hour come, and the house work in peace."""
        for number in range(len(self.made)):
            await self.hour_comes(number)
        for _ in range(len(self.made) + 1):
            await self.begins(NEVER)
            await self.is_answered()
        await self.settles(NEVER)
        await self.tells(NEVER)

    async def pending_unseen(self) -> set[UUID]:
        """Return what is open ten minutes after its hour, and in nobody's list."""
        async with self.town.house.database.transaction() as db:
            listed = {each.appointment.id for each in await overdue.watched(db, [AGENCY], clock.now())}
        pending = await self.town.sql(
            "SELECT id FROM appointment WHERE state IN ('booked', 'due') AND due_at < now() - interval '10 min'"
        )
        return {one for (one,) in pending} - listed

    async def _keep(self, one: UUID) -> None:
        slot, number = self.slots[len(self.made)], f"+3361234567{len(self.made)}"
        async with self.town.house.database.transaction() as db:
            sam = Seeker(id=uuid4(), agency_id=AGENCY, name="Sam", email=None, language="fr")
            db.add(sam)
            await db.flush()
            at, zone = instant(slot["starts_at"]), ZoneInfo("Europe/Paris")
            wanted = Wanted(one, UUID(slot["diary"]), named("application"), at, "fr", zone)
            (await booking.hold(self.town.house, db, sam, wanted)).number = number
        await self.town.sql(
            """INSERT INTO proof (id, seeker_id, by, reach, digest, tries_left, expires_at, sent, proven_at)
               VALUES (gen_random_uuid(), :sam, 'sms', :number, '', 0, now(), 0, now())""",
            sam=sam.id,
            number=number,
        )

    def _house(self, dies_at: int) -> House:
        return mortal(replace(self.town.house, couriers={By.SMS.value: self._send}), dies_at)

    async def _send(self, house: House, note: Note) -> Sent:
        del house
        self.sent.append(note.id)
        return Sent.TAKEN


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(what_happens=st.lists(deeds, min_size=8, max_size=20))
async def test_each_booking_ends_once_wherever_we_are_killed(
    town: Town, by_day: None, what_happens: list[tuple[Any, ...]]
) -> None:
    del by_day
    await town.sql(CLEAN)
    alice = town.advisor()
    await alice.is_available()
    story = Story(town, alice, await free_times(town.seeker()))

    unseen = set()
    for deed, *how in [("books", NEVER), ("books", NEVER), ("hour_comes", 0), *what_happens]:
        await getattr(story, deed)(*how)
        unseen |= await story.pending_unseen()
    await story.ends()

    ended = dict(await town.sql("SELECT id, outcome FROM appointment WHERE state = 'closed'"))
    contacts = await town.sql("SELECT id FROM contact ORDER BY id")
    theirs = await town.sql("SELECT contact_id FROM appointment WHERE contact_id IS NOT NULL ORDER BY contact_id")
    cancelled = {one for one, what in story.acknowledged.items() if what == "cancelled"}
    assert unseen == set()
    assert story.acknowledged.keys() <= ended.keys()
    assert {ended[one] for one in story.acknowledged.keys() - cancelled} <= {"honoured", "cancelled_by_seeker"}
    assert {ended[one] for one in cancelled} <= {"cancelled_by_seeker"}
    assert contacts == theirs
    assert max(Counter(story.sent).values(), default=0) <= 1
