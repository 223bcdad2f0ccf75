"""Everybody reaches what is theirs, and nothing else: every address, every person, whoever's object."""

import json
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

import app
from app.seed import named
from contact.files import File, Upload
from tests.callback.people import books, free_times, keeps
from tests.people import Advisor, Body, Caller, Said, Seeker, Town

EVERYBODY = ("nobody", "sam", "rosa", "alice", "bob", "vera", "ada")
COUNTERPART = {"sam": "rosa", "rosa": "sam", "alice": "bob", "bob": "alice"}


@dataclass
class Cast:
    """Everybody of the style guide; Sam is with Alice, Rosa with Bob."""

    nobody: Caller
    sam: Seeker
    rosa: Seeker
    alice: Advisor
    bob: Advisor
    vera: Advisor
    ada: Advisor
    objects: dict[str, str] = field(default_factory=dict)

    async def ask(self, who: str, method: str, path: str, thing: str, body: Body) -> Said:
        """Ask as one of them for Sam's object, for Rosa's, or for one that is not there."""
        found = self.objects.get(thing, "7e57ab1e-0000-4000-8000-000000000000")
        caller: Caller = getattr(self, who)
        there = re.sub(r"\{\w+\}", found, path)
        return await caller.call(method, there, **{**body, **fresh(body)})


def but_for_its_id(said: Said) -> str:
    """Return a refusal as it goes over the wire, but for the one word that differs each time."""
    headers = [f"{name}: {value}" for name, value in said.headers.items() if name != "Date"]
    return json.dumps([said.status, headers, {**said, "id": "opaque"}])


def fresh(body: Body) -> Body:
    """Make a new id where a write wants one."""
    return {"id": str(uuid4())} if "id" in body else {}


MAILBOX = {
    **dict.fromkeys(("name", "address", "server", "secret"), "x"),
    "motive": str(named("offer")),
    "language": "fr",
    "takes_plus": True,
    "paused": False,
    "signature": {"fr": "", "en": ""},
}


RECORDING = {"version": "x", "form": {"on": True, "purpose": {"fr": "x", "en": "x"}, "days": 30}}
SESSION = {"version": "x", "form": {"title": {"fr": "x", "en": ""}, "about": {"fr": "", "en": ""}}}
PLACE = {"id": "", "language": "fr", "zone": "UTC", "name": "x"}
JOIN = {"id": "", "key": "x", "offer": "x"}
DEVICE = {"id": "", "endpoint": "https://push.example/1", "p256dh": "x", "auth": "x"}
GUEST = {"id": "", "kind": "interpreter"}
TRIAL = {"key": "x", "there": "x", "back": "x"}
TRIED = {
    **dict.fromkeys(("camera", "microphone", "speaker"), "works"),
    **dict.fromkeys(("loss", "trip", "rate"), 0),
    "key": "x",
    "network": "good",
    "way": "direct",
}
NOBODY = "7e57ab1e-0000-4000-8000-000000000000"
HERE = {"microphone": "untried"}
COUNTED = ("failures", "up", "fair", "poor", "held", "interruptions", "away", "received", "lost", "trip")
REPORT = {"id": "", "joined": None, "way": "unknown", **dict.fromkeys(COUNTED, 0)}
FALL = {"to": "sound", "why": "weak"}
DIARY = {"version": "x", "form": {"kind": "referent"}}
REARRANGEMENT = {
    "id": "",
    "advisor": "7e57ab1e-0000-4000-8000-000000000000",
    "starts_at": "2090-01-01T08:00:00Z",
    "ends_at": "2090-01-02T08:00:00Z",
    "choices": [
        {"appointment": "7e57ab1e-0000-4000-8000-000000000000", "was_at": "2090-01-01T09:00:00Z", "way": "ask"}
    ],
}


# ---- the scenes in which each address makes sense -----------------------------------------------------------


async def asked(town: Town, cast: Cast) -> None:
    """Both advisors are asked."""
    await cast.alice.declares("available")
    await cast.sam.comes("payment")
    await town.route()
    await cast.bob.declares("available")
    await cast.rosa.comes("application")
    await town.route()
    alices, bobs = await cast.alice.offer(), await cast.bob.offer()
    cast.objects = {"sams": alices["id"], "rosas": bobs["id"]}


async def talking(town: Town, cast: Cast) -> None:
    """Both conversations are under way."""
    await asked(town, cast)
    await cast.alice.accepts(await cast.alice.offer())
    await cast.bob.accepts(await cast.bob.offer())
    cast.objects = {"sams": cast.sam.contact, "rosas": cast.rosa.contact}


async def concluding(town: Town, cast: Cast) -> None:
    """Both conversations have ended."""
    await talking(town, cast)
    await cast.alice.ends(cast.sam.contact)
    await cast.bob.ends(cast.rosa.contact)


async def inviting(town: Town, cast: Cast) -> None:
    """Each advisor has asked the other to join."""
    await talking(town, cast)
    to_bob = await cast.alice.invites(cast.sam.contact, "bob")
    to_alice = await cast.bob.invites(cast.rosa.contact, "alice")
    cast.objects = {"sams": to_bob["id"], "rosas": to_alice["id"]}


async def sitting(town: Town, cast: Cast) -> None:
    """Each advisor sits in the other's conversation."""
    await inviting(town, cast)
    await cast.bob.joins(cast.objects["sams"])
    await cast.alice.joins(cast.objects["rosas"])
    cast.objects = {"sams": cast.sam.contact, "rosas": cast.rosa.contact}


