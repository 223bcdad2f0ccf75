"""What has come and what is missing is counted as RFC 3550 counts; aiortc, another hand's work, reads what is said."""

import random
import struct

import pytest
from aiortc import rtp as theirs
from hypothesis import given
from hypothesis import strategies as st

from video.wire import reports, rtcp, wishes
from video.wire.allowance import Allowance
from video.wire.arrivals import Arrivals
from video.wire.pace import CEILING, LEAST, Pace
from video.wire.reports import Block, Clock

STEADY = 0.01


def came(*sequences: int) -> Arrivals:
    """Packets that came one each hundredth of a second, from a clock of 90,000."""
    arrivals = Arrivals(90_000)
    for nth, sequence in enumerate(sequences):
        arrivals.take(sequence, 900 * nth, STEADY * nth)
    return arrivals


def reported(arrivals: Arrivals, at: float = 1.0) -> Block:
    block = arrivals.report(11, at)
    assert block
    return block


def test_of_a_steady_stream_nothing_is_missing_and_nothing_varies() -> None:
    arrivals = came(*range(65_500, 65_536), *range(64))

    block = reported(arrivals)

    assert (block.share, block.lost, block.jitter, block.highest) == (0, 0, 0, 65_536 + 63)
    assert arrivals.missing(1.0) == []


def test_what_was_lost_is_told_once_as_a_share_and_for_ever_as_a_number() -> None:
    arrivals = came(0, 2, 3)

    first, second = reported(arrivals), reported(arrivals)

    assert (first.share, first.lost) == (64, 1)
    assert (arrivals.expected, arrivals.lost) == (0, 0)
    assert (second.share, second.lost) == (0, 1)


def test_what_comes_late_was_not_lost_and_what_comes_twice_is_not_new() -> None:
    arrivals = came(0, 2)

    assert [arrivals.take(sequence, 0, 0.02) for sequence in (1, 1, 2, 0)] == [True, False, False, False]
    assert reported(arrivals).lost == 0


def test_what_is_missing_is_asked_for_at_once_and_then_ever_less_often_until_it_is_given_up() -> None:
    arrivals = came(0, 2)

    asked = [at for at in range(0, 2000, 10) if arrivals.missing(0.01 + at / 1000) == [1]]

    assert asked == [0, 100, 300, 700]
    assert not arrivals.mend(1)


def test_a_hole_is_mended_once() -> None:
    arrivals = came(65_534, 1)

    assert arrivals.missing(1.0) == [65_535, 0]
    assert [arrivals.mend(65_535), arrivals.mend(65_535), arrivals.mend(7)] == [True, False, False]
    assert arrivals.missing(9.0) == [0]


def test_a_way_that_was_away_is_not_mended_packet_by_packet() -> None:
    assert came(0, 500).missing(1.0) == []


def test_of_very_many_that_are_missing_the_last_are_asked_for() -> None:
    arrivals = came(*range(0, 600, 2))

    assert arrivals.missing(9.0) == list(range(199, 599, 2))


def test_packets_that_come_unevenly_are_told_to() -> None:
    arrivals = Arrivals(90_000)
    for nth in range(100):
        arrivals.take(nth, 900 * nth, STEADY * nth + (nth % 2) * 0.005)

    assert 400 < reported(arrivals).jitter <= 450  # 5 ms of a clock of 90,000


@given(st.lists(st.integers(0, 65_535), min_size=1, max_size=60))
def test_no_order_of_numbers_breaks_the_count(sequences: list[int]) -> None:
    arrivals = came(*sequences)

    block = reported(arrivals)

    assert 0 <= block.share < 256
    assert block.lost >= 0
    assert len(arrivals.missing(1.0)) <= 200


def test_a_receivers_report_is_understood() -> None:
    arrivals = came(0, 2, 3)
    arrivals.hear(0x12345678, at=0.5)

    (said,) = theirs.RtcpPacket.parse(reports.received([reported(arrivals)]))

    assert isinstance(said, theirs.RtcpRrPacket)
    (block,) = said.reports
    assert (block.ssrc, block.fraction_lost, block.packets_lost, block.highest_sequence) == (11, 64, 1, 3)
    assert (block.lsr, block.dlsr) == (0x12345678, 32_768)


