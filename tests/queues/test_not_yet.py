"""What a supervisor reads beside somebody who waits says what is in the way, in both languages."""

from dataclasses import replace
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from queues.engine.engine import Engine
from queues.engine.order import WHOLE
from queues.engine.rows import Advisor, Need, Presence, Ring, Skill, Waiting, Weight
from queues.engine.views import Doing, RingView, WhyWaiting
from queues.not_yet import Reader, explain_waiting
from queues.wording import Names

MINUTE = 60_000
NOW = 1_772_442_000_000  # 2 March 2026, 10:00 in Paris
ALICE, BOB, OUEST, NANTES, SAM, BENEFITS = (UUID(int=number) for number in range(1, 7))
READER = Reader(
    Names(
        skills={"signing": {"fr": "langue des signes", "en": "sign language"}},
        advisors={ALICE: "Alice", BOB: "Bob"},
        places={OUEST: "Ouest", NANTES: "Nantes"},
    ),
    ZoneInfo("Europe/Paris"),
)
TEAM = RingView(
    name="everyone",
    opens=NOW - MINUTE,
    passed=False,
    dropped=frozenset(),
    answering=None,
    doing={Doing.FULL: 2},
    first=None,
    because=None,
    scarcest=None,
)
REFERENT = replace(TEAM, name=f"referent:{ALICE}", answering=ALICE, doing={Doing.FULL: 1})
LATER = replace(TEAM, name=f"region:{OUEST}", opens=NOW + 32 * MINUTE)
WHY = WhyWaiting(
    waited=4 * MINUTE,
    promise=5 * MINUTE,
    share=WHOLE * 4 // 5,
    rings=(TEAM,),
    kept=None,
    refused=frozenset(),
    again=False,
)
SIGNS = ("signing", 2)


@pytest.mark.parametrize(
    ("ring", "french", "english"),
    [
        ({}, "Les 2 personnes qui peuvent répondre n'ont plus de place.", "The 2 advisors who can answer are busy."),
        (
            {"scarcest": SIGNS},
            "Les 2 personnes qui peuvent répondre (langue des signes) n'ont plus de place.",
            "The 2 advisors who can answer (sign language) are busy.",
        ),
        (
            {"doing": {Doing.BREAK: 1}},
            "La seule personne qui peut répondre est en pause.",
            "The one advisor who can answer is on a break.",
        ),
        (
            {"doing": {Doing.FREE: 1}},
            "La seule personne qui peut répondre est libre et va être sollicitée.",
            "The one advisor who can answer is free and about to be asked.",
        ),
        (
            {"doing": {Doing.BREAK: 1, Doing.FULL: 3, Doing.ASKED: 1, Doing.KEPT: 2}},
            "Sur les 7 personnes qui peuvent répondre, 1 a déjà une proposition, 2 se libèrent pour d'autres, 3 n'ont "
            "plus de place et 1 est en pause.",
            "Of the 7 advisors who can answer, 1 already has an offer, 2 are being kept free for others, 3 are busy "
            "and 1 is on a break.",
        ),
        ({"doing": {}}, "Personne en service ne peut répondre.", "Nobody on duty can answer."),
        (
            {"doing": {}, "scarcest": ("signing", 0)},
            "Personne en service n'a la compétence «\u202flangue des signes\u202f».",
            "Nobody on duty has the skill it needs: sign language.",
        ),
        ({"doing": {}, "scarcest": SIGNS}, "Personne en service ne peut répondre.", "Nobody on duty can answer."),
    ],
)
def test_it_says_what_those_do_who_could_answer(ring: dict[str, Any], french: str, english: str) -> None:
    said = explain_waiting(replace(WHY, rings=(replace(TEAM, **ring),)), READER, NOW)

    assert said == {"fr": french, "en": english}


@pytest.mark.parametrize(
    ("ring", "french", "english"),
    [
        (
            {},
            "Alice, qui suit cette personne, n'a plus de place",
            "Alice, who follows them, is busy",
        ),
        (
            {"name": f"wanted:{BOB}", "answering": BOB, "doing": {Doing.BREAK: 1}},
            "Bob, à qui elle est adressée, est en pause",
            "Bob, to whom they were sent, is on a break",
        ),
        (
            {"answering": BOB},
            "Bob, qui remplace Alice, n'a plus de place",
            "Bob, who stands in for Alice, is busy",
        ),
        (
            {"passed": True, "answering": None},
            "Alice\u202f: absence sans remplacement",
            "Alice is away, and nobody stands in",
        ),
        (
            {"passed": True},
            "Alice\u202f: une compétence demandée manque",
            "Alice lacks a skill that it needs",
        ),
    ],
)
def test_it_says_how_the_one_they_wait_for_is(ring: dict[str, Any], french: str, english: str) -> None:
    said = explain_waiting(replace(WHY, rings=(replace(REFERENT, **ring), LATER)), READER, NOW)

    assert said["fr"] == f"{french}\u202f; à partir de 10\u202fh\u202f32, la région Ouest pourra répondre."
    assert said["en"] == f"{english}; from 10:32 region Ouest may answer."