async def known(town: Town, cast: Cast) -> None:
    """Both conversations are under way; it is about the people themselves."""
    await talking(town, cast)
    people = [(await seeker.get("/api/me"))["seeker"]["id"] for seeker in (cast.sam, cast.rosa)]
    cast.objects = dict(zip(("sams", "rosas"), people, strict=True))


async def planning(_: Town, cast: Cast) -> None:
    """Each advisor will be away."""
    absences = [(await each.will_be_away())["id"] for each in (cast.alice, cast.bob)]
    cast.objects = dict(zip(("sams", "rosas"), absences, strict=True))


async def at_their_desks(_: Town, cast: Cast) -> None:
    """It is about the advisors themselves."""
    cast.objects = {"sams": str(named("alice")), "rosas": str(named("bob"))}


async def waiting(_: Town, cast: Cast) -> None:
    """Both seekers came, and nobody is there."""
    await cast.sam.comes("payment")
    await cast.rosa.comes("application")
    cast.objects = {"sams": cast.sam.contact, "rosas": cast.rosa.contact}


async def gone(_: Town, cast: Cast) -> None:
    """Both seekers came and left."""
    await cast.sam.comes("payment")
    await cast.rosa.comes("application")
    await cast.sam.departs()
    await cast.rosa.departs()
    cast.objects = {"sams": cast.sam.contact, "rosas": cast.rosa.contact}


async def keeping(_: Town, cast: Cast) -> None:
    """Both seekers keep a time to be called, and have said where."""
    slots = await free_times(cast.sam)
    sams, rosas = await keeps(cast.sam, slots[0]), await keeps(cast.rosa, slots[1])
    await cast.sam.put(f"/api/appointments/{sams['id']}/reach", number="06 12 34 56 70")
    await cast.rosa.put(f"/api/appointments/{rosas['id']}/reach", number="06 12 34 56 71")
    cast.objects = {"sams": sams["id"], "rosas": rosas["id"]}


async def booked(_: Town, cast: Cast) -> None:
    """Both seekers have an appointment."""
    slots = await free_times(cast.sam)
    sams = await books(cast.sam, slots[0], number="06 12 34 56 70")
    rosas = await books(cast.rosa, slots[1], number="06 12 34 56 71")
    cast.objects = {"sams": sams["id"], "rosas": rosas["id"]}


Scene = Callable[[Town, Cast], Awaitable[None]]


@dataclass(frozen=True)
class Row:
    """What each of EVERYBODY gets for Sam's object."""

    statuses: str
    scene: Scene = talking
    body: Body = field(default_factory=dict)

    def expected(self, thing: str) -> dict[str, int]:
        """Say what everybody gets: Rosa and Bob for hers what Sam and Alice get for his, all 404 for nothing."""
        plain = dict(zip(EVERYBODY, map(int, self.statuses.split()), strict=True))
        mirrored = {who: plain[COUNTERPART.get(who, who)] for who in EVERYBODY}
        # Whose it is may be told that what they say is wrong; of nothing there is nothing to say.
        nothing = {who: 404 if status < 300 or status in (400, 409) else status for who, status in plain.items()}
        return {"sams": plain, "rosas": mirrored, "none": nothing}[thing]


