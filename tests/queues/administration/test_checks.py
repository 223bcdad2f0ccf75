"""What would not work is said where it stands, and why."""

from datetime import date

import pytest

from contact.weeks import ClosureForm, WeekForm
from queues.administration.forms import AgencyForm, MotiveForm, RingForm, Sheet
from tests.queues.administration.house import OFFICE, found, house, label, person, queue, told, with_person, with_queue


def test_a_house_in_which_everything_works_says_nothing_but_what_its_people_cannot_hold() -> None:
    assert told(with_person(capacity=3)) == []


@pytest.mark.parametrize(
    ("sheet", "at", "said"),
    [
        # times
        (with_queue(promise="0 s"), "promise", "It must be more than nothing."),
        (with_queue(promise="soon"), "promise", "“soon” is no duration: 30 s, 5 min, 1 h."),
        (with_queue(offer_time="-5 s"), "offer_time", "A duration is never negative."),
        (with_queue(rings=[RingForm("everyone", "-1 min")]), "rings/0/after", "A duration is never negative."),
        # rings
        (
            with_queue(rings=[RingForm("agency"), RingForm("referent")]),
            "rings/1/to",
            "The last ring must be open to a team, or a contact could be stuck with one person.",
        ),
        (
            with_queue(skills={"sign": 1}, rings=[RingForm("everyone", drops=["sign"])]),
            "rings/0/drops",
            "“SIGNES” is a must: no ring can do without it.",
        ),
        (with_queue(rings=[RingForm("everyone", drops=["x"])]), "rings/0/drops", "There is no skill “x”."),
        (with_queue(rings=[RingForm("queue", queue="x")]), "rings/0/queue", "Choose a queue."),
        (with_queue(rings=[RingForm("agencies")]), "rings/0/agencies", "Choose one agency at least."),
        (with_queue(rings=[RingForm("agencies", agencies=["x"])]), "rings/0/agencies", "There is no agency “x”."),
        # hours
        (
            with_queue(week=WeekForm(monday=["09:00-12:00", "11:00-14:00"])),
            "week/monday",
            "09:00–12:00 and 11:00–14:00 overlap.",
        ),
        (
            with_queue(week=WeekForm(monday=["17:00-09:00"])),
            "week/monday",
            "17:00–09:00 ends before it begins; past midnight, write it on both days.",
        ),
        (
            with_queue(week=WeekForm(monday=["9-12"])),
            "week/monday",
            "9 is not a time of day, 00:00 to 24:00.",
        ),
        (with_queue(closures=[ClosureForm(date(2026, 7, 14), " ")]), "closures/0/label", "Say why: it is shown."),
        (
            with_queue(closures=[ClosureForm(date(2026, 7, 14), "x"), ClosureForm(date(2026, 7, 14), "y")]),
            "closures/1/day",
            "This day is in the list already.",
        ),
        # where it leads
        (with_queue(overflow="benefits", longest_wait="1 h"), "overflow", "This goes round in a circle: "
         "benefits → benefits."),
        (with_queue(longest_wait="1 h"), "overflow", "Say to which queue people go after this wait."),
        # what is asked
        (with_queue(skills={"x": 1}), "skills/x", "There is no skill “x”."),
        (with_queue(skills={"benefits": 9}), "skills/benefits", "A level from 1 to 5."),
        (with_queue(weights={"pigeon": 1}), "weights/pigeon", "There is no channel “pigeon”."),
        (with_queue(languages=[]), "languages", "Choose one language at least."),
        (with_queue(name=label(" ")), "name/fr", "Write a name."),
        (with_queue(agency="x"), "agency", "There is no agency “x”."),
    ],
)  # fmt: skip
def test_what_cannot_be_saved_of_a_queue_says_why_where_it_stands(sheet: Sheet, at: str, said: str) -> None:
    assert ("error", f"queues/benefits/{at}", said) in told(sheet)


