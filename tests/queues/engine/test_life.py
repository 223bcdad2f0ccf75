"""The whole life of contacts, against the rule said the long way.

The same lives are led each time, and a difference is told as it was found: to make it small takes minutes.
`LIVES=2000 pytest tests/queues/engine/test_life.py` leads so many others.
"""

import os
from dataclasses import replace
from random import Random
from typing import Any
from uuid import UUID

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from queues.engine.decisions import Offer
from queues.engine.engine import Engine
from queues.engine.rows import Advisor, Gone, Held, OffDuty, Offered, Presence, Row, StandIns, Waiting
from tests.queues.engine import town
from tests.queues.engine.model import World
from tests.queues.engine.reading import after, ask, is_lawful


class Life(RuleBasedStateMachine):
    """Rows change in any order; after each change engine and model decide the same."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0
        self.world = World()
        self.engine = Engine()
        self.arrived = 0

    # ---- what happens ------------------------------------------------------------------------------

    @initialize(data=st.data())
    def three_are_on_duty(self, data: st.DataObject) -> None:
        self.three_come_on_duty(data)

    @rule(data=st.data())
    def three_come_on_duty(self, data: st.DataObject) -> None:
        self.come_on_duty(data)
        self.come_on_duty(data)
        self.come_on_duty(data)

    @rule(data=st.data())
    def come_on_duty(self, data: st.DataObject) -> None:
        row = data.draw(st.sampled_from(town.ADVISORS).flatmap(lambda who: town.advisor(who, self.now)))
        known = self.world.advisors.get(row.advisor)
        self.advisor_is(replace(row, kept_for=known.kept_for if known else None))

    @rule(data=st.data(), presence=town.presences)
    @precondition(lambda self: self.world.advisors)
    def declare(self, data: st.DataObject, presence: Presence) -> None:
        row = self.draw(data, self.world.advisors)
        self.advisor_is(replace(row, presence=presence))

    @rule(data=st.data())
    @precondition(lambda self: self.unladen())
    def leave_the_roster(self, data: st.DataObject) -> None:
        advisor = data.draw(st.sampled_from(self.unladen()))
        del self.world.advisors[advisor]
        self.then(OffDuty(advisor))

    @rule(data=st.data())
    def arrive(self, data: st.DataObject) -> None:
        self.arrived += 1
        self.waits(data.draw(town.waiting(UUID(int=100 + self.arrived), self.now)))

    @rule(data=st.data())
    def three_arrive(self, data: st.DataObject) -> None:
        self.arrive(data)
        self.arrive(data)
        self.arrive(data)

    @rule(data=st.data())
    def three_arrive_who_need_the_same(self, data: st.DataObject) -> None:
        self.arrived += 3
        row = data.draw(town.waiting(UUID(int=98 + self.arrived), self.now))
        self.waits(row)
        self.waits(replace(row, contact=UUID(int=99 + self.arrived)))
        self.waits(replace(row, contact=UUID(int=100 + self.arrived)))

    @rule()
    @precondition(lambda self: self.world.offered)
    def everybody_accepts(self) -> None:
        accepted = [Held(row.contact, who, row.weight) for row, who in self.world.offered.values()]
        self.world.offered = {}
        self.world.held |= {each.contact: each for each in accepted}
        self.then(*accepted)

    @rule(data=st.data())
    @precondition(lambda self: self.world.offered)
    def accept(self, data: st.DataObject) -> None:
        row, advisor = self.draw(data, self.world.offered)
        del self.world.offered[row.contact]
        self.holds(Held(row.contact, advisor, row.weight))

    @rule(data=st.data())
    @precondition(lambda self: self.world.offered)
    def decline(self, data: st.DataObject) -> None:
        row, advisor = self.draw(data, self.world.offered)
        del self.world.offered[row.contact]
        self.waits(replace(row, barred=row.barred | {advisor}))

    @rule(data=st.data())
    @precondition(lambda self: self.world.held)
    def fall_silent_or_speak(self, data: st.DataObject) -> None:
        row = self.draw(data, self.world.held)
        fits = not row.silent or self.world.room(row.advisor, row.weight)
        self.holds(replace(row, silent=not row.silent and fits))

    @rule(data=st.data())
    @precondition(lambda self: self.world.held)
    def close(self, data: st.DataObject) -> None:
        row = self.draw(data, self.world.held)
        del self.world.held[row.contact]
        self.engine.learn(Gone(row.contact), self.now)
        self.advisor_is(replace(self.world.advisors[row.advisor], idle_since=self.now))

    @rule(data=st.data())
    @precondition(lambda self: self.world.waiting or self.world.offered)
    def abandon(self, data: st.DataObject) -> None:
        contact = data.draw(st.sampled_from(sorted({*self.world.waiting, *self.world.offered})))
        self.world.waiting.pop(contact, None)
        self.world.offered.pop(contact, None)
        self.then(Gone(contact))

    @rule(data=st.data())
    @precondition(lambda self: self.world.held)
    def transfer(self, data: st.DataObject) -> None:
        row = self.draw(data, self.world.held)
        del self.world.held[row.contact]
        self.waits(data.draw(town.waiting(row.contact, self.now)))

    @rule(data=st.data())
    @precondition(lambda self: self.world.offered)
    def an_offer_is_not_written(self, data: st.DataObject) -> None:
        row, _ = self.draw(data, self.world.offered)
        del self.world.offered[row.contact]
        self.waits(row)

    @rule(data=st.data())
    @precondition(lambda self: self.kept_contacts())
    def a_keeping_is_not_written(self, data: st.DataObject) -> None:
        contact = data.draw(st.sampled_from(self.kept_contacts()))
        (row,) = [row for row in self.world.advisors.values() if row.kept_for == contact]
        self.advisor_is(replace(row, kept_for=None))

    @rule(data=st.data())
    @precondition(lambda self: self.world.advisors and self.world.waiting.keys() - self.kept_contacts())
    def somebody_is_kept_who_need_not_be(self, data: st.DataObject) -> None:
        contact = data.draw(st.sampled_from(sorted(self.world.waiting.keys() - self.kept_contacts())))
        self.advisor_is(replace(self.draw(data, self.world.advisors), kept_for=contact))

    @rule(agreed=town.stand_ins)
    def agree_who_stands_in(self, agreed: frozenset[Any]) -> None:
        self.world.stand_ins = agreed
        self.then(StandIns(agreed))

    @rule(passed=st.sampled_from([1, 5, 5, 10, 40, 300]))
    def time_passes(self, passed: int) -> None:
        self.now += passed
        self.then()

    @rule(chance=st.randoms(use_true_random=False))
    def another_router_takes_over(self, chance: Random) -> None:
        rows = self.rows()
        self.engine = Engine()
        for row in chance.sample(rows, len(rows)):
            self.engine.learn(row, self.now)
        self.then()

    @rule()
    def the_rows_are_read_again(self) -> None:
        self.then(*self.rows())

    # ---- what is decided ---------------------------------------------------------------------------

    def then(self, *rows: Row) -> None:
        """Tell the engine, and see that it decides as the model does."""
        for row in rows:
            self.engine.learn(row, self.now)
        kept, waiting = self.kept(), dict(self.world.waiting)

        decided = self.engine.decide(self.now)

        expected = self.world.decide(self.now)
        offers = [decision for decision in decided if isinstance(decision, Offer)]
        assert [ask(offer, waiting) for offer in offers] == expected
        assert after(kept, decided) == self.kept()
        assert self.engine.decide(self.now) == []
        assert all(is_lawful(offer, waiting[offer.contact], self.world, self.now) for offer in offers)

    def waits(self, row: Waiting) -> None:
        self.world.waiting[row.contact] = row
        self.then(row)

    def holds(self, row: Held) -> None:
        self.world.held[row.contact] = row
        self.then(row)

    def advisor_is(self, row: Advisor) -> None:
        self.world.advisors[row.advisor] = row
        self.then(row)

    # ---- what is always so -------------------------------------------------------------------------

    @invariant()
    def nobody_waits_whom_an_advisor_who_is_not_kept_could_take(self) -> None:
        assert not [
            (row.contact, advisor)
            for row in self.world.waiting.values()
            for _, suits, _ in self.world.steps(row, self.now)
            for advisor in suits
            if self.world.open(advisor) and self.world.room(advisor, row.weight)
        ]

    @invariant()
    def an_advisor_is_kept_for_one_contact_that_waits_and_has_used_half_its_promise(self) -> None:
        kept = self.kept_contacts()
        assert len(kept) == len(set(kept))
        assert all(self.world.late(self.world.waiting[contact], self.now) for contact in kept)

    @invariant()
    def a_contact_is_in_one_state(self) -> None:
        states = [*self.world.waiting, *self.world.offered, *self.world.held]
        assert len(states) == len(set(states))

    @invariant()
    def time_alone_changes_nothing_before_it_is_due(self) -> None:
        due = self.engine.next_due
        before = self.world.decide(self.now if due is None else max(due - 1, self.now))
        assert before == []

    def teardown(self) -> None:
        """Once nobody comes any more and everybody is there, everyone is served whom somebody can serve."""
        for advisor in list(self.world.advisors):
            self.advisor_is(replace(self.world.advisors[advisor], presence=Presence.AVAILABLE))
        for _ in range(len(self.world.waiting) + 5):
            self.now += 1000
            self.then()
            held = [Held(row.contact, advisor, row.weight) for row, advisor in self.world.offered.values()]
            held += self.world.held.values()
            self.world.offered, self.world.held = {}, {}
            self.then(*(Gone(each.contact) for each in held))
        stuck = [suits for row in self.world.waiting.values() for _, suits, _ in self.world.steps(row, self.now)]
        assert not any(stuck)

    # ---- looking -----------------------------------------------------------------------------------

    def draw(self, data: st.DataObject, among: dict[UUID, Any]) -> Any:
        return among[data.draw(st.sampled_from(sorted(among)))]

    def unladen(self) -> list[UUID]:
        laden = {each.advisor for each in self.world.held.values()} | {who for _, who in self.world.offered.values()}
        return sorted(self.world.advisors.keys() - laden)

    def kept(self) -> dict[UUID, UUID | None]:
        return {who: row.kept_for for who, row in self.world.advisors.items()}

    def kept_contacts(self) -> list[UUID]:
        return sorted(contact for contact in self.kept().values() if contact)

    def rows(self) -> list[Row]:
        offered = [Offered(row, advisor) for row, advisor in self.world.offered.values()]
        people: list[Row] = [*self.world.advisors.values(), StandIns(self.world.stand_ins)]
        return [*people, *self.world.waiting.values(), *offered, *self.world.held.values()]


TestLife = Life.TestCase
TestLife.settings = settings(
    max_examples=int(os.environ.get("LIVES", "100")),
    derandomize="LIVES" not in os.environ,
    stateful_step_count=40,
    phases=[Phase.generate],
    report_multiple_bugs=False,
)