@pytest.mark.parametrize("name", ["p", "pr", "pre", "pres", "presenter"])
def test_a_senders_report_is_understood_and_read_again(name: str) -> None:
    clock = Clock(7, 5 << 32 | 1 << 31, 3000, 10, 12_000)

    packet = reports.sent(clock, name)
    report, described = theirs.RtcpPacket.parse(packet)

    assert isinstance(report, theirs.RtcpSrPacket)
    assert isinstance(described, theirs.RtcpSdesPacket)
    assert (report.ssrc, report.sender_info.rtp_timestamp) == (7, 3000)
    assert described.chunks[0].items == [(1, name.encode())]
    assert list(reports.clocks(packet)) == [clock]
    assert clock.middle == 0x00058000


def test_what_one_who_listens_wants_is_read_and_nothing_else() -> None:
    report = theirs.RtcpRrPacket(
        ssrc=1,
        reports=[
            theirs.RtcpReceiverInfo(
                ssrc=3, fraction_lost=13, packets_lost=5, highest_sequence=9, jitter=6, lsr=7, dlsr=8
            )
        ],
    )
    packet = bytes(report) + bytes(theirs.RtcpRtpfbPacket(fmt=1, ssrc=1, media_ssrc=3, lost=[20, 21, 40]))

    wished = wishes.read(packet)
    asking = [wishes.read(bytes(theirs.RtcpPsfbPacket(fmt=fmt, ssrc=1, media_ssrc=3))) for fmt in (1, 4, 15)]

    assert (wished.again, wished.lost, wished.picture) == ({3: [20, 21, 40]}, 13, False)
    assert [each.picture for each in asking] == [True, True, False]


@given(st.binary(max_size=200))
def test_noise_is_no_wish(noise: bytes) -> None:
    assert wishes.read(noise).lost is None or noise
    assert list(reports.clocks(noise)) is not None


@given(st.integers(0, 31), st.sampled_from([200, 201, 202, 203, 205, 206, 207]), st.binary(max_size=80))
def test_a_malformed_wish_breaks_nothing(count: int, kind: int, rest: bytes) -> None:
    packet = struct.pack("!BBH", 0x80 | count, kind, len(rest) // 4) + rest

    wished = wishes.read(packet)

    assert sum(map(len, wished.again.values())) <= 512
    assert all(clock.octets >= 0 for clock in reports.clocks(packet))


def test_a_presenter_sends_as_much_as_is_useful_and_less_where_their_way_loses() -> None:
    pace = Pace()

    steady = pace.note(0, 600_000)
    losing = pace.note(64, 500_000)
    some = pace.note(15, 400_000)
    mended = [pace.note(0, 400_000) for _ in range(60)]

    assert (steady, losing, some) == (CEILING, 437_500, 437_500)
    assert mended[0] == 455_000
    assert mended[-1] == CEILING
    assert pace.note(255, 0) == LEAST


@pytest.mark.parametrize(("loss", "least", "most"), [(0.05, 1_000_000, CEILING), (0.3, LEAST, 300_000)])
def test_a_way_that_loses_a_little_keeps_its_picture_and_one_that_loses_much_does_not(
    loss: float, least: int, most: int
) -> None:
    drawn, pace, limits = random.Random(6), Pace(), list[int]()

    for _ in range(120):  # half seconds of sound, and of a picture as large as it may be
        packets = 25 + pace.limit // (16 * 1150)
        lost = sum(drawn.random() < loss for _ in range(packets))
        limits.append(pace.note(256 * lost // packets, pace.limit * (1 - loss)))

    assert least <= sorted(limits[60:])[30] <= most


def test_an_allowance_is_used_up_and_comes_back() -> None:
    allowance = Allowance(2, 10)

    assert [allowance.take(at) for at in (0, 0, 0, 0.1, 0.1, 5, 5, 5)] == [
        True, True, False, True, False, True, True, False,
    ]  # fmt: skip


def test_a_compound_packet_ends_where_it_makes_no_sense() -> None:
    whole = rtcp.picture_loss(3)

    assert list(rtcp.parts(whole + b"\x00" + whole)) == [whole]
