"""The server answers: one address for all media, its own names for the streams, and what passes through unchanged."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from video.signalling.offers import Offer, Section
from video.signalling.terms import CALL, Terms

_CANDIDATE = 126 << 24 | 65535 << 8 | 255  # RFC 8445, 5.1.2: a host's, component 1


@dataclass(frozen=True)
class Stream:
    """What a browser hears of the one in a seat: its SSRC, and that of its retransmissions."""

    ssrc: int
    rtx_ssrc: int
    seat: str


@dataclass(frozen=True)
class Ours:
    """What the server is: its name and password for checks, its certificate, where it listens, and its streams.

    The streams are in the order of the offer's sections.
    """

    ufrag: str
    password: str
    fingerprint: str
    addresses: Sequence[tuple[str, int]]
    streams: Sequence[Stream]


def answer(offer: Offer, ours: Ours, version: int, terms: Terms = CALL) -> str:
    """Write the answer to an offer; `version` counts the answers of one session (RFC 8866, 5.2)."""
    head = [
        "v=0",
        f"o=- {ours.streams[0].ssrc} {version} IN IP4 127.0.0.1",
        "s=-",
        "t=0 0",
        "a=ice-lite",
        f"a=group:BUNDLE {' '.join(section.mid for section in offer.sections)}",
        "a=msid-semantic: WMS *",
    ]
    named = zip(offer.sections, ours.streams, strict=True)
    lines = [*head, *(line for section, stream in named for line in _section(section, stream, ours, terms))]
    return "\r\n".join(lines) + "\r\n"


def kept(section: Section, terms: Terms = CALL) -> dict[str, int]:
    """Return the header extensions that are agreed on, by name."""
    return {name: number for name, number in section.extensions if name in terms.passes}


def _section(section: Section, stream: Stream, ours: Ours, terms: Terms) -> Iterator[str]:
    payloads = [section.payload] if section.rtx is None else [section.payload, section.rtx]
    yield f"m={section.kind} 9 UDP/TLS/RTP/SAVPF {' '.join(map(str, payloads))}"
    yield "c=IN IP4 0.0.0.0"
    yield f"a=mid:{section.mid}"
    yield from _way_in(ours)
    yield from (f"a=extmap:{number} {name}" for name, number in kept(section, terms).items())
    yield f"a={_direction(section)}"
    yield "a=rtcp-mux"
    yield "a=rtcp-rsize"
    yield from _formats(section, terms)
    if section.receives:
        yield from _stream(section, stream)


def _way_in(ours: Ours) -> Iterator[str]:
    yield f"a=ice-ufrag:{ours.ufrag}"
    yield f"a=ice-pwd:{ours.password}"
    yield f"a=fingerprint:sha-256 {ours.fingerprint}"
    yield "a=setup:active"
    for number, (host, port) in enumerate(ours.addresses):
        # The first named is preferred (RFC 8421: IPv6 and IPv4 take turns as the operator lists them).
        yield f"a=candidate:{number + 1} 1 udp {_CANDIDATE - (number << 8)} {host} {port} typ host"
    yield "a=end-of-candidates"


def _direction(section: Section) -> str:
    if section.sends:
        return "sendrecv" if section.receives else "recvonly"
    return "sendonly" if section.receives else "inactive"


def _formats(section: Section, terms: Terms) -> Iterator[str]:
    payload = section.payload
    if section.kind == "audio":
        yield f"a=rtpmap:{payload} opus/48000/2"
        yield f"a=fmtp:{payload} minptime=10;useinbandfec=1"
        yield from (f"a=rtcp-fb:{payload} {feedback}" for feedback in terms.on_sound)
        return
    yield f"a=rtpmap:{payload} VP8/90000"
    yield from (f"a=rtcp-fb:{payload} {feedback}" for feedback in terms.on_pictures)
    if section.rtx is not None:
        yield f"a=rtpmap:{section.rtx} rtx/90000"
        yield f"a=fmtp:{section.rtx} apt={payload}"


def _stream(section: Section, stream: Stream) -> Iterator[str]:
    # One name for sound and picture: they are played in step, and a page sees by it whose they are.
    yield f"a=msid:{stream.seat} {stream.seat}-{section.kind}"
    sources = [stream.ssrc]
    if section.rtx is not None:
        yield f"a=ssrc-group:FID {stream.ssrc} {stream.rtx_ssrc}"
        sources.append(stream.rtx_ssrc)
    yield from (f"a=ssrc:{source} cname:{stream.seat}" for source in sources)