STEP = {"id": ""}
ELSEWHERE = {
    "diary": "7e57ab1e-0000-4000-8000-000000000000",
    "starts_at": (datetime.now(UTC) + timedelta(days=30)).isoformat(),
}
WITH_OBJECT = {
    #                                              nobody sam rosa alice bob vera ada
    ("GET", "/api/contacts/{id}"): Row("              401 200 404  200 404  200 200"),
    ("POST", "/api/contacts/{id}/entries"): Row("     401 201 404  201 404  404 404", body={"id": "", "body": "x"}),
    ("POST", "/api/contacts/{id}/seen"): Row("        401 200 404  200 404  404 404", body={"seq": 1}),
    ("PUT", "/api/contacts/{id}/line"): Row(
        "   401 401 401  403 403  200 200", waiting, {"queue": str(named("creation"))}
    ),
    ("PUT", "/api/contacts/{id}/choice"): Row("   401 200 404  401 401  401 401", body={"keeps_waiting": True}),
    ("POST", "/api/contacts/{id}/departure"): Row("   401 200 404  401 401  401 401", body=STEP),
    ("POST", "/api/contacts/{id}/return"): Row("      401 200 404  401 401  401 401", gone, STEP),
    ("POST", "/api/offers/{id}/acceptance"): Row("    401 401 401  200 404  404 404", asked),
    ("POST", "/api/offers/{id}/refusal"): Row("       401 401 401  200 404  404 404", asked),
    ("POST", "/api/contacts/{id}/end"): Row("         401 401 401  200 404  404 404", body=STEP),
    ("POST", "/api/contacts/{id}/transfer"): Row(
        "                                             401 401 401  200 404  404 404",
        body={"id": "", "queue": str(named("search")), "note": "x"},
    ),
    ("GET", "/api/contacts/{id}/targets"): Row("      401 401 401  200 404  404 404"),
    ("POST", "/api/contacts/{id}/wrap-up"): Row(
        "                                             401 401 401  200 404  404 404",
        concluding,
        {"id": "", "outcome": "answered"},
    ),
    ("POST", "/api/contacts/{id}/wrap-up/extension"): Row("401 401 401  200 404  404 404", concluding, STEP),
    ("GET", "/api/admin/agencies/{id}"): Row("        401 401 401  403 403  403 404"),
    ("PUT", "/api/admin/agencies/{id}"): Row(
        "                                             401 401 401  403 403  403 404",
        body={"version": "x", "form": {"slug": "x", "name": "x"}},
    ),
    ("GET", "/api/admin/agencies/{id}/people"): Row(" 401 401 401  403 403  403 404"),
    ("GET", "/api/admin/mailboxes/{id}"): Row("       401 401 401  403 403  403 404"),
    ("PUT", "/api/admin/mailboxes/{id}"): Row(
        "                                             401 401 401  403 403  403 404",
        body={"version": "x", "form": MAILBOX},
    ),
    ("POST", "/api/admin/mailboxes/{id}/look"): Row(" 401 401 401  403 403  403 404"),
    ("GET", "/api/admin/queues/{id}"): Row("          401 401 401  403 403  403 404"),
    ("PUT", "/api/admin/queues/{id}"): Row(
        "                                             401 401 401  403 403  403 404",
        body={"version": "x", "form": {"slug": "x", "agency": "x", "name": {"fr": "x", "en": "x"}}},
    ),
    ("POST", "/api/admin/queues/{id}/retirement"): Row("401 401 401  403 403  403 404", body={"version": "x"}),
    ("GET", "/api/admin/people/{id}"): Row("          401 401 401  403 403  403 404"),
    ("PUT", "/api/admin/people/{id}"): Row(
        "                                             401 401 401  403 403  403 404",
        body={"version": "x", "form": {"login": "x", "agency": "x", "name": "x"}},
    ),
    ("GET", "/api/admin/agencies/{id}/year"): Row("   401 401 401  403 403  404 404"),
    ("GET", "/api/admin/queues/{id}/year"): Row("     401 401 401  403 403  404 404"),
    ("POST", "/api/admin/absences/{id}/calling-off"): Row("401 401 401  403 403  404 404"),
    ("POST", "/api/admin/peaks/{id}/end"): Row("      401 401 401  403 403  404 404"),
    ("POST", "/api/admin/people/{id}/retirement"): Row("401 401 401  403 403  403 404", body={"version": "x"}),
    ("GET", "/api/contacts/{id}/earlier"): Row("      401 401 401  200 404  200 200"),
    ("POST", "/api/contacts/{id}/invitations"): Row(
        "                                             401 401 401  201 404  404 404",
        body={"id": "", "guest": str(named("vera"))},
    ),
    ("POST", "/api/invitations/{id}/acceptance"): Row("401 401 401 404 200  404 404", inviting),
    ("POST", "/api/invitations/{id}/refusal"): Row("  401 401 401  404 200  404 404", inviting),
    ("POST", "/api/invitations/{id}/withdrawal"): Row("401 401 401 200 404  404 404", inviting),
    ("POST", "/api/contacts/{id}/seat/departure"): Row("401 401 401 404 200 404 404", sitting, STEP),
    ("POST", "/api/contacts/{id}/hand-over"): Row("   401 401 401  200 404  404 404", sitting, STEP),
    ("PUT", "/api/seekers/{id}/referent"): Row(
        "                                             401 401 401  200 404  200 200", known, {"advisor": None}
    ),
    ("PUT", "/api/seekers/{id}/vulnerability"): Row(
        "                                             401 401 401  200 404  200 200", known, {"vulnerable": True}
    ),
    ("GET", "/api/contacts/{id}/letters"): Row("      401 200 404  200 404  200 200"),
    ("GET", "/api/contacts/{id}/letters-out"): Row("  401 401 401  200 404  200 200"),
    ("POST", "/api/contacts/{id}/transcript"): Row(
        "                                             401 200 404  401 401  401 401", body={"email": "sam@example.org"}
    ),
    ("DELETE", "/api/letters-out/{id}"): Row("        401 401 401  404 404  404 404"),
    ("POST", "/api/mail/quarantine/{id}/again"): Row("401 401 401  403 403  404 404"),
    ("DELETE", "/api/absences/{id}"): Row("           401 401 401  200 404  404 404", planning),
    ("GET", "/api/appointments/{id}"): Row("          401 200 404  401 401  401 401", booked),
    ("POST", "/api/appointments/{id}/extension"): Row("401 200 404 401 401  401 401", keeping),
    ("PUT", "/api/appointments/{id}/reach"): Row("    401 400 404  401 401  401 401", keeping, {"number": "3949"}),
    ("POST", "/api/appointments/{id}/proof"): Row("   401 200 404  401 401  401 401", keeping, {"code": "x"}),
    ("POST", "/api/appointments/{id}/confirmation"): Row("401 200 404 401 401 401 401", booked),
    ("GET", "/api/appointments/{id}/slots"): Row("    401 200 404  401 401  401 401", booked),
    ("POST", "/api/appointments/{id}/move"): Row("    401 404 404  401 401  401 401", booked, ELSEWHERE),
    ("POST", "/api/appointments/{id}/cancellation"): Row("401 200 404 401 401 401 401", booked),
    ("GET", "/api/advisors/{id}/limits"): Row("       401 401 401  200 404  200 200", at_their_desks),
    # What becomes of bookings, and of diaries: tests/callback/test_absent.py, test_diary_administration.py.
    ("GET", "/api/advisors/{id}/bookings"): Row("     401 401 401  400 404  400 400", at_their_desks),
    ("PUT", "/api/appointments/{id}/advisor"): Row("  401 401 401  403 403  404 404", body={"advisor": NOBODY}),
    ("GET", "/api/rearrangements/{id}"): Row("        401 401 401  404 404  404 404"),
    ("GET", "/api/admin/diaries/{id}"): Row("         401 401 401  403 403  404 404"),
    ("PUT", "/api/admin/diaries/{id}"): Row("         401 401 401  403 403  404 404", body=DIARY),
    ("POST", "/api/admin/diaries/{id}/retirement"): Row("401 401 401 403 403 404 404", body={"version": "x"}),
    # Sessions are made by supervisors and administrators: tests/video/test_group_sessions.py.
    ("GET", "/api/admin/sessions/{id}"): Row("        401 401 401  403 403  404 404"),
    ("PUT", "/api/admin/sessions/{id}"): Row("        401 401 401  403 403  404 404", body=SESSION),
    ("POST", "/api/admin/sessions/{id}/calling-off"): Row("401 401 401 403 403 404 404", body={"version": "x"}),
    # Who presents and moderates: tests/video/test_stage.py.
    ("GET", "/api/sessions/{id}/stage"): Row("        401 401 401  404 404  404 404"),
    ("POST", "/api/sessions/{id}/stage"): Row("       401 401 401  404 404  404 404"),
    ("POST", "/api/sessions/{id}/end"): Row("         401 401 401  404 404  404 404"),
    ("POST", "/api/sessions/{id}/questions/{question}/decision"): Row(
        "                                             401 401 401  404 404  404 404", body={"to": "approved"}
    ),
    # The way back is for whoever waits to be called: tests/callback/test_in_turn.py.
    ("POST", "/api/contacts/{id}/conversation"): Row("401 404 404 401 401  401 401", waiting),
    # To be called instead: tests/callback/test_instead.py.
    ("POST", "/api/contacts/{id}/call-proposal"): Row("401 401 401 200 404 404 404"),
    ("POST", "/api/contacts/{id}/writing"): Row("     401 401 401  404 404  404 404", body=STEP),
    # Of a conversation that is no video there is no call; of one that is: tests/video/test_joining.py.
    ("GET", "/api/contacts/{id}/call"): Row("         401 404 404  404 404  404 404"),
    ("POST", "/api/contacts/{id}/call/admission"): Row("401 401 401 404 404 404 404"),
    ("GET", "/api/contacts/{id}/call/guests"): Row("  401 404 404  404 404  404 404"),
    ("POST", "/api/contacts/{id}/call/guests"): Row(" 401 404 404  404 404  404 404", body=GUEST),
    ("POST", "/api/contacts/{id}/call/guests/{guest}/admission"): Row("401 401 401 404 404 404 404"),
    ("DELETE", "/api/contacts/{id}/call/guests/{guest}"): Row("401 404 404 404 404 404 404"),
    ("POST", "/api/contacts/{id}/call/keys"): Row("   401 404 404  404 404  404 404"),
    ("GET", "/api/contacts/{id}/call/line"): Row("    401 401 401  200 404  200 200"),
    ("POST", "/api/contacts/{id}/call/reports"): Row("401 404 404  404 404  404 404", body=REPORT),
    ("POST", "/api/contacts/{id}/call/falls"): Row("  401 404 404  404 404  404 404", body=FALL),
    # Who is rung where they wait: tests/callback/test_expecting.py.
    ("POST", "/api/appointments/{id}/waiting"): Row(" 401 200 404  401 401  401 401", booked, HERE),
    ("POST", "/api/appointments/{id}/answer"): Row("  401 409 404  401 401  401 401", booked, {"call": NOBODY}),
    ("POST", "/api/appointments/{id}/entrance"): Row("401 409 404  401 401  401 401", booked),
    ("POST", "/api/appointments/{id}/reports"): Row(" 401 404 404  401 401  401 401", booked, REPORT),
    # On what device they are reminded: tests/callback/test_push.py; here no key is set, and nobody is.
    ("POST", "/api/appointments/{id}/devices"): Row(" 401 404 404  401 401  401 401", booked, DEVICE),
    ("DELETE", "/api/appointments/{id}/devices/{device}"): Row("401 200 404 401 401 401 401", booked),
    ("POST", "/api/calls/{id}/entrance"): Row("       401 401 401  404 404  404 404"),
    ("GET", "/api/appointments/{id}/happenings"): Row("401 401 401 404 404  200 200", booked),
    # Whose recording it is to agree to, and to watch: tests/video/test_recording.py, test_watching.py.
    ("GET", "/api/contacts/{id}/call/happenings"): Row("401 401 401 200 404 200 200"),
    ("GET", "/api/contacts/{id}/recordings"): Row("   401 404 404  404 404  404 404"),
    ("POST", "/api/contacts/{id}/recordings"): Row("  401 401 401  404 404  404 404", body={"id": ""}),
    ("POST", "/api/recordings/{id}/words"): Row("     401 404 404  404 404  404 404", body={"said": "agree"}),
    ("POST", "/api/recordings/{id}/viewings"): Row("  401 401 401  404 404  404 404", body={"id": "", "reason": "x"}),
    # Who may ring, and who decides: tests/callback/test_calls.py.
    ("GET", "/api/contacts/{id}/calls"): Row("        401 401 401  200 404  404 404"),
    ("POST", "/api/contacts/{id}/calls"): Row("       401 401 401  404 404  404 404", body=STEP),
    ("POST", "/api/calls/{id}/outcome"): Row("        401 401 401  404 404  404 404", body={"outcome": "busy"}),
    ("POST", "/api/appointments/{id}/outcome"): Row(" 401 401 401  404 404  404 404", booked, {"outcome": "absent"}),
    ("PUT", "/api/advisors/{id}/limits"): Row(
        "                                             401 401 401  200 404  200 200",
        at_their_desks,
        {"capacity": 2, "channels": {}},
    ),
}
WITHOUT_OBJECT = {
    # Nobody is asked who they are for a link; nobody guesses one either: tests/callback/test_links.py.
    ("GET", "/api/booking-link"): Row("       404 404 404  404 404  404 404"),
    ("GET", "/api/booking-link/slots"): Row(" 404 404 404  404 404  404 404"),
    ("POST", "/api/booking-link/move"): Row(" 404 404 404  404 404  404 404", body=ELSEWHERE),
    ("POST", "/api/booking-link/cancellation"): Row("404 404 404 404 404 404 404"),
    ("POST", "/api/booking-link/excuse"): Row("404 404 404 404 404  404 404"),
    ("POST", "/api/booking-link/quiet"): Row("404 404 404  404 404  404 404"),
    ("POST", "/api/booking-link/waiting"): Row("404 404 404 404 404  404 404", body=HERE),
    ("POST", "/api/booking-link/answer"): Row("404 404 404  404 404  404 404", body={"call": NOBODY}),
    ("POST", "/api/booking-link/entrance"): Row("404 404 404 404 404 404 404"),
    ("POST", "/api/booking-link/reports"): Row("404 404 404 404 404  404 404", body=REPORT),
    ("POST", "/api/booking-link/devices"): Row("404 404 404 404 404  404 404", body=DEVICE),
    ("DELETE", "/api/booking-link/devices/{device}"): Row("404 404 404 404 404 404 404"),
    ("GET", "/api/motives/{id}/slots"): Row("         404 404 404  404 404  404 404"),
    ("GET", "/api/appointments"): Row("               401 200 200  401 401  401 401"),
    ("POST", "/api/appointments"): Row(
        "                                             404 404 404  404 404  404 404",
        body={**ELSEWHERE, "id": "", "motive": str(named("offer")), "language": "fr", "zone": "UTC", "name": "x"},
    ),
    ("GET", "/api/agency"): Row("                     200 200 200  200 200  200 200"),
    ("GET", "/api/agency/{slug}"): Row("              404 404 404  404 404  404 404"),
    ("GET", "/api/letterbox"): Row("                  200 200 200  200 200  200 200"),
    ("GET", "/api/me"): Row("                         200 200 200  200 200  200 200"),
    ("POST", "/api/me/zone"): Row("                   401 200 200  401 401  401 401", body={"zone": "Indian/Reunion"}),
    ("POST", "/api/chats"): Row(
        "                                             201 409 409  201 201  201 201",
        body={"id": "", "motive": str(named("offer")), "name": "Sam", "language": "fr"},
    ),
    ("POST", "/api/video/trials"): Row("              201 201 201  201 201  201 201", body={"id": ""}),
    ("POST", "/api/video/trials/{id}/offers"): Row("  400 400 400  400 400  400 400", body=TRIAL),
    ("POST", "/api/video/trials/{id}/result"): Row("  404 404 404  404 404  404 404", body=TRIED),
    ("POST", "/api/videos"): Row(
        "                                             201 201 201  201 201  201 201",
        body={"id": "", "motive": str(named("offer")), "name": "Sam", "language": "fr"},
    ),
    # Whoever holds a link comes by it; nobody guesses one: tests/video/test_guests.py.
    ("GET", "/api/visit"): Row("                      404 404 404  404 404  404 404"),
    ("POST", "/api/visit/arrival"): Row("             404 404 404  404 404  404 404", body={"name": "x"}),
    ("POST", "/api/visit/keys"): Row("                404 404 404  404 404  404 404"),
    ("POST", "/api/visit/entries"): Row("             404 404 404  404 404  404 404", body={"id": "", "body": "x"}),
    ("POST", "/api/visit/departure"): Row("           404 404 404  404 404  404 404"),
    ("GET", "/api/visit/recordings"): Row("           404 404 404  404 404  404 404"),
    ("POST", "/api/visit/recordings/{id}/words"): Row("404 404 404  404 404  404 404", body={"said": "agree"}),
    # Sessions are open to anybody; who holds a place has its link: tests/video/test_group_sessions.py.
    ("GET", "/api/sessions"): Row("                   200 200 200  200 200  200 200"),
    ("POST", "/api/sessions/{id}/places"): Row("      404 404 404  404 404  404 404", body=PLACE),
    ("GET", "/api/session-place"): Row("              404 404 404  404 404  404 404"),
    ("POST", "/api/session-place/questions"): Row("   404 404 404  404 404  404 404", body={"id": "", "body": "x"}),
    ("GET", "/api/my-sessions"): Row("                401 401 401  200 200  200 200"),
    ("POST", "/api/sessions/{id}/stage/joins"): Row(" 400 400 400  400 400  400 400", body={"id": "", "offer": "x"}),
    ("POST", "/api/session-place/joins"): Row("       400 400 400  400 400  400 400", body={"id": "", "offer": "x"}),
    ("POST", "/api/session-place/departure"): Row("   404 404 404  404 404  404 404"),
    # Whoever has the key of a seat sits down; nobody guesses one.
    ("POST", "/api/video/joins"): Row("               400 400 400  400 400  400 400", body=JOIN),
    # Nobody is called at night: whose place it is to give, by day, is held by tests/callback/test_in_turn.py.
    ("POST", "/api/contacts/{id}/turn"): Row("        401 400 400  401 401  401 401", body={"id": "", "zone": "x"}),
    ("GET", "/api/console"): Row("                    401 401 401  200 200  200 200"),
    ("PUT", "/api/duty"): Row("                       401 401 401  200 200  200 200", body={"declared": "away"}),
    ("GET", "/api/targets"): Row("                    401 401 401  200 200  200 200"),
    ("GET", "/api/unanswered"): Row("                 401 401 401  200 200  200 200"),
    ("GET", "/api/timetable"): Row("                  401 401 401  200 200  200 200"),
    ("GET", "/api/timetable/next"): Row("             401 401 401  200 200  200 200"),
    ("POST", "/api/rearrangements"): Row("            401 401 401  404 404  404 404", body=REARRANGEMENT),
    ("GET", "/api/call-backs"): Row("                 401 401 401  403 403  200 200"),
    ("GET", "/api/admin/diaries"): Row("              401 401 401  403 403  200 200"),
    # Of a diary that is not there yet: what it would be.
    ("POST", "/api/admin/diaries/{id}/preview"): Row("401 401 401  403 403  200 200", body={"kind": "desk"}),
    ("GET", "/api/portfolio"): Row("                  401 401 401  200 200  200 200"),
    ("POST", "/api/absences"): Row(
        "                                             401 401 401  201 201  201 201",
        body={"id": "", "starts_at": "2090-01-01T08:00:00Z", "ends_at": "2090-01-08T08:00:00Z"},
    ),
    ("GET", "/api/mail"): Row("                       401 401 401  403 403  200 200"),
    ("GET", "/api/board/calls"): Row("                401 401 401  403 403  200 200"),
    ("GET", "/api/board"): Row("                      401 401 401  403 403  200 200"),
    ("GET", "/api/admin"): Row("                      401 401 401  403 403  200 200"),
    ("GET", "/api/admin/mailboxes"): Row("            401 401 401  403 403  403 200"),
    ("PUT", "/api/admin/skills"): Row(
        "                                             401 401 401  403 403  403 409", body={"version": "", "forms": []}
    ),
    ("PUT", "/api/admin/regions"): Row(
        "                                             401 401 401  403 403  403 409", body={"version": "", "forms": []}
    ),
    ("GET", "/api/admin/absences"): Row("             401 401 401  403 403  200 200"),
    ("POST", "/api/admin/absences"): Row(
        "                                             401 401 401  403 403  404 404",
        body={
            "id": "",
            "advisor": "7e57ab1e-0000-4000-8000-000000000000",
            "starts_at": "2026-01-01T00:00:00Z",
            "ends_at": "2026-01-02T00:00:00Z",
        },
    ),
    ("GET", "/api/admin/peaks"): Row("                401 401 401  403 403  200 200"),
    ("POST", "/api/admin/peaks"): Row(
        "                                             401 401 401  403 403  404 404",
        body={
            "id": "",
            "queue": "7e57ab1e-0000-4000-8000-000000000000",
            "starts_at": "2026-01-01T00:00:00Z",
            "ends_at": "2026-01-02T00:00:00Z",
        },
    ),
    ("POST", "/api/admin/dry-run"): Row(
        "                                             401 401 401  403 403  200 200",
        body={"queue": str(named("search")), "language": "fr", "channel": "chat"},
    ),
    ("GET", "/api/admin/sessions"): Row("             401 401 401  403 403  200 200"),
    ("GET", "/api/admin/recording"): Row("            401 401 401  403 403  403 200"),
    ("PUT", "/api/admin/recording"): Row("            401 401 401  403 403  403 409", body=RECORDING),
    ("GET", "/api/admin/sheet"): Row("                401 401 401  403 403  403 200"),
    ("POST", "/api/admin/sheet/changes"): Row("       401 401 401  403 403  403 200", body={"text": "{}"}),
    ("PUT", "/api/admin/sheet"): Row("                401 401 401  403 403  403 409", body={"text": "{}"}),
    ("GET", "/api/session"): Row("                    200 200 200  200 200  200 200"),
    ("POST", "/api/session"): Row(
        "                                             401 401 401  429 429  429 429",
        body={"login": "nobody of that name", "password": "x"},
    ),
    ("POST", "/api/demo/session"): Row("              200 200 200  200 200  200 200", body={"login": "alice"}),
    ("DELETE", "/api/session"): Row("                 200 200 200  200 200  200 200"),
}
TABLE = WITH_OBJECT | WITHOUT_OBJECT
Address = tuple[str, str]
# What is asked with bytes or answered by them; who may is held by the tests of files, letters and quarantine. The
# outbox is the demo's own, open to whoever stands before it: tests/email_bridge/test_showcase.py.
BYTES = {
    (route.method, route.path)
    for route in app.routes()
    if route.gives is File or route.takes is Upload
    if not route.path.startswith(("/outbox", "/api/booking-link", "/api/session-place"))
}
AS_A_FILE = {"Content-Type": "application/octet-stream", "Visavis-File": "x.txt"}
BY_LINK = {
    ("GET", "/api/booking-link/event"),
    ("GET", "/api/booking-link/statement"),
    ("GET", "/api/session-place/event"),
}
OPEN_IN_THE_DEMO = {("GET", "/outbox"), ("GET", "/outbox/{id}")}


