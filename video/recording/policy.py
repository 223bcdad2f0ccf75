"""An agency decides whether its calls may be recorded, what for, and how long that is kept: off until it has."""

from datetime import timedelta
from uuid import UUID

from msgspec import Struct, json
from sqlalchemy import delete, func
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from contact.edge import Ask
from contact.part import Route
from contact.plumbing.chance import digest
from contact.plumbing.errors import Finding
from contact.plumbing.findings import ChangedSince, Findings, WouldNotWork, errors
from contact.views import Words, words
from video.recording.models import RecordingPolicy

LONGEST = 180
LONGEST_PURPOSE = 300
AT = "recording"


class RecordingForm(Struct):
    """Whether calls may be recorded here; the purpose is told to everybody who is asked; days until it is erased."""

    on: bool
    purpose: Words
    days: int


class RecordingEdit(Struct):
    """What is decided, and on which version that is founded."""

    version: str
    form: RecordingForm


class RecordingDocument(Struct):
    """What holds now."""

    version: str
    form: RecordingForm
    findings: list[Finding]


async def read_policy(ask: Ask[None]) -> RecordingDocument:
    """Show whether one's agency records, and what for."""
    viewer = await ask.administrator()
    return _shown(await _read(ask.db, viewer.agency))


async def decide_on_recording(ask: Ask[RecordingEdit]) -> RecordingDocument:
    """Keep what an agency has decided; what goes on was promised otherwise, and stays as it was promised."""
    viewer, form = await ask.administrator(), ask.body.form
    present = await _read(ask.db, viewer.agency, lock=True)
    if present == form:
        return _shown(present)
    if _version(present) != ask.body.version:
        raise ChangedSince
    found = check(form)
    if errors(found):
        raise WouldNotWork(findings=found)

    await _write(ask.db, viewer.agency, form)
    await viewer.audit(ask.db, "recording.decided", viewer.agency)
    return _shown(form)


def check(form: RecordingForm) -> Findings:
    """Say what cannot be decided so."""
    found = Findings()
    if not form.on:
        return found
    said = {"fr": form.purpose.fr.strip(), "en": form.purpose.en.strip()}
    for language, purpose in said.items():
        if not purpose:
            found.wrong(
                f"{AT}/purpose/{language}",
                "Sans finalité dite aux personnes, rien n’est enregistré.",
                "Nothing is recorded without a purpose that people are told.",
            )
    if any(len(purpose) > LONGEST_PURPOSE for purpose in said.values()):
        found.wrong(f"{AT}/purpose", "300 caractères au plus.", "At most 300 characters.")
    if not 1 <= form.days <= LONGEST:
        found.wrong(
            f"{AT}/days", "Entre 1 et 180 jours : six mois au plus (CNIL).", "1 to 180 days: six months at most (CNIL)."
        )
    return found


async def _read(db: AsyncSession, agency: UUID, *, lock: bool = False) -> RecordingForm:
    policy = await db.get(RecordingPolicy, agency, with_for_update=lock)
    if policy is None:
        return RecordingForm(on=False, purpose=Words("", ""), days=30)
    return RecordingForm(on=True, purpose=words(policy.purpose), days=policy.keeps.days)


async def _write(db: AsyncSession, agency: UUID, form: RecordingForm) -> None:
    if not form.on:
        await db.execute(delete(RecordingPolicy).where(RecordingPolicy.agency_id == agency))
        return
    purpose = {"fr": form.purpose.fr.strip(), "en": form.purpose.en.strip()}
    decided = {"purpose": purpose, "keeps": timedelta(days=form.days), "decided_at": func.now()}
    await db.execute(
        insert(RecordingPolicy)
        .values(agency_id=agency, **decided)
        .on_conflict_do_update(index_elements=["agency_id"], set_=decided)
    )


def _shown(form: RecordingForm) -> RecordingDocument:
    return RecordingDocument(_version(form), form, [])


def _version(form: RecordingForm) -> str:
    return digest(json.encode(form).decode()).hex()[:16]


routes = (
    Route("GET", "/api/admin/recording", read_policy, gives=RecordingDocument),
    Route("PUT", "/api/admin/recording", decide_on_recording, takes=RecordingEdit, gives=RecordingDocument),
)
