"""One IMAP mailbox, over the standard library: what is new by its number, and a wait for more (RFC 2177).

Everything here blocks, within a time limit, and is called in a thread.
"""

import imaplib
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import unquote, urlsplit

from email_bridge.door import LARGEST

# Seconds within which a server must answer anything.
PATIENCE = 30.0
_UID = re.compile(rb"\bUID (\d+)")
_SIZE = re.compile(rb"\bRFC822\.SIZE (\d+)")
_TAG = b"IDLE1"


class Unreachable(Exception):
    """This mailbox cannot be read now; `code` says why, without the words of its server."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Fetched:
    """A letter by its number; `lacks` says why its bytes are not all here: too large, or its server gives them not."""

    uid: int
    content: bytes
    lacks: Literal["too_large", "not_fetched"] | None = None


class Postbox:
    """A connection to one folder, from `open` to `close`."""

    def __init__(self, url: str, password: str) -> None:
        self._url = urlsplit(url)
        self._password = password
        self._connection: imaplib.IMAP4 | None = None
        self.uid_validity = 0
        # Whether it tells by itself of what is new (RFC 2177).
        self.idles = False
        self._uid_next = 0

    def open(self) -> None:
        """Connect, sign in and open the folder; raise Unreachable."""
        with _plainly("unreachable"):
            self._connection = self._connect()
        with _plainly("login_refused"):
            self._imap.login(unquote(self._url.username or ""), self._password)
            # What a server can do, many say only to whom they know.
            self.idles = b"IDLE" in (self._imap.capability()[1][-1] or b"").upper().split()
        with _plainly("no_such_folder"):
            folder = unquote(self._url.path.strip("/")) or "INBOX"
            answer, _ = self._imap.select('"{}"'.format(folder.replace("\\", "\\\\").replace('"', '\\"')))
            if answer != "OK":
                raise Unreachable("no_such_folder")
            self.uid_validity = self._number("UIDVALIDITY")
            self._uid_next = self._number("UIDNEXT")

    def newest(self) -> int:
        """Return the number that the last letter had as the folder was opened, or could have had."""
        return self._uid_next - 1 if self._uid_next else max(self.uids_after(0), default=0)

    def uids_after(self, last: int) -> list[int]:
        """Return the numbers of the letters after `last`, in order, read elsewhere or not."""
        with _plainly("lost"):
            self._hears_of_more()  # whatever came until here is in the answer
            # `n:*` names the last letter also where its number is below n (RFC 3501, 6.4.8).
            # Not by SEARCH: its answer is one line, and that of a full mailbox is longer than imaplib takes.
            answer, told = self._imap.uid("FETCH", f"{last + 1}:*", "(UID)")
            _insist(answer)
            found = [int(uid[1]) for each in told if isinstance(each, bytes) and (uid := _UID.search(each))]
            return sorted({uid for uid in found if uid > last})

    def fetch(self, uid: int) -> Fetched | None:
        """Return a letter without marking it; None for one that is gone. One that is refused is told by its number."""
        with _plainly("lost"):
            told = self._fetched(uid, "(UID RFC822.SIZE)")
            if told is not None and not any(told):
                return None
            sizes = [int(size[1]) for each in told or () if isinstance(each, bytes) and (size := _SIZE.search(each))]
            too_large = bool(sizes) and sizes[0] > LARGEST
            told = self._fetched(uid, f"(UID BODY.PEEK[{'HEADER' if too_large else ''}])") if sizes else None
            content = [each[1] for each in told or () if isinstance(each, tuple)]
            if not content:
                return Fetched(uid, b"", "not_fetched")
            return Fetched(uid, content[0], "too_large" if too_large else None)

    def mark(self, uid: int) -> None:
        """Mark a letter as read, for people who look into the mailbox; nothing of ours depends on it."""
        with _plainly("lost"):
            self._imap.uid("STORE", str(uid), "+FLAGS.SILENT", r"(\Seen)")

    def wait(self, seconds: float) -> None:
        """Wait until the server has news, or for so long; not at all where it has told of some meanwhile."""
        with _plainly("lost"):
            if not self._hears_of_more():
                self._idle(seconds)

    def ask(self) -> None:
        """Let a server that tells nothing by itself say what is new."""
        with _plainly("lost"):
            self._imap.noop()

    def close(self) -> None:
        """Let go of the connection, whatever state it is in."""
        if self._connection is None:
            return
        with suppress(OSError, imaplib.IMAP4.error):
            self._connection.shutdown()
        self._connection = None

    @property
    def _imap(self) -> imaplib.IMAP4:
        if self._connection is None:
            raise Unreachable("lost")
        return self._connection

    def _number(self, name: str) -> int:
        told = self._imap.response(name)[1]
        return int(told[0]) if told and told[0] else 0

    def _hears_of_more(self) -> bool:
        """Tell whether the server has spoken of new letters, while we asked for something else, since we looked."""
        return any(self._imap.response("EXISTS")[1] or ())

    def _fetched(self, uid: int, what: str) -> list[Any] | None:
        """Return what a server tells of a letter, or None where it refuses."""
        try:
            answer, told = self._imap.uid("FETCH", str(uid), what)
        except imaplib.IMAP4.abort:
            raise
        except imaplib.IMAP4.error:
            return None
        return told if answer == "OK" else None

    def _connect(self) -> imaplib.IMAP4:
        host = self._url.hostname or ""
        if self._url.scheme == "imaps":
            return imaplib.IMAP4_SSL(
                host, self._url.port or 993, ssl_context=ssl.create_default_context(), timeout=PATIENCE
            )
        plain = imaplib.IMAP4(host, self._url.port or 143, timeout=PATIENCE)
        if "STARTTLS" in plain.capabilities:
            plain.starttls(ssl.create_default_context())
        elif host not in {"localhost", "127.0.0.1", "::1"}:
            plain.shutdown()
            raise Unreachable("not_encrypted")
        return plain

    def _idle(self, seconds: float) -> None:
        """Send IDLE, read until there is news or the time is up, and end it.

        By the socket itself: imaplib's buffer is empty between commands, and a buffered reader that has timed out
        once cannot be read again.
        """
        sock = self._imap.sock
        self._imap.send(_TAG + b" IDLE\r\n")
        heard = b""
        try:
            while b"+" not in heard:
                heard += _some(sock.recv(4096))
            sock.settimeout(seconds)
            while not re.search(rb"^\* \d+ (?:EXISTS|RECENT)|^\* BYE", heard, re.MULTILINE):
                heard += _some(sock.recv(4096))
        except TimeoutError:
            pass
        finally:
            sock.settimeout(PATIENCE)
        self._imap.send(b"DONE\r\n")
        while _TAG + b" OK" not in heard:
            heard += _some(sock.recv(4096))


def _some(piece: bytes) -> bytes:
    if not piece:
        raise Unreachable("lost")
    return piece


def _insist(answer: str) -> None:
    if answer != "OK":
        raise Unreachable("lost")


@contextmanager
def _plainly(code: str) -> Iterator[None]:
    """Say what failed by a code: servers quote addresses and passwords in their words."""
    try:
        yield
    except (imaplib.IMAP4.error, OSError, ssl.SSLError, ValueError) as failed:
        raise Unreachable(code) from failed
