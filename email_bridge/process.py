"""The mail process: the door stands open, and the mailboxes are watched, until it is told to end."""

import asyncio
import signal

from contact.part import House
from contact.plumbing.endings import end
from contact.plumbing.errors import Misconfigured
from email_bridge import door, mailboxes


async def run(house: House, _: list[str]) -> int:
    """Take letters in until SIGTERM or SIGINT; return the exit status."""
    ending = asyncio.Event()
    for which in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(which, ending.set)
    server = await _open(house)
    async with asyncio.TaskGroup() as tasks:
        watching = tasks.create_task(mailboxes.watch_all(house), name="mailboxes")
        await ending.wait()
        server.close()
        await end(watching)
    return 0


async def _open(house: House) -> asyncio.Server:
    try:
        return await door.serve(house)
    except OSError as taken:
        where = f"{house.settings.mail_host}:{house.settings.mail_port}"
        raise Misconfigured(f"The door for letters cannot open at {where}: {taken.strerror}.") from taken
