"""A letter comes back: what its report says of which letter (RFC 3464), also where the report is an odd one.

A report is believed for what it is outside: a report by its type, or a letter that nobody can answer. One that
somebody encloses in a letter of their own is theirs to show, and theirs is filed as a letter.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_string
from email.message import Message
from itertools import islice

from email_bridge.fields import Fields

# As much of a report as is looked at; what matters stands at its beginning.
_LOOKED_AT = 64 * 1024
_MESSAGE_ID = re.compile(r"<[!-;=?-~]{3,250}@[!-;=?-~]{1,250}>")
_STATUS = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")
# Where an answer of a server begins: "450 " stands within a sentence as well.
_CODE = re.compile(r"(?:^[ \t>]*|[:(<\[][ \t]*)([45])\d\d[ -](?:([45]\.\d{1,3}\.\d{1,3})\b)?", re.MULTILINE)
_ORIGINAL_ID = re.compile(r"^[>\s]*message-id:\s*(<[!-;=?-~]{3,500}>)", re.IGNORECASE | re.MULTILINE)
_ADDRESS = re.compile(r"<?([^\s<>:;,\"]{1,64}@[A-Za-z0-9.-]{1,253})>?")
_SAYS_FOR_GOOD = re.compile(
    r"permanent (?:fatal )?errors?|does(?:n't| not) exist|user unknown|unknown user|no such (?:user|mailbox|recipient)"
    r"|could not be delivered|couldn't be delivered|undeliverable|non remis|n.a pas pu être (?:remis|distribué)"
    r"|n'existe pas|adresse introuvable|address (?:not found|rejected)|gave up|i've given up|giving up",
    re.IGNORECASE,
)
_SAYS_LATER = re.compile(
    r"will (?:keep|continue) (?:on )?trying|delayed|temporar|retard|nouvelle tentative|no action is required",
    re.IGNORECASE,
)
_BOUNCERS = ("mailer-daemon", "postmaster", "mail delivery", "maildelivery")
_REPORTS = {"delivery-status", "global-delivery-status"}
_RETURNED = {"message/rfc822", "message/rfc822-headers", "message/global", "message/global-headers"}
_MOST_PARTS = 200
_SUBJECTS = re.compile(
    r"undeliver|returned mail|delivery (?:status|failure|has failed)|failure notice|non remis|échec de (?:la )?remise",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Bounce:
    """What became of a letter of ours; `about` are the Message-IDs of the letter that the report returns."""

    final: bool
    status: str | None
    recipient: str | None
    says: str
    about: tuple[str, ...]


def read(letter: Message, *, envelope_from: str | None = None) -> Bounce | None:
    """Return what a report says, or None for a letter that reports no failure; never raises for what is malformed."""
    null = envelope_from in {"", "<>"} or _field(letter, "return-path") == "<>"
    if not (null or _is_report(letter)):
        return None
    fields = _delivery_status(letter)
    if fields is not None:
        return _reported(letter, fields)
    return _guessed(letter) if null and _looks_like_one(letter) else None


def _is_report(letter: Message) -> bool:
    kind, given = Fields(letter).parameters("content-type")
    return kind == "multipart/report" and given.get("report-type", "").lower() in _REPORTS


def _reported(letter: Message, fields: list[Message]) -> Bounce | None:
    """Read the recipients' blocks: a failure counts before a delay, and success is no news."""
    told = [(_field(block, "action").lower(), block) for block in fields]
    failed = next((block for action, block in told if action == "failed" or _is_final(block, action)), None)
    delayed = next((block for action, block in told if action == "delayed"), None)
    block = failed or delayed
    if block is None:
        return None
    says = _tidy(_field(block, "diagnostic-code").partition(";")[2] or _field(block, "diagnostic-code"))
    status = _first(_STATUS, _field(block, "status")) or _first(_STATUS, says)
    return Bounce(failed is not None, status, _recipient(block), says, _about(letter))


def _guessed(letter: Message) -> Bounce | None:
    """Read a report in prose, as qmail, exim and some providers write it."""
    text = _text(letter)
    code = _CODE.search(text)
    status = (code.group(2) if code else None) or _first(_STATUS, text)
    final = _verdict(text, status[0] if status else code.group(1) if code else None)
    if final is None:
        return None
    failed = _field(letter, "x-failed-recipients") or text.partition("\n\n")[2]
    return Bounce(final, status, _tidy(_first(_ADDRESS, failed) or "") or None, _sentence(text, code), _about(letter))


