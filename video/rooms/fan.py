"""What one browser sends goes to each of the others: opened once, renamed and sealed for each; nothing waits."""

from collections import deque
from collections.abc import Sequence

from video.rooms.leg import Leg
from video.rooms.link import Link, ask_for_picture
from video.rooms.route import Route
from video.rooms.secure import bench
from video.wire import rtp

# A whole picture and what follows it within a handshake.
_MOST_HELD, _HELD_FOR = 256, 1.0


class Fan:
    """The links that begin at one browser, by the seats to which they lead."""

    def __init__(self, source: Leg) -> None:
        self._source = source
        self._links: dict[str, Link] = {}
        # What comes while somebody's hand is being shaken, for them, and until when that is worth keeping.
        self._held: deque[bytes] | None = None
        self._until = 0.0
        section = source.sends("video")
        self._pictures = section.ssrc if section else None
        self._routes: dict[int, Sequence[Route]] = {}
        source.receive_by(self._receive)

    def add(self, link: Link) -> None:
        """Send to one more; whoever was in that seat before is sent no more."""
        self.drop(link.target.seat)
        self._links[link.target.seat] = link
        self._spread()

    def hold(self) -> None:
        """Ask for a whole picture, and keep what comes for somebody who is about to hear it: it is there with them."""
        self._held = deque(maxlen=_MOST_HELD)
        self._until = self._source.ticks() + _HELD_FOR
        ask_for_picture(self._source)

    def give(self, link: Link) -> bool:
        """Send what was held, before anything else; tell whether there was somebody to hold it for."""
        held, self._held = self._held, None
        if held is None or self._source.ticks() > self._until:
            return False
        for packet in held:
            length = len(packet)
            bench[:length] = packet
            _, second, sequence, timestamp, ssrc = rtp.HEADER.unpack_from(bench)
            route = link.routes.get(ssrc)
            if route and route.takes == second & 0x7F:
                route.send(length, sequence, timestamp)
        return True

    def drop(self, seat: str) -> None:
        """Send no more to a seat."""
        if link := self._links.pop(seat, None):
            link.close()
            self._spread()

    def close(self) -> None:
        """Send to nobody any more."""
        for seat in list(self._links):
            self.drop(seat)

    def _spread(self) -> None:
        ssrcs = {ssrc for link in self._links.values() for ssrc in link.routes}
        self._routes = {
            ssrc: [link.routes[ssrc] for link in self._links.values() if ssrc in link.routes] for ssrc in ssrcs
        }

    def _receive(self, packet: bytes) -> None:
        if len(packet) < 12:
            return
        cipher = self._source.cipher
        if cipher is None:
            return
        if rtp.is_rtcp(packet[1]):
            self._control(cipher.open_control(packet))
            return
        length = cipher.open(packet)
        if length < 12:
            return
        counts = self._source.counts
        counts.received += 1
        counts.received_bytes += length
        if self._source.reel:
            self._source.reel.keep(bench[:length])
        if self._held is not None:
            self._hold_on(length)
        _, second, sequence, timestamp, ssrc = rtp.HEADER.unpack_from(bench)
        routes = self._routes.get(ssrc)
        if routes and routes[0].takes == second & 0x7F:
            _send(routes, length, sequence, timestamp)

    def _hold_on(self, length: int) -> None:
        if self._held is None or self._source.ticks() > self._until:
            self._held = None
        elif rtp.HEADER.unpack_from(bench)[-1] == self._pictures:
            self._held.append(bytes(bench[:length]))

    def _control(self, packet: bytes) -> None:
        if not packet:
            return
        self._source.counts.controls += 1
        if self._source.reel:
            self._source.reel.keep_control(packet)
        for link in self._links.values():
            link.control(packet)


def _send(routes: Sequence[Route], length: int, sequence: int, timestamp: int) -> None:
    """Send what is on the bench to all; each sealing uses it up, and to one alone nothing is copied."""
    plain = bytes(bench[:length]) if len(routes) > 1 else b""
    routes[0].send(length, sequence, timestamp)
    for route in routes[1:]:
        bench[:length] = plain
        route.send(length, sequence, timestamp)
