"""Whose call-back failed for a technical reason takes away a paper that says so, and nothing of anybody else."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from callback.models import Outcome
from callback.ringing import CallOutcome
from callback.stated import ENDED, FOUND, WORDS
from callback.statement import Attempt, Failure, Seen, compose
from contact.evidence import Side
from tests.callback.people import books, free_times
from tests.callback.test_calls import in_hand, rings
from tests.callback.test_links import opens
from tests.people import Caller, Said, Seeker, Town

NINE = datetime(2026, 12, 1, 8, tzinfo=UTC)
FAILURE = Failure(
    language="fr",
    agency="Agence de Lyon Presqu’île",
    address="12 rue de la République, 69002 Lyon",
    phone="04 00 00 00 00",
    reference="K7QM-4XTP",
    person="Łucja Ștefănescu Νίκος Жанна",
    starts_at=NINE,
    in_turn=False,
    zone="Indian/Reunion",
    outcome=Outcome.FAILED_OURS,
    attempts=(Attempt(NINE, CallOutcome.BUSY), Attempt(NINE + timedelta(days=1, minutes=4), None)),
    seen=(
        Seen(NINE - timedelta(minutes=9), Side.THEIRS, "Aucun micro n’a été trouvé"),
        Seen(NINE, None, "La page s’est mise à sonner"),
    ),
    made_at=NINE + timedelta(days=2),
)
ANYTHING = st.text(max_size=200)


def read(written: bytes) -> str:
    """Return what a paper says, as one line."""
    return " ".join(PdfReader(BytesIO(written)).pages[0].extract_text().split())


def test_it_says_who_and_when_and_what_was_tried_by_the_clock_of_whose_it_is() -> None:
    said = read(compose(FAILURE))

    assert [FAILURE.agency, FAILURE.address, FAILURE.phone] == [
        each for each in (FAILURE.agency, FAILURE.address, FAILURE.phone) if each in said
    ]
    assert "Personne Łucja Ștefănescu Νίκος Жанна Référence K7QM-4XTP" in said
    assert "Rendez-vous prévu mardi 1er décembre 2026 à 12:00 (heure de La Réunion)" in said
    assert "Appel 1 Ligne occupée mardi 1er décembre 2026 à 12:00 (heure de La Réunion)" in said
    assert "Appel 2 La fin n’a pas été notée mercredi 2 décembre 2026 à 12:04 (heure de La Réunion)" in said
    assert "Établie le jeudi 3 décembre 2026 à 12:00 (heure de La Réunion), d’après ce qui a été enregistré" in said


def test_it_says_what_the_machines_saw_and_on_whose_side() -> None:
    said = read(compose(FAILURE))

    assert "01/12 11:51 Aucun micro n’a été trouvé (du côté de la personne)" in said
    assert "01/12 12:00 La page s’est mise à sonner Établie" in said


def test_much_that_was_seen_goes_on_on_another_page() -> None:
    seen = tuple(Seen(NINE + timedelta(minutes=each), None, f"Fait numéro {each}.") for each in range(60))
    paper = PdfReader(BytesIO(compose(replace(FAILURE, seen=seen))))

    pages = [each.extract_text() for each in paper.pages]
    assert len(pages) > 1
    assert [each for each in range(60) if not any(f"Fait numéro {each}." in page for page in pages)] == []
    assert ["Établie le" in page for page in pages] == [False] * (len(pages) - 1) + [True]


def test_who_waited_for_a_call_in_turn_had_no_hour() -> None:
    said = read(compose(replace(FAILURE, language="en", in_turn=True, attempts=())))

    assert "Call asked for Tuesday 1 December 2026 at 12:00 (La Réunion time)" in said
    assert "Calls No call was recorded." in said


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("outcome", FOUND["fr"])
def test_it_says_whose_the_failure_was_in_the_language_of_whose_it_is(language: str, outcome: Outcome) -> None:
    said = read(compose(replace(FAILURE, language=language, outcome=outcome)))

    assert [each for each in FOUND["fr"] if FOUND[language][each] in said] == [outcome]


def test_every_language_knows_every_word_and_every_end() -> None:
    assert WORDS["fr"].keys() == WORDS["en"].keys()
    assert FOUND["fr"].keys() == FOUND["en"].keys()
    assert ENDED["fr"].keys() == ENDED["en"].keys() == {*CallOutcome, None}


def test_it_is_one_page_that_says_its_title_its_language_and_by_whom() -> None:
    paper = PdfReader(BytesIO(compose(FAILURE)))

    assert (len(paper.pages), [round(each) for each in paper.pages[0].mediabox[2:]]) == (1, [595, 842])
    assert paper.metadata is not None
    assert (paper.metadata.title, paper.metadata.author) == ("Attestation d’incident technique", FAILURE.agency)
    assert paper.metadata.creation_date == FAILURE.made_at
    assert str(paper.root_object["/Lang"]) == "fr"


def test_what_the_font_lacks_is_a_box_and_stands_in_no_log(caplog: pytest.LogCaptureFixture) -> None:
    said = read(compose(replace(FAILURE, person="李 Nguyễn\n\x00 سام")))

    assert "Personne □ Nguyễn □□□ Référence" in said
    assert not [each for each in caplog.records if each.levelname == "WARNING"]


@settings(max_examples=25, deadline=None)
@given(ANYTHING, ANYTHING, ANYTHING)
def test_any_text_at_all_can_be_written(person: str, agency: str, address: str) -> None:
    written = compose(replace(FAILURE, person=person, agency=agency, address=address))

    assert "K7QM-4XTP" in read(written)


async def fails(town: Town, outcome: str = "failed_ours") -> tuple[Seeker, Said]:
    """Sam's appointment has failed; return Sam and the appointment."""
    sam = town.seeker("Sam Nguyễn")
    booked = await books(sam, (await free_times(sam))[0], number="06 12 34 56 78")
    await town.sql("UPDATE appointment SET state = 'closed', outcome = :outcome", outcome=outcome)
    return sam, booked


