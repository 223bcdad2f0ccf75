"""Where a media process is: the addresses it listens on, and those under which browsers reach it."""

import socket
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import ip_address

import psutil

from contact.plumbing.settings import Settings, is_loopback


@dataclass(frozen=True)
class Place:
    """Hosts and the one UDP port, what is announced of them, and where web processes ask (port 0: any)."""

    hosts: Sequence[str]
    port: int
    announced: Sequence[str]
    control_host: str
    control_port: int

    def __str__(self) -> str:
        return f"{', '.join(self.hosts)}, port {self.port} (UDP)"


def of(settings: Settings) -> Place:
    """Return where the operator wants it, or else all addresses of this machine."""
    hosts = settings.media_hosts or _of_this_machine()
    host, _, port = settings.media_control.rpartition(":")
    return Place(hosts, settings.media_port, settings.media_announced or hosts, host.strip("[]"), int(port))


def _of_this_machine() -> Sequence[str]:
    """Return the addresses that others can reach, the loopback last: a browser elsewhere has no use for it."""
    found = [
        address.address
        for addresses in psutil.net_if_addrs().values()
        for address in addresses
        if address.family in (socket.AF_INET, socket.AF_INET6) and "%" not in address.address
    ]
    usable = [each for each in dict.fromkeys(found) if not ip_address(each).is_link_local]
    return sorted(filter(_opens, usable), key=is_loopback)


def _opens(host: str) -> bool:
    """Tell whether a port can be opened on an address: one that is still being tried out cannot (RFC 4862, 5.4)."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_DGRAM) as tried:
        try:
            tried.bind((host, 0))
        except OSError:
            return False
        return True
