"""One IMAP mailbox, over the standard library: what is new by its number, and a wait for more (RFC 2177).

Everything here blocks, within a time limit, and is called in a thread.
"""

import imaplib
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
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
    """A letter by its number; one that is too large is fetched by its head only."""

    uid: int
    content: bytes
    too_large: bool


class Postbox:
    """A connection to one folder, from `open` to `close`."""

    def __init__(self, url: str, password: str) -> None:
        self._url = urlsplit(url)
        self._password = password
        self._connection: imaplib.IMAP4 | None = None
        self.uid_validity = 0

    def open(self) -> None:
        """Connect, sign in and open the folder; raise Unreachable."""
        with _plainly("unreachable"):
            self._connection = self._connect()
        with _plainly("login_refused"):
            self._imap.login(unquote(self._url.username or ""), self._password)
        with _plainly("no_such_folder"):
            folder = unquote(self._url.path.strip("/")) or "INBOX"
            answer, _ = self._imap.select('"{}"'.format(folder.replace("\\", "\\\\").replace('"', '\\"')))
            if answer != "OK":
                raise Unreachable("no_such_folder")
            told = self._imap.response("UIDVALIDITY")[1]
            self.uid_validity = int(told[0]) if told and told[0] else 0

    def uids_after(self, last: int) -> list[int]:
        """Return the numbers of the letters after `last`, in order, read elsewhere or not."""
        with _plainly("lost"):
            # `n:*` names the last letter also where its number is below n (RFC 3501, 6.4.8).
            # Not by SEARCH: its answer is one line, and that of a full mailbox is longer than imaplib takes.
            answer, told = self._imap.uid("FETCH", f"{last + 1}:*", "(UID)")
            _insist(answer)
            found = [int(uid[1]) for each in told if isinstance(each, bytes) and (uid := _UID.search(each))]
            return sorted({uid for uid in found if uid > last})

    def fetch(self, uid: int) -> Fetched | None:
        """Return a letter without marking it; None for one that is gone."""
        with _plainly("lost"):
            answer, told = self._imap.uid("FETCH", str(uid), "(UID RFC822.SIZE)")
            _insist(answer)
            sizes = [int(size[1]) for each in told if isinstance(each, bytes) and (size := _SIZE.search(each))]
            if not sizes:
                return None
            too_large = sizes[0] > LARGEST
            answer, told = self._imap.uid("FETCH", str(uid), f"(UID BODY.PEEK[{'HEADER' if too_large else ''}])")
            _insist(answer)
            content = [each[1] for each in told if isinstance(each, tuple)]
            return Fetched(uid, content[0], too_large) if content else None

    def mark(self, uid: int) -> None:
        """Mark a letter as read, for people who look into the mailbox; nothing of ours depends on it."""
        with _plainly("lost"):
            self._imap.uid("STORE", str(uid), "+FLAGS.SILENT", r"(\Seen)")

    def wait(self, seconds: float) -> None:
        """Wait until the server has news, or for so long."""
        if "IDLE" not in self._imap.capabilities:
            seconds = min(seconds, PATIENCE)
        with _plainly("lost"):
            self._idle(seconds)

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
