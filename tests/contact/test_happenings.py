"""What happened is noted as it happens; what is noted is bounded, and has no place for anybody's words."""

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

import app
from app.seed import AGENCY
from contact import forgetting, happenings
from contact.evidence import Happens, Side, plainly
from contact.part import House
from contact.plumbing.errors import Misconfigured
from contact.plumbing.settings import from_environment
from tests.people import Town

KINDS = {
    "rang": Happens(plainly("Cela a sonné {seconds} s", "It rang for {seconds} s"), most=3),
    "opened": Happens(plainly("Ouvert", "Opened"), apart=timedelta(minutes=10)),
}


@pytest.fixture
def listening(town: Town) -> House:
    """The house, with two kinds of happening of its own."""
    return replace(town.house, happens=KINDS)


async def noted(house: House, about: UUID, *what: str, **detail: happenings.Value) -> None:
    """Note some things, each in a transaction of its own."""
    for each in what:
        async with house.database.transaction() as db:
            await happenings.note(house, db, each, about=about, agency=AGENCY, side=Side.THEIRS, detail=detail)


async def shown(house: House, *about: UUID) -> list[happenings.Noted]:
    async with house.database.transaction() as db:
        return happenings.show(house, await happenings.read(db, about)).happenings


async def test_what_happened_about_some_is_told_in_order_in_both_languages(listening: House) -> None:
    contact, appointment = uuid4(), uuid4()
    await noted(listening, appointment, "opened")
    await noted(listening, contact, "rang", seconds=30)
    await noted(listening, uuid4(), "rang", seconds=8)

    told = await shown(listening, contact, appointment)

    assert [(each.what, each.side, each.says.fr, each.says.en) for each in told] == [
        ("opened", "theirs", "Ouvert", "Opened"),
        ("rang", "theirs", "Cela a sonné 30 s", "It rang for 30 s"),
    ]


async def test_whoever_repeats_something_fills_no_disk_and_pushes_nothing_out(listening: House) -> None:
    about, other = uuid4(), uuid4()

    await noted(listening, about, "rang", "rang", "rang", "rang", "rang", "opened", seconds=1)
    await noted(listening, other, "rang", seconds=1)

    assert [each.what for each in await shown(listening, about)] == ["rang", "rang", "rang", "opened"]
    assert [each.what for each in await shown(listening, other)] == ["rang"]


async def test_the_same_again_a_moment_later_is_one_happening(listening: House, town: Town) -> None:
    about = uuid4()
    await noted(listening, about, "opened", "opened")
    together = len(await shown(listening, about))
    await town.sql("UPDATE happening SET at = at - interval '11 min'")

    await noted(listening, about, "opened")

    assert (together, len(await shown(listening, about))) == (1, 2)


async def test_what_is_taken_back_has_not_happened(listening: House) -> None:
    about = uuid4()

    with suppress(LookupError):
        async with listening.database.transaction() as db:
            await happenings.note(listening, db, "opened", about=about, agency=AGENCY)
            raise LookupError

    assert await shown(listening, about) == []


@pytest.mark.parametrize("said", ["Sam", "sam@example.org", "192.0.2.7", "+33612345678", "two words", "x" * 40])
async def test_nobodys_name_or_address_fits_in(listening: House, said: str) -> None:
    about = uuid4()
    await noted(listening, about, "rang", seconds=1, by="sms")

    with pytest.raises(ValueError, match="by"):
        await noted(listening, about, "rang", seconds=1, by=said)


async def test_a_kind_that_nobody_has_registered_is_not_noted(listening: House) -> None:
    with pytest.raises(KeyError):
        await noted(listening, uuid4(), "whatever")


async def test_what_nobody_can_contest_any_more_is_erased_and_nothing_else(listening: House, town: Town) -> None:
    about = uuid4()
    await noted(listening, about, "rang", "rang", seconds=1)
    await town.sql("UPDATE happening SET at = now() - interval '396 d 1 s' WHERE id = (SELECT min(id) FROM happening)")
    await noted(listening, about, "opened")

    await forgetting.forget(listening)

    assert [each.what for each in await shown(listening, about)] == ["rang", "opened"]


async def test_much_that_is_old_is_erased_in_rounds(listening: House, town: Town) -> None:
    await town.sql(
        """INSERT INTO happening (agency_id, about, what, at)
           SELECT CAST(:agency AS uuid), gen_random_uuid(), 'opened', now() - interval '2 y' + n * interval '1 s'
           FROM generate_series(1, 2500) n""",
        agency=str(AGENCY),
    )
    await noted(listening, uuid4(), "opened")

    await forgetting.forget(listening)

    assert await town.sql("SELECT count(*) FROM happening") == [(1,)]


def test_a_time_in_which_nobody_could_contest_anything_is_refused() -> None:
    forgetting.examine(from_environment({}))

    with pytest.raises(Misconfigured, match="VISAVIS_EVIDENCE_DAYS"):
        forgetting.examine(from_environment({"VISAVIS_EVIDENCE_DAYS": "30"}))


def test_each_kind_is_one_parts() -> None:
    assert len(app.happens()) == sum(len(part.happens) for part in app.PARTS)
