"""Images within a letter's text are put into its page by their bytes: each once, and together within a limit.

A frame without an origin has no cookie to fetch them with.
"""

import base64
import html
import re
from collections.abc import Mapping
from urllib.parse import unquote
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from contact.attachments import Attachment, AttachmentBytes

# Of all images of a page, as they stand in it.
MOST_BYTES = 20 * 1024 * 1024
_LARGEST = 2 * 1024 * 1024
_MOST = 50
_KINDS = {"image/png", "image/jpeg", "image/gif", "image/webp"}
# As nh3 writes it: between double quotation marks, with references to characters.
_SOURCE = re.compile(r'src="cid:([^"]{1,1000})"', re.IGNORECASE)


async def put_in(db: AsyncSession, entry: UUID | None, page: str) -> str:
    """Return a page with the images of its letter where it first names each; elsewhere their words stand for them."""
    named = {_meant(written) for written in _SOURCE.findall(page)}
    images = await _images(db, entry, named) if named else {}
    waiting = dict(images)
    return _SOURCE.sub(lambda found: _first(waiting, _meant(found[1])), page)


def _meant(written: str) -> str:
    """Return the identifier that a `cid:` names: it is part of a URL (RFC 2392), and that of an attribute."""
    return unquote(html.unescape(written)).strip("<> ")


def _first(waiting: dict[str, str], content_id: str) -> str:
    image = waiting.pop(content_id, None)
    return f'src="{image}"' if image else ""


async def _images(db: AsyncSession, entry: UUID | None, named: set[str]) -> Mapping[str, str]:
    rows = await db.execute(
        select(Attachment.id, Attachment.content_id, Attachment.media_type, Attachment.size)
        .where(
            Attachment.entry_id == entry,
            Attachment.content_id.in_(named),
            Attachment.media_type.in_(_KINDS),
            Attachment.size <= _LARGEST,
        )
        .order_by(Attachment.added_at, Attachment.id)
        .limit(_MOST)
    )
    room = MOST_BYTES
    chosen: dict[str, tuple[UUID, str]] = {}
    for image, content_id, kind, size in rows:
        taken = size * 4 // 3 + 100
        if content_id and content_id not in chosen and taken <= room:
            chosen[content_id] = (image, kind)
            room -= taken
    return {content_id: await _written(db, image, kind) for content_id, (image, kind) in chosen.items()}


async def _written(db: AsyncSession, image: UUID, kind: str) -> str:
    content = await db.scalar(select(AttachmentBytes.content).where(AttachmentBytes.attachment_id == image))
    return f"data:{kind};base64,{base64.b64encode(content or b'').decode()}"
