"""What an advisor reads under an offer says what decided it, in both languages."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from queues.engine.decisions import Why
from queues.engine.order import WHOLE
from queues.engine.ready import Because
from queues.engine.rows import Need
from queues.why import explain
from queues.wording import Names, duration, listed

MINUTE = 60_000
HOUR = 60 * MINUTE
ALICE, OUEST, NANTES, BENEFITS = (UUID(int=number) for number in range(1, 5))
NAMES = Names(
    queues={BENEFITS: {"fr": "Indemnisation", "en": "Benefits"}},
    skills={"signing": {"fr": "langue des signes", "en": "sign language"}},
    advisors={ALICE: "Alice"},
    places={OUEST: "Ouest", NANTES: "Nantes"},
)
WHY = Why(
    queue=BENEFITS,
    language="fr",
    needs=frozenset(),
    ring="everyone",
    dropped=frozenset(),
    waited=4 * MINUTE,
    promise=5 * MINUTE,
    share=WHOLE * 4 // 5,
    alike=3,
    because=Because.ONLY,
    free=1,
    idle=6 * MINUTE,
    instead_of=None,
    again=False,
)
SIGNS = frozenset({Need("signing", must=True)})
SIGNS_AND_HOUSING = frozenset({Need("signing"), Need("housing", 2)})


@pytest.mark.parametrize(
    ("facts", "french", "english"),
    [
        (
            {},
            "Attend depuis 4 min\u202f; réponse promise en 5 min. Vous êtes la seule personne libre pour y répondre.",
            "Waiting 4 min of a promised 5 min. You are the only one free for it.",
        ),
        (
            {"waited": 9_999},
            "Vient d'arriver\u202f; réponse promise en 5 min. Vous êtes la seule personne libre pour y répondre.",
            "Has just arrived; an answer is promised within 5 min. You are the only one free for it.",
        ),
        (
            {"waited": 7 * MINUTE},
            "Attend depuis 7 min\u202f; une réponse était promise en 5 min. Vous êtes la seule personne libre pour y "
            "répondre.",
            "Waiting 7 min; an answer was promised within 5 min. You are the only one free for it.",
        ),
        (
            {"waited": 40_000, "promise": 90_000},
            "Attend depuis 40 s\u202f; réponse promise en 1 min 30 s. Vous êtes la seule personne libre pour y "
            "répondre.",
            "Waiting 40 s of a promised 1 min 30 s. You are the only one free for it.",
        ),
        (
            {"needs": SIGNS},
            "Vous êtes la seule personne libre avec la compétence demandée\u202f: langue des signes.",
            "You are the only one free with the skill it needs: sign language.",
        ),
        (
            {"needs": SIGNS_AND_HOUSING},
            "avec la compétence demandée\u202f: housing et langue des signes.",
            "with the skill it needs: housing and sign language.",
        ),
        (
            {"because": Because.NAMED, "ring": "referent"},
            "C'est vous qui suivez cette personne.",
            "You are their advisor.",
        ),
        (
            {"because": Because.NAMED, "ring": f"wanted:{ALICE}"},
            "Cette personne vous est adressée par un collègue.",
            "A colleague sent them to you.",
        ),
        (
            {"because": Because.NAMED, "ring": "referent", "instead_of": ALICE},
            "Vous remplacez Alice.",
            "You stand in for Alice.",
        ),
        (
            {"because": Because.NAMED, "ring": "referent", "instead_of": UUID(int=99)},
            "Vous remplacez un collègue absent.",
            "You stand in for a colleague who is away.",
        ),
        (
            {"because": Because.KEPT},
            "Nous vous avions gardé de la place pour un contact comme celui-ci, qui en demande beaucoup.",
            "We kept room with you for a contact like this one, which takes a lot of it.",
        ),
        (
            {"because": Because.UNDISTURBED, "free": 2},
            "2 personnes pourraient le prendre\u202f; vous êtes la seule à n'avoir rien à mettre de côté.",
            "2 people could take it; only you have nothing to put aside.",
        ),
        (
            {"because": Because.NARROWEST, "free": 3},
            "3 personnes sont libres\u202f; vous passez en premier, car la suivante sait répondre à plus de demandes "
            "et reste libre pour celles-ci.",
            "3 people are free for it; you come first because the next can answer more kinds of request, and stays "
            "free for those.",
        ),
        (
            {"because": Because.SNUGGEST, "free": 2},
            "2 personnes sont libres\u202f; vous passez en premier, car l'autre a plus de place et la garde pour qui "
            "en demande davantage.",
            "2 people are free for it; you come first because the other has more room, and keeps it for what needs "
            "more.",
        ),
        (
            {"because": Because.LONGEST_IDLE, "free": 4},
            "4 personnes sont libres\u202f; parmi les plus indiquées, vous l'êtes depuis le plus longtemps (6 min).",
            "4 people are free for it; of the best suited, you have been free the longest (6 min).",
        ),
        (
            {"dropped": frozenset({"signing"})},
            "Pour abréger l'attente, on ne demande plus\u202f: langue des signes.",
            "To shorten the wait, this is no longer asked for: sign language.",
        ),
        (
            {"again": True},
            "Toutes les personnes en service qui pourraient le prendre ont déjà été sollicitées\u202f: on vous le "
            "propose de nouveau.",
            "Everyone on duty who could take it has been asked already, so you are asked again.",
        ),
    ],
)
def test_the_reason_says_what_decided_in_both_languages(facts: dict[str, Any], french: str, english: str) -> None:
    said = explain(replace(WHY, **facts), NAMES)

    assert said["fr"].endswith(french)
    assert said["en"].endswith(english)


@pytest.mark.parametrize("because", Because)
def test_every_reason_that_the_engine_knows_has_its_words(because: Because) -> None:
    said = explain(replace(WHY, because=because, free=2), NAMES)

    assert "{" not in said["fr"] + said["en"]
    assert said["more"]["because"] == because


def test_what_stands_behind_a_reason_is_kept_with_it() -> None:
    said = explain(replace(WHY, ring=f"region:{OUEST}", needs=SIGNS), NAMES)

    assert said["more"] == {
        "percent": 80,
        "alike": 3,
        "free": 1,
        "because": "only",
        "ring": {"fr": "la région Ouest", "en": "region Ouest"},
        "needs": [{"fr": "langue des signes", "en": "sign language"}],
    }


@pytest.mark.parametrize(
    ("ring", "french", "english"),
    [
        ("referent", "le référent", "their advisor"),
        (f"referent:{ALICE}", "Alice", "Alice"),
        (f"agency:{NANTES}", "l'agence Nantes", "agency Nantes"),
        (f"agencies:{NANTES},{OUEST}", "les agences Nantes et Ouest", "agencies Nantes and Ouest"),
        (f"region:{UUID(int=99)}", "sa région", "their region"),
        (f"queue:{BENEFITS}", "la file Indemnisation", "queue Benefits"),
        ("everyone", "tous les conseillers de la file", "every advisor of this queue"),
        ("elsewhere", "elsewhere", "elsewhere"),
    ],
)
def test_a_ring_is_called_as_people_call_it(ring: str, french: str, english: str) -> None:
    assert explain(replace(WHY, ring=ring), NAMES)["more"]["ring"] == {"fr": french, "en": english}


@pytest.mark.parametrize(
    ("span", "french", "english"),
    [
        (42_900, "42 s", "42 s"),
        (2 * MINUTE - 1, "1 min", "1 min"),
        (HOUR, "1 h", "1 h"),
        (26 * HOUR + 5 * MINUTE, "26 h 05 min", "26 h 05 min"),
        (73 * HOUR, "3 jours", "3 days"),
        (-5, "0 s", "0 s"),
    ],
)
def test_a_duration_is_never_rounded_up(span: int, french: str, english: str) -> None:
    assert (duration(span, "fr"), duration(span, "en")) == (french, english)


@pytest.mark.parametrize(("words", "said"), [([], ""), (["a"], "a"), (["a", "b", "c"], "a, b and c")])
def test_a_list_is_said_as_one_says_it_aloud(words: list[str], said: str) -> None:
    assert listed(words, "en") == said
