"""Are the names fit, told apart, and the agencies somewhere?"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from zoneinfo import available_timezones

from contact.check_hours import check_closures
from contact.plumbing.findings import Findings
from contact.public_holidays import DEPARTMENTS
from contact.views import Words
from queues.administration.forms import AgencyForm
from queues.administration.named import Named

_SLUG = re.compile(r"[a-z0-9]+(?:[-._][a-z0-9]+)*")
LONGEST_NAME = 120


def check(named: Named, found: Findings) -> None:
    """Look at regions, skills and agencies, and at every name that must be the only one."""
    sheet = named.sheet
    motives = [motive.slug for queue in sheet.queues for motive in queue.motives]
    _told_apart("regions", (each.slug for each in sheet.regions), found)
    _told_apart("skills", (each.code for each in sheet.skills), found)
    _told_apart("agencies", (each.slug for each in sheet.agencies), found)
    _told_apart("queues", (each.slug for each in sheet.queues), found)
    _told_apart("motives", motives, found)
    _told_apart("people", (each.login for each in sheet.people), found)
    for region in sheet.regions:
        check_name(f"regions/{region.slug}/name", region.name, found)
    for skill in sheet.skills:
        check_label(f"skills/{skill.code}/label", skill.label, found)
    for agency in sheet.agencies:
        _agency(agency, named, found)


def check_name(at: str, name: str, found: Findings) -> None:
    """Look at a name that people read."""
    if not name.strip():
        found.wrong(at, "Écrivez un nom.", "Write a name.")
    elif len(name) > LONGEST_NAME:
        found.wrong(at, f"{LONGEST_NAME} caractères au plus.", f"{LONGEST_NAME} characters at most.")


def check_label(at: str, label: Words, found: Findings) -> None:
    """Look at a label in both languages."""
    check_name(f"{at}/fr", label.fr, found)
    check_name(f"{at}/en", label.en, found)


def _agency(agency: AgencyForm, named: Named, found: Findings) -> None:
    at = f"agencies/{agency.slug}"
    check_name(f"{at}/name", agency.name, found)
    if agency.zone not in _zones():
        found.wrong(
            f"{at}/zone",
            f"« {agency.zone} » n’est pas un fuseau horaire : Europe/Paris, Indian/Reunion…",
            f"“{agency.zone}” is no time zone: Europe/Paris, Indian/Reunion…",
        )
    if agency.department is not None and agency.department not in DEPARTMENTS:
        found.wrong(
            f"{at}/department",
            f"« {agency.department} » n’est pas le code d’un département : 69, 2A, 974…",
            f"“{agency.department}” is not the code of a department: 69, 2A, 974…",
        )
    if agency.region is not None and agency.region not in named.regions:
        found.wrong(
            f"{at}/region",
            f"La région « {agency.region} » n’existe pas.",
            f"There is no region “{agency.region}”.",
        )
    check_closures(at, agency.closures, found)


@cache
def _zones() -> set[str]:
    """Read once: the library looks through a folder of six hundred files each time."""
    return available_timezones()


def _told_apart(kind: str, slugs: Iterable[str], found: Findings) -> None:
    for slug, times in Counter(slugs).items():
        if times > 1:
            found.wrong(
                f"{kind}/{slug}/slug",
                f"« {slug} » est pris : il en faut un autre.",
                f"“{slug}” is taken: choose another.",
            )
        if not _SLUG.fullmatch(slug) or len(slug) > LONGEST_NAME:
            found.wrong(
                f"{kind}/{slug}/slug",
                "Des minuscules, des chiffres et des tirets seulement, par exemple « mes-droits ».",
                "Small letters, figures and hyphens only, for example “my-rights”.",
            )