@pytest.fixture
async def cast(town: Town) -> Cast:
    """Everybody, with the advisors signed in."""
    cast = Cast(
        town.nobody(),
        town.seeker("Sam"),
        town.seeker("Rosa"),
        town.advisor("alice"),
        town.advisor("bob"),
        town.advisor("vera", "board"),
        town.advisor("ada", "console"),
    )
    for advisor in (cast.alice, cast.bob, cast.vera, cast.ada):
        assert (await advisor.signs_in()).status == 200
    return cast


def test_every_address_stands_in_the_table() -> None:
    assert {(route.method, route.path) for route in app.routes()} == {
        *TABLE,
        *BYTES,
        *OPEN_IN_THE_DEMO,
        *BY_LINK,
    }


@pytest.mark.parametrize("address", sorted(BYTES), ids=" ".join)
async def test_nobody_gets_or_leaves_bytes_without_a_session(cast: Cast, address: Address) -> None:
    method, path = address

    said = await cast.nobody.sends(method, re.sub(r"\{\w+\}", str(uuid4()), path), data=b"x", headers=AS_A_FILE)

    assert said.status == 401


@pytest.mark.parametrize(("address", "row"), WITH_OBJECT.items(), ids=[" ".join(each) for each in WITH_OBJECT])
async def test_everybody_gets_what_the_table_says(town: Town, cast: Cast, address: Address, row: Row) -> None:
    await row.scene(town, cast)
    # Whose it is comes last: what they do changes what there is.
    order = [(thing, who) for thing in ("none", "rosas", "sams") for who in EVERYBODY if row.expected(thing)[who] > 299]
    order += [(thing, who) for thing in ("sams", "rosas") for who in EVERYBODY if row.expected(thing)[who] < 300]

    said = {(thing, who): await cast.ask(who, *address, thing, row.body) for thing, who in order}

    assert {key: answer.status for key, answer in said.items()} == {
        (thing, who): row.expected(thing)[who] for thing, who in order
    }
    refused = [key for key, answer in said.items() if answer.status == 404]
    assert len({but_for_its_id(said[key]) for key in refused}) == 1


