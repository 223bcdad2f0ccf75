"""Mailboxes are watched: each by its own cursor and in its own thread, and what fails in one holds up no other."""

import asyncio
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import partial
from typing import NamedTuple, ParamSpec, TypeVar
from uuid import UUID

from sqlalchemy import case, func, select, update
from sqlalchemy.exc import SQLAlchemyError

from contact.part import House
from contact.plumbing import clock, log
from email_bridge import arrivals
from email_bridge.arrivals import Arrived
from email_bridge.models import WANTED, Mailbox, RawLetter, Source
from email_bridge.postbox import Fetched, Postbox, Unreachable

# A server may end an IDLE after 30 minutes (RFC 2177); many a router forgets a silent connection in five.
IDLE = 240.0
# A server that tells nothing by itself is asked as often.
ASK = 15.0
_PAUSES = (1.0, 2.0, 5.0, 15.0, 30.0, 60.0)
_STEADY = 30
_LOOK = 10.0

P = ParamSpec("P")
T = TypeVar("T")

logger = log.get(__name__)


class Watched(NamedTuple):
    """A mailbox as it was set up when its watch began; set up or asked for anew, it begins anew."""

    id: UUID
    url: str | None
    secret_name: str | None
    asked_at: datetime | None


async def watch_all(house: House) -> None:
    """Watch every IMAP mailbox that is not paused, also those added or set up anew since, until cancelled."""
    async with asyncio.TaskGroup() as tasks:
        watched: dict[Watched, asyncio.Task[None]] = {}
        while True:
            found = await to_watch(house)
            for gone in watched.keys() - found if found is not None else ():
                watched.pop(gone).cancel()
            for new in (found or set()) - watched.keys():
                watched[new] = tasks.create_task(watch(house, new.id), name="mailbox")
            await asyncio.sleep(_LOOK)


async def watch(house: House, mailbox: UUID) -> None:
    """Read one mailbox for ever; after a failure begin again, later each time."""
    failures = 0
    while True:
        begun = clock.elapsed()
        try:
            await read(house, mailbox)
        except Unreachable as failed:
            await _note_failure(house, mailbox, failed.code, failures)
        except (SQLAlchemyError, OSError, TimeoutError) as lost:
            logger.warning("mailbox.interrupted", mailbox=str(mailbox), error=type(lost).__name__)
        failures = 0 if clock.elapsed() - begun > _STEADY else failures + 1
        await asyncio.sleep(_PAUSES[min(failures, len(_PAUSES) - 1)])


