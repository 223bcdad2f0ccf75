"""A browser without a screen: it joins a call, and sends and counts packets as cheaply as Python can.

It speaks ICE by aioice, so that it calls our server and Janus alike; media go past aioice's queue, or the load would
cost more than what is measured. The private names of aioice are used by this bench only.
"""

import os
import random
import re
import socket
import struct
import time
from typing import Any

import aioice.ice
from aioice import Candidate, Connection

from video.rooms import secure
from video.rooms.secure import Cipher, Tunnel, bench
from video.wire import rtp

SOUND, PICTURE, REPEAT = 111, 96, 97
_EXTENSIONS = {
    2: "http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time",
    3: "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01",
}
_FORMATS = {
    "audio": (f"a=rtpmap:{SOUND} opus/48000/2", f"a=rtcp-fb:{SOUND} transport-cc"),
    "video": (
        f"a=rtpmap:{PICTURE} VP8/90000",
        *(f"a=rtcp-fb:{PICTURE} {each}" for each in ("goog-remb", "transport-cc", "ccm fir", "nack", "nack pli")),
        f"a=rtpmap:{REPEAT} rtx/90000",
        f"a=fmtp:{REPEAT} apt={PICTURE}",
    ),
}
STAMP = struct.Struct("!d")
_BESIDE = struct.Struct("!HHB3sBHB")
# A whole VP8 picture begins so; the rest is noise, as a picture is to whoever passes it on.
_BEGINS = b"\x90\x80\x80\x01"
_NOISE = os.urandom(1500)
LOOKED_AT = 50  # one packet in so many is opened, and its way timed


