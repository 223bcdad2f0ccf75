"""A header is one line of one kind, whatever was written into it (RFC 5322, RFC 2047, RFC 2231).

Nothing here leans on the standard library's header classes: on some 3.11s an encoded word with a line break in it
smuggles a `Bcc:` through `Subject`. What leaves this module is printable ASCII in lines of at most 78 characters.
"""

import base64
import re
import unicodedata
from collections.abc import Iterable, Sequence
from urllib.parse import quote

LINE = 78
LONGEST_VALUE = 900
# RFC 2047, section 2: an encoded word has at most 75 characters, here 60, to leave room for a header's name;
# 12 of them are `=?utf-8?B?` and `?=`.
_WORD_BYTES = (60 - 12) // 4 * 3
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_PLAIN = re.compile(r"[ -~]*")
# What may stand in a phrase without quotation marks (RFC 5322, 3.2.3), and spaces between.
_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]*")
_ADDRESS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9.-]{1,253}")
_MESSAGE_ID = re.compile(r"<[!-;=?-~]{1,250}>")


class AddressUnwritable(ValueError):
    """This address cannot be written into a header."""


def safe_text(text: str) -> str:
    """Return text in one line: no control, no line or paragraph separator, no half of a surrogate pair."""
    kept = "".join(" " if unicodedata.category(sign) in {"Cc", "Cs", "Zl", "Zp"} else sign for sign in text)
    return " ".join(kept.split())[:LONGEST_VALUE].rstrip()


def safe_header(name: str, text: str) -> bytes:
    """Return a header of free text, folded, ending in CRLF; raise ValueError for what is no header's name."""
    text = safe_text(text)
    if _PLAIN.fullmatch(text) and "=?" not in text and _short_words(text):
        return _folded(name, text.split(" "))
    return _folded(name, _encoded_words(text))


def address_header(name: str, address: str, called: str = "") -> bytes:
    """Return a header that names one mailbox; raise AddressUnwritable for what cannot be one."""
    called, mailbox = safe_text(called), f"<{written_address(address)}>"
    if not called:
        return _folded(name, [mailbox])
    if _ATOMS.fullmatch(called) and "=?" not in called and _short_words(called):
        return _folded(name, [*called.split(" "), mailbox])
    return _folded(name, [*_encoded_words(called), mailbox])


def written_address(address: str) -> str:
    """Return an address in ASCII, its domain by IDNA; raise AddressUnwritable where that cannot be."""
    local, _, domain = address.rpartition("@")
    try:
        written = f"{local}@{domain.encode('idna').decode()}"
    except UnicodeError:
        raise AddressUnwritable from None
    if not _ADDRESS.fullmatch(written):
        raise AddressUnwritable
    return written


def id_header(name: str, ids: Iterable[str]) -> bytes:
    """Return a header of message identifiers, leaving out what is none; empty when none is left."""
    kept = [each for each in ids if _MESSAGE_ID.fullmatch(each)]
    return _folded(name, kept) if kept else b""


def references(earlier: Sequence[str], answered: str | None) -> list[str]:
    """Return what a reply refers to (RFC 5322, 3.6.4): the first and the last ten, where there are many."""
    chain = list(dict.fromkeys(each for each in [*earlier, answered or ""] if _MESSAGE_ID.fullmatch(each)))
    if answered in chain:
        chain.remove(answered)
        chain.append(answered)
    return chain if len(chain) <= 11 else [chain[0], *chain[-10:]]


def file_name(name: str) -> tuple[str, str]:
    """Return a file's name as parameters: of the content's type, for old programs, and of its disposition."""
    name = safe_text(name).replace("/", "_").replace("\\", "_")[:120] or "file"
    decomposed = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    plain = re.sub(r"[^A-Za-z0-9 ._()-]", "_", decomposed).strip() or "file"
    return f'name="{plain}"', f'filename="{plain}"' if plain == name else f"filename*=utf-8''{quote(name, safe='')}"


def parameters(name: str, value: str, given: Sequence[str]) -> bytes:
    """Return a header with parameters, one a line."""
    _check(name)
    return b"%s: %s\r\n" % (name.encode(), ";\r\n ".join([value, *given]).encode("ascii"))


def _check(name: str) -> None:
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} is no header")


def _short_words(text: str) -> bool:
    return all(len(word) < LINE - 20 for word in text.split(" "))


def _folded(name: str, words: Sequence[str]) -> bytes:
    """Fold at the spaces between words, never within one."""
    _check(name)
    lines, line = [], f"{name}:"
    for word in words:
        if len(line) + 1 + len(word) > LINE and line != f"{name}:":
            lines.append(line)
            line = ""
        line += f" {word}"
    return "\r\n".join([*lines, line]).encode("ascii") + b"\r\n"


def _encoded_words(text: str) -> list[str]:
    """Write text as encoded words, each of whole characters."""
    pieces, piece = [], b""
    for sign in text:
        written = sign.encode()
        if len(piece) + len(written) > _WORD_BYTES:
            pieces.append(piece)
            piece = b""
        piece += written
    return [f"=?utf-8?B?{base64.b64encode(each).decode()}?=" for each in [*pieces, piece] if each]