@pytest.mark.parametrize(("address", "row"), WITHOUT_OBJECT.items(), ids=[" ".join(each) for each in WITHOUT_OBJECT])
async def test_everybody_gets_what_the_table_says_where_there_is_no_object(
    town: Town, cast: Cast, address: Address, row: Row
) -> None:
    await row.scene(town, cast)

    said = {who: await cast.ask(who, *address, "", row.body) for who in EVERYBODY}

    assert {who: answer.status for who, answer in said.items()} == row.expected("sams")


# ---- what an advisor sees, and from when ---------------------------------------------------------------------


async def test_whoever_is_only_asked_sees_a_name_and_no_word(town: Town) -> None:
    sam, alice = town.seeker(), town.advisor()
    await alice.is_available()
    await alice.listens()
    await sam.comes("payment", email="sam@example.org")
    await sam.says("Je dors dans ma voiture")
    await town.route()
    offer = await alice.hears("offer")

    await sam.says("Depuis mardi")
    refused = [
        await alice.reads(sam.contact),
        await alice.post(f"/api/contacts/{sam.contact}/seen", seq=2),
        await alice.get(f"/api/contacts/{sam.contact}/earlier"),
        await alice.ends(sam.contact),
    ]

    assert offer["seeker"]["name"] == "Sam"
    assert [answer.status for answer in refused] == [404] * 4
    assert "Sam" in str(await alice.console())
    assert not {"voiture", "mardi", "example.org"} & words_in([await alice.console(), alice.memory])
    await alice.accepts(offer)
    assert {"voiture", "mardi", "example.org"} <= words_in(await alice.reads(sam.contact))


