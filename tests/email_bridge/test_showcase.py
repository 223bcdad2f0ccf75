"""In a demonstration, what was sent can be read in the browser; anywhere else there is no such page."""

from dataclasses import replace

import aiohttp

from email_bridge import sending
from tests.email_bridge.conftest import ADDRESS, Correspondence


async def _reads(letter: Correspondence, path: str, **headers: str) -> tuple[int, str, str]:
    async with (
        aiohttp.ClientSession() as browser,
        browser.get(letter.town.base + path, headers={"Accept-Language": "fr", **headers}) as answer,
    ):
        return answer.status, await answer.text(), answer.headers.get("Content-Security-Policy", "")


async def test_what_was_sent_is_shown_as_anybody_reads_it(letter: Correspondence) -> None:
    await letter.alice.says(letter.contact, "Bonjour Sam <script>alert(1)</script>")

    status, page, policy = await _reads(letter, "/outbox")
    ((outbox,),) = await letter.town.sql("SELECT id FROM outbox")
    _, twin, _ = await _reads(letter, f"/outbox/{outbox}")

    assert status == 200
    assert ADDRESS in page
    assert "retenu quinze secondes" in page
    assert "Bonjour Sam &lt;script&gt;" in page
    assert "<script>" not in page + twin
    assert "Alice Martin" in twin
    assert policy.startswith("sandbox")


async def test_without_a_relay_a_demonstration_keeps_its_letters_and_the_real_thing_lets_them_wait(
    letter: Correspondence,
) -> None:
    alone = replace(letter.town.house, settings=replace(letter.town.house.settings, smtp=None))
    real = replace(alone, settings=replace(alone.settings, demo=False))
    await letter.alice.says(letter.contact, "Bonjour")
    await letter.town.sql("UPDATE outbox SET due_at = now()")

    await sending.send(real)
    waiting = await letter.town.sql("SELECT state, last_error FROM outbox")
    await letter.town.sql("UPDATE outbox SET due_at = now()")
    await sending.send(alone)

    assert waiting == [("waiting", "no_relay")]
    assert await letter.town.sql("SELECT state FROM outbox") == [("sent",)]


async def test_nobody_reads_it_by_a_proxy(letter: Correspondence) -> None:
    assert (await _reads(letter, "/outbox"))[0] == 200
    assert (await _reads(letter, "/outbox", **{"X-Forwarded-For": "203.0.113.9"}))[0] == 404
