"""What waits for its first answer though nobody waits on a page: how long it still may, and who looks at it now."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from msgspec import Struct
from sqlalchemy import Row, Select, exists, select

from contact.access import Viewer
from contact.edge import Ask
from contact.models import Advisor, Author, Contact, Entry, Kind, Seeker, State
from contact.part import Route
from contact.plumbing import clock
from contact.views import Language, Person, Words, words
from queues.models import Motive, Placement
from queues.roster import Serving

MOST = 100
_DOING: dict[str, Literal["reading", "answering"]] = {State.OFFERED: "reading", State.ACTIVE: "answering"}


class Unanswered(Struct):
    """One that waits: until when an answer is promised, and who reads or answers it; its person is named to their own.

    `by` is None while it waits for somebody to be free.
    """

    id: UUID
    reference: str
    channel: str
    motive: Words
    language: Language
    came_at: datetime
    answer_by: datetime
    by: Person | None
    doing: Literal["reading", "answering"] | None
    seeker: Person | None


class AllUnanswered(Struct):
    """What waits in the queues of an advisor, the soonest promise first; `more` where there are still others."""

    now: datetime
    waiting: list[Unanswered]
    more: bool


async def unanswered(ask: Ask[None]) -> AllUnanswered:
    """Show an advisor what waits for a first answer in the queues they serve, but for what is on their own desk."""
    viewer = await ask.advisor()
    rows = (await ask.db.execute(_wanted(viewer))).all()
    shown = [_shown(viewer, row) for row in rows[:MOST]]
    return AllUnanswered(clock.now(), shown, more=len(rows) > MOST)


def _wanted(viewer: Viewer) -> Select[Contact, datetime, dict[str, Any], Seeker, Advisor | None]:
    answer_by = Contact.first_enqueued_at + Placement.promise
    answered = exists().where(
        Entry.contact_id == Contact.id,
        Entry.kind == Kind.LINE,
        Entry.author == Author.ADVISOR,
        Entry.taken_back_at.is_(None),
    )
    return (
        select(Contact, answer_by, Motive.label, Seeker, Advisor)
        .join(Placement, Placement.contact_id == Contact.id)
        .join(Serving, (Serving.queue_id == Placement.queue_id) & (Serving.advisor_id == viewer.id))
        .join(Motive, Motive.id == Placement.motive_id)
        .join(Seeker, Seeker.id == Contact.seeker_id)
        .outerjoin(Advisor, Advisor.id == Contact.advisor_id)
        .where(
            ~Contact.attended,
            Contact.interruptible,  # a call is made at its hour, not when somebody finds the time
            Contact.state.in_((State.WAITING, *_DOING)),
            Contact.advisor_id.is_distinct_from(viewer.id),
            ~answered,
        )
        .order_by(answer_by, Contact.id)
        .limit(MOST + 1)
    )


def _shown(viewer: Viewer, row: Row[Contact, datetime, dict[str, Any], Seeker, Advisor | None]) -> Unanswered:
    contact, answer_by, motive, seeker, advisor = row
    return Unanswered(
        id=contact.id,
        reference=contact.reference,
        channel=contact.channel,
        motive=words(motive),
        language=contact.language,  # type: ignore[arg-type]
        came_at=contact.first_enqueued_at,
        answer_by=answer_by,
        by=Person(advisor.id, advisor.name) if advisor else None,
        doing=_DOING.get(contact.state),
        seeker=Person(seeker.id, seeker.name) if seeker.referent_id == viewer.id else None,
    )


routes = (Route("GET", "/api/unanswered", unanswered, gives=AllUnanswered),)
