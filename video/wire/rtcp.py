"""What two browsers tell each other about their streams passes through, each stream named as the other side knows it.

So their own congestion control, retransmission and lip-sync work end to end, and the server estimates nothing.
SR, RR, BYE: RFC 3550, 6; NACK, PLI: RFC 4585, 6; FIR: RFC 5104, 4.3.1; REMB: draft-alvestrand-rmcat-remb;
transport-cc: draft-holmer-rmcat-transport-wide-cc-extensions-01. What is none of these is not passed on.
"""

import struct
from collections.abc import Callable, Iterator, Mapping, Sequence
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

    What is not named there does not concern the other side. `sent` and `heard` are their shifts; `wide` is that of the
    transport-wide numbers it hears from the other side, None where it hears none.
    """

    ssrcs: Mapping[int, int]
    sent: Mapping[int, Shift] = field(default_factory=dict)
    heard: Mapping[int, Shift] = field(default_factory=dict)
    wide: Shift | None = None


@dataclass(frozen=True)
class Desk:
    """What is settled here instead of being passed on, by the names of whoever says it.

    `resend` sends again what of a stream's lost packets is still here, and returns the rest;
    `asks` tells whether a request for a whole picture goes on; `reported` is told the share lost, in 256ths;
    `limits` is told to how many bits a second a receiver would limit its sender, and returns what all of them do.
    """

    resend: Callable[[int, list[int]], list[int]]
    asks: Callable[[int], bool]
    reported: Callable[[int, int], None]
    limits: Callable[[int], int]


def translate(packet: bytes, names: Names, desk: Desk) -> bytes:
    """Return a compound packet as the other side understands it; empty where nothing is left to say."""
    passed = bytearray()
    for part in parts(packet):
        passed += _translated(bytearray(part), names, desk)
    return bytes(passed)


def picture_loss(ssrc: int, sender: int = 1) -> bytes:
    """Return a request for a whole picture of a stream."""
    return _FEEDBACK.pack(0x80 | PLI, PICTURE, 2, sender, ssrc)


def limit(bitrate: int, ssrcs: Sequence[int], sender: int = 1) -> bytes:
    """Return a limit of streams together, in bits a second (REMB)."""
    exponent = max(0, bitrate.bit_length() - 18)
    said = len(ssrcs) << 24 | exponent << 18 | bitrate >> exponent
    head = _FEEDBACK.pack(0x80 | REMB, PICTURE, 4 + len(ssrcs), sender, 0)
    return head + b"REMB" + _LONG.pack(said) + b"".join(map(_LONG.pack, ssrcs))


def nack(sender: int, ssrc: int, sequences: list[int]) -> bytes:
    """Return a request to send packets of a stream again, each in an entry of its own."""
    entries = b"".join(struct.pack("!HH", each, 0) for each in sequences)
    return _FEEDBACK.pack(0x80 | NACK, FEEDBACK, 2 + len(sequences), sender, ssrc) + entries


def parts(packet: bytes) -> Iterator[bytes]:
    """Return the packets of a compound one, up to where it makes no sense any more."""
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
    about = [at for at in range(start, start + 24 * count, 24) if _long(part, at) in names.ssrcs]
    if count and not about and part[1] == RR:
        return b""
    for at in about:
        heard = _long(part, at)
        desk.reported(heard, part[at + 4])
        shift = names.heard.get(heard, _NONE)
        _LONG.pack_into(part, at + 8, (_long(part, at + 8) - shift.sequence) & 0xFFFFFFFF)
        _rename(part, at, names)
    said = bytes(part[:start]) + b"".join(bytes(part[at : at + 24]) for at in about)
    return _HEADER.pack(0x80 | len(about), part[1], len(said) // 4 - 1) + said[4:]


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
        if names.wide is None:
            return b""
        _SHORT.pack_into(part, 12, (_SHORT.unpack_from(part, 12)[0] - names.wide.sequence) & 0xFFFF)
        return _both(part, names)
    if kind != NACK or heard not in names.ssrcs:
        return b""
    shift = names.heard.get(heard, _NONE)
    rest = [(each - shift.sequence) & 0xFFFF for each in desk.resend(heard, wanted(part))]
    return nack(names.ssrcs.get(_long(part, 4), 1), names.ssrcs[heard], rest) if rest else b""


def _about_pictures(part: bytearray, kind: int, names: Names, desk: Desk) -> bytes:
    if kind == PLI:
        return _both(part, names) if _long(part, 8) in names.ssrcs and desk.asks(_long(part, 8)) else b""
    if kind == FIR:
        asked = [each for each in _longs(part, 12, len(part), 8) if each in names.ssrcs]
        # Asked for as a picture loss: its own count of requests would not go on after a re-join.
        return b"".join(picture_loss(names.ssrcs[each]) for each in asked if desk.asks(each))
    if kind != REMB or part[12:16] != b"REMB" or not part[16] or len(part) < 20 + 4 * part[16]:
        return b""
    return _limited(part, names, desk)


def _limited(part: bytearray, names: Names, desk: Desk) -> bytes:
    """A limit of several streams is shared by them; of several limits the lowest holds."""
    theirs = _longs(part, 20, 20 + 4 * part[16])
    known = [names.ssrcs[each] for each in theirs if each in names.ssrcs]
    if not known:
        return b""
    said = _long(part, 16)
    bitrate = (said & 0x3FFFF) << (said >> 18 & 0x3F)
    return limit(desk.limits(bitrate * len(known) // len(theirs)), known, names.ssrcs.get(_long(part, 4), 1))


def wanted(part: bytes | bytearray) -> list[int]:
    """Return the sequence numbers that a NACK asks for: a first one, and a bit for each of the sixteen after it."""
    found: list[int] = []
    for at in range(12, len(part) - 3, 4):
        first, more = _SHORT.unpack_from(part, at)[0], _SHORT.unpack_from(part, at + 2)[0]
        found.append(first)
        found += [(first + 1 + bit) & 0xFFFF for bit in range(16) if more >> bit & 1]
    return found


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
