"""A letter goes first to the referent of whoever wrote it, where our own mail server vouches for them."""

from collections.abc import AsyncIterator
from uuid import UUID

import pytest

from app.seed import AGENCY, named
from contact.plumbing import chance
from email_bridge import parser, proofs
from tests.email_bridge.sorting import SAM, Office, office, written
from tests.email_bridge.test_threads import TRUSTED, replace_trust
from tests.people import Town

VOUCHED = f"{TRUSTED}; dmarc=pass header.from=example.org"


@pytest.fixture
async def door(town: Town) -> AsyncIterator[Office]:
    async with office(replace_trust(town)) as opened:
        yield opened


async def followed(town: Town, by: str | None = "alice", *, email: str = SAM, agency: UUID = AGENCY) -> None:
    """Let somebody be known by an address they gave, and followed by an advisor."""
    await town.sql(
        "INSERT INTO seeker (id, agency_id, name, email, language, referent_id)"
        " VALUES (:id, :agency, 'Sam Petit', :email, 'fr', :referent)",
        id=chance.new_id(),
        agency=agency,
        email=email,
        referent=named(by) if by else None,
    )


async def asked_first(town: Town) -> list[UUID | None]:
    return [wanted for (wanted,) in await town.sql("SELECT wanted_id FROM placement")]


async def test_a_letter_that_is_vouched_for_goes_to_the_referent_first(town: Town, door: Office) -> None:
    await followed(town, email="Sam@Example.org")

    contact = await door.takes(written(Authentication_Results=VOUCHED))

    assert await asked_first(town) == [named("alice")]
    rows = await town.sql("SELECT s.referent_id FROM contact c JOIN seeker s ON s.id = c.seeker_id")
    assert rows == [(None,)], f"{contact} is of a person known by letters alone"


@pytest.mark.parametrize("results", ["", f"{TRUSTED}; dmarc=fail", f"{TRUSTED}; spf=pass smtp.mailfrom=example.net"])
async def test_without_proof_it_waits_like_any_other(town: Town, door: Office, results: str) -> None:
    await followed(town)

    await door.takes(written(Authentication_Results=results) if results else written())

    assert await asked_first(town) == [None]


async def test_an_address_that_two_are_known_by_leads_to_neither_referent(town: Town, door: Office) -> None:
    await followed(town)
    await followed(town, "bob")

    await door.takes(written(Authentication_Results=VOUCHED))

    assert await asked_first(town) == [None]


async def test_who_gives_the_address_of_somebody_else_changes_nothing_for_them(town: Town, door: Office) -> None:
    await followed(town)
    await followed(town, None)

    await door.takes(written(Authentication_Results=VOUCHED))

    assert await asked_first(town) == [named("alice")]


async def test_a_referent_who_left_is_not_asked(town: Town, door: Office) -> None:
    await followed(town)
    await town.sql("UPDATE advisor SET retired_at = now() WHERE id = :id", id=named("alice"))

    await door.takes(written(Authentication_Results=VOUCHED))

    assert await asked_first(town) == [None]


@pytest.mark.parametrize(
    ("results", "holds"),
    [
        (VOUCHED, True),
        (f"{TRUSTED}; dkim=pass header.d=example.org; dmarc=none", True),
        (f"{TRUSTED}; dkim=fail header.d=example.org; dkim=pass header.i=@Example.org header.s=a", True),
        (f"{TRUSTED}; spf=pass smtp.mailfrom=sam@example.org", True),
        (f"{TRUSTED}; dkim=pass header.d=example.net; spf=pass smtp.mailfrom=x@example.net", False),
        (f"{TRUSTED}; dkim=pass header.d=example.org.evil.example", False),
        (f"{TRUSTED}; spf=pass smtp.mailfrom=x@evil.example smtp.mailfrom=sam@example.org", False),
        (f"{TRUSTED}; spf=pass smtp.helo=example.org", False),
        (f"{TRUSTED}; dkim=pass header.d=example.org; dmarc=fail header.from=example.org", False),
        ("mx.evil.example; dkim=pass header.d=example.org", False),
    ],
)
def test_it_holds_for_the_very_domain_that_people_read(results: str, holds: bool) -> None:
    reading = parser.read(written())
    reading.results = [results]

    assert proofs.of(reading, (TRUSTED,)).holds is holds
