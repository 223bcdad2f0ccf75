"""An RTP packet is given the names that its receiver knows (RFC 3550, 5.1; header extensions: RFC 8285)."""

import struct
from typing import TypeAlias

HEADER = struct.Struct("!BBHLL")
LARGEST = 1500
_SSRC = struct.Struct("!L")
_SHORT = struct.Struct("!H")
_LONG = struct.Struct("!L")
_EXTENSION = struct.Struct("!HH")
_ONE_BYTE = 0xBEDE

# Anything that lets its bytes be changed: a bytearray, or the buffer in which SRTP works.
Bytes: TypeAlias = bytearray | memoryview


def is_rtcp(second: int) -> bool:
    """Tell by its second byte whether a packet on a shared port is RTCP (RFC 5761, 4)."""
    return 192 <= second <= 223


def rename(packet: Bytes, ssrc: int, payload_type: int) -> None:
    """Write another source and payload type; the marker stays."""
    packet[1] = (packet[1] & 0x80) | payload_type
    _SSRC.pack_into(packet, 8, ssrc)


def renumber(packet: Bytes, sequence: int, timestamp: int) -> None:
    """Move the sequence number and the timestamp on."""
    _SHORT.pack_into(packet, 2, (_SHORT.unpack_from(packet, 2)[0] + sequence) & 0xFFFF)
    _LONG.pack_into(packet, 4, (_LONG.unpack_from(packet, 4)[0] + timestamp) & 0xFFFFFFFF)


def rename_extensions(packet: Bytes, length: int, names: bytes) -> None:
    """Write other identifiers of header extensions, by a table of sixteen; what becomes 0 is blanked out."""
    start, end = _elements(packet, length)
    while start < end:
        identifier, size = packet[start] >> 4, (packet[start] & 15) + 2
        if packet[start] == 0:
            start += 1
            continue
        if identifier == 15 or start + size > end:
            return
        if renamed := names[identifier]:
            packet[start] = (renamed << 4) | (packet[start] & 15)
        else:
            packet[start : start + size] = bytes(size)
        start += size


def find_extension(packet: Bytes, length: int, wanted: int) -> int | None:
    """Return where the value of a header extension begins, or None."""
    start, end = _elements(packet, length)
    while start < end:
        identifier, size = packet[start] >> 4, (packet[start] & 15) + 2
        if packet[start] == 0:
            start += 1
            continue
        if identifier == 15 or start + size > end:
            return None
        if identifier == wanted:
            return start + 1
        start += size
    return None


def write_short(packet: Bytes, at: int, number: int) -> None:
    """Write a number of sixteen bits."""
    _SHORT.pack_into(packet, at, number)


def add_to_short(packet: Bytes, at: int, more: int) -> None:
    """Add to a number of sixteen bits, around the circle."""
    _SHORT.pack_into(packet, at, (_SHORT.unpack_from(packet, at)[0] + more) & 0xFFFF)


def stamp(packet: Bytes, at: int, seconds: float) -> None:
    """Write when a packet was sent, in a header extension of 24 bits: seconds and 2^-18ths (abs-send-time)."""
    packet[at : at + 3] = (int(seconds * (1 << 18)) & 0xFFFFFF).to_bytes(3, "big")


def payload_at(packet: Bytes | bytes, length: int) -> int:
    """Return where the payload begins; the length where there is none."""
    start = 12 + 4 * (packet[0] & 15)
    if packet[0] & 0x10 and start + 4 <= length:
        start += 4 + 4 * _SHORT.unpack_from(packet, start + 2)[0]
    return min(start, length)


def _elements(packet: Bytes, length: int) -> tuple[int, int]:
    """Return where the one-byte elements begin and end; the same place where there are none."""
    start = 12 + 4 * (packet[0] & 15)
    if not packet[0] & 0x10 or start + 4 > length:
        return 0, 0
    profile, words = _EXTENSION.unpack_from(packet, start)
    if profile != _ONE_BYTE:
        return 0, 0
    return start + 4, min(start + 4 + 4 * words, length)
