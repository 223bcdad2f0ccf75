"""A recording as both sides see it: what was promised, who has agreed, where it stands, and until when it is kept."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from msgspec import Struct
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from contact.access import OVERSEERS, Viewer
from contact.models import Contact
from contact.views import Words, words
from video.recording.models import MOST_TRIES, Recording, RecordingPolicy


class RecordingShown(Struct):
    """One recording; `progress` (percent) while its films are being made, `spoiled` where they could not be."""

    id: UUID
    contact: UUID
    state: Literal["asked", "refused", "running", "paused", "ended", "kept", "erased"]
    purpose: Words
    days: int
    asked_at: datetime
    agreed: list[str]
    paused_by: str | None
    seconds: int
    progress: int | None
    spoiled: bool
    ended_because: Literal["stopped", "call_over", "interrupted", "full"] | None
    erase_at: datetime | None
    erased_because: Literal["withdrawn", "expired", "empty"] | None


class RecordingsShown(Struct):
    """The recordings of a call, the oldest first; `purpose` where the agency records: whether it may be asked.

    Whether whoever reads this may watch them, and has a consent in them to withdraw; `refused` are those to which they
    have said no since they came by a link.
    """

    contact: UUID
    watches: bool
    withdraws: bool
    purpose: Words | None
    days: int | None
    recordings: list[RecordingShown]
    refused: list[UUID]


def show(recording: Recording) -> RecordingShown:
    """Show a recording."""
    return RecordingShown(
        id=recording.id,
        contact=recording.contact_id,
        state=recording.state,  # type: ignore[arg-type]
        purpose=words(recording.purpose),
        days=recording.keeps.days,
        asked_at=recording.asked_at,
        agreed=sorted(recording.agreed),
        paused_by=recording.paused_by,
        seconds=int(recording.length.total_seconds()),
        progress=recording.progress if recording.state == "ended" else None,
        spoiled=recording.state == "ended" and recording.tries >= MOST_TRIES,
        ended_because=recording.ended_because,  # type: ignore[arg-type]
        erase_at=recording.erase_at,
        erased_because=recording.erased_because,  # type: ignore[arg-type]
    )


async def show_all(db: AsyncSession, viewer: Viewer, contact: Contact) -> RecordingsShown:
    """Show the recordings of a contact, and whether there may be one."""
    policy = await db.get(RecordingPolicy, contact.agency_id)
    found = await db.scalars(
        select(Recording).where(Recording.contact_id == contact.id).order_by(Recording.asked_at, Recording.id)
    )
    held = contact.advisor_id == viewer.id
    return RecordingsShown(
        contact.id,
        watches=held or (viewer.role in OVERSEERS and contact.agency_id == viewer.agency),
        withdraws=held or viewer.role is None,
        purpose=words(policy.purpose) if policy else None,
        days=policy.keeps.days if policy else None,
        recordings=[show(each) for each in found],
        refused=[],
    )
