"""Control packets pass with the other side's names; aiortc, another hand's work, reads what comes out."""

import struct
from typing import Any

from aiortc import rtp as theirs
from hypothesis import given
from hypothesis import strategies as st

from video.wire import rtcp
from video.wire.rtcp import Desk, Names
from video.wire.shift import Shift

# Sam sends 1 (retransmits as 2) and hears 3; Alice knows them as 101, 102 and 103.
NAMES = Names({1: 101, 2: 102, 3: 103})
SHIFTED = Names(NAMES.ssrcs, sent={1: Shift(timestamp=50)}, heard={3: Shift(sequence=10)}, wide=Shift(7))


class Settled:
    """A desk that remembers what it was asked."""

    def __init__(self, *, here: tuple[int, ...] = (), asks: bool = True) -> None:
        self.here, self.answers, self.shares = here, asks, dict[int, int]()
        self.lowest = 1 << 40

    @property
    def desk(self) -> Desk:
        return Desk(self.resend, lambda _: self.answers, self.shares.__setitem__, self.limits)

    def limits(self, bitrate: int) -> int:
        self.lowest = min(self.lowest, bitrate)
        return self.lowest

    def resend(self, _: int, lost: list[int]) -> list[int]:
        return [each for each in lost if each not in self.here]


def passed(packet: bytes, names: Names = NAMES, settled: Settled | None = None) -> list[Any]:
    translated = rtcp.translate(packet, names, (settled or Settled()).desk)
    return list(theirs.RtcpPacket.parse(translated)) if translated else []


def report(ssrc: int, highest: int = 1000) -> theirs.RtcpReceiverInfo:
    return theirs.RtcpReceiverInfo(
        ssrc=ssrc, fraction_lost=13, packets_lost=5, highest_sequence=highest, jitter=6, lsr=7, dlsr=8
    )


def sender_report() -> bytes:
    info = theirs.RtcpSenderInfo(ntp_timestamp=1, rtp_timestamp=2, packet_count=3, octet_count=4)
    return bytes(theirs.RtcpSrPacket(ssrc=1, sender_info=info, reports=[report(3)]))


def test_a_report_of_both_ways_is_renamed() -> None:
    settled = Settled()

    (said,) = passed(sender_report(), settled=settled)

    assert (said.ssrc, said.reports[0].ssrc, said.reports[0].dlsr) == (101, 103, 8)
    assert settled.shares == {3: 13}


def test_a_report_of_shifted_streams_is_numbered_as_its_reader_numbers() -> None:
    (said,) = passed(sender_report(), SHIFTED)

    assert (said.sender_info.rtp_timestamp, said.reports[0].highest_sequence) == (52, 990)


def test_a_compound_packet_stays_one() -> None:
    chunk = theirs.RtcpSourceInfo(ssrc=1, items=[(1, b"cname")])
    packet = (
        sender_report() + bytes(theirs.RtcpSdesPacket(chunks=[chunk])) + bytes(theirs.RtcpByePacket(sources=[1, 9]))
    )

    _, described, left = passed(packet)

    assert (described.chunks[0].ssrc, left.sources) == (101, [101])


def test_what_is_still_here_is_not_asked_for_again() -> None:
    packet = bytes(theirs.RtcpRtpfbPacket(fmt=1, ssrc=1, media_ssrc=3, lost=[20, 21, 40]))

    (said,) = passed(packet, SHIFTED, Settled(here=(20, 21)))

    assert (said.ssrc, said.media_ssrc, said.lost) == (101, 103, [30])
    assert passed(packet, settled=Settled(here=(20, 21, 40))) == []


@given(st.sets(st.integers(0, 0xFFFF), min_size=1, max_size=30))
def test_every_lost_packet_is_asked_for(lost: set[int]) -> None:
    packet = bytes(theirs.RtcpRtpfbPacket(fmt=1, ssrc=1, media_ssrc=3, lost=sorted(lost)))

    (said,) = passed(packet)

    assert set(said.lost) == lost


