"""Anybody may know where to write, as long as somebody reads it."""

from tests.people import Town


async def test_the_address_of_an_agency_is_told_to_anybody_while_it_is_read(town: Town) -> None:
    anybody = town.nobody()

    first = await anybody.get("/api/letterbox")
    named = await anybody.get("/api/letterbox?agency=demo")
    other = await anybody.get("/api/letterbox?agency=nowhere")
    await town.sql("UPDATE mailbox SET paused = true")
    paused = await anybody.get("/api/letterbox")

    assert (first["address"], named["address"]) == ("conseil@agence.test", "conseil@agence.test")
    assert (other["address"], paused["address"]) == (None, None)
