"""Can this person work so?"""

from collections.abc import Mapping

from contact.check_hours import check_week
from contact.plumbing.findings import Findings
from queues.administration.check_house import check_name
from queues.administration.forms import PersonForm, Sheet
from queues.administration.named import Named

HIGHEST_LEVEL = 5
MOST_UNITS = 20


def check(person: PersonForm, named: Named, found: Findings) -> None:
    """Look at one person."""
    at = f"people/{person.login}"
    check_name(f"{at}/name", person.name, found)
    if person.agency not in named.agencies:
        found.wrong(
            f"{at}/agency", f"L’agence « {person.agency} » n’existe pas.", f"There is no agency “{person.agency}”."
        )
    if not 0 <= person.capacity <= MOST_UNITS:
        found.wrong(f"{at}/capacity", f"De 0 à {MOST_UNITS} unités.", f"From 0 to {MOST_UNITS} units.")
    if not person.languages:
        found.wrong(f"{at}/languages", "Choisissez au moins une langue.", "Choose one language at least.")
    check_skills(f"{at}/skills", person.skills, named, found)
    _serves(at, person, named, found)
    _limits(at, person, named, found)
    if person.week is not None and not check_week(at, person.week, found):
        found.doubtful(
            f"{at}/week",
            "Cette personne ne travaille jamais : laissez le planning vide si elle n’en a pas.",
            "This person never works: take the schedule away if they have none.",
        )


def check_administrators(before: Sheet, after: Sheet, found: Findings) -> None:
    """Look at whether anybody is left who can set things up: the last to leave could not be put back by anybody."""
    were = [person.login for person in before.people if person.role == "administrator"]
    if were and not any(person.role == "administrator" for person in after.people):
        found.wrong(
            f"people/{were[0]}/role",
            "Plus personne n’administrerait : donnez d’abord ce rôle à quelqu’un d’autre.",
            "Nobody would be left to administer: give this role to somebody else first.",
        )


def check_skills(at: str, skills: Mapping[str, int], named: Named, found: Findings) -> None:
    """Look at skills and their levels."""
    for code, level in skills.items():
        if code not in named.skills:
            found.wrong(f"{at}/{code}", f"La compétence « {code} » n’existe pas.", f"There is no skill “{code}”.")
        elif not 1 <= level <= HIGHEST_LEVEL:
            found.wrong(f"{at}/{code}", f"Un niveau de 1 à {HIGHEST_LEVEL}.", f"A level from 1 to {HIGHEST_LEVEL}.")


def _serves(at: str, person: PersonForm, named: Named, found: Findings) -> None:
    for slug in person.serves:
        if slug not in named.queues:
            found.wrong(f"{at}/serves", f"La file « {slug} » n’existe pas.", f"There is no queue “{slug}”.")
    if person.role == "advisor" and not person.serves:
        found.doubtful(
            f"{at}/serves",
            "Cette personne ne sert aucune file : seuls ses propres demandeurs lui seront proposés.",
            "This person serves no queue: only the people they follow will be offered to them.",
        )


def _limits(at: str, person: PersonForm, named: Named, found: Findings) -> None:
    for kind, most in person.limits.items():
        if kind not in named.channels:
            found.wrong(f"{at}/limits/{kind}", f"Le canal « {kind} » n’existe pas.", f"There is no channel “{kind}”.")
        elif most < 0:
            found.wrong(f"{at}/limits/{kind}", "Zéro ou plus.", "Nought or more.")
