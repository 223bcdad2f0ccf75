"""Who has a place comes to the picture, and who presents to the stage: a browser's offer gets its answer.

A join holds no transaction while it waits for the media process: it never touches the request's own.
"""

from dataclasses import replace
from uuid import UUID

from msgspec import Struct

from contact.edge import Ask
from contact.part import House, Route
from contact.plumbing.errors import Conflict
from video import halls, seats
from video.joining import Joined
from video.sessions import registering, stage
from video.sessions.facts import PlaceLeft
from video.sessions.models import State
from video.sessions.registering import BY_LINK
from video.signalling import offers
from video.signalling.entering import Entering


class NotLive(Conflict):
    """This session is not live at the moment."""


class NotOnStage(Conflict):
    """Somebody else is on the stage now."""


class NewWay(Struct):
    """A browser's offer; the id is the page's own. `mends` where it is for a connection that was interrupted."""

    id: UUID
    offer: str
    mends: bool = False


async def listen(ask: Ask[NewWay]) -> Joined:
    """Let who has a place hear and see who presents."""
    offers.read(ask.body.offer)
    async with ask.house.database.transaction() as db:
        place, session = await registering.opened(replace(ask, db=db))
        if session.state != State.LIVE:
            raise NotLive
    return await _answer(ask, session.id, seats.listener(place.id))


async def present(ask: Ask[NewWay]) -> Joined:
    """Let who is on the stage be heard and seen."""
    offers.read(ask.body.offer)
    async with ask.house.database.transaction() as db:
        viewer = await replace(ask, db=db).advisor()
        session = await stage.theirs(db, viewer, ask.id())
        if session.state != State.LIVE or session.stage_id != viewer.id:
            raise NotOnStage
    return await _answer(ask, session.id, seats.PRESENTER)


async def show_out(house: House, fact: PlaceLeft) -> None:
    """Let who has given their place back hear and see no more."""
    await halls.show_out(house, fact.session, seats.listener(fact.place))


async def _answer(ask: Ask[NewWay], session: UUID, seat: str) -> Joined:
    said = ask.body
    return Joined(said.id, await halls.enter(ask.house, session, seat, Entering(said.id, said.offer, said.mends)))


routes = (
    Route("POST", "/api/session-place/joins", listen, takes=NewWay, gives=Joined, headers=BY_LINK),
    Route("POST", "/api/sessions/{id}/stage/joins", present, takes=NewWay, gives=Joined),
)