async def paper(caller: Caller, path: str) -> tuple[int, str, bytes]:
    """Ask for a file; return its status, its kind and its content."""
    async with caller.http.get(caller.base + path) as answer:
        return answer.status, answer.headers["Content-Type"], await answer.read()


async def test_the_seeker_takes_it_away_and_so_does_who_holds_the_link(town: Town) -> None:
    sam, booked = await fails(town)
    anybody = town.nobody()

    status, kind, written = await paper(sam, f"/api/appointments/{booked['id']}/statement")
    by_link = await paper(anybody, f"{opens(anybody, booked)}/statement")

    said = read(written)
    assert (status, kind, by_link[0]) == (200, "application/pdf", 200)
    assert "Personne Sam Nguyễn" in said
    assert booked["reference"] in said
    assert booked["reference"] in read(by_link[2])
    assert not [each for each in ("612345678", "0612", "•• 78") if each in said.replace(" ", "")]


@pytest.mark.usefixtures("by_day")
async def test_the_calls_that_were_made_are_in_it_and_not_who_made_them(town: Town) -> None:
    sam, alice, appointment, contact = await in_hand(town)
    await sam.post(f"/api/appointments/{appointment}/waiting", microphone="refused")
    call = await rings(alice, contact)
    await alice.post(f"/api/calls/{call['id']}/outcome", outcome="reached")
    await alice.post(f"/api/appointments/{appointment}/outcome", outcome="failed_theirs")

    said = read((await paper(sam, f"/api/appointments/{appointment}/statement"))[2])

    assert FOUND["fr"][Outcome.FAILED_THEIRS] in said
    assert "Appel 1 La personne a répondu" in said
    assert "Appel 2" not in said
    assert "Le navigateur n’a pas donné accès au micro (du côté de la personne)" in said
    assert "Alice" not in said


async def test_nobody_else_does(town: Town) -> None:
    sam, booked = await fails(town)
    rosa, one = town.seeker("Rosa"), f"/api/appointments/{booked['id']}/statement"
    await rosa.comes("payment")

    assert (await paper(sam, one))[0] == 200
    assert (await rosa.get(one)).status == 404
    assert (await town.nobody().get(one)).status == 401
    assert (await town.nobody().get("/api/booking-link/statement")).status == 404


@pytest.mark.parametrize("outcome", ["honoured", "absent", "excused", "cancelled_by_seeker", "cancelled_by_agency"])
async def test_what_did_not_fail_has_no_statement(town: Town, outcome: str) -> None:
    sam, booked = await fails(town, outcome)

    assert (await sam.get(f"/api/appointments/{booked['id']}/statement")).status == 404


async def test_what_is_still_to_come_has_none(town: Town) -> None:
    sam, anybody = town.seeker(), town.nobody()
    booked = await books(sam, (await free_times(sam))[0])

    assert (await sam.get(f"/api/appointments/{booked['id']}/statement")).status == 404
    assert (await anybody.get(f"{opens(anybody, booked)}/statement")).status == 404
