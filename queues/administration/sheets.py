"""The whole house is taken out as one file, and brought in again: what would change is shown first."""

from asyncio import to_thread

from msgspec import Struct
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from contact.edge import Ask
from contact.models import Contact, State
from contact.part import Route
from contact.plumbing.errors import Finding
from contact.plumbing.findings import ChangedSince, Findings, WouldNotWork
from queues.administration import check_people, paper
from queues.administration.checks import check
from queues.administration.differences import Change, differences
from queues.administration.editing import Desk, alone, refuse_what_would_not_work, version_of
from queues.administration.forms import Sheet
from queues.administration.reading import Book, read
from queues.administration.writing import Pen
from queues.models import Placement, Queue

# 2,200 people are 0.7 MB, and a second to write or read (measured): in a thread, so that nobody waits meanwhile.
LARGEST_SHEET = 16 * 1024 * 1024


class SheetShown(Struct):
    """The file, and its version."""

    text: str
    version: str


class SheetText(Struct):
    """A file to be brought in; `version` is the one of the house when the changes were shown."""

    text: str
    version: str = ""


class Changes(Struct):
    """What a file would change, and what would not work; `version` is the house as it is now."""

    version: str
    changes: list[Change]
    findings: list[Finding]


async def export_sheet(ask: Ask[None]) -> SheetShown:
    """Take the whole house out as one readable file."""
    viewer = await ask.administrator()
    sheet = (await read(ask.db)).sheet
    await viewer.audit(ask.db, "sheet.exported", viewer.agency)
    return SheetShown(await to_thread(paper.write, sheet), version_of(sheet))


async def preview_sheet(ask: Ask[SheetText]) -> Changes:
    """Show what a file would change, without changing anything."""
    desk = Desk(ask.house, ask.db, await ask.administrator())
    book, after = await read(ask.db), await to_thread(paper.read, ask.body.text)
    return Changes(
        version_of(book.sheet),
        differences(book.sheet, after),
        [*_kept(book.sheet, after), *check(after, desk.channels), *await _still_waiting(ask.db, book, after)],
    )


async def import_sheet(ask: Ask[SheetText]) -> Changes:
    """Bring a file in, all of it or nothing."""
    desk = Desk(ask.house, ask.db, await ask.administrator())
    after = await to_thread(paper.read, ask.body.text)
    await alone(ask.db)
    book = await read(ask.db)
    changes = differences(book.sheet, after)
    if not changes:
        return Changes(version_of(book.sheet), [], [])
    if version_of(book.sheet) != ask.body.version:
        raise ChangedSince
    if kept := _kept(book.sheet, after):
        raise WouldNotWork(findings=kept)
    refuse_what_would_not_work(Sheet(), after, desk, None)
    await Pen(ask.db, book, demo=ask.house.settings.demo).write(after)
    await desk.viewer.audit(ask.db, "sheet.imported", desk.viewer.agency)
    return Changes(version_of(after), changes, [])


def _kept(before: Sheet, after: Sheet) -> Findings:
    """An agency is never taken off the sheet, where its people and its past are, nor the last who administers."""
    found = Findings()
    check_people.check_administrators(before, after, found)
    present = {agency.slug for agency in after.agencies}
    for agency in before.agencies:
        if agency.slug not in present:
            found.wrong(
                f"agencies/{agency.slug}",
                f"L’agence {agency.name} manque dans ce fichier : une agence ne se retire pas.",
                f"The agency {agency.name} is missing in this file: an agency cannot be taken away.",
            )
    return found


async def _still_waiting(db: AsyncSession, book: Book, after: Sheet) -> Findings:
    """Warn of people who wait in a queue that would be retired: they are served, and nobody new comes."""
    found = Findings()
    gone = {queue.slug for queue in book.sheet.queues} - {queue.slug for queue in after.queues}
    waiting = (
        select(Queue.slug, func.count())
        .join(Placement, Placement.queue_id == Queue.id)
        .join(Contact, Contact.id == Placement.contact_id)
        .where(Queue.slug.in_(gone), Contact.state == State.WAITING)
        .group_by(Queue.slug)
    )
    for slug, count in await db.execute(waiting):
        found.doubtful(
            f"queues/{slug}",
            f"{count} personnes y attendent : elles seront servies, et personne de plus n’y entrera.",
            f"{count} people wait there: they will be served, and nobody new will come.",
        )
    return found


routes = (
    Route("GET", "/api/admin/sheet", export_sheet, gives=SheetShown),
    Route("POST", "/api/admin/sheet/changes", preview_sheet, takes=SheetText, gives=Changes, largest=LARGEST_SHEET),
    Route("PUT", "/api/admin/sheet", import_sheet, takes=SheetText, gives=Changes, largest=LARGEST_SHEET),
)
