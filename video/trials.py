"""Somebody tries before a call whether it would get through: both seats of a room of our own, and nobody else in it.

What they send comes back to them through the very media process that would carry their call. Who they are is not asked;
whoever is known to us, or comes by the link of an appointment, has the result kept, as evidence.
"""

import hmac
from datetime import timedelta
from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta, Struct
from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from contact import happenings
from contact.edge import Ask
from contact.evidence import Detail, Happens, Side, Subject
from contact.models import Seeker
from contact.part import Route
from contact.plumbing import chance, clock
from contact.plumbing.errors import Conflict, NotFound, TooMany
from contact.rooms import IceServer
from contact.views import Nothing
from video import control, registry
from video.control import NoMediaProcess, Vanished
from video.models import CallTrial, MediaProcess
from video.seats import Seat
from video.signalling import offers
from video.signalling.entering import Entering
from video.turn import relays

TRIED = "equipment_tried"
LASTS = timedelta(minutes=1)
# Trials at once, in all: a crowd that tries takes no call's place.
_MOST = 30

Device = Literal["works", "silent", "refused", "missing", "untried"]


class TrialsBusy(TooMany):
    """Many people are trying their equipment right now. Please try again in a minute."""


class TrialOver(Conflict):
    """This trial is over. Please begin a new one."""


class NewTrial(Struct):
    """A trial; the id is the page's own."""

    id: UUID


class TrialBegun(Struct):
    """A key to the trial, and the relays through which the way may lead."""

    key: str
    relays: list[IceServer]


class TrialOffers(Struct):
    """The offers of two connections of one page: one sends, the other hears it."""

    key: Annotated[str, Meta(max_length=100)]
    there: str
    back: str


class TrialAnswers(Struct):
    """The answers to both."""

    there: str
    back: str


class TrialResult(Struct):
    """What the page has found; `loss` in percent, `trip` in milliseconds, `rate` in kilobits a second."""

    key: Annotated[str, Meta(max_length=100)]
    camera: Device
    microphone: Device
    speaker: Device
    network: Literal["good", "fair", "poor", "none"]
    way: Literal["unknown", "direct", "relay_udp", "relay_tcp", "relay_tls"]
    loss: Annotated[int, Meta(ge=0, le=100)]
    trip: Annotated[int, Meta(ge=0, le=60_000)]
    rate: Annotated[int, Meta(ge=0, le=100_000)]
    # What stands in the link by which the page was opened, where it was.
    link: Annotated[str, Meta(max_length=200)] | None = None


async def begin(ask: Ask[NewTrial]) -> TrialBegun:
    """Let somebody try, whoever they are."""
    running = select(func.count()).where(CallTrial.expires_at > func.now(), CallTrial.concluded_at.is_(None))
    if (await ask.db.scalar(running) or 0) >= _MOST:
        raise TrialsBusy(retry_after=int(LASTS.total_seconds()))
    secret = chance.token()
    row = {"id": ask.body.id, "digest": chance.digest(secret), "expires_at": func.now() + LASTS}
    begun = await ask.db.execute(insert(CallTrial).values(row).on_conflict_do_nothing().returning(CallTrial.id))
    if begun.scalar_one_or_none() is None:
        raise TrialOver
    return TrialBegun(secret, relays(ask.house.settings, clock.now()))


async def connect(ask: Ask[TrialOffers]) -> TrialAnswers:
    """Answer both offers; like a join, it holds no transaction while it waits for the media process."""
    trial, said = ask.id(), ask.body
    for each in (said.there, said.back):
        offers.read(each)
    async with ask.house.database.transaction() as db:
        row = await _open(db, trial, said.key)
        process = await registry.least_loaded(db)
        if process is None:
            raise NoMediaProcess(retry_after=1)
        row.process_id = process.id
    try:
        there = await control.enter(process, trial, Seat.SEEKER, Entering(chance.new_id(), said.there))
        back = await control.enter(process, trial, Seat.ADVISOR, Entering(chance.new_id(), said.back))
    except Vanished:
        async with ask.house.database.transaction() as db:
            await registry.drop(db, MediaProcess.id == process.id)
        raise NoMediaProcess(retry_after=1) from None
    return TrialAnswers(there, back)


async def conclude(ask: Ask[TrialResult]) -> Nothing:
    """End a trial; whoever is known to us has its result kept, with the appointment by whose link they came."""
    said = ask.body
    trial = await _open(ask.db, ask.id(), said.key)
    trial.concluded_at = await ask.db.scalar(select(func.now()))
    if subject := await _about(ask):
        found = {name: getattr(said, name) for name in _KEPT}
        await happenings.note(
            ask.house, ask.db, TRIED, about=subject.about, agency=subject.agency, side=Side.THEIRS, detail=found
        )
    return Nothing()


async def _about(ask: Ask[TrialResult]) -> Subject | None:
    """Return the appointment whose link was shown, or else the person, where we know them."""
    if ask.body.link and (subject := await happenings.linked(ask.house, ask.db, ask.body.link)):
        return subject
    viewer = await ask.maybe(advisor=False)
    if viewer is None:
        return None
    seeker = await ask.db.get_one(Seeker, viewer.id)
    return Subject(seeker.id, seeker.agency_id)


async def _open(db: AsyncSession, trial: UUID, key: str) -> CallTrial:
    found = select(CallTrial).where(CallTrial.id == trial).with_for_update()
    row = (await db.scalars(found)).one_or_none()
    if row is None or not hmac.compare_digest(row.digest, chance.digest(key)):
        raise NotFound
    if row.concluded_at is not None or row.expires_at < clock.now():
        raise TrialOver
    return row


_KEPT = ("camera", "microphone", "speaker", "network", "way", "loss", "trip", "rate")
_SAID = {
    "fr": {
        "says": "Matériel essayé : caméra {camera}, micro {microphone}, haut-parleur {speaker}, réseau {network}",
        "works": "en état", "silent": "silencieux", "refused": "refusé par le navigateur", "missing": "absent",
        "untried": "non essayé", "good": "bon", "fair": "inégal", "poor": "faible", "none": "sans passage",
    },
    "en": {
        "says": "Equipment tried: camera {camera}, microphone {microphone}, speaker {speaker}, network {network}",
        "works": "works", "silent": "silent", "refused": "refused by the browser", "missing": "missing",
        "untried": "not tried", "good": "good", "fair": "uneven", "poor": "weak", "none": "let nothing through",
    },
}  # fmt: skip


def _says(detail: Detail) -> dict[str, str]:
    return {
        language: words["says"].format(
            **{name: words[detail[name]] for name in ("camera", "microphone", "speaker", "network")}
        )
        for language, words in _SAID.items()
    }


KINDS = {TRIED: Happens(_says, most=100, apart=timedelta(seconds=10))}

routes = (
    Route("POST", "/api/video/trials", begin, takes=NewTrial, gives=TrialBegun, status=201),
    Route(
        "POST",
        "/api/video/trials/{id}/offers",
        connect,
        takes=TrialOffers,
        gives=TrialAnswers,
        largest=3 * offers.LARGEST,
    ),
    Route("POST", "/api/video/trials/{id}/result", conclude, takes=TrialResult, gives=Nothing),
)
