"""An administrator sets up the mailboxes of their agency: which there are, how they are read, and how well."""

from datetime import datetime
from typing import Annotated
from urllib.parse import urlsplit
from uuid import UUID

import msgspec
from msgspec import Meta, Struct
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from contact.access import Viewer
from contact.edge import Ask
from contact.part import Route
from contact.plumbing import chance
from contact.plumbing.errors import Finding, NotFound
from contact.plumbing.findings import ChangedSince, Findings, WouldNotWork, errors
from contact.views import Language, Nothing, Words
from email_bridge.headers import AddressUnwritable, written_address
from email_bridge.marks import LONGEST_LOCAL
from email_bridge.models import Mailbox, Source

Short = Annotated[str, Meta(max_length=254)]


class MailboxForm(Struct, frozen=True):
    """A mailbox as it is set up; without a server its letters come by our door.

    A password is never here: only the name of the variable that gives it to the mail process.
    """

    name: Short
    address: Short
    motive: UUID | None
    language: Language
    takes_plus: bool
    signature: Words
    server: Annotated[str, Meta(max_length=500)]
    secret: Short
    paused: bool


class MailboxDocument(Struct):
    """A mailbox's form, its version, and what there is to say of it."""

    version: str
    form: MailboxForm
    findings: list[Finding] = []


class MailboxRow(Struct):
    """A mailbox at a glance, and how well it is read; `asked` while the mail process is to look again."""

    id: UUID
    name: str
    address: str
    fetched: bool
    paused: bool
    asked: bool
    last_seen_at: datetime | None
    failure: str | None
    failing_since: datetime | None


class AllMailboxes(Struct):
    """The mailboxes of an agency."""

    mailboxes: list[MailboxRow]


async def mailboxes(ask: Ask[None]) -> AllMailboxes:
    """Show an administrator the mailboxes of their agency."""
    viewer = await ask.administrator()
    found = await ask.db.scalars(select(Mailbox).where(Mailbox.agency_id == viewer.agency).order_by(Mailbox.name))
    return AllMailboxes([_row(box) for box in found])


async def mailbox(ask: Ask[None]) -> MailboxDocument:
    """Open the form of one."""
    viewer = await ask.administrator()
    form = _form(await _theirs(ask.db, viewer, ask.id()))
    return MailboxDocument(_version(form), form)


async def save_mailbox(ask: Ask[MailboxDocument]) -> MailboxDocument:
    """Keep one, new or as it now should be; where another server holds it, it begins with what comes."""
    viewer = await ask.administrator()
    box = await ask.db.get(Mailbox, ask.id(), with_for_update=True)
    if box.agency_id != viewer.agency if box else ask.body.version:
        raise NotFound
    kept = _form(box) if box else None
    form = ask.body.form
    if kept != form:
        if ask.body.version != (_version(kept) if kept else ""):
            raise ChangedSince
        is_known = form.motive and await ask.house.queueing.agency(ask.db, form.motive) == viewer.agency
        found = await _look_over(ask.db, ask.id(), form, is_known=bool(is_known))
        if errors(found):
            raise WouldNotWork(findings=found)
        _fill(box := box or Mailbox(id=ask.id(), agency_id=viewer.agency), form)
        ask.db.add(box)
        await viewer.audit(ask.db, "mailbox.edited", box.id)
    return MailboxDocument(_version(form), form)


async def look_again(ask: Ask[Nothing]) -> Nothing:
    """Let the mail process connect anew, now: how it went is what is shown next."""
    viewer = await ask.administrator()
    box = await _theirs(ask.db, viewer, ask.id())
    box.asked_at = func.now()
    await viewer.audit(ask.db, "mailbox.tried", box.id)
    return Nothing()


async def _theirs(db: AsyncSession, viewer: Viewer, box_id: UUID) -> Mailbox:
    box = await db.get(Mailbox, box_id)
    if box is None or box.agency_id != viewer.agency:
        raise NotFound
    return box


