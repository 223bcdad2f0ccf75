"""An offer is read strictly, in bounds; its answer says what passes through."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contact.plumbing.errors import Refusal
from video.signalling.answers import Ours, Stream, answer, kept
from video.signalling.offers import Offer, OfferTooLarge, OfferTooLong, OfferUnanswerable, OfferUnreadable, read
from video.signalling.terms import TRANSPORT_WIDE

RECORDED = Path(__file__).parent / "offers"
FINGERPRINT = ":".join(["AB"] * 32)
OURS = Ours(
    ufrag="house",
    password="p" * 24,
    fingerprint=FINGERPRINT,
    addresses=(("192.0.2.1", 10443), ("2001:db8::1", 10443)),
    streams=(Stream(11, 12, "advisor"), Stream(21, 22, "advisor")),
)


def recorded(name: str) -> str:
    return (RECORDED / f"{name}.sdp").read_bytes().decode()


def ours_for(offer: Offer) -> Ours:
    """Ours, with a stream for each of its lines."""
    streams = [Stream(10 * n + 1, 10 * n + 2, "advisor") for n, _ in enumerate(offer.sections, 1)]
    return replace(OURS, streams=streams)


def test_what_chromium_offers_is_understood() -> None:
    offer = read(recorded("chromium_both"))

    sound, picture = offer.sections
    assert (sound.kind, sound.sends, sound.receives, sound.rtx) == ("audio", True, True, None)
    assert (picture.kind, picture.sends, picture.receives) == ("video", True, True)
    assert picture.rtx is not None
    assert picture.ssrc != picture.rtx_ssrc is not None
    assert TRANSPORT_WIDE in kept(picture)


def test_sound_alone_is_offered_too() -> None:
    assert [section.kind for section in read(recorded("chromium_sound_only")).sections] == ["audio"]


def test_who_only_looks_sends_no_stream() -> None:
    picture = read(recorded("chromium_looks_only")).sections[1]

    assert (picture.sends, picture.receives, picture.ssrc) == (False, True, None)


def test_the_answer_takes_one_codec_and_names_our_own_streams() -> None:
    offer = read(recorded("chromium_both"))

    said = answer(offer, OURS, 1).split("\r\n")

    sound, picture = offer.sections
    assert f"m=audio 9 UDP/TLS/RTP/SAVPF {sound.payload}" in said
    assert f"m=video 9 UDP/TLS/RTP/SAVPF {picture.payload} {picture.rtx}" in said
    assert "a=ssrc-group:FID 21 22" in said
    assert said.count("a=setup:active") == 2
    assert "a=candidate:2 1 udp 2130706175 2001:db8::1 10443 typ host" in said


def test_the_answer_to_who_only_looks_asks_for_nothing() -> None:
    said = answer(read(recorded("chromium_looks_only")), OURS, 1)

    assert said.count("a=sendonly") == 1


def test_an_offer_of_more_than_twenty_thousand_bytes_is_refused() -> None:
    padded = recorded("chromium_both") + "a=x:" + "x" * 20_000

    with pytest.raises(OfferTooLarge):
        read(padded)


def test_an_offer_of_very_many_lines_or_candidates_is_refused() -> None:
    lines = recorded("chromium_both") + "a=x\r\n" * 600
    candidates = recorded("chromium_both") + "a=candidate:1 1 udp 1 192.0.2.9 9 typ host\r\n" * 61

    with pytest.raises(OfferTooLong):
        read(lines)
    with pytest.raises(OfferTooLong):
        read(candidates)


@pytest.mark.parametrize(
    ("said", "instead", "refused"),
    [
        ("a=rtcp-mux\r\n", "", OfferUnanswerable),
        ("VP8/90000", "H266/90000", OfferUnanswerable),
        ("opus/48000", "speex/48000", OfferUnanswerable),
        ("a=group:BUNDLE 0 1", "a=group:BUNDLE 0", OfferUnanswerable),
        ("a=setup:actpass", "a=setup:active", OfferUnanswerable),
        ("m=video 9", "m=video 0", OfferUnanswerable),
        ("m=video", "m=application", OfferUnanswerable),
        ("a=fingerprint:sha-256", "a=fingerprint:sha-1", OfferUnreadable),
        ("a=ice-pwd:", "a=ice-pwd:short\x00", OfferUnreadable),
        ("a=mid:0", "a=mid:0 0", OfferUnreadable),
        ("v=0", "v=1", OfferUnreadable),
        ("s=-", "s=" + "-" * 1000, OfferUnreadable),
    ],
)
def test_what_cannot_be_answered_is_refused_with_a_code(said: str, instead: str, refused: type[Refusal]) -> None:
    offered = recorded("chromium_both")
    assert said in offered

    with pytest.raises(refused):
        read(offered.replace(said, instead))


@given(st.data())
def test_no_change_of_an_offer_is_more_than_a_refusal(data: st.DataObject) -> None:
    offered = recorded("chromium_both")
    start = data.draw(st.integers(0, len(offered)))
    end = data.draw(st.integers(start, min(start + 40, len(offered))))
    changed = offered[:start] + data.draw(st.text(max_size=20)) + offered[end:]

    assert_read_or_refused(changed)


def assert_read_or_refused(text: str) -> None:
    try:
        offer = read(text)
    except Refusal:
        return
    assert answer(offer, ours_for(offer), 1).startswith("v=0\r\n")
