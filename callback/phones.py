"""Which number is meant, and may it be called?"""

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberFormat, PhoneNumberType

from contact.plumbing.errors import Invalid

# Overseas numbers are written like those of the mainland, and are not theirs: 0692… is Réunion, +262.
_REGIONS = ("FR", "GP", "MQ", "GF", "RE", "YT", "PM", "NC", "PF", "WF")
# Where a number has six digits everywhere, the clocks say whose it is.
_AT_HOME = {
    "America/Miquelon": "PM",
    "Pacific/Noumea": "NC",
    "Pacific/Tahiti": "PF",
    "Pacific/Marquesas": "PF",
    "Pacific/Gambier": "PF",
    "Pacific/Wallis": "WF",
    "America/Guadeloupe": "GP",
    "America/Marigot": "GP",
    "America/St_Barthelemy": "GP",
    "America/Martinique": "MQ",
    "America/Cayenne": "GF",
    "Indian/Reunion": "RE",
    "Indian/Mayotte": "YT",
}
# Series that a plan has opened and the library does not know yet.
_SERIES = {
    "0639": "YT",
    "0690": "GP",
    "0691": "GP",
    "0692": "RE",
    "0693": "RE",
    "0694": "GF",
    "0696": "MQ",
    "0697": "MQ",
}
_DEAR = frozenset(
    {
        PhoneNumberType.PREMIUM_RATE,
        PhoneNumberType.SHARED_COST,
        PhoneNumberType.UAN,
        PhoneNumberType.PERSONAL_NUMBER,
        PhoneNumberType.PAGER,
        PhoneNumberType.VOICEMAIL,
    }
)
# Satellites, and numbers of no country (ITU-T E.164, list of assigned country codes).
_NOWHERE = "001"


class NumberUnreadable(Invalid):
    """This does not look like a telephone number. Please check it; from abroad, begin with + and the country."""


class NumberTooDear(Invalid):
    """This number cannot be called back: calls to it are charged or go by satellite. Please give another."""


def number(written: str, zone: str = "") -> str:
    """Return a number as E.164; raise NumberUnreadable, or NumberTooDear for what costs more than a call.

    A number without a country is tried in the French region of `zone`, and then in each.
    """
    meant = _meant(written, zone)
    if phonenumbers.region_code_for_country_code(meant.country_code or 0) == _NOWHERE:
        raise NumberTooDear
    if phonenumbers.number_type(meant) in _DEAR:
        raise NumberTooDear
    return phonenumbers.format_number(meant, PhoneNumberFormat.E164)


def spoken(e164: str) -> str:
    """Return a number as people write it."""
    return phonenumbers.format_number(phonenumbers.parse(e164), PhoneNumberFormat.INTERNATIONAL)


def hint(e164: str) -> str:
    """Return the end of a number, by which its owner knows it and nobody else can call it."""
    return f"•• {e164[-2:]}"


def _meant(written: str, zone: str) -> PhoneNumber:
    first = _AT_HOME.get(zone, "FR")
    regions = (first, *(region for region in _REGIONS if region != first))
    parsed = [found for region in regions if (found := _parsed(written, region))]
    valid = [each for each in parsed if phonenumbers.is_valid_number(each)]
    young = [each for each in parsed if _is_young(each)]
    if not valid and not young:
        raise NumberUnreadable
    return (valid or young)[0]


def _is_young(parsed: PhoneNumber) -> bool:
    """Tell whether a number is of a series that a plan has opened lately."""
    region = _SERIES.get(f"0{parsed.national_number}"[:4])
    ours = region is not None and phonenumbers.country_code_for_region(region) == parsed.country_code
    return ours and phonenumbers.is_possible_number(parsed)


def _parsed(written: str, region: str) -> PhoneNumber | None:
    if len(written) > 40:
        return None
    try:
        return phonenumbers.parse(written, region)
    except NumberParseException:
        return None