def _verdict(text: str, digit: str | None) -> bool | None:
    if digit in {"4", "5"}:
        return digit == "5"
    if _SAYS_LATER.search(text) and not _SAYS_FOR_GOOD.search(text):
        return False
    return True if _SAYS_FOR_GOOD.search(text) else None


def _looks_like_one(letter: Message) -> bool:
    sender = _field(letter, "from").lower()
    by_machine = any(name in sender for name in _BOUNCERS)
    subject = bool(_SUBJECTS.search(_field(letter, "subject")))
    return bool(_field(letter, "x-failed-recipients")) or by_machine or subject


def _delivery_status(letter: Message) -> list[Message] | None:
    """Return the blocks of the machine's part, wherever it stands, or None when there is none."""
    for part in _parts(letter):
        if part.get_content_type() in {f"message/{kind}" for kind in _REPORTS}:
            blocks = part.get_payload()
            return [each for block in blocks for each in _blocks(block)] if isinstance(blocks, list) else []
    return None


def _blocks(block: object) -> Iterator[Message]:
    """Yield a block, and what the parser took for its body: it knows the blocks of one of the two types only."""
    if isinstance(block, Message):
        yield block
        rest = block.get_payload()
        if isinstance(rest, str) and ":" in rest:
            yield message_from_string(rest)


def _about(letter: Message) -> tuple[str, ...]:
    """Gather the identifiers of the letter that is returned: what the report itself answers is somebody's claim."""
    found: list[str] = []
    for part in _parts(letter):
        if part.get_content_type() in _RETURNED:
            inner = part.get_payload()
            returned = inner[0] if isinstance(inner, list) and inner else part
            found += _MESSAGE_ID.findall(_field(returned, "message-id")) if isinstance(returned, Message) else []
        if part.get_content_maintype() == "text":
            found += _ORIGINAL_ID.findall(_decoded(part))
    return tuple(dict.fromkeys(found))[:20]


def _parts(letter: Message) -> Iterator[Message]:
    """Yield the parts of a letter, not those of the letters in it."""
    waiting, number = [letter], 0
    while waiting and number < _MOST_PARTS:
        part, number = waiting.pop(), number + 1
        yield part
        inner = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(inner, list):
            waiting += [each for each in reversed(inner) if isinstance(each, Message)]


def _recipient(block: Message) -> str | None:
    told = _field(block, "final-recipient") or _field(block, "original-recipient")
    return _tidy(_first(_ADDRESS, told.partition(";")[2] or told) or "") or None


def _is_final(block: Message, action: str) -> bool:
    """Some servers leave the action out, or write it in their own language; the status says it as well."""
    known = {"delayed", "delivered", "relayed", "expanded"}
    return action not in known and _field(block, "status").strip().startswith("5")


def _text(letter: Message) -> str:
    texts = (_decoded(part) for part in _parts(letter) if part.get_content_maintype() == "text")
    return "\n\n".join(islice(texts, 5))[:_LOOKED_AT]


def _decoded(part: Message) -> str:
    payload = part.get_payload(decode=True)
    return payload[:_LOOKED_AT].decode("utf-8", "replace") if isinstance(payload, bytes) else ""


def _field(message: Message, name: str) -> str:
    return " ".join(str(message.get(name, "")).split())


def _sentence(text: str, code: re.Match[str] | None) -> str:
    """Return the words around the code, or the first that say it has failed."""
    found = code or _SAYS_FOR_GOOD.search(text) or _SAYS_LATER.search(text)
    at = found.start() if found else 0
    begin, end = text.rfind("\n", 0, at + 1) + 1, text.find("\n\n", at + 1)
    return _tidy(text[begin : end if end > 0 else None])


def _tidy(says: str) -> str:
    kept = "".join(sign if sign.isprintable() else " " for sign in says)
    return " ".join(kept.split())[:300]


def _first(pattern: re.Pattern[str], text: str) -> str | None:
    found = pattern.search(text)
    return found.group(1) if found else None
