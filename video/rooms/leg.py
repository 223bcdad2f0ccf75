"""One browser in a room: its way, its keys, its streams, and what was counted of it."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol, TypeAlias
from uuid import UUID

from contact.plumbing import chance
from contact.plumbing.endings import end
from video.carried import Carried
from video.rooms import secure
from video.rooms.port import Port
from video.rooms.secure import Cipher, Tunnel
from video.rooms.silence import Silence, is_silent
from video.seats import others
from video.signalling import terms
from video.signalling.answers import Ours, Stream, answer
from video.signalling.offers import CODECS, Offer, OfferUnanswerable, Section
from video.wire.pictures import Pictures
from video.wire.recent import Recent
from video.wire.shift import Mark

GONE = timedelta(seconds=30)

Told: TypeAlias = Callable[["Leg"], None]
# By kind and by seat: under which names somebody hears the others.
Streams: TypeAlias = dict[tuple[str, str], Stream]


@dataclass
class Counts:
    """What has passed: packets and bytes from this browser and to it, and what was settled without the other."""

    received: int = 0
    received_bytes: int = 0
    controls: int = 0
    sent: int = 0
    sent_bytes: int = 0
    resent: int = 0
    pictures: int = 0
    # The share of the last interval that it said it had lost, in 256ths; and of all intervals, added up.
    lost: int = 0
    lost_in_all: int = 0
    reports: int = 0

    def said_lost(self, share: int) -> None:
        """Count what a browser says that it has lost."""
        self.lost = share
        self.lost_in_all += share
        self.reports += 1


class Keeping(Protocol):
    """Keeps what a browser sends, in the clear (video/rooms/tape.py)."""

    def keep(self, packet: memoryview) -> None:
        """Keep a packet of media."""

    def keep_control(self, packet: bytes) -> None:
        """Keep a packet of control."""


class Leg:
    """A browser's connection with the server, from its offer to its end."""

    def __init__(self, port: Port, seat: str, join: UUID, offer: Offer) -> None:
        self.seat, self.join, self.offer = seat, join, offer
        self.streams: Streams = {}
        self.cipher: Cipher | None = None
        self.counts = Counts()
        self.closed = False
        # What has passed was told to whoever keeps it.
        self.reported = False
        # Where what it sends is kept, while everybody has agreed to that.
        self.reel: Keeping | None = None
        # By our own names for what it hears: where each stream is, and its last packets.
        self.marks: dict[int, Mark] = {}
        self.recent: dict[int, Recent] = {}
        # By its own names: when it was last asked for whole pictures; by seats: to what it is limited, and when.
        self.pictures: dict[int, Pictures] = {}
        self.limits: dict[str, tuple[int, float]] = {}
        # How many it hears whose pace is set by limits.
        self.limiting = 0
        self.ticks = port.ticks
        self._began = self.ticks()
        # When it first came, and when media could flow.
        self._reached: float | None = None
        self._opened: float | None = None
        self._silence = Silence(self._began)
        # What had come of sound, pictures and reports when it was last looked, and when that had grown.
        self._flow, self._flowed_at = 0, self._began
        self._port = port
        self._door = port.door(_drop, self._dtls)
        self.send = self._door.send
        self._tunnel = Tunnel(self._door.send, self._on_closed)
        self._answers = 0
        self._work: asyncio.Task[None] | None = None
        self.answer = ""

    def sends(self, kind: str) -> Section | None:
        """Return what was agreed on what it sends of a kind."""
        return next((each for each in self.offer.sections if each.kind == kind and each.sends), None)

    def hears(self, kind: str, seat: str) -> Section | None:
        """Return what was agreed on what it hears of the one in a seat."""
        return next((each for each, of in self._heard() if (each.kind, of) == (kind, seat) and each.receives), None)

    def stream(self, kind: str, seat: str) -> Stream:
        """Return under which names it hears what the one in a seat sends of a kind."""
        return self.streams.setdefault((kind, seat), Stream(chance.source(), chance.source(), seat))

    @property
    def silent(self) -> bool:
        """Whether nothing has come of it for a while."""
        return is_silent(self.ticks(), flowed=self._flowed_at, checked=self._door.heard_at)

    @property
    def silent_for(self) -> timedelta:
        """How long it has not checked."""
        return timedelta(seconds=self.ticks() - self._door.heard_at)

    def look(self) -> None:
        """Look whether anything has come since the last time."""
        flow, now = self.counts.received + self.counts.controls, self.ticks()
        if flow != self._flow:
            self._flow, self._flowed_at = flow, now
        self._silence.look((flow, self._door.heard_at), now)

    def carried(self) -> Carried:
        """Return what has passed, from its offer until now."""
        counts, now = self.counts, self.ticks()
        self.look()
        if self._opened is not None:
            self._silence.end(now)
        return Carried(
            lasted=timedelta(seconds=now - self._began),
            reached=self._after(self._reached),
            opened=self._after(self._opened),
            received=counts.received,
            sent=counts.sent,
            resent=counts.resent,
            pictures=counts.pictures,
            lost=round(100 * counts.lost_in_all / 256 / counts.reports) if counts.reports else 0,
            silent=timedelta(seconds=self._silence.total),
            longest=timedelta(seconds=self._silence.longest),
            moves=self._door.moves,
        )

    def begin(self, addresses: list[tuple[str, int]], expected: Told, ready: Told) -> None:
        """Answer, and wait for the browser: `expected` is told once it has come, `ready` once media can flow."""
        self.answer = self._answer(addresses)
        self._work = asyncio.get_running_loop().create_task(self._open(expected, ready), name="leg")

    def restart(self, join: UUID, offer: Offer, addresses: list[tuple[str, int]]) -> None:
        """Answer the same browser on a new way (an ICE restart): the keys stay, and so does the call."""
        if [*map(_streams, offer.sections)] != [*map(_streams, self.offer.sections)]:
            raise OfferUnanswerable
        self.join, self.offer = join, offer
        self.answer = self._answer(addresses)

    def receive_by(self, receive: Callable[[bytes], None]) -> None:
        """Hand what comes to `receive` from now on."""
        self._door.media = receive

    async def close(self) -> None:
        """End it."""
        self._end()
        await self._tunnel.close()
        await end(self._work)
        self._port.refuse(self._door)

    async def _open(self, expected: Told, ready: Told) -> None:
        await self._door.reached.wait()
        self._reached = self.ticks()
        expected(self)
        self._silence = Silence(self._reached)
        self.cipher = await self._tunnel.open(self.offer.fingerprint)
        if self.cipher is None:
            self._end()
        elif not self.closed:
            self._opened = self.ticks()
            ready(self)

    def _answer(self, addresses: list[tuple[str, int]]) -> str:
        streams = [self.stream(section.kind, seat) for section, seat in self._heard()]
        self._answers += 1
        credentials = self._port.expect(self._door)
        ours = Ours(credentials.ufrag, credentials.password, secure.fingerprint(), addresses, streams)
        return answer(self.offer, ours, self._answers, terms.of(self.seat))

    def _heard(self) -> Iterator[tuple[Section, str]]:
        """Name for each section whom it brings: the first of a kind the first of the others, and so on."""
        whom = {kind: iter(others(self.seat)) for kind in CODECS}
        for section in self.offer.sections:
            if (seat := next(whom[section.kind], None)) is None:
                raise OfferUnanswerable
            yield section, seat

    def _after(self, at: float | None) -> timedelta | None:
        return None if at is None else timedelta(seconds=at - self._began)

    def _dtls(self, datagram: bytes) -> None:
        self._tunnel.receive(datagram)

    def _on_closed(self) -> None:
        """The browser said goodbye, or its hand could not be shaken."""
        self._end()

    def _end(self) -> None:
        self.closed = True
        self.receive_by(_drop)


def _drop(_: bytes) -> None:
    return


def _streams(section: Section) -> tuple[str, int | None, int | None, int, int | None]:
    return section.kind, section.ssrc, section.rtx_ssrc, section.payload, section.rtx
