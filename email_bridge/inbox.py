"""A contact's letters as people read them: what they said, who vouches for it, what is attached, their own layout."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from msgspec import Struct, convert
from sqlalchemy import select
from sqlalchemy.orm import undefer

from contact import attachments
from contact.attachments import AttachmentShown
from contact.edge import Ask
from contact.files import File
from contact.models import Entry
from contact.part import Route
from contact.plumbing.errors import NotFound
from email_bridge import pictures
from email_bridge.models import Direction, Letter
from email_bridge.reading import Passage

PAGE = 50
_POLICY = (
    "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src data:; "
    "style-src 'unsafe-inline'; frame-ancestors 'self'"
)
_PAGE = """<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><title></title><style>
:root {{ color-scheme: light dark }}
body {{ margin: 0; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere }}
img {{ max-width: 100%; height: auto }}
table {{ border-collapse: collapse }}
blockquote {{ margin: 0.5rem 0; padding-inline-start: 1rem; border-inline-start: 3px solid GrayText }}
</style><body dir="auto">{letter}</body>"""


class LetterIn(Struct):
    """A letter that came, beside the entry that holds its words."""

    id: UUID
    entry: UUID
    subject: str
    subject_changed: bool
    sender: str
    to: list[str]
    cc: list[str]
    # What our mail server says of the sender's domain; None where nobody looked.
    verified: bool | None
    # It names a conversation of somebody else, and was not let into it.
    stranger: bool
    automatic: bool
    passages: list[Passage]
    formatted: bool
    cut: bool
    attachments: list[AttachmentShown]


class LettersIn(Struct):
    """The letters that came in a contact, beside its entries after a cursor."""

    letters: list[LetterIn]
    cursor: int
    more: bool


async def letters(ask: Ask[None]) -> LettersIn:
    """Return the letters that came in a contact after a cursor, which is the `seq` of an entry."""
    viewer = await ask.viewer()
    contact = await viewer.contact(ask.db, ask.id())
    after = ask.number("after", 0)
    rows = await ask.db.execute(
        select(Letter, Letter.html.is_not(None), Entry.seq)
        .join(Entry, Entry.id == Letter.entry_id)
        .where(Letter.contact_id == contact.id, Letter.direction == Direction.IN, Entry.seq > after)
        .order_by(Entry.seq)
        .limit(PAGE + 1)
    )
    found = rows.all()
    shown = found[:PAGE]
    enclosed = await attachments.of_entries(ask.db, [each.entry_id for each, _, _ in shown if each.entry_id])
    return LettersIn(
        letters=[_shown(each, enclosed, formatted=formatted) for each, formatted, _ in shown],
        cursor=shown[-1].seq if shown else after,
        more=len(found) > PAGE,
    )


async def letter_page(ask: Ask[None]) -> File:
    """Return a letter in its own layout, as a page that runs nothing and fetches nothing."""
    viewer = await ask.viewer()
    contact = await viewer.contact(ask.db, ask.id())
    wanted = select(Letter).where(Letter.id == ask.id("letter"), Letter.contact_id == contact.id)
    letter = (await ask.db.scalars(wanted.options(undefer(Letter.html)))).one_or_none()
    if letter is None or letter.html is None:
        raise NotFound

    if viewer.role and not await viewer.has_in_hand(ask.db, contact):
        await viewer.audit(ask.db, "letter.read", letter.id)
    page = _PAGE.format(letter=await pictures.put_in(ask.db, letter.entry_id, letter.html))
    return File("", "text/html; charset=utf-8", page.encode(), _POLICY)


def _shown(letter: Letter, enclosed: Mapping[UUID, Sequence[AttachmentShown]], *, formatted: bool) -> LetterIn:
    entry = letter.entry_id
    if entry is None:
        raise NotFound
    return LetterIn(
        id=letter.id,
        entry=entry,
        subject=letter.subject,
        subject_changed=letter.subject_changed,
        sender=letter.from_address,
        to=letter.to_addresses,
        cc=letter.cc_addresses,
        verified=letter.verified,
        stranger=letter.stranger,
        automatic=letter.robot is not None,
        passages=convert(letter.passages, list[Passage]),
        formatted=formatted,
        cut=letter.cut,
        attachments=list(enclosed.get(entry, ())),
    )


routes = (
    Route("GET", "/api/contacts/{id}/letters", letters, gives=LettersIn, query=("after",)),
    Route("GET", "/api/contacts/{id}/letters/{letter}/page", letter_page, gives=File),
)
