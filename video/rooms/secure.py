"""DTLS and SRTP of aiortc over a way of our own: every private name of another's library that we use is in this file.

aiortc is given a transport that looks like its own (`_recv`, `_send`, `role`), and asked for the two SRTP sessions that
its handshake has made (`_rx_srtp`, `_tx_srtp`). Their C functions are called in place on one buffer: through the public
methods each packet would be copied four times (measured: 5 µs of 30). tests/video/test_private_names.py holds it.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta

from aiortc import RTCCertificate, RTCDtlsFingerprint, RTCDtlsParameters, RTCDtlsTransport
from pylibsrtp import Session
from pylibsrtp._binding import ffi, lib

HANDSHAKE = timedelta(seconds=15)
# A flight of a handshake is a few datagrams; what floods in is dropped, and DTLS asks again.
_QUEUED = 64
# What SRTP may add: an authentication tag, and for RTCP an index (RFC 3711, 3.1 and 3.4).
TRAILER = 160
_ROOM = 1500

_certificate = RTCCertificate.generateCertificate()
_buffer = ffi.new("char[]", _ROOM + TRAILER)
_length = ffi.new("int *")
_copy = ffi.memmove
_open, _seal = lib.srtp_unprotect, lib.srtp_protect

# The bench: one packet at a time is opened here, renamed, sealed for its receiver, and sent. One loop, one bench.
bench = memoryview(ffi.buffer(_buffer)).cast("B")


def fingerprint() -> str:
    """Return the fingerprint of this process's certificate (SHA-256)."""
    return next(each.value for each in _certificate.getFingerprints() if each.algorithm == "sha-256")


class Cipher:
    """Opens what one browser sends and seals what is sent to it."""

    def __init__(self, received: Session, sent: Session) -> None:
        # The sessions are held, or their memory would be freed under the pointers.
        self._sessions = received, sent
        self._received, self._sent = received._srtp[0], sent._srtp[0]  # noqa: SLF001

    def open(self, packet: bytes) -> int:
        """Put a packet on the bench and open it; return its length, or 0 for what is not theirs or was here before."""
        size = len(packet)
        if size > _ROOM:
            return 0
        _copy(_buffer, packet, size)
        _length[0] = size
        return 0 if _open(self._received, _buffer, _length) else int(_length[0])

    def seal(self, length: int) -> int:
        """Seal the packet on the bench; return its length, or 0 where its number cannot be used again."""
        _length[0] = length
        return 0 if _seal(self._sent, _buffer, _length) else int(_length[0])

    def open_control(self, packet: bytes) -> bytes:
        """Return a control packet in the clear; empty for what is not theirs."""
        size = len(packet)
        if size > _ROOM:
            return b""
        _copy(_buffer, packet, size)
        _length[0] = size
        failed = lib.srtp_unprotect_rtcp(self._received, _buffer, _length)
        return b"" if failed else bytes(bench[: _length[0]])

    def seal_control(self, packet: bytes) -> bytes:
        """Return a control packet sealed."""
        size = len(packet)
        if size > _ROOM:
            return b""
        _copy(_buffer, packet, size)
        _length[0] = size
        failed = lib.srtp_protect_rtcp(self._sent, _buffer, _length)
        return b"" if failed else bytes(bench[: _length[0]])


class Tunnel:
    """The DTLS of one browser, in which we are the client."""

    def __init__(self, send: Callable[[bytes], None], closed: Callable[[], None]) -> None:
        self._way = _Way(send)
        self._dtls = RTCDtlsTransport(self._way, [_certificate])  # type: ignore[arg-type]
        self._dtls._set_role("client")  # noqa: SLF001
        self._closed = closed
        self._dtls.on("statechange", self._changed)

    def receive(self, datagram: bytes) -> None:
        """Take a datagram of DTLS in."""
        self._way.put(datagram)

    async def open(self, fingerprint: str) -> Cipher | None:
        """Shake hands with whoever holds a certificate; None when it is another, or nobody answers in time."""
        expected = RTCDtlsParameters([RTCDtlsFingerprint(algorithm="sha-256", value=fingerprint)])
        with suppress(TimeoutError):
            async with asyncio.timeout(HANDSHAKE.total_seconds()):
                await self._dtls.start(expected)
        if self._dtls.state != "connected":
            return None
        return Cipher(self._dtls._rx_srtp, self._dtls._tx_srtp)  # noqa: SLF001

    async def close(self) -> None:
        """Say goodbye and end."""
        self._way.end()
        await self._dtls.stop()

    def _changed(self) -> None:
        if self._dtls.state in ("closed", "failed"):
            self._closed()


class _Way:
    """What aiortc takes for its RTCIceTransport."""

    role = "controlled"

    def __init__(self, send: Callable[[bytes], None]) -> None:
        self._out = send
        self._queue: asyncio.Queue[bytes | None] = asyncio.Queue(_QUEUED)

    def put(self, datagram: bytes) -> None:
        """Hand a datagram to DTLS, or drop it."""
        if not self._queue.full():
            self._queue.put_nowait(datagram)

    def end(self) -> None:
        """Have the reader end."""
        if self._queue.full():
            self._queue.get_nowait()
        self._queue.put_nowait(None)

    async def _recv(self) -> bytes:
        datagram = await self._queue.get()
        if datagram is None:
            raise ConnectionError
        return datagram

    async def _send(self, datagram: bytes) -> None:
        self._out(datagram)
