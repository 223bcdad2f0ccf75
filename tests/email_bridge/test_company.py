"""Who reads and who is answering is seen, and until when an answer is promised."""

from datetime import datetime, timedelta

from tests.email_bridge.conftest import Correspondence
from tests.people import Advisor


async def _looks(advisor: Advisor, contact: str, doing: str) -> None:
    assert advisor.socket is not None
    await advisor.socket.emit("reading", {"contact": contact, "doing": doing})


async def test_the_advisor_sees_that_a_colleague_reads_or_answers(letter: Correspondence) -> None:
    vera = letter.town.advisor("vera")
    await vera.signs_in()
    await vera.listens()
    await letter.alice.listens()

    await _looks(vera, letter.contact, "reading")
    reads = await letter.alice.hears("reader", doing="reading")
    await _looks(vera, letter.contact, "answering")
    answers = await letter.alice.hears("reader", doing="answering")

    assert reads["who"]["name"] == answers["who"]["name"] == "Vera Lemoine"


async def test_who_may_not_read_it_is_not_heard(letter: Correspondence) -> None:
    bob, vera = letter.town.advisor("bob"), letter.town.advisor("vera")
    await bob.signs_in()
    await bob.listens()
    await vera.signs_in()
    await vera.listens()
    await letter.alice.listens()

    await _looks(bob, letter.contact, "answering")
    await _looks(vera, letter.contact, "reading")

    assert (await letter.alice.hears("reader"))["who"]["name"] == "Vera Lemoine"
    assert "reader" not in letter.alice.heard_so_far()


async def test_the_card_says_until_when_an_answer_is_promised_and_no_more_once_it_is_given(
    letter: Correspondence,
) -> None:
    (card,) = (await letter.alice.console())["contacts"]
    ((promise,),) = await letter.town.sql("SELECT promise FROM placement")

    await letter.alice.says(letter.contact, "Bonjour")

    promised = datetime.fromisoformat(card["answer_by"]) - datetime.fromisoformat(card["contact"]["first_enqueued_at"])
    assert promised == promise >= timedelta(hours=72)
    assert (await letter.alice.console())["contacts"][0]["answer_by"] is None
