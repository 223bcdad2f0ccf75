"""What we use of other libraries without their leave is there, and means what we think; a new version is tried here."""

import asyncio
import struct
from collections.abc import Callable

from aiortc import RTCDtlsTransport
from pylibsrtp import Policy, Session

from video.rooms import secure
from video.rooms.secure import Cipher, Tunnel, bench

KEY = bytes(range(30))
PACKET = struct.pack("!BBHLL", 0x80, 96, 7, 9, 11) + b"words"
CONTROL = struct.pack("!BBHLL", 0x81, 206, 2, 1, 11)


def cipher() -> Cipher:
    """One that opens what it has sealed."""
    inbound = Policy(key=KEY, ssrc_type=Policy.SSRC_ANY_INBOUND)
    outbound = Policy(key=KEY, ssrc_type=Policy.SSRC_ANY_OUTBOUND)
    outbound.allow_repeat_tx = True
    return Cipher(Session(inbound), Session(outbound))


def sealed(by: Cipher, packet: bytes) -> bytes:
    bench[: len(packet)] = packet
    length = by.seal(len(packet))
    return bytes(bench[:length])


def test_a_packet_is_sealed_and_opened_in_place() -> None:
    both = cipher()

    closed = sealed(both, PACKET)
    length = both.open(closed)

    assert closed[12:] != PACKET[12:]
    assert bytes(bench[:length]) == PACKET


def test_a_packet_that_was_here_before_or_was_changed_is_not_opened() -> None:
    both = cipher()
    closed = sealed(both, PACKET)
    both.open(closed)

    changed = closed[:-1] + bytes([closed[-1] ^ 1])

    assert both.open(closed) == 0
    assert both.open(changed) == 0


def test_the_same_packet_may_be_sealed_twice() -> None:
    both = cipher()

    assert sealed(both, PACKET) == sealed(both, PACKET)


def test_what_is_larger_than_a_datagram_of_ours_is_dropped() -> None:
    both = cipher()

    assert both.open(b"\x80" * 1501) == 0
    assert both.open_control(b"\x80" * 65_000) == b""


def test_a_control_packet_is_sealed_and_opened() -> None:
    both = cipher()

    assert both.open_control(both.seal_control(CONTROL)) == CONTROL
    assert both.open_control(b"\x81\xce" + bytes(30)) == b""


async def test_a_hand_is_shaken_with_who_holds_the_certificate_and_yields_two_keys() -> None:
    ours, theirs = await shake(secure.fingerprint())

    assert ours is not None
    assert theirs is not None
    length = theirs.open(sealed(ours, PACKET))
    assert bytes(bench[:length]) == PACKET


async def test_a_hand_is_not_shaken_with_anybody_else() -> None:
    ours, _ = await shake(":".join(["00"] * 32))

    assert ours is None


async def shake(expected: str) -> tuple[Cipher | None, Cipher | None]:
    """Let a tunnel of ours meet one of aiortc in the server's role, over queues."""
    to: list[Callable[[bytes], None]] = []
    ours = Tunnel(lambda datagram: to[1](datagram), lambda: None)
    theirs = Tunnel(lambda datagram: to[0](datagram), lambda: None)
    server: RTCDtlsTransport = theirs._dtls  # noqa: SLF001
    server._set_role("server")  # noqa: SLF001
    to += [ours.receive, theirs.receive]

    async with asyncio.timeout(5), asyncio.TaskGroup() as tasks:
        one = tasks.create_task(ours.open(expected))
        other = tasks.create_task(theirs.open(secure.fingerprint()))
        await one
        await ours.close()
        await theirs.close()
    return one.result(), other.result()
