"""What two browsers tell each other about their streams passes through, each stream named as the other side knows it.

So their own congestion control, retransmission and lip-sync work end to end, and the server estimates nothing.
SR, RR, BYE: RFC 3550, 6; NACK, PLI: RFC 4585, 6; FIR: RFC 5104, 4.3.1; REMB: draft-alvestrand-rmcat-remb;
transport-cc: draft-holmer-rmcat-transport-wide-cc-extensions-01. What is none of these is not passed on.
"""

import struct
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from video.wire.shift import Shift

SR, RR, SDES, BYE, FEEDBACK, PICTURE = 200, 201, 202, 203, 205, 206
NACK, WIDE = 1, 15
PLI, FIR, REMB = 1, 4, 15

_HEADER = struct.Struct("!BBH")
_SHORT = struct.Struct("!H")
_LONG = struct.Struct("!L")
_FEEDBACK = struct.Struct("!BBHLL")
_NONE = Shift()


@dataclass
class Names:
    """How one side's streams are called on the other: `ssrcs` for all that it sends and hears, by its own names.

    `sent` and `heard` are their shifts; `wide` is that of the transport-wide numbers it hears.
    """

    ssrcs: Mapping[int, int]
    sent: Mapping[int, Shift] = field(default_factory=dict)
    heard: Mapping[int, Shift] = field(default_factory=dict)
    wide: Shift = field(default_factory=Shift)


@dataclass(frozen=True)
class Desk:
    """What is settled here instead of being passed on, by the names of whoever says it.

    `resend` sends again what of a stream's lost packets is still here, and returns the rest;
    `asks` tells whether a request for a whole picture goes on; `reported` is told the share lost, in 256ths.
    """

    resend: Callable[[int, list[int]], list[int]]
    asks: Callable[[int], bool]
    reported: Callable[[int, int], None]


def translate(packet: bytes, names: Names, desk: Desk) -> bytes:
    """Return a compound packet as the other side understands it; empty where nothing is left to say."""
    passed = bytearray()
    for part in _parts(packet):
        passed += _translated(bytearray(part), names, desk)
    return bytes(passed)


def picture_loss(ssrc: int, sender: int = 1) -> bytes:
    """Return a request for a whole picture of a stream."""
    return _FEEDBACK.pack(0x80 | PLI, PICTURE, 2, sender, ssrc)


def nack(sender: int, ssrc: int, sequences: list[int]) -> bytes:
    """Return a request to send packets of a stream again, each in an entry of its own."""
    entries = b"".join(struct.pack("!HH", each, 0) for each in sequences)
    return _FEEDBACK.pack(0x80 | NACK, FEEDBACK, 2 + len(sequences), sender, ssrc) + entries


def _parts(packet: bytes) -> Iterator[bytes]:
    at = 0
    while at + 4 <= len(packet):
        first, _, words = _HEADER.unpack_from(packet, at)
        end = at + 4 + 4 * words
        if first >> 6 != 2 or end > len(packet):
            return
        yield packet[at:end]
        at = end


def _translated(part: bytearray, names: Names, desk: Desk) -> bytes:
    kind, count = part[1], part[0] & 31
    if kind in (SR, RR):
        return _report(part, count, names, desk)
    if len(part) < 8:
        return b""
    if kind == SDES:
        return _described(part, names) if count == 1 else b""
    if kind == BYE:
        return _farewell(part, count, names)
    if len(part) < 12:
        return b""
    if kind == FEEDBACK:
        return _feedback(part, count, names, desk)
    return _about_pictures(part, count, names, desk) if kind == PICTURE else b""


def _report(part: bytearray, count: int, names: Names, desk: Desk) -> bytes:
    start = 28 if part[1] == SR else 8
    if len(part) < start + 24 * count:
        return b""
    if part[1] == SR:
        shift = names.sent.get(_long(part, 4), _NONE)
        _LONG.pack_into(part, 16, (_long(part, 16) + shift.timestamp) & 0xFFFFFFFF)
    if not _rename(part, 4, names):
        return b""
    for at in range(start, start + 24 * count, 24):
        heard = _long(part, at)
        desk.reported(heard, part[at + 4])
        shift = names.heard.get(heard, _NONE)
        _LONG.pack_into(part, at + 8, (_long(part, at + 8) - shift.sequence) & 0xFFFFFFFF)
        _rename(part, at, names)
    return bytes(part)


def _described(part: bytearray, names: Names) -> bytes:
    return bytes(part) if _rename(part, 4, names) else b""


def _farewell(part: bytearray, count: int, names: Names) -> bytes:
    """Only the streams that are known here leave there; a reason stays unsaid."""
    known = [names.ssrcs[each] for each in _longs(part, 4, 4 + 4 * count) if each in names.ssrcs]
    if not known:
        return b""
    return _HEADER.pack(0x80 | len(known), BYE, len(known)) + b"".join(map(_LONG.pack, known))


def _feedback(part: bytearray, kind: int, names: Names, desk: Desk) -> bytes:
    heard = _long(part, 8)
    if kind == WIDE and len(part) >= 20:
        _SHORT.pack_into(part, 12, (_SHORT.unpack_from(part, 12)[0] - names.wide.sequence) & 0xFFFF)
        return _both(part, names)
    if kind != NACK or heard not in names.ssrcs:
        return b""
    shift = names.heard.get(heard, _NONE)
    rest = [(each - shift.sequence) & 0xFFFF for each in desk.resend(heard, _wanted(part))]
    return nack(names.ssrcs.get(_long(part, 4), 1), names.ssrcs[heard], rest) if rest else b""


def _about_pictures(part: bytearray, kind: int, names: Names, desk: Desk) -> bytes:
    if kind == PLI:
        return _both(part, names) if _long(part, 8) in names.ssrcs and desk.asks(_long(part, 8)) else b""
    if kind == FIR:
        asked = [each for each in _longs(part, 12, len(part), 8) if each in names.ssrcs]
        # Asked for as a picture loss: its own count of requests would not go on after a re-join.
        return b"".join(picture_loss(names.ssrcs[each]) for each in asked if desk.asks(each))
    if kind != REMB or part[12:16] != b"REMB" or len(part) < 20 + 4 * part[16]:
        return b""
    for at in range(20, 20 + 4 * part[16], 4):
        _rename(part, at, names)
    _rename(part, 4, names)
    return bytes(part)


def _wanted(part: bytearray) -> list[int]:
    """Return the sequence numbers that a NACK asks for: a first one, and a bit for each of the sixteen after it."""
    wanted: list[int] = []
    for at in range(12, len(part) - 3, 4):
        first, more = _SHORT.unpack_from(part, at)[0], _SHORT.unpack_from(part, at + 2)[0]
        wanted.append(first)
        wanted += [(first + 1 + bit) & 0xFFFF for bit in range(16) if more >> bit & 1]
    return wanted


def _both(part: bytearray, names: Names) -> bytes:
    _rename(part, 4, names)
    _rename(part, 8, names)
    return bytes(part)


def _rename(part: bytearray, at: int, names: Names) -> bool:
    renamed = names.ssrcs.get(_long(part, at))
    if renamed is None:
        return False
    _LONG.pack_into(part, at, renamed)
    return True


def _long(part: bytearray, at: int) -> int:
    number: int = _LONG.unpack_from(part, at)[0]
    return number


def _longs(part: bytearray, start: int, end: int, step: int = 4) -> list[int]:
    return [_long(part, at) for at in range(start, min(end, len(part) - 3), step)]
