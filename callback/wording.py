"""What notes say, in French and in English: the hour where the person is, and nothing that others should not read."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from callback.models import What
from contact import clocks

_SUBJECTS = {
    "fr": {
        What.CODE: "Votre code",
        What.BOOKED: "Votre rendez-vous est pris",
        What.MOVED: "Votre rendez-vous est déplacé",
        What.CANCELLED: "Votre rendez-vous n’aura pas lieu",
        What.TWO_DAYS: "Rappel de votre rendez-vous",
        What.TWO_HOURS: "Rappel de votre rendez-vous",
        What.QUARTER: "Nous vous appelons bientôt",
        What.MISSED: "Nous avons essayé de vous joindre",
        What.COLLEAGUE: "Quelqu’un d’autre vous appellera",
    },
    "en": {
        What.CODE: "Your code",
        What.BOOKED: "Your appointment is booked",
        What.MOVED: "Your appointment has moved",
        What.CANCELLED: "Your appointment will not take place",
        What.TWO_DAYS: "A reminder of your appointment",
        What.TWO_HOURS: "A reminder of your appointment",
        What.QUARTER: "We call you soon",
        What.MISSED: "We tried to reach you",
        What.COLLEAGUE: "Somebody else will call you",
    },
}
_BODIES = {
    "fr": {
        What.CODE: "{service} : votre code est {code}. Il est valable dix minutes.",
        What.BOOKED: "{service} vous appelle {when}. Déplacer ou annuler : {link}",
        What.MOVED: "{service} vous appelle désormais {when}. Déplacer ou annuler : {link}",
        What.CANCELLED: "Votre rendez-vous avec {service}, {when}, n’aura pas lieu. En choisir un autre : {link}",
        What.TWO_DAYS: "{service} vous appelle {when}. Déplacer, annuler, ne plus être averti : {link}",
        What.TWO_HOURS: "{service} vous appelle {when}. Un empêchement ? {link}",
        What.QUARTER: "{service} vous appelle {when}. Gardez votre téléphone, ou répondez ici : {link}",
        What.MISSED: "{service} a essayé de vous joindre. Choisir un autre moment : {link}",
        What.COLLEAGUE: "Un autre conseiller de {service} vous appelle comme prévu, {when}. Voir qui : {link}",
    },
    "en": {
        What.CODE: "{service}: your code is {code}. It is good for ten minutes.",
        What.BOOKED: "{service} will call you {when}. Move or cancel: {link}",
        What.MOVED: "{service} will now call you {when}. Move or cancel: {link}",
        What.CANCELLED: "Your appointment with {service}, {when}, will not take place. Choose another: {link}",
        What.TWO_DAYS: "{service} will call you {when}. Move, cancel, no more reminders: {link}",
        What.TWO_HOURS: "{service} will call you {when}. You cannot? {link}",
        What.QUARTER: "{service} will call you {when}. Keep your telephone near you, or answer here: {link}",
        What.MISSED: "{service} tried to reach you. Choose another time: {link}",
        What.COLLEAGUE: "Another advisor of {service} will call you as planned, {when}. See who: {link}",
    },
}
# Whoever is rung on our page has to open it.
_HERE = {
    "fr": {
        What.BOOKED: "{service} vous appelle {when}, dans votre navigateur. Ouvrez cette page un peu avant ; "
        "vous pouvez aussi y déplacer ou annuler : {link}",
        What.MOVED: "{service} vous appelle désormais {when}, dans votre navigateur. Ouvrez cette page un peu avant ; "
        "vous pouvez aussi y déplacer ou annuler : {link}",
        What.TWO_DAYS: "{service} vous appelle {when}, dans votre navigateur. Ouvrir la page, déplacer, annuler, "
        "ne plus être averti : {link} Essayer avant votre micro et votre réseau : {trial}",
        What.TWO_HOURS: "{service} vous appelle {when}, dans votre navigateur. Ouvrir la page, "
        "ou dire un empêchement : {link} Essayer avant votre micro et votre réseau : {trial}",
        What.QUARTER: "{service} vous appelle {when}. Ouvrez cette page maintenant, elle sonnera : {link}",
        What.MISSED: "{service} vous a appelé sans vous trouver sur la page. Nouvel appel {when}, sur la même page ; "
        "vous pouvez aussi y choisir un autre moment : {link}",
    },
    "en": {
        What.BOOKED: "{service} will call you {when}, in your browser. Open this page a little before; "
        "you can also move or cancel there: {link}",
        What.MOVED: "{service} will now call you {when}, in your browser. Open this page a little before; "
        "you can also move or cancel there: {link}",
        What.TWO_DAYS: "{service} will call you {when}, in your browser. Open the page, move, cancel, "
        "no more reminders: {link} Try your microphone and network before: {trial}",
        What.TWO_HOURS: "{service} will call you {when}, in your browser. Open the page, "
        "or say that you cannot: {link} Try your microphone and network before: {trial}",
        What.QUARTER: "{service} will call you {when}. Open this page now, it will ring: {link}",
        What.MISSED: "{service} called you and did not find you on the page. We call again {when}, on the same page; "
        "you can also choose another time there: {link}",
    },
}
# Their hour is over and we have not called: nothing was called off. Who waited in turn had chosen no hour.
_FAILED_SUBJECT = {"fr": "Nous n’avons pas pu vous appeler", "en": "We could not call you"}
_FAILED = {
    "fr": {
        False: "{service} n’a pas pu vous appeler {when}. C’est de notre fait. Choisir un autre moment : {link}",
        True: "{service} n’a pas pu vous appeler à votre tour. C’est de notre fait. Choisir une heure : {link}",
    },
    "en": {
        False: "{service} could not call you {when}. It was our doing. Choose another time: {link}",
        True: "{service} could not call you in your turn. It was our doing. Choose a time: {link}",
    },
}

_APPOINTMENT = {"fr": "Rendez-vous à {at}", "en": "Appointment at {at}"}
_TITLES = {
    "fr": {
        What.TWO_DAYS: "Rendez-vous {when}",
        What.CALLED: "On vous appelle maintenant",
        What.TURN: "On va vous appeler dans un instant",
    },
    "en": {
        What.TWO_DAYS: "Appointment {when}",
        What.CALLED: "You are being called now",
        What.TURN: "You will be called in a moment",
    },
}
_REFERENCE = {"fr": "Référence {reference}", "en": "Reference {reference}"}


@dataclass(frozen=True)
class Told:
    """What a note is about; `failed` says that we have not called, `in_turn` that they had chosen no hour.

    `here`: they are rung on our page, not by telephone. `over`: no hour of it is to come.
    """

    service: str
    starts_at: datetime
    zone: str
    link: str
    code: str = ""
    reference: str = ""
    # Where they try their equipment before.
    trial: str = ""
    failed: bool = False
    in_turn: bool = False
    here: bool = False
    over: bool = False


def subject(what: What, language: str, told: Told) -> str:
    """Return the subject of a note: it says what has happened, and to nobody with whom or about what."""
    return _FAILED_SUBJECT[language] if told.failed else _SUBJECTS[language][what]


def body(what: What, language: str, told: Told) -> str:
    """Return the words of a note."""
    when = clocks.hour(told.starts_at, told.zone, language)
    ways = _HERE[language] if told.here and not told.over else {}
    says = _FAILED[language][told.in_turn] if told.failed else ways.get(what) or _BODIES[language][what]
    return says.format(service=told.service, when=when, link=told.link, trial=told.trial, code=told.code)


def title(what: What, language: str, told: Told) -> str:
    """Return what a device shows, to whoever looks at it: a time, and neither with whom nor about what."""
    when = clocks.hour(told.starts_at, told.zone, language)
    return _TITLES[language].get(what, _APPOINTMENT[language]).format(when=when, at=_clock(told))


def reference(language: str, told: Told) -> str:
    """Return what a device shows under the title."""
    return _REFERENCE[language].format(reference=told.reference)


def _clock(told: Told) -> str:
    return f"{told.starts_at.astimezone(ZoneInfo(told.zone)):%H:%M}"
