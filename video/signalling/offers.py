"""A browser offers its streams (SDP: RFC 8866, as JSEP writes it: RFC 9429): read strictly, in bounds, or refused."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from contact.plumbing.errors import Invalid, TooLarge

LARGEST = 20_000
MOST_LINES = 600
LONGEST_LINE = 1_000
MOST_CANDIDATES = 60
# One of each kind for each seat but one's own.
MOST_SECTIONS = 10
CODECS = {"audio": "opus/48000", "video": "VP8/90000"}

_TOKEN = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`{|}~-]{1,32}")  # RFC 8866, 9: token
_UFRAG = re.compile(r"[A-Za-z0-9+/]{4,256}")
_PASSWORD = re.compile(r"[A-Za-z0-9+/]{22,256}")  # RFC 8839, 5.4
_FINGERPRINT = re.compile(r"sha-256 ((?:[0-9A-F]{2}:){31}[0-9A-F]{2})", re.IGNORECASE)
_RTPMAP = re.compile(r"(\d{1,3}) ([A-Za-z0-9-]{1,32}/\d{1,6})(?:/\d)?")
_RTX = re.compile(r"(\d{1,3}) apt=(\d{1,3})(?:;.*)?")
_EXTMAP = re.compile(r"(\d{1,2})(?:/\w+)? (\S{1,200})")
_SSRC = re.compile(r"(\d{1,10}) .+")
_PAIR = re.compile(r"FID (\d{1,10}) (\d{1,10})")


class OfferTooLarge(TooLarge):
    """This offer of a call is larger than any browser makes."""


class OfferTooLong(TooLarge):
    """This offer of a call has more lines or candidates than any browser makes."""


class OfferUnreadable(Invalid):
    """This offer of a call cannot be understood."""


class OfferUnanswerable(Invalid):
    """Nothing in this offer of a call can be answered: it needs bundled, multiplexed media with DTLS, Opus and VP8."""


@dataclass(frozen=True)
class Section:
    """One line of media that a browser can send and hear; its streams, if it sends, by their SSRC.

    It sends on one line of a kind at most, and hears one other seat on each.
    """

    kind: str
    mid: str
    payload: int
    rtx: int | None
    ssrc: int | None
    rtx_ssrc: int | None
    sends: bool
    receives: bool
    extensions: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Offer:
    """What a browser offers: its name on the way, its certificate, and its media."""

    ufrag: str
    fingerprint: str
    sections: tuple[Section, ...]


def read(text: str) -> Offer:
    """Read an offer; raise a refusal that says what is wrong with it."""
    lines = _lines(text)
    starts = [at for at, line in enumerate(lines) if line.startswith("m=")]
    if not 1 <= len(starts) <= MOST_SECTIONS:
        raise OfferUnanswerable
    head = lines[: starts[0]]
    blocks = [lines[start:end] for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)]
    sections = tuple(_section(block) for block in blocks)
    sent = [each.kind for each in sections if each.sends]
    if len(set(sent)) < len(sent) or not _bundled(head, sections):
        raise OfferUnanswerable

    # All media go one way (RFC 9143): what the first section says of the transport holds for all.
    first = [*head, *blocks[0]]
    _one(first, "ice-pwd", _PASSWORD)
    if _said(first, "setup") not in (["actpass"], ["passive"]):
        raise OfferUnanswerable
    ufrag, fingerprint = _one(first, "ice-ufrag", _UFRAG)[0], _one(first, "fingerprint", _FINGERPRINT)[1]
    return Offer(ufrag, fingerprint.upper(), sections)


def _lines(text: str) -> list[str]:
    if len(text.encode(errors="surrogatepass")) > LARGEST:
        raise OfferTooLarge
    lines = text.replace("\r\n", "\n").removesuffix("\n").split("\n")
    if len(lines) > MOST_LINES or len(_said(lines, "candidate")) > MOST_CANDIDATES:
        raise OfferTooLong
    if lines[0] != "v=0" or any(not _is_line(line) for line in lines):
        raise OfferUnreadable
    return lines


def _is_line(line: str) -> bool:
    return 2 < len(line) <= LONGEST_LINE and line[0].islower() and line[1] == "=" and line.isprintable()


def _section(block: Sequence[str]) -> Section:
    kind, _, rest = block[0][2:].partition(" ")
    words = rest.split(" ")
    if kind not in CODECS or len(words) < 3 or words[1] != "UDP/TLS/RTP/SAVPF" or words[0] == "0":
        raise OfferUnanswerable
    if "a=rtcp-mux" not in block:
        raise OfferUnanswerable
    payload, rtx = _payloads(block, kind, words[2:])
    direction = next((way for way in ("sendonly", "recvonly", "inactive") if f"a={way}" in block), "sendrecv")
    sends = direction in ("sendrecv", "sendonly")
    ssrc, rtx_ssrc = _sources(block) if sends else (None, None)
    return Section(
        kind=kind,
        mid=_one(block, "mid", _TOKEN)[0],
        payload=payload,
        rtx=rtx,
        ssrc=ssrc,
        rtx_ssrc=rtx_ssrc if rtx is not None else None,
        sends=sends,
        receives=direction in ("sendrecv", "recvonly"),
        extensions=_extensions(block),
    )


def _payloads(block: Sequence[str], kind: str, formats: Sequence[str]) -> tuple[int, int | None]:
    """Return the number of the codec that we speak, and that of its retransmissions (RFC 4588)."""
    named = [match for said in _said(block, "rtpmap") if (match := _RTPMAP.fullmatch(said)) and match[1] in formats]
    ours = [int(match[1]) for match in named if match[2].lower() == CODECS[kind].lower()]
    if not ours or ours[0] > 127:
        raise OfferUnanswerable
    retransmits = {match[1] for match in named if match[2].lower() == "rtx/90000"}
    pairs = [match for said in _said(block, "fmtp") if (match := _RTX.fullmatch(said))]
    rtx = [int(match[1]) for match in pairs if match[1] in retransmits and int(match[2]) == ours[0]]
    return ours[0], rtx[0] if rtx and rtx[0] <= 127 else None


def _sources(block: Sequence[str]) -> tuple[int, int | None]:
    """Return the stream's SSRC and that of its retransmissions (RFC 5576)."""
    named = [int(match[1]) for said in _said(block, "ssrc") if (match := _SSRC.fullmatch(said))]
    if not named or any(not 0 < each < 1 << 32 for each in named):
        raise OfferUnanswerable
    pairs = [match for said in _said(block, "ssrc-group") if (match := _PAIR.fullmatch(said))]
    if not pairs:
        return named[0], None
    media, rtx = int(pairs[0][1]), int(pairs[0][2])
    if media == rtx or {media, rtx} - set(named):
        raise OfferUnreadable
    return media, rtx


def _extensions(block: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """Return the header extensions by their names; one byte numbers them from 1 to 14 (RFC 8285, 4.2)."""
    found = [match for said in _said(block, "extmap") if (match := _EXTMAP.fullmatch(said))]
    return tuple((match[2], int(match[1])) for match in found if 1 <= int(match[1]) <= 14)


def _bundled(head: Sequence[str], sections: Sequence[Section]) -> bool:
    groups = [said.split(" ")[1:] for said in _said(head, "group") if said.startswith("BUNDLE ")]
    return groups == [[each.mid for each in sections]]


def _one(lines: Sequence[str], name: str, form: re.Pattern[str]) -> re.Match[str]:
    matches = [match for said in _said(lines, name) if (match := form.fullmatch(said))]
    if not matches:
        raise OfferUnreadable
    return matches[0]


def _said(lines: Sequence[str], name: str) -> list[str]:
    return [line[len(name) + 3 :] for line in lines if line.startswith(f"a={name}:")]
