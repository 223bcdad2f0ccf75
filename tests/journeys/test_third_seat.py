"""Sam brings an interpreter: three see, hear and read each other, agree to a recording, and it is watched."""

import io
from array import array
from base64 import b64decode
from collections.abc import AsyncIterator
from typing import NamedTuple

import av
import pytest
from playwright.async_api import expect

from tests.journeys.conftest import Stage
from tests.journeys.faces import looks_into_the_camera, met, sees_and_hears, until
from tests.journeys.people import DESK, Advisor, Seeker

_PICTURES = """
async () => [...(await window.lines.at(-1).getStats()).values()]
    .filter((each) => each.type === "inbound-rtp" && each.kind === "video" && each.framesDecoded > 20).length
"""


_RECORDS = """
INSERT INTO recording_policy (agency_id, purpose, keeps)
SELECT id, '{"fr": "Former les nouveaux conseillers.", "en": "Training new advisors."}', interval '30 days' FROM agency
"""
_FILMS = """
async () => {
    const films = {};
    for (const shown of document.querySelectorAll(".recording-panes video")) {
        let bytes = new Uint8Array(), whole = 1;
        while (bytes.length < whole) {
            const part = await fetch(shown.src, {headers: {Range: `bytes=${bytes.length}-`}});
            whole = Number(part.headers.get("Content-Range").split("/")[1]);
            bytes = new Uint8Array([...bytes, ...new Uint8Array(await part.arrayBuffer())]);
        }
        let binary = "";
        for (const byte of bytes) binary += String.fromCharCode(byte);
        films[shown.src.split("/").at(-1)] = btoa(binary);
    }
    return films;
}
"""


@pytest.fixture
async def recorded(carried: Stage) -> AsyncIterator[Stage]:
    """An agency that records calls."""
    await carried.product.sql(_RECORDS)
    yield carried
    await carried.product.sql("DELETE FROM recording_policy")


async def test_an_interpreter_comes_by_a_link_and_all_three_see_hear_and_read_each_other(recorded: Stage) -> None:
    sam, alice = await met(recorded)
    ines = await recorded.seeker(DESK)
    await looks_into_the_camera(ines.page)
    await sam.page.get_by_role("button", name="Plus", exact=True).click()
    await sam.page.get_by_role("button", name="Ajouter un tiers").click()
    await sam.page.get_by_role("button", name="Créer un lien").click()
    link = await sam.page.get_by_label("Lien pour une personne").input_value()

    await ines.page.goto(f"{ines.base}/guest#{link.partition('#')[2]}")
    await ines.page.get_by_label("Your name").fill("Inès Roy")
    await ines.page.get_by_role("button", name="Ask to come in").click()
    await alice.page.get_by_role("button", name="Let Inès Roy in").click()
    await sees_and_hears(ines.page)
    for person in (sam, alice, ines):
        await person.page.wait_for_function(f"async () => (await ({_PICTURES})()) === 2", timeout=15_000)

    await ines.page.get_by_role("button", name="Live text").click()
    writing = alice.page.get_by_label("Write: the others see each character")
    await writing.press_sequentially("Hello, I wri")
    await sam.sees("Hello, I wri")
    await ines.sees("Hello, I wri")
    await writing.press_sequentially("te.")
    await writing.press("Enter")
    await ines.page.get_by_role("log").get_by_text("Hello, I write.").wait_for()
    await ines.finds_nothing_to_blame("the page of a third seat")
    await sam.finds_nothing_to_blame("a call of three on a phone")

    await agree_to_a_recording(sam, alice, ines)
    await ines.finds_nothing_to_blame("a call that is recorded")
    length = await is_recorded_for_a_while(recorded, alice, ines)

    await alice.page.get_by_role("button", name="Add somebody").click()
    await alice.page.get_by_role("button", name="Remove Inès Roy").click()
    await ines.sees("It is over")
    await ines.page.get_by_role("button", name="Withdraw and erase").wait_for()
    await ines.finds_nothing_to_blame("a visit that is over, of which there is a recording")
    await sees_and_hears(sam.page)

    await alice.ends("Answered")
    films = await watches_films(alice)
    assert sorted(films) == ["advisor", "guest1", "seeker"]
    assert [film for film in films.values() if not film.is_of(length)] == []


async def agree_to_a_recording(sam: Seeker, alice: Advisor, ines: Seeker) -> None:
    await alice.page.get_by_role("button", name="Ask Sam Petit to agree to a recording").click()
    await sam.page.get_by_role("button", name="Je suis d’accord").click()
    await alice.sees("Asked, no answer yet: Inès Roy")
    await ines.page.get_by_role("button", name="I agree").click()
    await sam.sees("L’appel est enregistré")


async def is_recorded_for_a_while(stage: Stage, alice: Advisor, ines: Seeker) -> float:
    """The interpreter pauses it in between; return how many seconds there are of it."""

    async def is_so_long(seconds: int) -> bool:
        long = "SELECT 1 FROM recording WHERE length > make_interval(secs => $1)"
        return bool(await stage.product.sql(long, float(seconds)))

    await until(lambda: is_so_long(2), 15)
    await ines.page.get_by_role("button", name="Pause").click()
    await alice.sees("Recording paused by Inès Roy")
    await ines.page.get_by_role("button", name="Resume").click()
    await until(lambda: is_so_long(4), 15)
    await alice.page.get_by_role("button", name="Stop recording").click()

    async def is_kept() -> bool:
        return bool(await stage.product.sql("SELECT 1 FROM recording WHERE state = 'kept'"))

    await until(is_kept, 30)
    ((length,),) = await stage.product.sql("SELECT extract(epoch FROM length)::float FROM recording")
    return float(length)


class Film(NamedTuple):
    """How long a film is, how many pictures it shows, and how loud its voice is."""

    seconds: float
    pictures: int
    loud: float

    def is_of(self, length: float) -> bool:
        return abs(self.seconds - length) < 0.5 and self.pictures > 20 and self.loud > 0.01


async def watches_films(alice: Advisor) -> dict[str, Film]:
    await alice.page.get_by_role("button", name="Watch").click()
    await alice.page.get_by_label("Why do you watch it?").fill("To show it to newcomers")
    await alice.page.get_by_role("button", name="Open the recording").click()
    await expect(alice.page.locator(".recording-panes video")).to_have_count(3)
    await alice.page.get_by_role("button", name="Play").click()
    await alice.page.wait_for_function(
        "() => [...document.querySelectorAll('video')].every((film) => film.currentTime > 1 && film.videoWidth > 0)"
    )
    await alice.finds_nothing_to_blame("a recording that is watched")
    return {seat: shown(b64decode(film)) for seat, film in (await alice.page.evaluate(_FILMS)).items()}


def shown(content: bytes) -> Film:
    """Decode a film to its end."""
    with av.open(io.BytesIO(content), mode="r") as film:
        pictures = len(list(film.decode(video=0)))
    with av.open(io.BytesIO(content), mode="r") as film:
        loud = max(max(array("f", bytes(frame.planes[0])), default=0.0) for frame in film.decode(audio=0))
        return Film((film.duration or 0) / av.time_base, pictures, loud)
