"""One thing on the sheet is edited: by one person at a time, checked as a whole, written, and remembered."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import msgspec
from msgspec.structs import replace
from sqlalchemy import ColumnElement, text
from sqlalchemy.ext.asyncio import AsyncSession

from contact.access import Viewer
from contact.part import House
from contact.plumbing import chance
from contact.plumbing.errors import Finding, NotFound
from contact.plumbing.findings import ChangedSince, Findings, WouldNotWork, errors
from queues.administration import check_people
from queues.administration.checks import check
from queues.administration.forms import Sheet, name_of
from queues.administration.reading import Book, read
from queues.administration.tidy import tidy
from queues.administration.writing import Pen

NEW = ""


@dataclass(frozen=True)
class Desk:
    """Whoever edits, and where."""

    house: House
    db: AsyncSession
    viewer: Viewer

    @property
    def channels(self) -> dict[str, int]:
        """What a contact of each kind takes of an advisor."""
        return {kind: channel.weight for kind, channel in self.house.channels.items()}


def version_of(form: object) -> str:
    """Return what is different as soon as anything in a form is."""
    return chance.digest(msgspec.json.encode(form).decode()).hex()[:16]


async def alone(db: AsyncSession) -> None:
    """Edit alone until the end of the transaction: what is checked as a whole must not change meanwhile.

    Nobody but us writes queues, and reading them, or a reference to them, is not held up by this lock.
    """
    await db.execute(text("LOCK TABLE queue IN SHARE ROW EXCLUSIVE MODE"))


async def edit(desk: Desk, kind: str, key: UUID, form: Any, version: str, who: ColumnElement[bool]) -> list[Finding]:
    """Write one agency, queue or person, new or as it now should be; return the warnings about it."""
    await alone(desk.db)
    book = await read(desk.db, who)
    present = _present(book, kind, key)
    (form,) = getattr(tidy(Sheet(**{kind: [form]})), kind)
    if present == form:
        return warnings_about(book.sheet, desk, kind, name_of(form))
    if present is None and version != NEW:
        raise NotFound
    _refuse_changed_since(NEW if present is None else version_of(present), version)
    _refuse_another_name(kind, present, form)
    _refuse_taken(book, kind, key, name_of(form))

    others = [each for each in getattr(book.sheet, kind) if each is not present]
    after = tidy(replace(book.sheet, **{kind: [*others, form]}))
    told = refuse_what_would_not_work(book.sheet, after, desk, f"{kind}/{name_of(form)}/")
    pen = Pen(desk.db, book, demo=desk.house.settings.demo, given={name_of(form): key})
    await pen.write(after)
    await desk.viewer.audit(desk.db, f"{kind}.edited", key)
    return told


async def retire(desk: Desk, kind: str, key: UUID, version: str, who: ColumnElement[bool] | None) -> None:
    """Take one queue or person off the sheet; whatever still names it is told, and refuses."""
    await alone(desk.db)
    book = await read(desk.db, who)
    present = _present(book, kind, key)
    if present is None:
        if key not in book.ids[kind].values():
            raise NotFound
        return
    _refuse_changed_since(version_of(present), version)

    after = replace(book.sheet, **{kind: [each for each in getattr(book.sheet, kind) if each is not present]})
    after = _without(after, kind, name_of(present))
    refuse_what_would_not_work(book.sheet, after, desk, None)
    await Pen(desk.db, book, demo=desk.house.settings.demo).write(after)
    await desk.viewer.audit(desk.db, f"{kind}.retired", key)


async def edit_all(desk: Desk, kind: str, forms: Sequence[Any], version: str) -> list[Finding]:
    """Write all the skills, or all the regions."""
    await alone(desk.db)
    book = await read(desk.db)
    after = tidy(replace(book.sheet, **{kind: list(forms)}))
    if getattr(after, kind) == getattr(book.sheet, kind):
        return warnings_about(book.sheet, desk, kind)
    _refuse_changed_since(version_of(getattr(book.sheet, kind)), version)

    told = refuse_what_would_not_work(book.sheet, after, desk, f"{kind}/")
    await Pen(desk.db, book, demo=desk.house.settings.demo).write(after)
    await desk.viewer.audit(desk.db, f"{kind}.edited", desk.viewer.agency)
    return told


def refuse_what_would_not_work(before: Sheet, after: Sheet, desk: Desk, about: str | None) -> list[Finding]:
    """Return the warnings about what is edited; raise WouldNotWork for an error there, or a new one anywhere."""
    known = set(check(before, desk.channels))
    found = check(after, desk.channels)
    left = Findings()
    check_people.check_administrators(before, after, left)
    wrong = [each for each in errors(found) if each not in known or (about and each.at.startswith(about))]
    if wrong := [*left, *wrong]:
        raise WouldNotWork(findings=wrong)
    return [each for each in found if about and each.at.startswith(about)]


def warnings_about(sheet: Sheet, desk: Desk, kind: str, name: str | None = None) -> list[Finding]:
    """Return what is said of one thing as it stands."""
    about = f"{kind}/{name}/" if name else f"{kind}/"
    return [each for each in check(sheet, desk.channels) if f"{each.at}/".startswith(about)]


def _present(book: Book, kind: str, key: UUID) -> Any:
    slug = book.slug(kind, key)
    return next((each for each in getattr(book.sheet, kind) if name_of(each) == slug), None)


def _refuse_changed_since(present: str, seen: str) -> None:
    if present != seen:
        raise ChangedSince


def _refuse_another_name(kind: str, present: Any, form: Any) -> None:
    """Whatever else names it would lose it: a name is for good."""
    if present is not None and name_of(present) != name_of(form):
        found = Findings()
        found.wrong(
            f"{kind}/{name_of(form)}/slug", "Ce nom court ne change plus.", "This short name does not change any more."
        )
        raise WouldNotWork(findings=found)


def _refuse_taken(book: Book, kind: str, key: UUID, name: str) -> None:
    """A short name stays with what bore it, also when that is retired."""
    if book.ids[kind].get(name, key) != key:
        found = Findings()
        found.wrong(
            f"{kind}/{name}/slug", f"« {name} » est pris : il en faut un autre.", f"“{name}” is taken: choose another."
        )
        raise WouldNotWork(findings=found)


def _without(sheet: Sheet, kind: str, name: str) -> Sheet:
    """Let nobody serve a queue that is retired."""
    if kind != "queues":
        return sheet
    people = [replace(each, serves=[slug for slug in each.serves if slug != name]) for each in sheet.people]
    return replace(sheet, people=people)
