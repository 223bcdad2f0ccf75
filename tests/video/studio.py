"""A call that can be recorded: a media process in this loop with its keeper, and two browsers whose packets we make."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from uuid import UUID, uuid4

from aiohttp import web
from sqlalchemy import func

from contact.plumbing import chance
from tests.people import Advisor, Body, Said, Seeker, Town, eventually
from tests.video.browsers import Browser
from tests.video.test_joining import admits, joins, key_of, met
from tests.video.test_rooms import nobody_listens
from video import control, registry
from video.models import MediaProcess
from video.recording import filming
from video.recording.keeping import Keeper
from video.rooms.port import Port
from video.rooms.room import Rooms

SILENCE = b"\xf8\xff\xfe"
SECRET = b"what was said between us"
PURPOSE = {"fr": "Former les nouveaux conseillers.", "en": "Training new advisors."}


class Studio:
    """Sam and Alice in a call."""

    def __init__(self, town: Town, keeper: Keeper, rooms: Rooms, process: UUID) -> None:
        self.town, self.keeper, self.rooms, self.process = town, keeper, rooms, process
        # Whoever there is to speak.
        self.both: list[Browser] = []
        self.ticks = 0

    async def fills(self, port: Port) -> None:
        """Bring the two together."""
        self.port = port
        self.sam, self.alice = await met(self.town)
        await admits(self.alice, self.sam)
        self.contact = self.sam.contact
        for person in (self.sam, self.alice):
            await joins(person, await key_of(person, self.contact))
        room = self.rooms.room(UUID(self.contact))
        assert room is not None
        self.both = [Browser(port, room, seat) for seat in ("seeker", "advisor")]
        for browser in self.both:
            browser.comes()

    async def speaks(self, times: int = 25) -> None:
        """Both say something, and the process has its turn."""
        await self.keeper.look()
        for _ in range(times):
            for browser in self.both:
                browser.sends("audio", self.ticks, self.ticks * 960, SILENCE + SECRET)
            self.ticks += 1
        await self.keeper.round()

    async def asked(self, **more: object) -> Said:
        return await self.alice.post(f"/api/contacts/{self.contact}/recordings", **{"id": str(uuid4()), **more})

    async def agreed(self) -> str:
        """Alice has asked, and Sam has agreed."""
        recording = str((await self.asked())["id"])
        assert (await says(self.sam, recording, "agree"))["state"] == "running"
        return recording

    async def kept(self) -> str:
        """A recording of a moment is over, and its films are made."""
        recording = await self.agreed()
        await self.speaks()
        await says(self.alice, recording, "stop")
        await self.keeper.round()
        await filming.film_all(self.town.house)
        assert (await self.shown())["state"] == "kept"
        return recording

    async def shown(self) -> Body:
        """The last recording, as Sam's page reads it."""
        found = await self.sam.get(f"/api/contacts/{self.contact}/recordings")
        last: Body = found["recordings"][-1]
        return last

    async def stands(self, state: str) -> Body:
        """Wait until the last recording stands somewhere."""
        await eventually(lambda: self._stands(state))
        return await self.shown()

    async def _stands(self, state: str) -> bool:
        return bool((await self.shown())["state"] == state)

    async def pieces(self) -> int:
        """How many pieces there are of anything."""
        ((number,),) = await self.town.sql("SELECT count(*) FROM recording_piece")
        return int(number)

    async def events(self) -> list[str]:
        """What the timeline says of recordings."""
        read = await self.sam.reads()
        return [each["event"]["code"] for each in read["entries"] if each["event"]["code"].startswith("recording")]


async def says(person: Seeker | Advisor, recording: str, said: str) -> Said:
    return await person.post(f"/api/recordings/{recording}/words", said=said)


async def records(town: Town, **more: object) -> Said:
    """Ada switches recording on for the agency."""
    ada = town.advisor("ada", page="admin")
    await ada.signs_in()
    version = (await ada.get("/api/admin/recording"))["version"]
    form = {"on": True, "purpose": PURPOSE, "days": 30, **more}
    return await ada.put("/api/admin/recording", version=version, form=form)


@asynccontextmanager
async def opened(town: Town) -> AsyncIterator[Studio]:
    async with AsyncExitStack() as stack:
        port = Port(["127.0.0.1"], 0)
        stack.callback(port.close)
        rooms, process, secret = Rooms(port, ["127.0.0.1"], nobody_listens), chance.new_id(), chance.token()
        stack.push_async_callback(rooms.close_all)
        keeper = Keeper(town.house, rooms, process)
        runner = web.AppRunner(control.make(rooms.join, rooms.show_out, secret, look=keeper.look))
        await runner.setup()
        stack.push_async_callback(runner.cleanup)
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        heard = func.now() + timedelta(hours=1)
        row = MediaProcess(id=process, place="studio:1", control=url, secret=secret, heard_at=heard)
        async with town.house.database.transaction() as db:
            await registry.register(db, row)
        studio = Studio(town, keeper, rooms, process)
        await studio.fills(port)
        yield studio
