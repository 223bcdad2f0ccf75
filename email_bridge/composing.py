"""A letter is composed: plain text with an HTML twin, in bytes that every mail program reads (RFC 5322, RFC 2045)."""

import base64
import binascii
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from hashlib import sha256
from html import escape

from email_bridge import headers

_LINK = re.compile(r"\bhttps?://[^\s<>\"“”«»]+[^\s<>\"“”«».,;:!?')\]]")
_STYLE = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif;font-size:16px;line-height:1.5"
_TYPE = re.compile(r"[a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,60}")


@dataclass(frozen=True)
class Mailbox:
    """An address, and what its owner is called."""

    address: str
    called: str = ""


@dataclass(frozen=True)
class Enclosure:
    """A file that goes with a letter."""

    name: str
    kind: str
    content: bytes
    # What else its kind needs to say: a calendar's `method=REQUEST`.
    parameters: tuple[str, ...] = ()


@dataclass(frozen=True)
class Draft:
    """All that a letter says, before it is bytes."""

    message_id: str
    sender: Mailbox
    to: Mailbox
    reply_to: str
    subject: str
    written_at: datetime
    language: str
    body: str
    signature: str
    answers: str | None = None
    references: tuple[str, ...] = ()
    # Nobody wrote it: the house did, and no robot should answer (RFC 3834, 5).
    automatic: str | None = None
    enclosures: tuple[Enclosure, ...] = ()


def compose(draft: Draft) -> bytes:
    """Return the letter, lines ending in CRLF; the same draft gives the same bytes.

    Raises headers.AddressUnwritable for an address that mail cannot carry.
    """
    text, twin = _plain(draft), _page(draft)
    alternative = _multipart("alternative", draft, [_text("plain", text), _text("html", twin)])
    body = alternative
    if draft.enclosures:
        body = _multipart("mixed", draft, [alternative, *map(_enclosed, draft.enclosures)])
    return b"".join([*_head(draft), b"MIME-Version: 1.0\r\n", body])


def reply_subject(subject: str, reference: str) -> str:
    """Return the subject of an answer; without one it is the reference, never anything a person wrote elsewhere."""
    bare = re.sub(r"^(?:\s*(?:re|aw|sv|rép|tr|fwd?)\s*:\s*)+", "", headers.safe_text(subject), flags=re.IGNORECASE)
    return f"Re: {bare}" if bare else f"Re: {reference}"


def _head(draft: Draft) -> list[bytes]:
    head = [
        headers.id_header("Message-ID", [draft.message_id]),
        headers.safe_header("Date", format_datetime(draft.written_at)),
        headers.address_header("From", draft.sender.address, draft.sender.called),
        headers.address_header("To", draft.to.address, draft.to.called),
        headers.address_header("Reply-To", draft.reply_to, draft.sender.called),
        headers.safe_header("Subject", draft.subject),
        headers.id_header("In-Reply-To", [draft.answers] if draft.answers else []),
        headers.id_header("References", headers.references(draft.references, draft.answers)),
        headers.safe_header("Content-Language", draft.language),
    ]
    if draft.automatic:
        head += [
            headers.safe_header("Auto-Submitted", draft.automatic),
            headers.safe_header("Precedence", "bulk"),
            headers.safe_header("X-Auto-Response-Suppress", "All"),
        ]
    return head


def _plain(draft: Draft) -> str:
    # "-- " alone on a line is how programs know a signature (RFC 3676, 4.3).
    return "\n".join([draft.body, "", *(["-- ", draft.signature] if draft.signature else [])])


def _page(draft: Draft) -> str:
    """The twin in HTML: the same words, paragraphs and links, and nothing that loads anything."""
    paragraphs = "".join(f"<p>{_marked(each)}</p>" for each in re.split(r"\n{2,}", draft.body) if each.strip())
    signature = f'<p style="opacity:0.75">{_marked(draft.signature)}</p>' if draft.signature else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(draft.language)}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">'
        f"<title>{escape(headers.safe_text(draft.subject))}</title>"
        f'</head>\n<body style="{_STYLE}"><div dir="auto">{paragraphs}</div>\n{signature}</body></html>\n'
    )


def _marked(text: str) -> str:
    """Escape text, its addresses as links, its lines as lines."""
    pieces, at = [], 0
    for found in _LINK.finditer(text):
        address = escape(found.group())
        pieces += [escape(text[at : found.start()]), f'<a href="{address}">{address}</a>']
        at = found.end()
    return "".join([*pieces, escape(text[at:])]).replace("\n", "<br>\n")


def _text(subtype: str, text: str) -> bytes:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace")
    written = binascii.b2a_qp(lines, istext=True).replace(b"\n", b"\r\n")
    head = headers.parameters("Content-Type", f"text/{subtype}", ["charset=utf-8"])
    return head + b"Content-Transfer-Encoding: quoted-printable\r\n\r\n" + written + b"\r\n"


def _enclosed(enclosure: Enclosure) -> bytes:
    kind = enclosure.kind if _TYPE.fullmatch(enclosure.kind) else "application/octet-stream"
    known_as, named = headers.file_name(enclosure.name)
    head = headers.parameters("Content-Type", kind, [known_as, *enclosure.parameters])
    head += headers.parameters("Content-Disposition", "attachment", [named])
    written = base64.encodebytes(enclosure.content).replace(b"\n", b"\r\n")
    return head + b"Content-Transfer-Encoding: base64\r\n\r\n" + written


def _multipart(subtype: str, draft: Draft, parts: Sequence[bytes]) -> bytes:
    """Join parts. The boundary is no secret, and cannot stand in quoted-printable nor in base64: `=_` is neither."""
    boundary = f"=_{subtype}_{sha256(draft.message_id.encode()).hexdigest()[:24]}"
    head = headers.parameters("Content-Type", f"multipart/{subtype}", [f'boundary="{boundary}"'])
    line = f"--{boundary}".encode()
    return b"\r\n".join([head, *(line + b"\r\n" + part for part in parts), line + b"--\r\n"])
