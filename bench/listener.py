"""One who listens in a hall, as cheaply as Python can: a socket, a check every two seconds, a count of what comes."""

import asyncio
import random
import re
import socket
import time
from uuid import uuid4

from aiohttp import ClientSession
from aioice import stun

from bench.caller import LOOKED_AT, PICTURE, REPEAT, SOUND, STAMP
from video import seats
from video.rooms import secure
from video.rooms.secure import Cipher, Tunnel, bench
from video.wire import reports, rtp
from video.wire.reports import Block

_OFFER = f"""v=0
o=- 1 2 IN IP4 127.0.0.1
s=-
t=0 0
a=group:BUNDLE 0 1
a=ice-ufrag:loads
a=ice-pwd:{"p" * 24}
a=fingerprint:sha-256 {secure.fingerprint()}
a=setup:actpass
m=audio 9 UDP/TLS/RTP/SAVPF {SOUND}
a=mid:0
a=recvonly
a=rtcp-mux
a=rtpmap:{SOUND} opus/48000/2
m=video 9 UDP/TLS/RTP/SAVPF {PICTURE} {REPEAT}
a=mid:1
a=recvonly
a=rtcp-mux
a=rtpmap:{PICTURE} VP8/90000
a=rtpmap:{REPEAT} rtx/90000
a=fmtp:{REPEAT} apt={PICTURE}
""".replace("\n", "\r\n")
# As a browser: it checks that it is still answered, and reports what came.
_CHECKS, _REPORTS = 2.0, 1.0
_BUFFER = 1 << 20


class Listener:
    """One of the audience."""

    def __init__(self) -> None:
        self.received = 0
        self.took: list[float] = []
        # When a packet came last, and the longest time without one.
        self.last, self.gap = 0.0, 0.0
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _BUFFER)
        self._socket.settimeout(0)
        self._tunnel = Tunnel(self._send, lambda: None)
        self._tunnel._dtls._set_role("server")  # noqa: SLF001
        self._cipher: Cipher | None = None
        self._check = b""
        self._heard = 1
        self._living: asyncio.Task[None] | None = None

    async def come(self, http: ClientSession, hall: str, *, reads: bool = True) -> None:
        """Join, check, and shake hands; `reads` no more than that, where its share of the load would be too much."""
        said = {"join": str(uuid4()), "offer": _OFFER, "mends": False}
        async with http.post(f"{hall}/{seats.listener(uuid4())}", json=said) as answered:
            answer = (await answered.json())["answer"]
        found = {name: re.findall(rf"^a={name}:(\S.*?)\r?$", answer, re.MULTILINE) for name in _ASKED}
        host, port = found["candidate"][0].split()[4:6]
        self._heard = int(found["ssrc"][-1].split()[0])
        self._socket.connect((host, int(port)))
        check = stun.Message(stun.Method.BINDING, stun.Class.REQUEST)
        check.attributes |= {"USERNAME": f"{found['ice-ufrag'][0]}:loads", "USE-CANDIDATE": None}
        check.add_message_integrity(found["ice-pwd"][0].encode())
        self._check = bytes(check)
        asyncio.get_running_loop().add_reader(self._socket.fileno(), self._read)
        self._living = asyncio.get_running_loop().create_task(self._live())
        self._cipher = await self._tunnel.open(found["fingerprint"][0].partition(" ")[2])
        assert self._cipher, "the handshake failed"
        if not reads:
            asyncio.get_running_loop().remove_reader(self._socket.fileno())

    async def leave(self) -> None:
        """End it."""
        if self._living:
            self._living.cancel()
        await self._tunnel.close()
        asyncio.get_running_loop().remove_reader(self._socket.fileno())
        self._socket.close()

    async def _live(self) -> None:
        await asyncio.sleep(random.random() / 10)
        while True:
            self._send(self._check)
            for _ in range(int(_CHECKS / _REPORTS)):
                block = Block(self._heard, 0, 0, self.received & 0xFFFF, 0, 0, 0)
                if self._cipher and (sealed := self._cipher.seal_control(reports.received([block]))):
                    self._send(sealed)
                await asyncio.sleep(_REPORTS)

    def _send(self, datagram: bytes) -> None:
        try:
            self._socket.send(datagram)
        except OSError:
            return

    def _read(self) -> None:
        for _ in range(8):
            try:
                datagram = self._socket.recv(2048)
            except OSError:
                return
            if datagram[0] > 127:
                self._hear(datagram)
            elif datagram[0] > 19:
                self._tunnel.receive(datagram)

    def _hear(self, datagram: bytes) -> None:
        if rtp.is_rtcp(datagram[1]):
            return
        now = time.monotonic()
        self.received += 1
        self.gap, self.last = max(self.gap, now - (self.last or now)), now
        if self.received % LOOKED_AT == 0 and self._cipher and (length := self._cipher.open(datagram)):
            self.took.append(now - STAMP.unpack_from(bench, length - 8)[0])


_ASKED = ("candidate", "ice-ufrag", "ice-pwd", "fingerprint", "ssrc")
