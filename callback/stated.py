"""What a statement of a technical failure says, in French and in English."""

from callback.models import Outcome
from callback.ringing import CallOutcome

WORDS = {
    "fr": {
        "file": "attestation.pdf",
        "title": "Attestation d’incident technique",
        "person": "Personne",
        "reference": "Référence",
        "hour": "Rendez-vous prévu",
        "since": "Appel demandé",
        "calls": "Ce qui s’est passé",
        "call": "Appel {nth}",
        "none": "Appels",
        "no_calls": "Aucun appel n’a été enregistré.",
        "seen": "Relevé automatique, aux mêmes heures locales",
        "theirs": "du côté de la personne",
        "ours": "du côté de l’agence",
        "recorded": "Établie le {when}, d’après ce qui a été enregistré au sujet de ce rendez-vous.",
    },
    "en": {
        "file": "statement.pdf",
        "title": "Statement of a technical failure",
        "person": "Person",
        "reference": "Reference",
        "hour": "Appointment planned",
        "since": "Call asked for",
        "calls": "What happened",
        "call": "Call {nth}",
        "none": "Calls",
        "no_calls": "No call was recorded.",
        "seen": "Noted by our machines, in the same local time",
        "theirs": "on the person’s side",
        "ours": "on the agency’s side",
        "recorded": "Drawn up on {when}, from what was recorded of this appointment.",
    },
}
FOUND = {
    "fr": {
        Outcome.FAILED_THEIRS: (
            "Ce rendez-vous n’a pas pu être mené à bien en raison d’un incident technique "
            "du côté de la personne. Rien ne lui est reproché."
        ),
        Outcome.FAILED_OURS: (
            "Ce rendez-vous n’a pas pu être mené à bien en raison d’un incident technique "
            "du côté de l’agence. La personne n’y est pour rien."
        ),
        Outcome.FAILED_UNDETERMINED: (
            "Ce rendez-vous n’a pas pu être mené à bien en raison d’un incident technique, "
            "sans que l’on ait pu établir de quel côté. Rien n’est reproché à la personne."
        ),
    },
    "en": {
        Outcome.FAILED_THEIRS: (
            "This appointment could not be carried through because of a technical failure "
            "on the person’s side. Nothing is held against them."
        ),
        Outcome.FAILED_OURS: (
            "This appointment could not be carried through because of a technical failure "
            "on the agency’s side. It was not the person’s doing."
        ),
        Outcome.FAILED_UNDETERMINED: (
            "This appointment could not be carried through because of a technical failure; "
            "on which side could not be determined. Nothing is held against the person."
        ),
    },
}
ENDED = {
    "fr": {
        CallOutcome.REACHED: "La personne a répondu",
        CallOutcome.NO_ANSWER: "Pas de réponse",
        CallOutcome.BUSY: "Ligne occupée",
        CallOutcome.VOICEMAIL: "Messagerie vocale",
        CallOutcome.WRONG_NUMBER: "Numéro erroné",
        None: "La fin n’a pas été notée",
    },
    "en": {
        CallOutcome.REACHED: "The person answered",
        CallOutcome.NO_ANSWER: "No answer",
        CallOutcome.BUSY: "The line was busy",
        CallOutcome.VOICEMAIL: "Voicemail",
        CallOutcome.WRONG_NUMBER: "Wrong number",
        None: "How it ended was not noted",
    },
}