@pytest.mark.parametrize(
    ("sheet", "at", "said"),
    [
        (house(people=[]), "queues/benefits", "Nobody serves this queue."),
        (with_person(languages=["en"]), "queues/benefits/languages", "Nobody here speaks French."),
        (
            with_person(skills={}),
            "queues/benefits/skills",
            "Nobody here has “ALLOCATIONS” at level 1 in French: this skill is missing.",
        ),
        (
            house(
                queues=[queue(skills={"benefits": 1, "sign": 1})],
                people=[person(), person(login="bob", skills={"sign": 1})],
            ),
            "queues/benefits/skills",
            "Nobody here has all of these skills in French.",
        ),
        (
            with_queue(motives=[MotiveForm("m", label("m"), {"sign": 1})]),
            "queues/benefits/motives/m/skills",
            "Nobody here has “SIGNES” at level 1 in French: this skill is missing.",
        ),
        (
            with_person(capacity=2),
            "queues/benefits/weights/film",
            "It takes 3 units, and nobody here has more than 2: this channel would never be served.",
        ),
        (with_queue(week=WeekForm()), "queues/benefits/week", "This queue never opens."),
        (
            with_queue(vulnerable_promise="1 h"),
            "queues/benefits/vulnerable_promise",
            "Longer than what everybody is promised: vulnerable people would wait longer.",
        ),
        (
            with_queue(rings=[RingForm("everyone"), RingForm("agency")]),
            "queues/benefits/rings/1/to",
            "A wider ring is open already: this one adds nobody.",
        ),
        (
            house(
                agencies=[AgencyForm("lyon", "Lyon")], queues=[queue(rings=[RingForm("region"), RingForm("everyone")])]
            ),
            "queues/benefits/rings/0/to",
            "The agency Lyon is in no region: nobody is in this ring.",
        ),
        (
            house(
                agencies=[AgencyForm("lyon", "Lyon"), AgencyForm("lille", "Lille")],
                queues=[queue(rings=[RingForm("referent"), RingForm("agency")])],
            ),
            "queues/benefits/rings/1/to",
            "No ring leads to anybody for the people of: Lille. End with everybody who serves the queue.",
        ),
        (with_queue(motives=[]), "queues/benefits/motives", "Without a motive, nobody can choose this queue."),
        (
            with_person(serves=[]),
            "people/alice/serves",
            "This person serves no queue: only the people they follow will be offered to them.",
        ),
    ],
)
def test_what_is_doubtful_is_told_and_can_be_saved(sheet: Sheet, at: str, said: str) -> None:
    assert ("warning", at, said) in told(sheet)
    assert [each for each in told(sheet) if each[0] == "error"] == []


@pytest.mark.parametrize(
    ("sheet", "at", "said"),
    [
        (with_person(capacity=21), "people/alice/capacity", "From 0 to 20 units."),
        (with_person(skills={"x": 1}), "people/alice/skills/x", "There is no skill “x”."),
        (with_person(serves=["x"]), "people/alice/serves", "There is no queue “x”."),
        (with_person(limits={"talk": -1}), "people/alice/limits/talk", "Nought or more."),
        (with_person(languages=[]), "people/alice/languages", "Choose one language at least."),
        (house(agencies=[AgencyForm("lyon", "Lyon", zone="Paris")]), "agencies/lyon/zone",
         "“Paris” is no time zone: Europe/Paris, Indian/Reunion…"),
        (house(agencies=[AgencyForm("lyon", "Lyon", department="20")]), "agencies/lyon/department",
         "“20” is not the code of a department: 69, 2A, 974…"),
        (house(agencies=[AgencyForm("lyon", "Lyon", region="x")]), "agencies/lyon/region", "There is no region “x”."),
        (house(people=[person(), person()]), "people/alice/slug", "“alice” is taken: choose another."),
        (house(people=[person(login="Alice!")]), "people/Alice!/slug",
         "Small letters, figures and hyphens only, for example “my-rights”."),
    ],
)  # fmt: skip
def test_people_and_agencies_are_looked_at_too(sheet: Sheet, at: str, said: str) -> None:
    assert ("error", at, said) in told(sheet)


def test_a_longer_circle_is_found_from_each_of_its_queues() -> None:
    first = queue(overflow="second", longest_wait="1 h")
    second = queue(slug="second", overflow="benefits", longest_wait="1 h", motives=[MotiveForm("n", label("n"))])
    before = queue(slug="before", overflow="benefits", longest_wait="1 h", motives=[MotiveForm("o", label("o"))])

    circles = [each.at for each in found(house(queues=[first, second, before])) if "circle" in each.en]

    assert circles == ["queues/benefits/overflow", "queues/second/overflow"]


def test_a_ring_that_drops_a_skill_makes_somebody_fit() -> None:
    relaxed = [RingForm("agency", "1 min"), RingForm("everyone", drops=["benefits"])]

    sheet = house(queues=[queue(rings=relaxed)], people=[person(skills={})])

    assert told(sheet) == []


def test_a_ring_to_another_queue_finds_those_who_serve_it() -> None:
    other = queue(slug="other", motives=[MotiveForm("n", label("n"))])
    sheet = house(queues=[queue(rings=[RingForm("queue", queue="other")]), other], people=[person(serves=["other"])])

    assert told(sheet) == []


def test_every_reason_is_said_in_both_languages() -> None:
    everything = with_queue(
        promise="0 s", offer_time="x", week=WeekForm(monday=["x"]), rings=[RingForm("referent")], skills={"x": 1}
    )

    assert OFFICE.wednesday == []
    assert [each for each in found(everything) if not each.fr or not each.en or each.fr == each.en] == []
