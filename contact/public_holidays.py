"""France's public holidays come in by this door, as closures."""

from collections.abc import Iterable

from holidays import country_holidays

from contact.hours import Closure

_HERE = {
    "57": "57",
    "67": "6AE",
    "68": "6AE",
    "971": "971",
    "972": "972",
    "973": "973",
    "974": "974",
    "975": "PM",
    "976": "976",
    "977": "BL",
    "978": "MF",
    "986": "WF",
    "987": "PF",
    "988": "NC",
}
_MAINLAND = {f"{number:02}" for number in range(1, 96)} - {"20"} | {"2A", "2B"}
DEPARTMENTS = frozenset(_MAINLAND | _HERE.keys())

# Kept by custom in some trades, but no public holidays (Code du travail, L3422-2): an agency that keeps one adds it.
_CUSTOM = {
    "971": {"Vendredi saint", "Mi-Carême", "Fête de Victor Schoelcher"},
    "972": {"Fête de Victor Schoelcher"},
    "978": {"Fête de Victor Schoelcher"},
}


def public_holidays(years: Iterable[int], department: str) -> tuple[Closure, ...]:
    """List the public holidays of a French department or overseas collectivity, by its INSEE code, in French.

    Code du travail, L3133-1; L3134-13 for Alsace and Moselle, where Good Friday is taken as kept in every commune;
    L3422-2 for overseas.
    """
    if department not in DEPARTMENTS:
        raise ValueError(f"{department} is not the code of a French department.")
    kept = country_holidays("FR", subdiv=_HERE.get(department), years=years, language="fr")
    custom = _CUSTOM.get(department, set())
    named = {day: set(kept.get_list(day)) - custom for day in sorted(kept)}
    return tuple(Closure(day, ", ".join(sorted(names))) for day, names in named.items() if names)
