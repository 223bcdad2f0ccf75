"""A code that cannot be sent is said at once, and nothing that was kept or written is lost by it."""

from dataclasses import replace

import pytest

from callback import notices
from contact.part import House, Note, Sent
from tests.callback.people import MOBILE, free_times, keeps
from tests.people import Said, Seeker, Town

EMAIL = "sam@example.fr"


class Post:
    """What takes notes away: letters always arrive, short messages do as they are told."""

    def __init__(self, town: Town) -> None:
        self.sms = Sent.REFUSED
        self._house = replace(town.house, couriers={"sms": self._sms, "letter": self._letter})

    async def goes(self) -> None:
        await notices.tell(self._house)

    async def _sms(self, house: House, note: Note) -> Sent:
        del house, note
        return self.sms

    async def _letter(self, house: House, note: Note) -> Sent:
        del house, note
        return Sent.TAKEN


@pytest.fixture
def post(town: Town) -> Post:
    return Post(town)


async def said_where(town: Town, **more: object) -> tuple[Seeker, str]:
    """Sam keeps a time, and says where to call."""
    sam = town.seeker()
    one = f"/api/appointments/{(await keeps(sam, (await free_times(sam))[0]))['id']}"
    assert (await sam.put(f"{one}/reach", number=MOBILE, **more)).status == 200
    return sam, one


async def asks_again(town: Town, sam: Seeker, one: str, **more: object) -> Said:
    await town.sql("UPDATE proof SET sent_at = sent_at - interval '1 min'")
    return await sam.put(f"{one}/reach", **{"number": MOBILE, **more})


@pytest.mark.parametrize("ending", [Sent.REFUSED, Sent.LATER])
async def test_what_could_not_be_sent_is_said_and_the_time_stays_kept(town: Town, post: Post, ending: Sent) -> None:
    post.sms = ending
    sam, one = await said_where(town)
    before = await sam.get(one)

    await post.goes()

    after = await sam.get(one)
    assert (before["unsent"], after["unsent"]) == (None, "sms")
    assert (after["state"], after["number"], after["held_until"]) == ("held", "•• 78", before["held_until"])


async def test_an_address_vouches_for_a_number_that_takes_no_code(town: Town, post: Post) -> None:
    sam, one = await said_where(town)
    await post.goes()

    told = await asks_again(town, sam, one, email=EMAIL)
    await post.goes()
    proven = await sam.post(f"{one}/proof", code=told["code"])
    booked = await sam.post(f"{one}/confirmation")

    assert (told["proof_by"], told["unsent"], told["proven"]) == ("letter", None, False)
    assert (proven["proven"], booked["state"]) == (True, "booked")
    assert await town.sql("SELECT by FROM notice WHERE what = 'booked'") == [("letter",)]


async def test_an_address_vouches_for_no_number_that_takes_codes(town: Town, post: Post) -> None:
    post.sms = Sent.TAKEN
    sam, one = await said_where(town, email=EMAIL)
    await post.goes()
    ((digest,),) = await town.sql("UPDATE proof SET proven_at = now() WHERE by = 'letter' RETURNING reach")

    refused = await sam.post(f"{one}/confirmation")

    assert digest == EMAIL
    assert (refused.status, refused["error"]) == (409, "reach_unproven")


async def test_another_number_is_sent_a_code_of_its_own(town: Town, post: Post) -> None:
    sam, one = await said_where(town)
    await post.goes()
    post.sms = Sent.TAKEN

    told = await sam.put(f"{one}/reach", number="06 12 34 56 79")
    await post.goes()

    assert (told["unsent"], told["proof_by"]) == (None, "sms")
    assert (await sam.get(one))["unsent"] is None


async def test_what_arrives_after_all_is_no_failure(town: Town, post: Post) -> None:
    post.sms = Sent.LATER
    sam, one = await said_where(town)
    await post.goes()
    meanwhile = await sam.get(one)
    post.sms = Sent.TAKEN

    await town.sql("UPDATE notice SET due_at = now()")
    await post.goes()

    assert (meanwhile["unsent"], (await sam.get(one))["unsent"]) == ("sms", None)
