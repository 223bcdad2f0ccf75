"""Files come in and go out whole: what a page sends, and what leaves as a download that no browser runs."""

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import quote, unquote

from aiohttp import web

from contact.plumbing.errors import InvalidRequest, TooLarge

LARGEST = 25 * 1024 * 1024
LONGEST_NAME = 120
NAME = "Visavis-File-Name"
# Whatever is in it, it runs nothing, fetches nothing and knows no cookie of ours.
_POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'"
_RANGE = re.compile(r"bytes=(\d{1,15})-(\d{1,15})?")


@dataclass(frozen=True)
class Upload:
    """A file as a page sends it: its name travels in a header, where no log keeps it."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Slice:
    """Which part of a file leaves: from which byte on, of how many in all (RFC 9110, 14.4)."""

    start: int
    whole: int


@dataclass(frozen=True)
class File:
    """A file as it leaves; one with a `policy` of its own may be shown in a frame of ours, every other is saved.

    A `part` of one is played as it comes.
    """

    name: str
    media_type: str
    content: bytes
    policy: str | None = None
    part: Slice | None = None


def file_name(name: str) -> str:
    """Return a name that is one: no path, nothing invisible, no leading dot; the end that says what it is stays."""
    name = unicodedata.normalize("NFC", name)
    name = "".join(sign for sign in name if unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
    name = " ".join(name.replace("\\", "/").rpartition("/")[2].split()).strip(". ")
    if len(name) > LONGEST_NAME:
        stem, dot, end = name.rpartition(".")
        kept = f"{dot}{end}" if stem and len(end) <= 10 else ""
        name = name[: LONGEST_NAME - len(kept)] + kept
    return name


async def receive(request: web.Request) -> Upload:
    """Read a file of at most 25 MB; raise TooLarge or InvalidRequest."""
    if request.content_type != "application/octet-stream":
        raise InvalidRequest("Please send application/octet-stream.")
    if (request.content_length or 0) > LARGEST:
        raise TooLarge
    pieces, size = [], 0
    async for piece in request.content.iter_chunked(1 << 18):
        size += len(piece)
        if size > LARGEST:
            raise TooLarge
        pieces.append(piece)
    return Upload(file_name(unquote(request.headers.get(NAME, ""))), b"".join(pieces))


def wanted(asked: str) -> tuple[int, int | None] | None:
    """Return which bytes a Range wants, to the last one or, without one, as many as there may be (RFC 9110, 14.1.2).

    None for any other kind of range. Whoever is given less asks on.
    """
    found = _RANGE.fullmatch(asked)
    return (int(found[1]), int(found[2]) if found[2] else None) if found else None


def answer(file: File, status: int) -> web.Response:
    """Return a file as an answer."""
    how = "inline" if file.policy or file.part else "attachment"
    named = f"{how}; filename*=utf-8''{quote(file.name, safe='')}" if file.name else how
    headers = {
        "Content-Type": file.media_type,
        "Content-Disposition": named,
        "Content-Security-Policy": file.policy or _POLICY,
    }
    if file.part:
        end = file.part.start + len(file.content) - 1
        headers |= {"Accept-Ranges": "bytes", "Content-Range": f"bytes {file.part.start}-{end}/{file.part.whole}"}
    return web.Response(body=file.content, status=status, headers=headers)
