"""An instant in words, in French and in English, by the clocks of a place."""

from datetime import datetime
from zoneinfo import ZoneInfo

_DAYS = {
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "en": "January February March April May June July August September October November December",
}
_TIME_THERE = {"fr": "heure de {place}", "en": "{place} time"}
_PLACES = {"Europe/Paris": "Paris", "Indian/Reunion": "La Réunion", "Pacific/Noumea": "Nouméa"}


def hour(at: datetime, zone: str, language: str) -> str:
    """Return an instant as it is said where somebody is: `mardi 1er décembre à 09:30 (heure de Paris)`."""
    said = _said(at.astimezone(ZoneInfo(zone)), zone, language)
    return said if language == "fr" else f"on {said}"


def dated(at: datetime, zone: str, language: str) -> str:
    """Return an instant as a paper says it: with the year."""
    there = at.astimezone(ZoneInfo(zone))
    return _said(there, zone, language, f" {there.year}")


def noted(at: datetime, zone: str) -> str:
    """Return an instant as a list says it, in any language: `28/11 14:43`."""
    return f"{at.astimezone(ZoneInfo(zone)):%d/%m %H:%M}"


def _said(there: datetime, zone: str, language: str, year: str = "") -> str:
    day, month = _DAYS[language][there.weekday()], _MONTHS[language].split()[there.month - 1]
    place = _PLACES.get(zone) or zone.rpartition("/")[2].replace("_", " ")
    says = _TIME_THERE[language].format(place=place)
    if language == "fr":
        return f"{day} {'1er' if there.day == 1 else there.day} {month}{year} à {there:%H:%M} ({says})"
    return f"{day} {there.day} {month}{year} at {there:%H:%M} ({says})"
