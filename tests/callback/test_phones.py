"""A number is read as people write it where they live, and what costs more than a call is not called."""

import pytest

from callback import phones
from callback.phones import NumberTooDear, NumberUnreadable


@pytest.mark.parametrize(
    ("written", "zone", "meant"),
    [
        ("06 12 34 56 78", "", "+33612345678"),
        ("0033 6 12 34 56 78", "", "+33612345678"),
        ("+33 (0)6 12 34 56 78", "", "+33612345678"),
        ("01.42.68.53.00", "", "+33142685300"),
        ("0692 12 34 56", "", "+262692123456"),
        ("0692123456", "Europe/Paris", "+262692123456"),
        ("0690 30 12 34", "", "+590690301234"),
        ("0696 20 12 34", "", "+596696201234"),
        ("0694 20 12 34", "", "+594694201234"),
        ("0639 01 23 45", "", "+262639012345"),
        ("0639 87 65 43", "", "+262639876543"),  # a series that is younger than the library
        ("+262 639 87 65 43", "", "+262639876543"),
        ("41 12 34", "America/Miquelon", "+508411234"),
        ("75 12 34", "Pacific/Noumea", "+687751234"),
        ("87 12 34 56", "Pacific/Tahiti", "+68987123456"),
        ("82 12 34", "Pacific/Wallis", "+681821234"),
        ("+41 44 668 18 00", "", "+41446681800"),
    ],
)
def test_a_number_is_read_as_it_is_written_there(written: str, zone: str, meant: str) -> None:
    assert phones.number(written, zone) == meant


@pytest.mark.parametrize(
    "written",
    [
        "0899 70 12 34",  # premium
        "+33 892 70 12 34",
        "0820 12 34 56",  # shared cost
        "+44 909 879 0000",  # premium, abroad
        "+1 900 555 1234",
        "+44 70 1234 5678",  # a personal number: it rings anywhere, and its caller pays
        "+1 500 234 5678",
        "+41 878 123 456",
        "+881 6 1234 5678",  # Iridium
        "+870 773 123 456",  # Inmarsat
        "+979 1 2345 6789",  # premium of no country
    ],
)
def test_what_costs_more_than_a_call_is_refused(written: str) -> None:
    with pytest.raises(NumberTooDear):
        phones.number(written)


@pytest.mark.parametrize("written", ["", "3949", "15", "Rosa", "06 12", "0612345678901234", "+999 123", "9" * 60, "☎️"])
def test_what_is_no_number_is_told_so(written: str) -> None:
    with pytest.raises(NumberUnreadable):
        phones.number(written)


@pytest.mark.parametrize(
    ("written", "zone"), [("0000000000", ""), ("118218", "Pacific/Noumea"), ("+33 0 00 00 00 00", ""), ("0600", "")]
)
def test_what_only_has_the_length_of_a_number_is_none(written: str, zone: str) -> None:
    with pytest.raises(NumberUnreadable):
        phones.number(written, zone)


def test_its_owner_knows_a_number_by_its_end() -> None:
    assert phones.hint("+262692123456") == "•• 56"
    assert phones.spoken("+262692123456") == "+262 692 12 34 56"
