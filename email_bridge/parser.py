"""A letter is read: bytes in, plain values out, with bounds on everything. Runs in the reader's own process.

The standard library's `compat32` parses it: the modern policy takes 50 s over one header of 32 kB (measured).
"""

import hashlib
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import Message

from email_bridge import bounces, charsets, languages, loops, markup, quoting
from email_bridge.fields import Fields
from email_bridge.reading import Enclosed, Person, Reading, Returned

MOST_PARTS = 200
DEEPEST = 10
LONGEST_TEXT = 100_000
MOST_BYTES = 2_000_000
LONGEST_SUBJECT = 500

_BODIES = {"text/plain", "text/html"}
_IDENTITY = (b"from", b"to", b"cc", b"subject", b"date", b"message-id", b"in-reply-to", b"content-type")


def read(raw: bytes, *, envelope_from: str | None = None) -> Reading:
    """Return what a letter says; raises for what the standard library cannot parse, RecursionError among others."""
    message = message_from_bytes(raw, policy=policy.compat32)
    fields, body = Fields(message), _Body()
    body.take(message)
    text, html = body.words()
    writers = fields.addresses("from")
    senders = writers or fields.addresses("sender", "reply-to", "return-path")
    ids = fields.ids("message-id")
    replies = fields.ids("in-reply-to")
    return Reading(
        fingerprint=_fingerprint(raw),
        anonymous=not ids and not fields.raw("date"),
        message_id=ids[0] if ids else None,
        in_reply_to=replies[0] if replies else None,
        answers=list(dict.fromkeys([*replies, *reversed(fields.ids("references"))])),
        sender=Person(senders[0].name, senders[0].address) if senders else None,
        several=len({each.address.casefold() for each in writers}) > 1,
        to=[each.address for each in fields.addresses("to")],
        cc=[each.address for each in fields.addresses("cc")],
        delivered_to=[each.address for each in fields.addresses("delivered-to", "x-original-to", "envelope-to")],
        subject=fields.text("subject")[:LONGEST_SUBJECT],
        results=[charsets.one_line(each) for each in fields.raw("authentication-results")],
        robot=loops.robot(fields.all(), envelope_from=envelope_from, sender=senders[0].address if senders else ""),
        language=languages.of(text),
        passages=quoting.passages(text) if text.strip() else [],
        html=html,
        enclosed=body.enclosed,
        cut=fields.cut or body.cut,
        bounce=_bounce(message, envelope_from),
    )


class _Body:
    """Gathers what is said and what is enclosed, part by part."""

    def __init__(self) -> None:
        self.enclosed: list[Enclosed] = []
        self.cut = False
        self._plain: list[str] = []
        self._html: list[str] = []
        self._parts = 0

    def take(self, part: Message, depth: int = 0) -> None:
        """Take a part and all that is in it."""
        self._parts += 1
        if self._parts > MOST_PARTS or depth > DEEPEST:
            self.cut = True
            return
        inner, kind = _pieces(part), _kind(part)
        if part.is_multipart() and kind.startswith("multipart/"):
            self._take_all(inner, kind, depth)
        else:
            self._take_leaf(part, kind)

    def words(self) -> tuple[str, str | None]:
        """Return the text to read, and the harmless HTML if there was any."""
        html = "\n".join(self._html)
        self.cut = self.cut or len(html) > markup.LONGEST
        clean = charsets.readable(markup.harmless(html)) if html.strip() else None
        text = "\n\n".join(each.strip("\n") for each in self._plain if each.strip())
        text = text or (markup.words(clean) if clean else "")
        self.cut = self.cut or len(text) > LONGEST_TEXT
        return charsets.readable(text[:LONGEST_TEXT]), clean

    def _start(self, content: bytes) -> bytes:
        """Return as much of a text as is ever looked at."""
        self.cut = self.cut or len(content) > MOST_BYTES
        return content[:MOST_BYTES]

    def _take_all(self, inner: list[Message], kind: str, depth: int) -> None:
        if kind != "multipart/alternative":
            for part in inner:
                self.take(part, depth + 1)
            return
        # Each says the same: what the first of them says in plain text is kept, and the last's HTML (RFC 2046, 5.1.4).
        plain, html = self._plain, self._html
        told: list[tuple[list[str], list[str]]] = []
        for part in inner:
            self._plain, self._html = [], []
            self.take(part, depth + 1)
            told.append((self._plain, self._html))
        self._plain = plain + next((each for each, _ in told if each), [])
        self._html = html + next((each for _, each in reversed(told) if each), [])

    def _take_leaf(self, part: Message, kind: str) -> None:
        fields = Fields(part)
        _, given = fields.parameters("content-type")
        disposition, placed = fields.parameters("content-disposition")
        name = placed.get("filename") or given.get("name") or ""
        content_id = charsets.one_line(fields.first("content-id")).strip("<> ")[:200] or None
        if kind in _BODIES and disposition != "attachment" and not name:
            text = charsets.decoded(self._start(_bytes(part)), given.get("charset"))
            (self._plain if kind == "text/plain" else self._html).append(text)
            return
        if kind.startswith("multipart/"):  # it has none of the parts it speaks of: what there is, is shown
            self._plain.append(charsets.decoded(self._start(_bytes(part))))
            return
        content = _whole(part) if kind.startswith("message/") else _bytes(part)
        if content or name:
            inline = disposition != "attachment" and content_id is not None and kind.startswith("image/")
            self.enclosed.append(Enclosed(name, kind, content, content_id, inline))


def _kind(part: Message) -> str:
    """Return what a part says it is; what says nothing, or nonsense, is plain text (RFC 2045, 5.2)."""
    kind, *_ = [*Fields(part).parameters("content-type")[0].split(), ""]
    return kind if kind.count("/") == 1 and kind.isascii() else part.get_default_type()


def _bytes(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    if isinstance(payload, bytes):
        return payload
    return b"\n\n".join(_whole(each) for each in _pieces(part))


def _pieces(part: Message) -> list[Message]:
    inner = part.get_payload()
    return [each for each in inner if isinstance(each, Message)] if isinstance(inner, list) else []


def _whole(part: Message) -> bytes:
    """Return a letter within a letter as it was written."""
    pieces = _pieces(part)
    try:
        return b"\n\n".join(each.as_bytes(policy=policy.compat32) for each in pieces) or _text_of(part)
    except (LookupError, ValueError, AttributeError, TypeError):
        return b"\n".join(line for each in pieces for line in _lines(each))


def _text_of(part: Message) -> bytes:
    payload = part.get_payload()
    return payload.encode("utf-8", "surrogateescape") if isinstance(payload, str) else b""


def _lines(part: Message) -> Iterator[bytes]:
    yield from (f"{name}: {value}".encode("utf-8", "surrogateescape") for name, value in part.raw_items())
    yield b""
    yield _text_of(part)


def _fingerprint(raw: bytes) -> bytes:
    """Return what is the same however often a letter is delivered: what its writer wrote, not what its way added."""
    head, _, body = raw.replace(b"\r\n", b"\n").partition(b"\n\n")
    kept, keeps = [], False
    for line in head.split(b"\n"):
        if line[:1] not in (b" ", b"\t"):
            keeps = line.partition(b":")[0].strip().lower() in _IDENTITY
        if keeps:
            kept.append(line.strip())
    return hashlib.sha256(b"\n".join(kept) + b"\n\n" + body.rstrip()).digest()


def _bounce(message: Message, envelope_from: str | None) -> Returned | None:
    told = bounces.read(message, envelope_from=envelope_from)
    return Returned(told.final, told.status, told.recipient, told.says, list(told.about)) if told else None