def test_it_says_that_the_referent_declined() -> None:
    passed = replace(REFERENT, passed=True)

    said = explain_waiting(replace(WHY, rings=(passed, TEAM), refused=frozenset({ALICE})), READER, NOW)

    assert said["en"] == (
        "Alice declined or missed it; the 2 advisors who can answer are busy; 1 person declined or missed it."
    )


@pytest.mark.parametrize(
    ("facts", "french", "english"),
    [
        ({"kept": ALICE}, "\u202f; Alice se libère pour ce contact.", "; Alice is being kept free for it."),
        (
            {"refused": frozenset({ALICE, BOB})},
            "\u202f; 2 personnes ont décliné ou manqué la proposition.",
            "; 2 people declined or missed it.",
        ),
        (
            {"refused": frozenset({ALICE}), "again": True},
            "\u202f; toutes ont décliné ou manqué la proposition, et peuvent être sollicitées de nouveau.",
            "; everyone declined or missed it, and may be asked again.",
        ),
    ],
)
def test_it_says_what_else_stands_in_the_way(facts: dict[str, Any], french: str, english: str) -> None:
    said = explain_waiting(replace(WHY, **facts), READER, NOW)

    assert said["fr"].endswith(french)
    assert said["en"].endswith(english)


@pytest.mark.parametrize(
    ("ring", "french", "english"),
    [
        (
            {"dropped": frozenset({"signing"})},
            "à partir de 10\u202fh\u202f32, la région Ouest pourra répondre (sans langue des signes).",
            "from 10:32 region Ouest may answer (without sign language).",
        ),
        (
            {"name": "everyone"},
            "à partir de 10\u202fh\u202f32, tous les conseillers de la file pourront répondre.",
            "from 10:32 every advisor of this queue may answer.",
        ),
        (
            {"opens": NOW + 24 * 60 * MINUTE},
            "à partir du 03/03 à 10\u202fh\u202f00, la région Ouest pourra répondre.",
            "from 03/03 at 10:00 region Ouest may answer.",
        ),
    ],
)
def test_it_says_who_may_answer_later(ring: dict[str, Any], french: str, english: str) -> None:
    here = replace(TEAM, name=f"agency:{NANTES}")

    said = explain_waiting(replace(WHY, rings=(here, replace(LATER, **ring))), READER, NOW)

    assert (
        said["fr"] == f"L'agence Nantes\u202f: les 2 personnes qui peuvent répondre n'ont plus de place\u202f; {french}"
    )
    assert said["en"] == f"Agency Nantes: the 2 advisors who can answer are busy; {english}"


def test_a_ring_that_will_be_passed_is_not_announced() -> None:
    passed = replace(LATER, passed=True)

    assert explain_waiting(replace(WHY, rings=(TEAM, passed)), READER, NOW)["en"] == (
        "The 2 advisors who can answer are busy."
    )


def test_what_the_engine_says_of_a_referent_on_a_break_is_said_in_words() -> None:
    engine = Engine()
    waiting = Waiting(
        contact=SAM,
        queue=BENEFITS,
        language="fr",
        weight=Weight("chat"),
        since=NOW - 4 * MINUTE,
        placed=NOW - 4 * MINUTE,
        promise=5 * MINUTE,
        rings=(
            Ring(f"referent:{ALICE}", advisor=ALICE, delay=3 * MINUTE),
            Ring(f"agency:{NANTES}", teams=frozenset({NANTES}), delay=10 * MINUTE),
            Ring("everyone", teams=frozenset({OUEST}), drops=frozenset({"signing"})),
        ),
        needs=frozenset({Need("signing")}),
    )
    alice = Advisor(
        advisor=ALICE,
        presence=Presence.BREAK,
        capacity=3,
        idle_since=NOW,
        teams=frozenset({NANTES, OUEST}),
        languages=frozenset({"fr"}),
        skills=frozenset({Skill("signing")}),
    )
    engine.learn(alice, NOW)
    engine.learn(waiting, NOW)

    why = engine.why_waiting(SAM, NOW)

    assert why is not None
    assert explain_waiting(why, READER, NOW)["en"] == (
        "Alice, who follows them, is on a break; agency Nantes: the one advisor who can answer (sign language) is on a "
        "break; from 10:09 every advisor of this queue may answer (without sign language)."
    )


def test_whoever_follows_a_person_and_was_sent_them_is_named_once() -> None:
    wanted = replace(REFERENT, name=f"wanted:{ALICE}")

    said = explain_waiting(replace(WHY, rings=(wanted, REFERENT)), READER, NOW)

    assert said["en"] == "Alice, to whom they were sent, is busy."