class Caller:
    """One side of a call, or with `direction` "sendonly" the one who speaks in a hall."""

    def __init__(self, direction: str = "sendrecv") -> None:
        self._direction = direction
        self.sent = self.received = 0
        self.took: list[float] = []
        self._ice = Connection(ice_controlling=True, use_ipv6=False)
        self._tunnel = Tunnel(self._send, lambda: None)
        self._tunnel._dtls._set_role("server")  # noqa: SLF001
        self._cipher: Cipher | None = None
        self._socket: socket.socket | None = None
        self._to: Any = None
        self._ssrcs = {kind: random.getrandbits(31) | 1 for kind in ("audio", "video", "rtx")}
        self._numbers = {kind: random.randrange(30_000) for kind in ("audio", "video", "wide", "feedback")}
        self._heard = 1

    async def offer(self) -> str:
        """Return an offer of one sound and one picture, both ways."""
        await self._ice.gather_candidates()
        head = ["v=0", "o=- 1 2 IN IP4 127.0.0.1", "s=-", "t=0 0", "a=group:BUNDLE 0 1", "a=msid-semantic: WMS s"]
        return "\r\n".join([*head, *self._section("audio", "0"), *self._section("video", "1")]) + "\r\n"

    async def connect(self, answer: str) -> None:
        """Go the way of an answer, and shake hands."""
        said = {name: re.findall(rf"^a={name}:(\S.*?)\r?$", answer, re.MULTILINE) for name in _ASKED}
        for line in dict.fromkeys(said["candidate"]):
            await self._ice.add_remote_candidate(Candidate.from_sdp(line))
        await self._ice.add_remote_candidate(None)
        self._ice.remote_username, self._ice.remote_password = said["ice-ufrag"][0], said["ice-pwd"][0]
        self._ice.remote_is_lite = "a=ice-lite" in answer
        _callers[self._ice] = self
        await self._ice.connect()
        self._take_over()
        self._cipher = await self._tunnel.open(said["fingerprint"][0].partition(" ")[2])
        assert self._cipher, "the handshake failed"
        self._heard = int(said["ssrc"][-1].split()[0]) if said["ssrc"] else 1

    async def leave(self) -> None:
        """End it."""
        await self._tunnel.close()
        await self._ice.close()
        _callers.pop(self._ice, None)

    def send_sound(self) -> None:
        """Send twenty milliseconds of sound."""
        self._packet("audio", SOUND, 80, 960 * self._numbers["audio"])

    def send_picture(self, packets: int, size: int, at: int) -> None:
        """Send a picture in so many packets; `at` is its time on the clock of pictures."""
        for number in range(packets):
            self._packet("video", PICTURE | (0x80 if number == packets - 1 else 0), size, at)

    def send_report(self) -> None:
        """Say what arrives, as a browser does for the pace of the other."""
        count = self._next("feedback")
        head = struct.pack("!BBHLL", 0x8F, 205, 7, self._ssrcs["video"], self._heard)
        body = struct.pack("!HHBBBBH", count, 14, 0, 0, 1, count & 255, 0x2000 | 14) + b"\4" * 10
        if self._cipher and (sealed := self._cipher.seal_control(head + body)):
            self._send(sealed)

    def hear(self, datagram: bytes) -> None:
        """Count what comes; one in so many is opened, for how long it took."""
        if rtp.is_rtcp(datagram[1]):
            return
        self.received += 1
        if self.received % LOOKED_AT == 0 and self._cipher and (length := self._cipher.open(datagram)):
            self.took.append(time.monotonic() - STAMP.unpack_from(bench, length - 8)[0])

    def shake(self, datagram: bytes) -> None:
        """Take a datagram of the handshake."""
        self._tunnel.receive(datagram)

    def _packet(self, kind: str, payload: int, size: int, at: int) -> None:
        if self._cipher is None:
            return
        header = rtp.HEADER.pack(0x90, payload, self._next(kind), at & 0xFFFFFFFF, self._ssrcs[kind])
        beside = _BESIDE.pack(0xBEDE, 2, 0x22, b"\1\2\3", 0x31, self._next("wide"), 0)
        packet = header + beside + _BEGINS + _NOISE[: size - 12] + STAMP.pack(time.monotonic())
        bench[: len(packet)] = packet
        if length := self._cipher.seal(len(packet)):
            self._send(bench[:length])
            self.sent += 1

    def _next(self, kind: str) -> int:
        self._numbers[kind] = number = (self._numbers[kind] + 1) & 0xFFFF
        return number

    def _send(self, datagram: bytes | memoryview) -> None:
        if self._socket is None:
            return
        try:
            self._socket.sendto(datagram, self._to)
        except BlockingIOError:
            return

    def _take_over(self) -> None:
        """Send on the very socket that ICE has chosen."""
        pair = self._ice._nominated[1]  # noqa: SLF001
        theirs = pair.protocol.transport.get_extra_info("socket")
        self._socket, self._to = socket.socket(fileno=os.dup(theirs.fileno())), pair.remote_addr
        self._socket.settimeout(0)

    def _section(self, kind: str, mid: str) -> list[str]:
        payloads = f"{SOUND}" if kind == "audio" else f"{PICTURE} {REPEAT}"
        own, repeats = self._ssrcs[kind], self._ssrcs["rtx"]
        streams = [f"a=ssrc:{own} cname:c"]
        if kind == "video":
            streams = [f"a=ssrc-group:FID {own} {repeats}", *streams, f"a=ssrc:{repeats} cname:c"]
        return [
            f"m={kind} 9 UDP/TLS/RTP/SAVPF {payloads}",
            "c=IN IP4 0.0.0.0",
            f"a=ice-ufrag:{self._ice.local_username}",
            f"a=ice-pwd:{self._ice.local_password}",
            f"a=fingerprint:sha-256 {secure.fingerprint()}",
            "a=setup:actpass",
            f"a=mid:{mid}",
            *(f"a=candidate:{each.to_sdp()}" for each in self._ice.local_candidates),
            "a=end-of-candidates",
            *(f"a=extmap:{number} {name}" for number, name in _EXTENSIONS.items()),
            f"a={self._direction}",
            "a=rtcp-mux",
            *_FORMATS[kind],
            f"a=msid:s {kind}",
            *streams,
        ]


class _Fast(aioice.ice.StunProtocol):
    """Media and handshakes go to their caller at once; the rest is ICE's."""

    def datagram_received(self, data: bytes | str, addr: tuple[Any, ...]) -> None:
        caller = _callers.get(self.receiver)
        if caller is None or isinstance(data, str) or data[0] < 4:
            super().datagram_received(data, addr)
        elif data[0] > 127:
            caller.hear(data)
        else:
            caller.shake(data)


_ASKED = ("candidate", "ice-ufrag", "ice-pwd", "fingerprint", "ssrc")
_callers: dict[Connection, Caller] = {}
aioice.ice.StunProtocol = _Fast  # type: ignore[misc]
