"""A relay for networks without UDP: Debian's coturn, started by a test on a loopback port and stopped after it."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PROGRAM = shutil.which(
    "turnserver", path=f"{os.environ.get('PATH', os.defpath)}{os.pathsep}/usr/bin{os.pathsep}/usr/sbin"
)
MISSING = "coturn is not here (Debian's package coturn): networks that let no UDP pass are not tried"
SECRET = "a secret that the relay and the house share"  # noqa: S105
_PATIENCE = 20.0


@contextmanager
def coturn(folder: Path, port: int) -> Iterator[None]:
    """Run it until the end of the block; it lets in whoever shows that the house sent them."""
    assert PROGRAM
    argv = (
        PROGRAM,
        *("-n", "--simple-log", f"--log-file={folder / 'coturn.log'}", f"--pidfile={folder / 'coturn.pid'}"),
        *("--listening-ip=127.0.0.1", "--relay-ip=127.0.0.1", "--allow-loopback-peers", f"--listening-port={port}"),
        *("--use-auth-secret", f"--static-auth-secret={SECRET}", "--realm=visavis", "--fingerprint"),
        *("--no-tls", "--no-dtls", "--no-cli", f"--userdb={folder / 'coturn.db'}"),
    )
    with (folder / "coturn.out").open("wb") as said:
        process = subprocess.Popen(argv, stdout=said, stderr=said)
    try:
        _until_it_listens(port)
        yield
    finally:
        process.kill()
        process.wait(_PATIENCE)


def _until_it_listens(port: int) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    raise TimeoutError
