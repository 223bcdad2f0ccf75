"""A room brings two to six seats together, and all rooms of a process share one port."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from video import seats
from video.rooms.fan import Fan
from video.rooms.hall import Hall
from video.rooms.leg import Leg, Streams
from video.rooms.link import Link
from video.rooms.port import Port
from video.rooms.presence import Ended, Presence, Tell, presence
from video.rooms.tape import Tape
from video.seats import GUESTS, PAIR
from video.signalling import offers
from video.signalling.entering import Entering
from video.signalling.offers import Offer, OfferUnanswerable
from video.wire.pace import CEILING

_ROUND = timedelta(milliseconds=500)


@dataclass(frozen=True)
class Load:
    """What a process carries: rooms, browsers in them, and packets sent so far."""

    rooms: int
    legs: int
    packets: int


class Room:
    """Two to six seats, and what each sends to the others."""

    # The others are told where each of them is.
    tells = True

    def __init__(self) -> None:
        self.legs: dict[str, Leg] = {}
        self.told: dict[str, Presence] = {}
        self.tape: Tape | None = None
        self._fans: dict[str, Fan] = {}

    def admit(self, seat: str, _: Offer) -> None:
        """Raise OfferUnanswerable for a seat that is not in a call."""
        if seats.in_hall(seat):
            raise OfferUnanswerable

    def streams(self, seat: str) -> Streams:
        """Return under which names the one in a seat hears the others: as whoever sat there before."""
        before = self.legs.get(seat)
        return before.streams if before else {}

    def expect(self, leg: Leg) -> None:
        """Have whole pictures of the others ready for one who has come and whose hand is being shaken."""
        if self.legs.get(leg.seat) is leg:
            for seat, fan in self._fans.items():
                if seat != leg.seat:
                    fan.hold()

    def ready(self, leg: Leg) -> None:
        """Let media flow between one and all who are there."""
        if self.tape and self.tape.runs:
            self.tape.attach(self.legs)
        if self.legs.get(leg.seat) is not leg:
            return
        others = [each for each in self.legs.values() if each is not leg and each.cipher and not each.closed]
        self._fans[leg.seat] = Fan(leg)
        for other in others:
            self._join(leg, other)

    def part(self, seat: str) -> None:
        """Let nothing flow to a seat or from it."""
        if gone := self._fans.pop(seat, None):
            gone.close()
        for fan in self._fans.values():
            fan.drop(seat)

    def presence(self, seat: str) -> Presence:
        """Tell where the one in a seat is."""
        return presence(self.legs.get(seat))

    def _join(self, one: Leg, other: Leg) -> None:
        paces = one.seat in PAIR and other.seat in PAIR
        there, back = Link(one, other, paces=paces), Link(other, one, paces=paces)
        there.open(back)
        back.open(there)
        self._fans[one.seat].add(there)
        self._fans[other.seat].add(back)
        there.ask_for_pictures()
        if not self._fans[other.seat].give(back):
            back.ask_for_pictures()


class Rooms:
    """Every room of this process."""

    def __init__(
        self,
        port: Port,
        addresses: Sequence[str],
        tell: Tell,
        *,
        hall_rate: int = CEILING,
        ended: Ended | None = None,
    ) -> None:
        """`addresses` are those under which browsers reach the port; `tell` hears of each change in a room.

        `hall_rate` is to how many bits a second who speaks in a hall is limited; `ended` hears what has passed over
        each connection of a call, once it is over.
        """
        self._port = port
        self._addresses = [(address, port.number) for address in addresses]
        self._tell, self._ended = tell, ended
        self._hall_rate = hall_rate
        self._rooms: dict[UUID, Room | Hall] = {}
        self._sent_before = 0

    @property
    def open(self) -> list[UUID]:
        """The rooms that are open, by their contact."""
        return list(self._rooms)

    def room(self, contact: UUID) -> Room | None:
        """Return the room of a contact, if it is open; a hall is none."""
        room = self._rooms.get(contact)
        return room if isinstance(room, Room) else None

    @property
    def halls(self) -> dict[UUID, Hall]:
        """The halls that are open, by their session."""
        return {session: room for session, room in self._rooms.items() if isinstance(room, Hall)}

    @property
    def guests(self) -> list[tuple[UUID, str]]:
        """The seats that are taken by those who came by a link."""
        return [(contact, seat) for contact, room in self._rooms.items() for seat in room.legs if seat in GUESTS]

    @property
    def load(self) -> Load:
        """What this process carries now."""
        legs = [leg for room in self._rooms.values() for leg in room.legs.values()]
        return Load(len(self._rooms), len(legs), self._sent_before + sum(leg.counts.sent for leg in legs))

    async def join(self, contact: UUID, seat: str, entering: Entering) -> str:
        """Let a browser into a seat of a room; return the answer to its offer.

        A repeat gets the first answer; the same browser on a new way keeps its keys; another takes its place.
        Raises what `offers.read` raises, and OfferUnanswerable where there is nothing to mend.
        """
        await self._port.turns.wait()
        offer = offers.read(entering.offer)
        room = self._rooms.get(contact) or (Hall(self._hall_rate) if seats.in_hall(seat) else Room())
        room.admit(seat, offer)
        before = room.legs.get(seat)
        if before and before.join == entering.join:
            return before.answer
        if before and not before.closed and before.offer.fingerprint == offer.fingerprint:
            before.restart(entering.join, offer, self._addresses)
            return before.answer
        if entering.mends:
            raise OfferUnanswerable

        leg = Leg(self._port, seat, entering.join, offer)
        leg.streams = room.streams(seat)
        leg.begin(self._addresses, room.expect, room.ready)
        self._rooms[contact] = room
        room.legs[seat] = leg
        if before:
            room.part(seat)
            await self._close(contact, before)
        return leg.answer

    async def show_out(self, contact: UUID, seat: str) -> None:
        """Close the way of the one in a seat, at once."""
        room = self._rooms.get(contact)
        if room and (leg := room.legs.pop(seat, None)):
            room.part(seat)
            await self._close(contact, leg)
            room.told.pop(seat, None)
            if room.tells:
                await self._tell(contact, seat, Presence.GONE)

    async def close(self, contact: UUID) -> None:
        """Close a room and everybody's way to it."""
        if room := self._rooms.pop(contact, None):
            for leg in room.legs.values():
                await self._close(contact, leg)

    async def close_all(self) -> None:
        """Close every room."""
        for contact in self.open:
            await self.close(contact)

    async def watch(self) -> None:
        """Look twice a second who is still there, and tell what has changed."""
        while True:
            await asyncio.sleep(_ROUND.total_seconds())
            for contact, room in list(self._rooms.items()):
                for seat in list(room.legs):
                    await self._look(contact, room, seat)

    async def report(self) -> None:
        """Twice a second, tell those who present what comes of what they send; whoever else is told may take longer."""
        while True:
            await asyncio.sleep(_ROUND.total_seconds())
            for hall in self.halls.values():
                hall.round()

    async def _look(self, contact: UUID, room: Room | Hall, seat: str) -> None:
        leg, presence = room.legs.get(seat), room.presence(seat)
        if leg:
            leg.look()
        if leg is None or room.told.get(seat, Presence.SILENT) == presence:
            return
        room.told[seat] = presence
        if room.tells:
            await self._tell(contact, seat, presence)
        # Whoever was shown out, or came anew, while the others were told is not there any more.
        if presence is Presence.GONE and room.legs.get(seat) is leg:
            room.part(seat)
            if seats.is_listener(seat):
                del room.legs[seat], room.told[seat]
            await self._close(contact, leg)

    async def _close(self, contact: UUID, leg: Leg) -> None:
        # One that was gone already has told.
        if self._ended and leg.seat in PAIR and not leg.reported:
            leg.reported = True
            self._ended(contact, leg.seat, leg.carried())
        self._sent_before += leg.counts.sent
        leg.counts.sent = 0
        await leg.close()