def test_a_whole_picture_is_asked_for_under_the_name_its_sender_knows() -> None:
    packet = bytes(theirs.RtcpPsfbPacket(fmt=1, ssrc=1, media_ssrc=3))

    (said,) = passed(packet)

    assert (said.fmt, said.ssrc, said.media_ssrc) == (1, 101, 103)
    assert passed(packet, settled=Settled(asks=False)) == []


def test_a_full_intra_request_becomes_a_request_for_a_picture() -> None:
    packet = bytes(theirs.RtcpPsfbPacket(fmt=4, ssrc=1, media_ssrc=0, fci=struct.pack("!LBBH", 3, 9, 0, 0)))

    (said,) = passed(packet)

    assert (said.fmt, said.media_ssrc) == (1, 103)


def test_a_bandwidth_estimate_names_the_streams_it_is_for() -> None:
    fci = theirs.pack_remb_fci(2_000_000, [3])
    packet = bytes(theirs.RtcpPsfbPacket(fmt=15, ssrc=1, media_ssrc=0, fci=fci))

    (said,) = passed(packet)

    assert theirs.unpack_remb_fci(said.fci)[1] == [103]


def test_feedback_on_the_whole_way_is_numbered_back() -> None:
    fci = struct.pack("!HHLHH", 20, 1, 0, 0x2001, 0)
    packet = bytes(theirs.RtcpRtpfbPacket(fmt=1, ssrc=1, media_ssrc=3))[:12] + fci
    packet = bytes([0x80 | 15]) + packet[1:2] + struct.pack("!H", len(packet) // 4 - 1) + packet[4:]

    said = rtcp.translate(packet, SHIFTED, Settled().desk)

    assert struct.unpack_from("!LLH", said, 4) == (101, 103, 13)


def test_what_nobody_needs_is_not_passed_on() -> None:
    extended = struct.pack("!BBHL", 0x80, 207, 1, 1)
    private = struct.pack("!BBHL4s", 0x80, 204, 2, 1, b"name")

    assert passed(extended + private) == []


def test_a_stream_that_is_nobodys_is_not_spoken_of() -> None:
    assert passed(bytes(theirs.RtcpPsfbPacket(fmt=1, ssrc=1, media_ssrc=77))) == []
    assert passed(bytes(theirs.RtcpByePacket(sources=[77]))) == []


@given(st.binary(max_size=200))
def test_noise_breaks_nothing(noise: bytes) -> None:
    assert isinstance(rtcp.translate(noise, SHIFTED, Settled().desk), bytes)


@given(
    st.integers(0, 7), st.integers(0, 31), st.sampled_from([200, 201, 202, 203, 205, 206, 207]), st.binary(max_size=80)
)
def test_malformed_packets_break_nothing(words: int, count: int, kind: int, rest: bytes) -> None:
    packet = struct.pack("!BBH", 0x80 | count, kind, words) + rest

    assert isinstance(rtcp.translate(packet, SHIFTED, Settled().desk), bytes)


def test_what_concerns_a_third_seat_is_not_told_to_the_second() -> None:
    info = theirs.RtcpSenderInfo(ntp_timestamp=1, rtp_timestamp=2, packet_count=3, octet_count=4)
    both = bytes(theirs.RtcpSrPacket(ssrc=1, sender_info=info, reports=[report(3), report(44)]))
    other = bytes(theirs.RtcpRrPacket(ssrc=1, reports=[report(44)]))

    (said,) = passed(both + other)

    assert (said.ssrc, [each.ssrc for each in said.reports]) == (101, [103])


def test_a_limit_of_several_streams_is_shared_and_the_lowest_of_all_limits_holds() -> None:
    fci = theirs.pack_remb_fci(900_000, [3, 44, 45])
    packet = bytes(theirs.RtcpPsfbPacket(fmt=15, ssrc=1, media_ssrc=0, fci=fci))
    settled = Settled()
    settled.lowest = 250_000

    (fast,) = passed(packet)
    (slow,) = passed(packet, settled=settled)

    assert theirs.unpack_remb_fci(fast.fci) == (300_000, [103])
    assert theirs.unpack_remb_fci(slow.fci) == (250_000, [103])
