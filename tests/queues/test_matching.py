"""Whoever can be served is served, the most senior first, by who fits; and the reason is true."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from itertools import combinations, starmap
from random import Random
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from queues.matching import OnDuty, Pair, Waiting, match
from queues.reasons import Why, explain

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
TICK = timedelta(microseconds=1)
BENEFITS, TRAINING = UUID(int=1), UUID(int=2)
ALICE, BOB = UUID(int=11), UUID(int=12)
SAM, ROSA, THEO = (UUID(int=n) for n in range(21, 24))

alice = OnDuty(ALICE, frozenset({BENEFITS}), frozenset({"fr"}), frozenset(), 3, 0, NOW - 10 * MINUTE)
bob = replace(alice, advisor=BOB, idle_since=NOW - 5 * MINUTE)
sam = Waiting(SAM, BENEFITS, "fr", frozenset(), 1, NOW - 4 * MINUTE, 5 * MINUTE)
rosa = replace(sam, contact=ROSA, first_enqueued_at=NOW - 3 * MINUTE)
theo = replace(sam, contact=THEO, first_enqueued_at=NOW - 2 * MINUTE)


# ---- the rule, said the long way: every contact against every advisor ----------------------------


def fits(contact: Waiting, advisor: OnDuty) -> bool:
    return (
        contact.queue in advisor.queues
        and contact.language in advisor.languages
        and contact.skills <= advisor.skills
        and contact.units <= advisor.capacity
    )


def has_room(contact: Waiting, advisor: OnDuty) -> bool:
    return not advisor.offered and contact.units <= advisor.capacity - advisor.used


def askable(contact: Waiting, on_duty: Sequence[OnDuty]) -> list[OnDuty]:
    able = [advisor for advisor in on_duty if fits(contact, advisor)]
    return [advisor for advisor in able if advisor.advisor not in contact.barred] or able


def seniority(contact: Waiting) -> tuple[Fraction, datetime, UUID]:
    waited = Fraction((NOW - contact.first_enqueued_at) // TICK, contact.promise // TICK)
    return -waited, contact.first_enqueued_at, contact.contact


def all_pairs(waiting: Sequence[Waiting], on_duty: Sequence[OnDuty]) -> list[Pair]:
    pairs: list[Pair] = []
    in_order = sorted(waiting, key=seniority)
    for position, contact in enumerate(in_order):
        taken = {pair.advisor for pair in pairs}
        free = [
            advisor
            for advisor in askable(contact, on_duty)
            if has_room(contact, advisor) and advisor.advisor not in taken
        ]
        if free:
            chosen = min(free, key=lambda advisor: (advisor.idle_since, advisor.advisor))
            neighbours = [
                each
                for each in in_order[: position + 1]
                if (each.queue, each.language) == (contact.queue, contact.language)
            ]
            why = Why(
                queue=contact.queue,
                language=contact.language,
                skills=contact.skills,
                rank=len(neighbours),
                waited=NOW - contact.first_enqueued_at,
                promise=contact.promise,
                free=len(free),
                idle=NOW - chosen.idle_since,
                again=chosen.advisor in contact.barred,
            )
            pairs.append(Pair(contact.contact, chosen.advisor, why))
    return pairs


# ---- worlds -------------------------------------------------------------------------------------


def some_of(*choices: str) -> st.SearchStrategy[frozenset[str]]:
    return st.sampled_from([frozenset(choice.split()) for choice in choices])


# Few values, so that ties are common; some so close that floating point cannot tell them apart.
AGES = st.sampled_from([0, 1, 2, 3_600_000_000, 7_200_000_000, 7_200_000_001]).map(TICK.__mul__)
PROMISES = st.sampled_from([3_600_000_000, 3_600_000_001, 7_200_000_001, 1]).map(TICK.__mul__)
ADVISORS = [UUID(int=n) for n in range(11, 17)]

waitings = st.lists(
    st.builds(
        Waiting,
        contact=st.integers(100, 130).map(lambda n: UUID(int=n)),
        queue=st.sampled_from([BENEFITS, TRAINING]),
        language=st.sampled_from(["fr", "fr", "en"]),
        skills=some_of("", "", "housing", "signing", "housing signing"),
        units=st.sampled_from([1, 1, 1, 2, 3]),
        first_enqueued_at=AGES.map(NOW.__sub__),
        promise=PROMISES,
        barred=st.just(frozenset[UUID]()) | st.frozensets(st.sampled_from(ADVISORS), min_size=1, max_size=5),
    ),
    min_size=1,
    max_size=12,
    unique_by=lambda each: each.contact,
)
rosters = st.lists(
    st.builds(
        OnDuty,
        advisor=st.sampled_from(ADVISORS),
        queues=st.sampled_from([{BENEFITS}, {TRAINING}, {BENEFITS, TRAINING}]).map(frozenset),
        languages=some_of("fr", "en", "fr en", "fr en"),
        skills=some_of("", "housing", "signing", "housing signing", "housing signing"),
        capacity=st.integers(1, 3),
        used=st.sampled_from([0, 0, 1, 2, 3]),
        idle_since=AGES.map(NOW.__sub__),
        offered=st.sampled_from([False, False, False, True]),
    ),
    min_size=1,
    max_size=6,
    unique_by=lambda each: each.advisor,
)


def by_id(waiting: Sequence[Waiting]) -> dict[UUID, Waiting]:
    return {each.contact: each for each in waiting}


def by_advisor(on_duty: Sequence[OnDuty]) -> dict[UUID, OnDuty]:
    return {each.advisor: each for each in on_duty}


@settings(max_examples=1000, deadline=None)
@given(waitings, rosters)
def test_the_fast_way_decides_as_every_contact_against_every_advisor_would(
    waiting: list[Waiting], on_duty: list[OnDuty]
) -> None:
    assert match(waiting, on_duty, NOW) == all_pairs(waiting, on_duty)


@settings(deadline=None)
@given(waitings, rosters)
def test_nobody_is_given_more_than_they_can_hold(waiting: list[Waiting], on_duty: list[OnDuty]) -> None:
    contacts, advisors = by_id(waiting), by_advisor(on_duty)

    pairs = match(waiting, on_duty, NOW)

    assert all(
        advisors[pair.advisor].used + contacts[pair.contact].units <= advisors[pair.advisor].capacity for pair in pairs
    )


@settings(deadline=None)
@given(waitings, rosters)
def test_each_has_one_offer_at_most(waiting: list[Waiting], on_duty: list[OnDuty]) -> None:
    pairs = match(waiting, on_duty, NOW)

    offered = [each.advisor for each in on_duty if each.offered]
    asked = [pair.advisor for pair in pairs] + offered
    given_away = [pair.contact for pair in pairs]
    assert len(set(asked)) == len(asked)
    assert len(set(given_away)) == len(given_away)


@settings(deadline=None)
@given(waitings, rosters)
def test_only_those_are_asked_who_serve_the_queue_speak_the_language_and_have_the_skills(
    waiting: list[Waiting], on_duty: list[OnDuty]
) -> None:
    contacts, advisors = by_id(waiting), by_advisor(on_duty)

    pairs = match(waiting, on_duty, NOW)

    assert all(fits(contacts[pair.contact], advisors[pair.advisor]) for pair in pairs)


@settings(deadline=None)
@given(waitings, rosters)
def test_nobody_with_the_same_needs_overtakes(waiting: list[Waiting], on_duty: list[OnDuty]) -> None:
    served = {pair.contact for pair in match(waiting, on_duty, NOW)}

    alike = [
        (first, second)
        for first, second in combinations(sorted(waiting, key=seniority), 2)
        if replace(second, contact=first.contact, first_enqueued_at=first.first_enqueued_at) == first
    ]
    assert all(first.contact in served or second.contact not in served for first, second in alike)


@settings(deadline=None)
@given(waitings, rosters)
def test_no_free_advisor_is_left_beside_somebody_they_could_take(waiting: list[Waiting], on_duty: list[OnDuty]) -> None:
    pairs = match(waiting, on_duty, NOW)

    served, asked = {pair.contact for pair in pairs}, {pair.advisor for pair in pairs}
    assert not [
        (contact, advisor)
        for contact in waiting
        for advisor in askable(contact, on_duty)
        if contact.contact not in served and advisor.advisor not in asked and has_room(contact, advisor)
    ]


@settings(deadline=None)
@given(waitings, rosters)
def test_whoever_is_passed_over_lost_each_fitting_advisor_to_somebody_more_senior(
    waiting: list[Waiting], on_duty: list[OnDuty]
) -> None:
    contacts = by_id(waiting)

    pairs = match(waiting, on_duty, NOW)

    holder = {pair.advisor: contacts[pair.contact] for pair in pairs}
    served = {pair.contact for pair in pairs}
    assert all(
        seniority(holder[advisor.advisor]) < seniority(contact)
        for contact in waiting
        for advisor in askable(contact, on_duty)
        if contact.contact not in served and has_room(contact, advisor)
    )


@settings(deadline=None)
@given(waitings, rosters, st.randoms(use_true_random=False))
def test_the_order_in_which_rows_are_read_changes_nothing(
    waiting: list[Waiting], on_duty: list[OnDuty], chance: Random
) -> None:
    pairs = match(waiting, on_duty, NOW)

    assert match(chance.sample(waiting, len(waiting)), chance.sample(on_duty, len(on_duty)), NOW) == pairs


@settings(deadline=None)
@given(waitings, rosters)
def test_the_reason_agrees_with_the_decision(waiting: list[Waiting], on_duty: list[OnDuty]) -> None:
    contacts, advisors = by_id(waiting), by_advisor(on_duty)

    pairs = match(waiting, on_duty, NOW)

    reasons = [(contacts[pair.contact], advisors[pair.advisor], pair.why) for pair in pairs]
    assert all(starmap(is_true_of, reasons))


def is_true_of(contact: Waiting, advisor: OnDuty, why: Why) -> bool:
    return (
        (why.queue, why.language, why.skills) == (contact.queue, contact.language, contact.skills)
        and why.waited == NOW - contact.first_enqueued_at
        and why.share == -seniority(contact)[0]
        and why.idle == NOW - advisor.idle_since
        and why.again == (advisor.advisor in contact.barred)
        and why.free >= 1
    )


# ---- by example ---------------------------------------------------------------------------------


def test_who_waited_longest_goes_to_who_is_idle_longest() -> None:
    pairs = match([theo, sam, rosa], [bob, alice], NOW)

    assert [(pair.contact, pair.advisor) for pair in pairs] == [(SAM, ALICE), (ROSA, BOB)]


def test_a_shorter_promise_goes_before_a_longer_wait() -> None:
    in_haste = replace(theo, promise=2 * MINUTE)

    (pair,) = match([sam, in_haste], [alice], NOW)

    assert pair.contact == THEO
    assert pair.why.share == 1


def test_of_two_equal_shares_the_older_goes_first() -> None:
    half_the_promise = replace(theo, promise=2.5 * MINUTE, contact=UUID(int=1))

    (pair,) = match([half_the_promise, sam], [alice], NOW)

    assert pair.contact == SAM


def test_shares_that_floating_point_cannot_tell_apart_are_told_apart() -> None:
    long = 10_000_000_000 * TICK
    younger = replace(rosa, first_enqueued_at=NOW - long - TICK, promise=long)
    older = replace(sam, first_enqueued_at=NOW - long - 2 * TICK, promise=long + TICK)
    elsewhere = replace(theo, queue=TRAINING, promise=1.5 * long)
    assert (long + TICK) / long == (long + 2 * TICK) / (long + TICK)

    (pair,) = match([older, younger, elsewhere], [alice], NOW)

    assert pair.contact == ROSA


@pytest.mark.parametrize(
    "beyond_alice",
    [
        {"queue": TRAINING},
        {"language": "en"},
        {"skills": frozenset({"signing"})},
        {"units": 4},
        {"barred": frozenset({ALICE})},
    ],
)
def test_one_different_need_is_enough_to_stand_in_another_line(
    beyond_alice: dict[str, Any],
) -> None:
    bob_is_full = replace(bob, used=3)

    (pair,) = match([replace(sam, **beyond_alice), rosa], [alice, bob_is_full], NOW)

    assert (pair.contact, pair.advisor) == (ROSA, ALICE)


def test_who_declined_is_passed_over_while_somebody_else_may_still_free() -> None:
    bob_is_full = replace(bob, used=3)
    after_a_refusal = replace(sam, barred=frozenset({ALICE}))
    assert match([sam], [alice, bob_is_full], NOW)

    assert match([after_a_refusal], [alice, bob_is_full], NOW) == []


def test_when_everybody_declined_everybody_is_asked_again() -> None:
    refused_by_all = replace(sam, barred=frozenset({ALICE, BOB}))

    (pair,) = match([refused_by_all], [alice, bob], NOW)

    assert pair.advisor == ALICE
    assert pair.why.again


def test_a_colleague_who_could_never_hold_it_does_not_keep_a_contact_waiting() -> None:
    video = replace(sam, units=3, barred=frozenset({ALICE}))
    part_time = replace(bob, capacity=2)

    (pair,) = match([video], [alice, part_time], NOW)

    assert (pair.advisor, pair.why.again) == (ALICE, True)


def test_a_rank_counts_those_ahead_whom_nobody_free_could_take() -> None:
    for_a_signer = replace(sam, skills=frozenset({"signing"}))
    in_another_queue = replace(theo, queue=TRAINING, first_enqueued_at=NOW - 9 * MINUTE)

    (pair,) = match([for_a_signer, rosa, in_another_queue], [alice], NOW)

    assert (pair.contact, pair.why.rank) == (ROSA, 2)


def test_times_told_in_another_zone_are_the_same_times() -> None:
    paris = ZoneInfo("Europe/Paris")
    before_the_change = datetime(2026, 3, 29, 1, 59, tzinfo=paris)
    at_three = datetime(2026, 3, 29, 3, 1, tzinfo=paris)

    (pair,) = match(
        [replace(sam, first_enqueued_at=before_the_change)],
        [replace(alice, idle_since=before_the_change)],
        at_three,
    )

    assert (pair.why.waited, pair.why.idle) == (2 * MINUTE, 2 * MINUTE)


def test_a_clock_that_is_behind_makes_nobody_wait_less_than_nothing() -> None:
    (pair,) = match([replace(sam, first_enqueued_at=NOW + TICK)], [replace(alice, idle_since=NOW + TICK)], NOW)

    assert (pair.why.waited, pair.why.idle) == (timedelta(0), timedelta(0))


@pytest.mark.parametrize("wrong", [{"units": 0}, {"promise": timedelta(0)}])
def test_a_contact_that_weighs_nothing_or_is_promised_nothing_is_refused(
    wrong: dict[str, Any],
) -> None:
    with pytest.raises(ValueError, match="at least one unit"):
        replace(sam, **wrong)


# ---- in words -----------------------------------------------------------------------------------

WHY = Why(
    queue=BENEFITS,
    language="fr",
    skills=frozenset(),
    rank=1,
    waited=4 * MINUTE,
    promise=5 * MINUTE,
    free=3,
    idle=MINUTE,
    again=False,
)
NAME = {"fr": "Indemnisation", "en": "Benefits"}


def test_the_reason_is_said_in_both_languages() -> None:
    assert explain(WHY, NAME) == {
        "fr": "Attend depuis 4 min (80\u202f% du délai promis), en tête de la file "
        "Indemnisation en français\u202f; parmi les 3 personnes libres pour ce contact, aucune ne "
        "l'est depuis plus longtemps que vous.",
        "en": "Waited 4 min (80% of the promise), first in line for Benefits in French; of the 3 "
        "people free for it, nobody has been free longer than you.",
    }


def test_the_reason_names_the_skill_that_decided_and_the_only_one_free() -> None:
    why = replace(WHY, skills=frozenset({"signing", "housing"}), free=1, language="en")
    names = {"signing": {"fr": "langue des signes", "en": "sign language"}}

    assert explain(why, NAME, names) == {
        "fr": "Attend depuis 4 min (80\u202f% du délai promis), en tête de la file "
        "Indemnisation en anglais, demande\u202f: housing, langue des signes\u202f; vous êtes la "
        "seule personne libre pour ce contact.",
        "en": "Waited 4 min (80% of the promise), first in line for Benefits in English, needs "
        "housing, sign language; you are the only one free for it.",
    }


def test_the_reason_says_that_everybody_was_asked_before() -> None:
    said = explain(replace(WHY, again=True, free=1), NAME)

    assert said["fr"].endswith(
        "\u202f; toutes les personnes en service qui pourraient le prendre ont déjà été "
        "sollicitées, on vous le propose donc de nouveau\u202f; vous êtes la seule personne libre "
        "pour ce contact."
    )
    assert said["en"].endswith(
        "; everyone on duty who could take it has been asked already, so you are asked again; "
        "you are the only one free for it."
    )


@pytest.mark.parametrize(
    ("rank", "english", "french"),
    [
        (2, "second in line", "en 2ᵉ position dans la file"),
        (3, "third in line", "en 3ᵉ position dans la file"),
        (4, "4th in line", "en 4ᵉ position dans la file"),
        (12, "12th in line", "en 12ᵉ position dans la file"),
        (21, "21st in line", "en 21ᵉ position dans la file"),
        (112, "112th in line", "en 112ᵉ position dans la file"),
    ],
)
def test_the_reason_tells_the_place_in_line(rank: int, english: str, french: str) -> None:
    said = explain(replace(WHY, rank=rank), NAME)

    assert english in said["en"]
    assert french in said["fr"]


@pytest.mark.parametrize(
    ("waited", "said"),
    [
        (timedelta(seconds=42.9), "Waited 42 s (14% of the promise)"),
        (timedelta(minutes=1, seconds=59), "Waited 1 min (39% of the promise)"),
        (timedelta(hours=26, minutes=5), "Waited 26 h 05 min (31300% of the promise)"),
    ],
)
def test_the_reason_tells_the_wait_without_rounding_it_up(waited: timedelta, said: str) -> None:
    assert explain(replace(WHY, waited=waited), NAME)["en"].startswith(said)


def test_a_language_without_a_name_is_told_by_its_code() -> None:
    said = explain(replace(WHY, language="uk"), NAME)

    assert "for Benefits (uk);" in said["en"]
    assert "la file Indemnisation (uk)\u202f;" in said["fr"]
