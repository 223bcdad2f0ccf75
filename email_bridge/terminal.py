"""What an operator says at a terminal: `mailbox` adds an address of ours, or changes it."""

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from contact.models import Agency
from contact.part import House
from contact.plumbing import chance
from contact.plumbing.errors import Misconfigured
from email_bridge.marks import LONGEST_LOCAL
from email_bridge.models import Mailbox, Source

_PLAIN = "plain"
_MAILBOX = (
    "mailbox NAME ADDRESS AGENCY MOTIVE [plain] [imaps://LOGIN@HOST/FOLDER PASSWORD_VARIABLE [from-the-beginning]]"
)


async def add_mailbox(house: House, words: list[str]) -> int:
    """Add or change a mailbox by its name: with a URL it is fetched by IMAP, without one it comes by the door.

    What a mailbox holds when it is first opened is left to those who have read it, unless we are told otherwise.
    `plain` is for one whose server does not take `address+anything`.
    """
    takes_plus = words[4:5] != [_PLAIN]
    words = words if takes_plus else words[:4] + words[5:]
    if len(words) not in {4, 6, 7} or words[6:] not in ([], ["from-the-beginning"]):
        raise Misconfigured(_MAILBOX)
    name, address, agency_slug, motive = words[:4]
    url, secret_name = words[4:6] or (None, None)
    if takes_plus and len(address.rpartition("@")[0]) > LONGEST_LOCAL:
        raise Misconfigured(f"More than {LONGEST_LOCAL} characters before the @ leave no room for a mark: say `plain`.")
    async with house.database.transaction() as db:
        agency = await db.scalar(select(Agency.id).where(Agency.slug == agency_slug))
        motive_id = await house.queueing.motive(db, agency, motive) if agency else None
        if agency is None or motive_id is None:
            raise Misconfigured("There is no such agency, or it has no such motive.")
        box = {
            "agency_id": agency,
            "motive_id": motive_id,
            "name": name,
            "address": address,
            "takes_plus": takes_plus,
            "source": Source.IMAP if url else Source.DOOR,
            "url": url,
            "secret_name": secret_name,
        }
        if words[6:]:
            box |= {"uid_validity": 0, "last_uid": 0}
        changed = insert(Mailbox).values(id=chance.new_id(), **box)
        await db.execute(changed.on_conflict_do_update(index_elements=["name"], set_=box))
    return 0