async def test_whoever_declined_hears_no_more_of_it(town: Town) -> None:
    sam, alice = town.seeker(), town.advisor()
    await alice.is_available()
    await alice.listens()
    await sam.comes("payment", email="sam@example.org")
    await sam.listens()
    await town.route()

    await alice.declines(await alice.hears("offer"))
    await alice.hears("offer_gone", reason="declined")
    await sam.departs()

    await sam.hears("contact", state="abandoned")
    assert "example.org" not in words_in(alice.memory)
    assert "contact" not in {event for event, _ in alice.memory}


async def test_whoever_was_asked_for_somebody_who_left_hears_no_more_of_them(town: Town) -> None:
    sam, alice = town.seeker(), town.advisor()
    await alice.is_available()
    await alice.listens()
    await sam.comes("payment", email="sam@example.org")
    await town.route()
    await alice.hears("offer")

    await sam.departs()
    await alice.hears("console")
    await alice.declares("away")

    await alice.hears("duty")
    assert "example.org" not in words_in(alice.memory)


async def test_earlier_contacts_are_open_to_whoever_talks_with_the_person_and_only_then(town: Town) -> None:
    sam, alice = await town.conversation()
    await sam.says("Je dors dans ma voiture")
    await alice.ends(sam.contact)
    await alice.concludes(sam.contact, note="à rappeler")
    first, bob = sam.contact, town.advisor("bob")
    await alice.declares("away")
    await bob.is_available()
    await sam.comes("application")

    before = await bob.reads(first)
    await town.route()
    await bob.accepts(await bob.offer())
    during = await bob.reads(first)
    listed = await bob.get(f"/api/contacts/{sam.contact}/earlier")
    await bob.ends(sam.contact)
    await bob.concludes(sam.contact)
    after = await bob.reads(first)

    assert [answer.status for answer in (before, during, after)] == [404, 200, 404]
    assert "voiture" in words_in(during)
    assert [(past["id"], past["note"]) for past in listed["contacts"]] == [(first, "à rappeler")]
    assert (await bob.get(f"/api/contacts/{sam.contact}/earlier"))["contacts"] == []


