"""A Dovecot of the test's own, on a free port, that can be stopped, started and made to forget its numbers."""

import getpass
import os
import pwd
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from contact.plumbing.chance import new_id

PROGRAM = shutil.which("dovecot", path=f"{os.environ.get('PATH', os.defpath)}{os.pathsep}/usr/sbin")
PASSWORD = "secret"  # noqa: S105
_PATIENCE = 20.0


class Dovecot:
    """One mailbox, `sam`'s or anybody's: every name signs in with the same password."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._mail = folder / "mail"
        self._process: subprocess.Popen[bytes] | None = None
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        for each in (self._mail / "new", self._mail / "cur", self._mail / "tmp", folder / "run"):
            each.mkdir(parents=True)
        self._own(folder)
        (folder / "dovecot.conf").write_text(self._configuration())

    @property
    def url(self) -> str:
        return f"imap://conseil@127.0.0.1:{self.port}/INBOX"

    def start(self) -> None:
        """Start, and wait until it greets."""
        assert PROGRAM
        argv = (PROGRAM, "-F", "-c", str(self._folder / "dovecot.conf"))
        self._process = subprocess.Popen(
            argv, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1) as probe:
                probe.settimeout(2)
                if probe.recv(4) == b"* OK":
                    return
            time.sleep(0.05)
        raise TimeoutError((self._folder / "log").read_text())

    def stop(self) -> None:
        """End it at once, with every connection that it has."""
        if self._process:
            os.killpg(self._process.pid, signal.SIGKILL)  # its children too: they hold the connections
            self._process.wait(_PATIENCE)
            self._process = None

    def delivers(self, raw: bytes, *, read: bool = False) -> None:
        """Put a letter into the mailbox; with `read`, as if somebody had read it elsewhere."""
        name = f"{time.time_ns()}.{new_id().hex}.test"
        kept = self._mail / "tmp" / name
        kept.write_bytes(raw)
        self._own(kept)
        kept.rename(self._mail / ("cur" if read else "new") / (f"{name}:2,S" if read else name))

    def forgets_its_numbers(self) -> None:
        """Change the UIDVALIDITY, as after a restored backup."""
        self.stop()
        for each in self._mail.glob("dovecot*"):
            each.unlink()
        time.sleep(1.1)  # it takes the second for the new one
        self.start()

    def does_not_idle(self) -> None:
        """Begin anew as a server that tells nothing by itself."""
        self.stop()
        with (self._folder / "dovecot.conf").open("a") as configuration:
            configuration.write("imap_capability = IMAP4rev1 UIDPLUS\n")
        self.start()

    def _own(self, path: Path) -> None:
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            for each in (path, *path.rglob("*")):
                os.chown(each, nobody.pw_uid, nobody.pw_gid)
            for parent in path.parents:
                with suppress(OSError):
                    parent.chmod(parent.stat().st_mode | 0o011)

    def _configuration(self) -> str:
        user = getpass.getuser()
        as_us = "" if os.geteuid() == 0 else f"default_internal_user = {user}\ndefault_login_user = {user}\n"
        owner = pwd.getpwnam("nobody") if os.geteuid() == 0 else pwd.getpwnam(user)
        return f"""{as_us}
protocols = imap
listen = 127.0.0.1
base_dir = {self._folder}/run
state_dir = {self._folder}/run
log_path = {self._folder}/log
ssl = no
disable_plaintext_auth = no
mail_location = maildir:{self._mail}
first_valid_uid = 1
first_valid_gid = 1
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {self.port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
passdb {{
  driver = static
  args = password={PASSWORD}
}}
userdb {{
  driver = static
  args = uid={owner.pw_uid} gid={owner.pw_gid} home={self._mail}
}}
"""


@contextmanager
def dovecot(folder: Path) -> Iterator[Dovecot]:
    """Run one until the end of the block."""
    running = Dovecot(folder)
    running.start()
    try:
        yield running
    finally:
        running.stop()