class _Reading:
    """A connection to a mailbox, and the one thread that waits for it."""

    def __init__(self, box: Mailbox, password: str) -> None:
        self.box = box
        self.postbox = Postbox(box.url or "", password)
        self._thread = ThreadPoolExecutor(1, f"mailbox-{box.id}")

    async def does(self, call: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
        """Let the thread do something that takes its time."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, partial(call, *arguments, **named))

    def close(self) -> None:
        """Let go of the connection; whatever waits for it ends by that."""
        self.postbox.close()
        self._thread.shutdown(wait=False, cancel_futures=True)


async def read(house: House, mailbox: UUID) -> None:
    """Take what is new, and wait for more, until the connection is lost; raise Unreachable then."""
    reading = _Reading(*await _box(house, mailbox))
    postbox = reading.postbox
    try:
        await reading.does(postbox.open)
        last = await _begin(house, reading)
        await _take_again(house, reading)
        while True:
            for uid in await reading.does(postbox.uids_after, last):
                await _take(house, reading, uid)
                last = uid
            await _note_well(house, mailbox)
            await _wait(reading)
    finally:
        reading.close()


async def _wait(reading: _Reading) -> None:
    if reading.postbox.idles:
        await reading.does(reading.postbox.wait, IDLE)
    else:
        await asyncio.sleep(ASK)
        await reading.does(reading.postbox.ask)


async def _take(house: House, reading: _Reading, uid: int) -> None:
    """Keep a letter and move the cursor in one transaction; mark it only when that is true."""
    box, postbox = reading.box, reading.postbox
    fetched = await reading.does(postbox.fetch, uid)
    async with asyncio.timeout(60), house.database.transaction() as db:
        if fetched:
            await arrivals.store(db, _arrived(box, postbox, fetched))
        await db.execute(
            update(Mailbox)
            .where(Mailbox.id == box.id, Mailbox.uid_validity == postbox.uid_validity)
            .values(last_uid=func.greatest(Mailbox.last_uid, uid), last_seen_at=func.now())
        )
    if fetched and fetched.lacks is None:
        await reading.does(postbox.mark, uid)


async def _take_again(house: House, reading: _Reading) -> None:
    """Ask once more for letters that their server would not give, where somebody wants them."""
    wanted = select(RawLetter.id, RawLetter.uid).where(
        RawLetter.mailbox_id == reading.box.id,
        RawLetter.uid_validity == reading.postbox.uid_validity,
        RawLetter.uid.is_not(None),
        RawLetter.error == WANTED,
    )
    async with house.database.transaction() as db:
        rows = (await db.execute(wanted)).all()
    for raw, uid in rows:
        fetched = await reading.does(reading.postbox.fetch, uid or 0)
        async with asyncio.timeout(60), house.database.transaction() as db:
            if fetched and fetched.lacks is None:
                await arrivals.complete(db, raw, fetched.content)
            else:
                lacks = fetched.lacks if fetched else "not_fetched"
                await db.execute(update(RawLetter).where(RawLetter.id == raw).values(error=lacks))


def _arrived(box: Mailbox, postbox: Postbox, fetched: Fetched) -> Arrived:
    return Arrived(
        mailbox=box.id,
        source=Source.IMAP,
        content=fetched.content,
        uid_validity=postbox.uid_validity,
        uid=fetched.uid,
        lacks=fetched.lacks,
    )


async def _begin(house: House, reading: _Reading) -> int:
    """Return after which number to read.

    A mailbox that we open for the first time holds what others have answered: it begins with what comes. Where the
    numbers are new ones, it begins from the first: what we have is known again.
    """
    newest = await reading.does(reading.postbox.newest)
    validity = reading.postbox.uid_validity
    async with house.database.transaction() as db:
        told = await db.scalar(
            update(Mailbox)
            .where(Mailbox.id == reading.box.id)
            .values(
                uid_validity=validity,
                last_uid=case(
                    (Mailbox.uid_validity.is_(None), newest),
                    (Mailbox.uid_validity == validity, Mailbox.last_uid),
                    else_=0,
                ),
            )
            .returning(Mailbox.last_uid)
        )
    return told or 0


async def _box(house: House, mailbox: UUID) -> tuple[Mailbox, str]:
    async with house.database.transaction() as db:
        box = await db.get_one(Mailbox, mailbox)
    password = os.environ.get(box.secret_name or "")
    if not password:
        raise Unreachable("no_password")
    return box, password


async def to_watch(house: House) -> set[Watched] | None:
    """Return the mailboxes to watch; None where nobody can tell just now: those that are watched go on."""
    wanted = select(Mailbox.id, Mailbox.url, Mailbox.secret_name, Mailbox.asked_at)
    try:
        async with asyncio.timeout(10), house.database.transaction() as db:
            found = await db.execute(wanted.where(Mailbox.source == Source.IMAP, ~Mailbox.paused))
            return {Watched(*row) for row in found}
    except (SQLAlchemyError, OSError, TimeoutError) as lost:
        logger.warning("mailboxes.interrupted", error=type(lost).__name__)
        return None


async def _note_well(house: House, mailbox: UUID) -> None:
    async with house.database.transaction() as db:
        await db.execute(
            update(Mailbox)
            .where(Mailbox.id == mailbox)
            .values(failure=None, failing_since=None, last_seen_at=func.now(), looked_at=func.now())
        )


async def _note_failure(house: House, mailbox: UUID, code: str, failures: int) -> None:
    # A connection that is lost and found again at once is no failure to show.
    if code == "lost" and not failures:
        return
    logger.warning("mailbox.failed", mailbox=str(mailbox), why=code)
    try:
        async with house.database.transaction() as db:
            await db.execute(
                update(Mailbox)
                .where(Mailbox.id == mailbox)
                .values(
                    failure=code,
                    failing_since=func.coalesce(Mailbox.failing_since, func.now()),
                    looked_at=func.now(),
                )
            )
    except (SQLAlchemyError, OSError, TimeoutError) as lost:
        logger.warning("mailbox.interrupted", mailbox=str(mailbox), error=type(lost).__name__)