async def _look_over(db: AsyncSession, box_id: UUID, form: MailboxForm, *, is_known: bool) -> Findings:
    """Return what would not work; each is said beside its field."""
    found, here = Findings(), f"mailboxes/{form.name}"
    if not form.name.strip():
        found.wrong(f"{here}/name", "Donnez-lui un nom.", "Give it a name.")
    if not _can_be_written_to(form.address):
        found.wrong(f"{here}/address", "Cette adresse n’en est pas une.", "This is not an address.")
    if form.takes_plus and len(form.address.rpartition("@")[0]) > LONGEST_LOCAL:
        found.wrong(
            f"{here}/takes_plus",
            f"Plus de {LONGEST_LOCAL} caractères avant le @ : il n’y a pas de place pour une marque.",
            f"More than {LONGEST_LOCAL} characters before the @ leave no room for a mark.",
        )
    if not is_known:
        found.wrong(f"{here}/motive", "Choisissez un motif de cette agence.", "Choose a motive of this agency.")
    if form.server:
        _look_over_server(found, here, form)
    for field in ("name", "address"):
        taken = select(Mailbox.id).where(getattr(Mailbox, field) == getattr(form, field), Mailbox.id != box_id)
        if await db.scalar(taken.limit(1)):
            found.wrong(f"{here}/{field}", "Une autre boîte l’a déjà.", "Another mailbox has it already.")
    return found


def _look_over_server(found: Findings, here: str, form: MailboxForm) -> None:
    if not _is_server(form.server):
        found.wrong(
            f"{here}/server",
            "Écrivez imaps://nom@serveur/INBOX, sans mot de passe.",
            "Write imaps://login@host/INBOX, without a password.",
        )
    if not form.secret.isidentifier():
        found.wrong(f"{here}/secret", "Nommez la variable du mot de passe.", "Name the variable of the password.")


def _is_server(text: str) -> bool:
    try:
        url = urlsplit(text)
        known = url.scheme in {"imap", "imaps"} and url.hostname and url.username and url.port != 0
    except ValueError:
        return False
    return bool(known) and url.password is None


def _can_be_written_to(address: str) -> bool:
    try:
        return "@" in written_address(address)
    except AddressUnwritable:
        return False


def _fill(box: Mailbox, form: MailboxForm) -> None:
    box.name, box.address = form.name.strip(), form.address
    if form.motive:
        box.motive_id = form.motive
    box.language, box.takes_plus, box.paused = form.language, form.takes_plus, form.paused
    box.signature = {language: text for language, text in msgspec.to_builtins(form.signature).items() if text}
    box.source = Source.IMAP if form.server else Source.DOOR
    if form.server != (box.url or ""):
        # Its numbers are another server's: what that holds has been read by those who opened it.
        box.uid_validity, box.last_uid = None, 0
    if form.paused or not form.server:
        box.failure = box.failing_since = None
    box.url, box.secret_name = form.server or None, form.secret if form.server else None


def _form(box: Mailbox) -> MailboxForm:
    return MailboxForm(
        name=box.name,
        address=box.address,
        motive=box.motive_id,
        language=box.language,  # type: ignore[arg-type]
        takes_plus=box.takes_plus,
        signature=Words(box.signature.get("fr", ""), box.signature.get("en", "")),
        server=box.url or "",
        secret=box.secret_name or "",
        paused=box.paused,
    )


def _version(form: MailboxForm) -> str:
    return chance.digest(msgspec.json.encode(form).decode()).hex()[:16]


def _row(box: Mailbox) -> MailboxRow:
    asked = box.asked_at is not None and (box.looked_at is None or box.looked_at < box.asked_at)
    return MailboxRow(
        id=box.id,
        name=box.name,
        address=box.address,
        fetched=box.source == Source.IMAP,
        paused=box.paused,
        asked=asked and not box.paused,
        last_seen_at=box.last_seen_at,
        failure=box.failure,
        failing_since=box.failing_since,
    )


routes = (
    Route("GET", "/api/admin/mailboxes", mailboxes, gives=AllMailboxes),
    Route("GET", "/api/admin/mailboxes/{id}", mailbox, gives=MailboxDocument),
    Route("PUT", "/api/admin/mailboxes/{id}", save_mailbox, takes=MailboxDocument, gives=MailboxDocument),
    Route("POST", "/api/admin/mailboxes/{id}/look", look_again, takes=Nothing, gives=Nothing),
)
