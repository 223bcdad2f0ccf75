"""On what terms does a contact wait in a line?"""

from collections.abc import Mapping, Set
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Self
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from contact import hours
from contact.hours import Calendar
from contact.models import Contact
from contact.part import Channel
from contact.plumbing import clock
from contact.plumbing.errors import Conflict, NotFound
from queues import calendars, promises, succeeding
from queues.models import Motive, Placement, Queue


class QueueClosed(Conflict):
    """This service is closed just now."""


@dataclass(frozen=True)
class Terms:
    """On what terms contacts of one channel wait in one line, from one moment on.

    `stood` is where an earlier attempt at the same has stood, and in which line: it had been sent on.
    """

    queue: Queue
    motive: Motive
    channel: Channel
    promise: timedelta
    stood: Placement | None = None

    def again(self, stood: tuple[Placement, Queue] | None) -> Self:
        """Return the terms for another attempt, which waits where the one before has stood; None: there was none."""
        return self if stood is None else replace(self, stood=stood[0], queue=stood[1])

    def put_on(self, contact: Contact) -> None:
        """Let a contact be as its line has it; raise NotFound for another agency's, unless it was sent there."""
        if self.stood is None and contact.agency_id != self.queue.agency_id:
            raise NotFound
        contact.wrap_up = succeeding.time_to_conclude(self.queue)
        contact.units = self.queue.weights.get(self.channel.kind, self.channel.weight)

    def placement(self, contact: UUID, wanted: UUID | None) -> Placement:
        """Return where a contact waits, for whom first."""
        return Placement(**self.row(contact, wanted))

    def row(self, contact: UUID, wanted: UUID | None) -> dict[str, Any]:
        """Return the same as a row."""
        stood = self.stood
        return {
            "contact_id": contact,
            "queue_id": self.queue.id,
            "motive_id": self.motive.id,
            "needs": stood.needs if stood else most_of(self.queue.skills, self.motive.skills),
            "promise": self.promise,
            "ceiling": self.channel.ceiling,
            "wanted_id": wanted or (stood.wanted_id if stood else None),
            "transfer_note": stood.transfer_note if stood else None,
        }


async def terms_of(db: AsyncSession, channel: Channel, motives: Set[UUID]) -> dict[UUID, Terms]:
    """Return on what terms a channel's contacts wait now, by what they are about; raise NotFound or QueueClosed."""
    led = select(Motive, Queue).join(Queue, Queue.id == Motive.queue_id)
    kept = Motive.id.in_(motives), Motive.retired_at.is_(None), Queue.retired_at.is_(None)
    found = (await db.execute(led.where(*kept))).all()
    if len(found) < len(motives):
        raise NotFound
    now, queues = clock.now(), {queue.id: queue for _, queue in found}
    asks_when = channel.attended or channel.patience
    opens = await calendars.calendars(db, list(queues.values()), now) if asks_when else {}
    if channel.attended and not all(hours.opening(now, each).open for each in opens.values()):
        raise QueueClosed

    return {
        motive.id: Terms(queue, motive, channel, _promise(channel, motive, queue, opens.get(queue.id), now))
        for motive, queue in found
    }


def _promise(channel: Channel, motive: Motive, queue: Queue, calendar: Calendar | None, now: datetime) -> timedelta:
    """Return within what time an answer is promised: the channel's word counts, then the motive's, then the queue's."""
    promised = promises.within(channel.patience, now, calendar) if channel.patience and calendar else None
    return promised or motive.promise or queue.promise


def most_of(first: Mapping[str, int], second: Mapping[str, int]) -> dict[str, int]:
    """Return what both ask for, at the higher level."""
    return {code: max(first.get(code, 0), second.get(code, 0)) for code in sorted({*first, *second})}
