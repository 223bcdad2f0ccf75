"""Packets are given the names that their receiver knows, and nothing else in them changes."""

import struct

from hypothesis import given
from hypothesis import strategies as st

from video.wire import rtp
from video.wire.pictures import Pictures
from video.wire.recent import Recent
from video.wire.shift import Mark, follow

numbers = st.integers(0, 0xFFFFFFFF)
shorts = st.integers(0, 0xFFFF)


def packet(*elements: bytes, sequence: int = 7, timestamp: int = 9, payload: bytes = b"words") -> bytearray:
    """An RTP packet, golden by RFC 3550: marker set, payload type 96, source 0xAABBCCDD."""
    head = rtp.HEADER.pack(0x90 if elements else 0x80, 0x80 | 96, sequence, timestamp, 0xAABBCCDD)
    if not elements:
        return bytearray(head + payload)
    body = b"".join(elements)
    body += bytes(-len(body) % 4)
    return bytearray(head + struct.pack("!HH", 0xBEDE, len(body) // 4) + body + payload)


def test_a_packet_is_renamed_and_keeps_its_marker() -> None:
    given_packet = packet()

    rtp.rename(given_packet, 0x01020304, 101)

    assert given_packet == bytes.fromhex("80e5 0007 00000009 01020304") + b"words"


@given(shorts, numbers, shorts, numbers)
def test_numbers_go_round_the_circle_and_back(sequence: int, timestamp: int, by: int, ticks: int) -> None:
    moved = packet(sequence=sequence, timestamp=timestamp)

    rtp.renumber(moved, by, ticks)
    rtp.renumber(moved, -by & 0xFFFF, -ticks & 0xFFFFFFFF)

    assert moved == packet(sequence=sequence, timestamp=timestamp)


def test_extensions_are_renamed_and_what_is_not_agreed_on_is_blanked_out() -> None:
    given_packet = packet(b"\x11\x01\x02", b"\x30\x05", b"\x51\x03\x04")
    names = bytes([0, 7, 0, 9, *[0] * 12])

    rtp.rename_extensions(given_packet, len(given_packet), names)

    assert given_packet == packet(b"\x71\x01\x02", b"\x90\x05", b"\x00\x00\x00")


def test_an_extension_is_found_by_its_name() -> None:
    given_packet = packet(b"\x00", b"\x11\x01\x02", b"\x51\x03\x04")

    at = rtp.find_extension(given_packet, len(given_packet), 5)

    assert at is not None
    assert given_packet[at : at + 2] == b"\x03\x04"
    assert rtp.find_extension(given_packet, len(given_packet), 6) is None


@given(st.binary(min_size=12, max_size=80), st.binary(min_size=16, max_size=16))
def test_broken_extensions_break_nothing(broken: bytes, names: bytes) -> None:
    given_packet = bytearray(broken)

    rtp.rename_extensions(given_packet, len(given_packet), bytes(each & 15 for each in names))

    assert len(given_packet) == len(broken)
    assert given_packet[:12] == broken[:12]
    assert rtp.payload_at(given_packet, len(given_packet)) <= len(broken)


@given(shorts, numbers, shorts, numbers, st.floats(0, 10_000))
def test_who_re_joins_is_numbered_on(last: int, ticks: int, first: int, start: int, away: float) -> None:
    shift = follow(Mark(last, ticks, at=100.0), first, start, 100.0 + away, 90_000)

    moved = packet(sequence=first, timestamp=start)
    rtp.renumber(moved, shift.sequence, shift.timestamp)

    _, _, sequence, timestamp, _ = rtp.HEADER.unpack_from(moved)
    assert sequence == (last + 1) & 0xFFFF
    assert 0 < (timestamp - ticks) & 0xFFFFFFFF < 1 << 31


@given(st.lists(shorts, max_size=40))
def test_what_is_found_again_is_what_was_kept_under_its_number(kept: list[int]) -> None:
    recent = Recent(most=8)
    last: dict[int, bytes] = {}
    for each in kept:
        recent.keep(each, each.to_bytes(2, "big"))
        last[each % 8] = each.to_bytes(2, "big")

    found = {each: recent.find(each) for each in set(kept)}

    assert {each: kept for each, kept in found.items() if kept} == {
        int.from_bytes(each, "big"): each for each in last.values()
    }


def test_a_sender_is_asked_for_a_whole_picture_no_more_often_than_it_can_serve() -> None:
    pictures = Pictures(apart=0.3)

    assert [pictures.ask(at) for at in (0.0, 0.1, 0.29, 0.31, 0.5, 0.7)] == [True, False, False, True, False, True]


def test_when_a_packet_was_sent_is_told_in_seconds_of_a_minute_and_fractions() -> None:
    given_packet = packet(b"\x32\x01\x02\x03")

    rtp.stamp(given_packet, 17, 64 + 1.5)

    assert given_packet == packet(b"\x32\x06\x00\x00")
