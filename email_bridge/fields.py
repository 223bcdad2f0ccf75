"""The fields of a letter's head, read with bounds: nothing in them takes more than linear time."""

import re
from dataclasses import dataclass
from email.message import Message
from urllib.parse import unquote_to_bytes

from email_bridge import charsets

LONGEST_FIELD = 8192
MOST_FIELDS = 1000
MOST_ADDRESSES = 200

_ID = re.compile(r"<[^<>\s]{1,500}>")
_PARAMETER = re.compile(r';\s*([\w!#$%&+.^`|~*\'-]{1,100})\s*=\s*("(?:[^"\\]|\\.)*"?|[^;]*)', re.DOTALL)
_COMMENT = re.compile(r"\([^()\\]*\)")
_IN_ANGLES = re.compile(r"<\s*([^<>]*?)\s*>")
_ADDRESS = re.compile(r"[^\s@<>,;:\"()]{1,64}@[^\s@<>,;:\"()]{1,255}")
# Old programs wrote whole paths between quotation marks, and did not escape them.
_WINDOWS_PATH = re.compile(r'"[A-Za-z]:\\[^\\"]')
_SPLIT = re.compile(r'"(?:[^"\\]|\\.)*"|[,;]|[^",;]+')


@dataclass(frozen=True)
class Address:
    """A mailbox as it was written: what it is called, and where it is."""

    name: str
    address: str


class Fields:
    """The fields of one part, by name; each cut at 8 kB."""

    def __init__(self, part: Message) -> None:
        self.cut = False
        self._raw: dict[str, list[str]] = {}
        for number, (name, value) in enumerate(part.raw_items()):
            if number >= MOST_FIELDS:
                self.cut = True
                break
            text = str(value)
            self.cut = self.cut or len(text) > LONGEST_FIELD
            self._raw.setdefault(name.lower(), []).append(text[:LONGEST_FIELD])

    def raw(self, name: str) -> list[str]:
        """Return all fields of a name, as written."""
        return self._raw.get(name, [])

    def first(self, name: str) -> str:
        """Return the first field of a name, unfolded, or nothing."""
        return " ".join(self.raw(name)[0].split()) if self.raw(name) else ""

    def text(self, name: str) -> str:
        """Return what the first field of a name says."""
        return charsets.words(self.raw(name)[0]) if self.raw(name) else ""

    def ids(self, *names: str) -> list[str]:
        """Return the message identifiers in the fields of these names."""
        found = [each for name in names for raw in self.raw(name) for each in _ID.findall(charsets.one_line(raw))]
        return list(dict.fromkeys(charsets.words(each) for each in found))[:MOST_ADDRESSES]

    def addresses(self, *names: str) -> list[Address]:
        """Return the mailboxes in the fields of these names."""
        found = [each for name in names for raw in self.raw(name) for each in mailboxes(raw)]
        return list(dict.fromkeys(found))[:MOST_ADDRESSES]

    def parameters(self, name: str) -> tuple[str, dict[str, str]]:
        """Return a field's value and its parameters, put together where they were parted (RFC 2231)."""
        raw = self.raw(name)[0] if self.raw(name) else ""
        value = raw.partition(";")[0].strip().lower()
        given = {key.lower(): _unquoted(text) for key, text in _PARAMETER.findall(raw[:LONGEST_FIELD])}
        return value, _joined(given)

    def all(self) -> dict[str, list[str]]:
        """Return every field by its name in lower case."""
        return {name: [charsets.one_line(each) for each in values] for name, values in self._raw.items()}


def mailboxes(raw: str) -> list[Address]:
    """Return the mailboxes that a field lists, leaving out what is none."""
    found, piece = [], ""
    for token in [*_SPLIT.findall(raw[:LONGEST_FIELD]), ","]:
        if token in {",", ";"}:
            found += _mailbox(piece)
            piece = ""
        else:
            piece += token
    return found


def _mailbox(piece: str) -> list[Address]:
    in_angles = _IN_ANGLES.findall(piece)
    bare = _COMMENT.sub(" ", _IN_ANGLES.sub(" ", piece))
    for candidate in [*reversed(in_angles), *_ADDRESS.findall(bare)]:
        # No encoded word is an address (RFC 2047, 5): who decoded one would read another than our mail server.
        written = _ADDRESS.search(charsets.unfolded(candidate))
        if written:
            comment = _COMMENT.search(piece)
            called = bare.rpartition(":")[2].replace(candidate, "").strip()
            called = called or (comment[0].strip("()") if comment else "")
            return [Address(charsets.words(_unquoted(called)), written[0])]
    return []


def _unquoted(text: str) -> str:
    text = text.strip()
    if text.startswith('"') and not _WINDOWS_PATH.match(text):
        text = re.sub(r"\\(.)", r"\1", text[1:].removesuffix('"'), flags=re.DOTALL)
    return text.strip('"')


def _joined(given: dict[str, str]) -> dict[str, str]:
    joined: dict[str, str] = {}
    parted: dict[str, list[tuple[int, bool, str]]] = {}
    for key, text in given.items():
        name, _, rest = key.partition("*")
        if not rest and not key.endswith("*"):
            joined[name] = charsets.words(text)
            continue
        number = rest.removesuffix("*")
        encoded = key.endswith("*")
        parted.setdefault(name, []).append((int(number) if number.isdigit() and len(number) < 4 else 0, encoded, text))
    for name, pieces in parted.items():
        joined[name] = _put_together(sorted(pieces))
    return joined


def _put_together(pieces: list[tuple[int, bool, str]]) -> str:
    charset, raw = None, b""
    for number, encoded, text in pieces:
        if encoded and number == 0 and text.count("'") >= 2:
            charset, _, text = text.split("'", 2)
        raw += unquote_to_bytes(text) if encoded else text.encode("utf-8", "surrogateescape")
    return charsets.one_line(charsets.decoded(raw, charset))
