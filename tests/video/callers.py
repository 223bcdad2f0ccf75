"""Browsers without a screen: they check, shake hands, and send and hear packets through a real port."""

import asyncio
import re
import socket
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from aioice import stun

from contact.plumbing import chance
from video.rooms import secure
from video.rooms.room import Rooms
from video.rooms.secure import Cipher, Tunnel, bench
from video.signalling import offers
from video.signalling.entering import Entering
from video.wire import rtp

OFFER = (Path(__file__).parent / "offers" / "chromium_both.sdp").read_bytes().decode()


async def until(holds: Callable[[], object]) -> None:
    async with asyncio.timeout(5):
        while not holds():  # noqa: ASYNC110 (the loop itself reads what comes)
            await asyncio.sleep(0.005)


_OWN = ("a=ssrc", "a=msid:", "a=candidate", "a=fingerprint")


def offer_to(others: int) -> str:
    """What a browser offers that sends one sound and one picture, and hears so many others."""
    head, *kinds = re.split(r"(?=^m=)", OFFER, flags=re.MULTILINE)
    fingerprint = f"a=fingerprint:sha-256 {secure.fingerprint()}"
    mine = [re.sub(r"a=fingerprint:.*(?=\r)", fingerprint, each) for each in kinds]
    blocks = [*mine, *(_hears_only(kind, other) for other in range(1, others) for kind in mine)]
    mids = " ".join(str(number) for number, _ in enumerate(blocks))
    numbered = [re.sub(r"a=mid:\d+", f"a=mid:{number}", block) for number, block in enumerate(blocks)]
    return head.replace("BUNDLE 0 1", f"BUNDLE {mids}") + "".join(numbered)


def presents() -> str:
    """What a browser offers that speaks in a hall: one sound and one picture, and it hears nobody."""
    return offer_to(1).replace("a=sendrecv", "a=sendonly")


def listens(*, looks: bool = True, repeats: bool = True) -> str:
    """What a browser offers that listens in a hall."""
    head, *kinds = re.split(r"(?=^m=)", offer_to(1).replace("a=sendrecv", "a=recvonly"), flags=re.MULTILINE)
    blocks = [re.sub(r"^a=(ssrc|msid).*\r\n", "", each, flags=re.MULTILINE) for each in kinds]
    sound, picture = blocks
    offer = head + sound + picture if looks else head.replace("BUNDLE 0 1", "BUNDLE 0") + sound
    return offer if repeats else offer.replace("rtx/90000", "red/90000")


def _hears_only(block: str, _: int) -> str:
    lines = [line for line in block.split("\r\n") if not line.startswith(_OWN)]
    known = [line for line in lines if not re.match(r"a=(rtpmap|fmtp|rtcp-fb):(?!111 |96 |97 )", line)]
    return "\r\n".join(known).replace("a=sendrecv", "a=recvonly")


class Caller:
    """One that has come into a seat."""

    def __init__(self, number: int) -> None:
        self.heard: dict[str, list[bytes]] = {}
        self.numbers: list[int] = []
        self.controls: list[bytes] = []
        self.cipher: Cipher | None = None
        self._to = ("127.0.0.1", number)
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", 0))
        self._socket.settimeout(0)
        self._tunnel = Tunnel(self._send, lambda: None)
        self._tunnel._dtls._set_role("server")  # noqa: SLF001
        self._offer = offers.read(OFFER)
        self._names: dict[int, str] = {}
        asyncio.get_running_loop().add_reader(self._socket.fileno(), self._read)

    async def comes(self, rooms: Rooms, contact: UUID, seat: str, *, others: int = 1, offer: str = "") -> None:
        """Take a seat: by one offer and its answer."""
        answer = await rooms.join(contact, seat, Entering(chance.new_id(), offer or offer_to(others)))
        self._names = {int(ssrc): name for ssrc, name in re.findall(r"^a=ssrc:(\d+) cname:(\w+)", answer, re.MULTILINE)}
        (ufrag, *_), (password, *_) = (re.findall(rf"a=ice-{name}:(\S+)", answer) for name in ("ufrag", "pwd"))
        check = stun.Message(stun.Method.BINDING, stun.Class.REQUEST)
        check.attributes |= {"USERNAME": f"{ufrag}:browser", "USE-CANDIDATE": None}
        check.add_message_integrity(password.encode())
        self._send(bytes(check))
        self.cipher = await self._tunnel.open(secure.fingerprint())
        await until(lambda: rooms._rooms[contact].legs[seat].cipher)  # noqa: SLF001 (the other end of the handshake)

    def says(self, words: bytes, sequence: int) -> None:
        """Send a packet of sound."""
        sound = self._offer.sections[0]
        self._seal(rtp.HEADER.pack(0x80, sound.payload, sequence, 960 * sequence, sound.ssrc or 0) + words)

    def shows(self, words: bytes, sequence: int) -> None:
        """Send a packet of a picture."""
        picture = self._offer.sections[1]
        self._seal(rtp.HEADER.pack(0x80, picture.payload, sequence, 3000 * sequence, picture.ssrc or 0) + words)

    def shows_again(self, words: bytes, sequence: int) -> None:
        """Send a packet of a picture again, in its own stream (RFC 4588)."""
        picture = self._offer.sections[1]
        head = rtp.HEADER.pack(0x80, picture.rtx or 0, sequence, 3000 * sequence, picture.rtx_ssrc or 0)
        self._seal(head + sequence.to_bytes(2, "big") + words)

    def reports(self, packet: bytes) -> None:
        """Send a control packet."""
        assert self.cipher
        self._send(self.cipher.seal_control(packet))

    async def leaves(self) -> None:
        """Say goodbye and close."""
        await self._tunnel.close()
        asyncio.get_running_loop().remove_reader(self._socket.fileno())
        self._socket.close()

    def name_of(self, seat: str) -> int:
        """Return under which name it hears the picture of the one in a seat: the third of four."""
        return [ssrc for ssrc, name in self._names.items() if name == seat][1]

    def _seal(self, packet: bytes) -> None:
        assert self.cipher
        bench[: len(packet)] = packet
        length = self.cipher.seal(len(packet))
        self._send(bytes(bench[:length]))

    def _send(self, datagram: bytes) -> None:
        self._socket.sendto(datagram, self._to)

    def _read(self) -> None:
        datagram = self._socket.recv(2048)
        if 19 < datagram[0] < 64:
            self._tunnel.receive(datagram)
        elif self.cipher and 127 < datagram[0] < 192:
            self._hear(self.cipher, datagram)

    def _hear(self, cipher: Cipher, datagram: bytes) -> None:
        if rtp.is_rtcp(datagram[1]):
            self.controls.append(cipher.open_control(datagram))
        elif length := cipher.open(datagram):
            _, _, sequence, _, ssrc = rtp.HEADER.unpack_from(bench)
            self.numbers.append(sequence)
            self.heard.setdefault(self._names[ssrc], []).append(bytes(bench[12:length]))
