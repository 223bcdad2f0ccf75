"""People are told their place and how long it may take: a slice at a time, and only what has changed.

To know one place costs as much as there are lines, so what is looked at in a second is bounded: whoever has just come,
then those who are near, then the others in turn. Whoever has hundreds before them can hear of it a little later.
"""

from collections.abc import Mapping
from datetime import timedelta
from itertools import islice
from typing import Any
from uuid import UUID

from sqlalchemy import Integer, Interval, Uuid, bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import TypeEngine

from contact.plumbing.at_once import statement
from contact.plumbing.database import Database
from queues.engine.engine import Engine
from queues.engine.rows import Milliseconds
from queues.translating import Standing

EVERY = 1000  # milliseconds
TOGETHER = 5  # times in it, whoever has just come: each telling costs a statement, and a task that shows it
NEAR = 20  # as far as a place is exact
# Contacts in a second, and the lines looked at for them, if possible: a visit takes some 6 µs.
FEWEST, MOST, VISITS = 4, 200, 5_000
_STEPS = ((50, 5), (100, 10), (500, 50))


class Teller:
    """Knows what was told to whom, and whose turn it is to be looked at."""

    def __init__(self) -> None:
        self._new: dict[UUID, None] = {}
        self._near: dict[UUID, Standing] = {}  # whoever was looked at longest ago stands first
        self._far: dict[UUID, Standing] = {}
        self._next: Milliseconds = 0
        self._next_new: Milliseconds = 0

    def expect(self, contact: UUID, told: Standing) -> None:
        """Note that somebody waits, and what they were told."""
        if told.place is None:
            self.forget(contact)
            self._new[contact] = None
        elif told != self._told(contact):
            self._note(contact, told)

    def forget(self, contact: UUID) -> None:
        """Note that somebody waits no longer."""
        self._new.pop(contact, None)
        self._near.pop(contact, None)
        self._far.pop(contact, None)

    async def tell(self, database: Database, engine: Engine, now: Milliseconds) -> bool:
        """Write down what has changed for those whose turn it is; return whether anything has.

        Raises Unavailable, and will have told nobody, where the rows cannot be written.
        """
        found = {contact: _look(engine, contact, now) for contact in self._turn(engine.lines, now)}
        changed = {contact: each for contact, each in found.items() if each[0] != self._told(contact)}
        rows = await database.all_at_once(_TELL, _values(changed)) if changed else []
        # Noted only now: whoever could not be told is looked at again.
        held_elsewhere = changed.keys() - {row["contact_id"] for row in rows}
        for contact, (standing, _) in found.items():
            if contact in held_elsewhere:
                self.expect(contact, Standing())
            else:
                self._note(contact, standing)
        return any(row["changed"] for row in rows)

    def _turn(self, lines: int, now: Milliseconds) -> list[UUID]:
        """Return who is looked at now: within a second only those who have just come, some together."""
        turn: list[UUID] = []
        most = min(max(VISITS // (lines + 1), FEWEST), MOST)
        if now >= self._next_new:
            self._next_new = now + EVERY // TOGETHER
            turn += islice(self._new, max(most // TOGETHER, FEWEST))
        if now >= self._next:
            self._next = now + EVERY
            near = list(islice(self._near, most - most // 4))
            turn += [*near, *islice(self._far, most - len(near))]
        return turn

    def _told(self, contact: UUID) -> Standing | None:
        return self._near.get(contact) or self._far.get(contact)

    def _note(self, contact: UUID, standing: Standing) -> None:
        self.forget(contact)
        near = standing.place is not None and standing.place <= NEAR
        (self._near if near else self._far)[contact] = standing


def rounded(place: int) -> int:
    """Return a place as it is told: exact while it is near, then never nearer than it is."""
    if place <= NEAR:
        return place
    step = next((step for until, step in _STEPS if place <= until), 100)
    return -(-place // step) * step


def _look(engine: Engine, contact: UUID, now: Milliseconds) -> tuple[Standing, timedelta | None]:
    place, expected = engine.standing(contact, now)
    bucket = expected.bucket.value if expected else (None, None)
    wait = timedelta(milliseconds=expected.wait) if expected else None
    return Standing(rounded(place) if place else None, *bucket), wait


def _values(changed: Mapping[UUID, tuple[Standing, timedelta | None]]) -> dict[str, object]:
    standings = [standing for standing, _ in changed.values()]
    return {
        "contacts": list(changed),
        "places": [each.place for each in standings],
        "froms": [each.wait_from for each in standings],
        "tos": [each.wait_to for each in standings],
        "waits": [wait for _, wait in changed.values()],
    }


_KINDS: dict[str, TypeEngine[Any]] = {
    "contacts": ARRAY(Uuid()),
    "waits": ARRAY(Interval()),
    **dict.fromkeys(("places", "froms", "tos"), ARRAY(Integer())),
}
_TELL = statement(
    text(
        """
        WITH free AS MATERIALIZED (
            SELECT contact_id FROM placement WHERE contact_id = ANY(:contacts)
            ORDER BY contact_id FOR NO KEY UPDATE SKIP LOCKED
        ), done AS (
            UPDATE placement SET place = new.place, wait_from = new.wait_from, wait_to = new.wait_to, told = false,
                expected = coalesce(expected, new.wait),
                expected_at = CASE WHEN expected IS NULL AND new.wait IS NOT NULL THEN now() ELSE expected_at END
            FROM unnest(:contacts, :places, :froms, :tos, :waits) AS new (contact, place, wait_from, wait_to, wait)
                JOIN free ON free.contact_id = new.contact
            WHERE placement.contact_id = new.contact
              AND (placement.place, placement.wait_from, placement.wait_to)
                  IS DISTINCT FROM (new.place, new.wait_from, new.wait_to)
            RETURNING placement.contact_id
        )
        SELECT free.contact_id, done.contact_id IS NOT NULL AS changed FROM free LEFT JOIN done USING (contact_id)
        """
    ).bindparams(*(bindparam(name, type_=kind) for name, kind in _KINDS.items()))
)
