"""Would this work? Errors refuse, warnings tell; each says why beside its field, in both languages. Pure."""

from collections.abc import Mapping

from contact.plumbing.errors import Finding
from contact.plumbing.findings import Findings
from queues.administration import check_house, check_people, check_queues, check_rings, check_staff
from queues.administration.forms import Sheet
from queues.administration.named import Named


def check(sheet: Sheet, channels: Mapping[str, int]) -> list[Finding]:
    """Look at the whole sheet; `channels` are the units that a contact of each kind takes."""
    named, found = Named(sheet, channels), Findings()
    check_house.check(named, found)
    for queue in sheet.queues:
        check_queues.check(queue, named, found)
        check_rings.check(queue, named, found)
        check_staff.check(queue, named, found)
    check_queues.check_overflow(named, found)
    for person in sheet.people:
        check_people.check(person, named, found)
    return found