async def test_what_a_colleague_does_next_is_not_an_earlier_contact(town: Town) -> None:
    sam, alice = await town.conversation()
    first, bob = sam.contact, town.advisor("bob")
    await alice.ends(first)
    await bob.is_available()
    await alice.declares("break", "lunch")
    await sam.comes("application")
    await town.route()
    await bob.accepts(await bob.offer())

    assert (await alice.reads(first))["contact"]["state"] == "wrapping"
    assert (await alice.reads(sam.contact)).status == 404
    assert (await bob.reads(sam.contact)).status == 200


async def test_to_repeat_an_acceptance_is_no_way_to_read_on(town: Town) -> None:
    sam, alice = town.seeker(), town.advisor()
    await alice.is_available()
    await sam.comes("application")
    await town.route()
    offer = await alice.offer()
    await alice.accepts(offer)
    again = await alice.accepts(offer)

    await alice.transfers(sam.contact, "search", "pour Bob")

    assert (again.status, again["contact"]["state"]) == (200, "active")
    assert (await alice.accepts(offer))["error"] == "already_taken"


async def test_an_overseer_sees_their_own_agency_only(town: Town) -> None:
    sam, _ = await town.conversation()
    vera = town.advisor("vera", "board")
    await vera.signs_in()
    assert (await vera.reads(sam.contact)).status == 200

    await town.sql(
        "INSERT INTO agency (id, slug, name, zone, address, phone) "
        "VALUES (gen_random_uuid(), 'other', 'Other', 'Europe/Paris', '', '')"
    )
    await town.sql("UPDATE advisor SET agency_id = (SELECT id FROM agency WHERE slug = 'other') WHERE login = 'vera'")

    assert (await vera.reads(sam.contact)).status == 404
    assert (await vera.get("/api/board"))["waiting"] == []


# ---- every look leaves its trace -----------------------------------------------------------------------------


async def test_no_cursor_is_a_way_around_the_trace_of_a_look(town: Town) -> None:
    sam, _ = await town.conversation()
    vera = town.advisor("vera", "board")
    await vera.signs_in()

    await vera.reads(sam.contact)
    await vera.reads(sam.contact, after=1)

    assert await traces(town, "vera") == [("contact.read", sam.contact)] * 2


async def test_whoever_talks_with_a_person_leaves_one_trace_and_not_one_for_each_poll(town: Town) -> None:
    sam, alice = await town.conversation()

    await alice.reads(sam.contact, after=1)
    await alice.reads(sam.contact, after=2)

    assert await traces(town, "alice") == [("contact.accept", sam.contact)]


async def test_whoever_lists_earlier_contacts_leaves_a_trace(town: Town) -> None:
    sam, alice = await town.conversation()

    await alice.get(f"/api/contacts/{sam.contact}/earlier")

    person = (await sam.get("/api/me"))["seeker"]["id"]
    assert ("seeker.history", person) in await traces(town, "alice")


async def test_a_refused_look_shows_nothing_and_leaves_no_trace(town: Town) -> None:
    sam, _ = await town.conversation()
    bob = town.advisor("bob")
    await bob.signs_in()

    assert (await bob.reads(sam.contact)).status == 404

    assert await traces(town, "bob") == []


# ---- two sides in one browser --------------------------------------------------------------------------------


async def test_a_seekers_secret_opens_no_advisors_door(town: Town) -> None:
    sam, _ = await town.conversation()
    stolen = sam.secret("visavis_seeker")

    answer = await town.nobody().sends("GET", "/api/console", headers={"Cookie": f"visavis_advisor={stolen}"})

    assert answer["error"] == "sign_in_required"


async def test_one_browser_with_both_sessions_speaks_for_the_side_whose_page_it_is(town: Town) -> None:
    sam, alice = await town.conversation()
    both = f"visavis_seeker={sam.secret('visavis_seeker')}; visavis_advisor={alice.secret('visavis_advisor')}"
    browser = town.nobody()

    authors = [
        (
            await browser.sends(
                "POST",
                f"/api/contacts/{sam.contact}/entries",
                json={"id": str(uuid4()), "body": "x"},
                headers={"Cookie": both, "Visavis-Page": page},
            )
        ).get("author")
        for page in ("seeker", "console", "")
    ]

    assert authors == ["seeker", "advisor", None]


async def test_a_console_whose_session_has_ended_does_not_speak_as_the_seeker(town: Town) -> None:
    sam, _ = await town.conversation()
    only_sams = {"Cookie": f"visavis_seeker={sam.secret('visavis_seeker')}", "Visavis-Page": "console"}

    answer = await town.nobody().sends(
        "POST", f"/api/contacts/{sam.contact}/entries", json={"id": str(uuid4()), "body": "x"}, headers=only_sams
    )

    assert answer["error"] == "sign_in_required"


def words_in(said: object) -> set[str]:
    return set(re.findall(r"[\w.]+", str(said)))


async def traces(town: Town, login: str) -> list[tuple[str, str]]:
    rows = await town.sql("SELECT deed, object_id FROM audit WHERE by_id = :who ORDER BY id", who=named(login))
    return [(deed, str(thing)) for deed, thing in rows]
