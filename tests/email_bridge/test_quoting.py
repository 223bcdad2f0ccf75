"""What was said now is told from what was said before, in the manner of every client people write with."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from email_bridge.quoting import passages

ANSWER = "Bonjour,\n\nOui, jeudi me va.\nMerci beaucoup"
EARLIER = "Bonjour Sam,\n\nPouvez-vous jeudi à 10 h ?\nAlice"
MARKED = "\n".join(f"> {line}".rstrip() for line in EARLIER.split("\n"))

CLIENTS = {
    "Gmail, French": f"{ANSWER}\n\nLe lun. 2 mars 2026 à 10:12, Alice <conseil@agence.test> a écrit :\n\n{MARKED}",
    "Gmail, English": f"{ANSWER}\n\nOn Mon, Mar 2, 2026 at 10:12 AM Alice <conseil@agence.test> wrote:\n\n{MARKED}",
    "Gmail, over two lines": (
        f"{ANSWER}\n\nLe lun. 2 mars 2026 à 10:12, Agence de démonstration - Alice Martin <\n"
        f"conseil+abcdefghijklmnop@agence.test> a écrit :\n\n{MARKED}"
    ),
    "Gmail, as Android wrote": f"{ANSWER}\n2026-03-02 10:12 GMT+01:00 Alice <conseil@agence.test>:\n\n{MARKED}",
    "Apple, French": f"{ANSWER}\n\n> Le 2 mars 2026 à 10:12, Alice <conseil@agence.test> a écrit :\n> \n{MARKED}",
    "Apple, from a telephone": (
        f"{ANSWER}\n\nEnvoyé de mon iPhone\n\n> Le 2 mars 2026 à 10:12, Alice <c@agence.test> a écrit :\n> \n{MARKED}"
    ),
    "Thunderbird, French": f"{ANSWER}\n\nLe 02/03/2026 à 10:12, Alice a écrit :\n{MARKED}",
    "Thunderbird, English": f"{ANSWER}\n\nOn 02/03/2026 10:12, Alice wrote:\n{MARKED}",
    "Outlook, French": (
        f"{ANSWER}\n\n________________________________\nDe : Alice Martin <conseil@agence.test>\n"
        f"Envoyé : lundi 2 mars 2026 10:12\nÀ : sam@example.org\nObjet : Rendez-vous\n\n{EARLIER}"
    ),
    "Outlook, English": (
        f"{ANSWER}\n\nFrom: Alice Martin <conseil@agence.test>\nSent: Monday, March 2, 2026 10:12 AM\n"
        f"To: sam@example.org\nSubject: Appointment\n\n{EARLIER}"
    ),
    "Outlook, stars": (
        f"{ANSWER}\n\n*De :* Alice Martin <conseil@agence.test>\n*Envoyé :* lundi 2 mars 2026 10:12\n"
        f"*À :* sam@example.org\n*Objet :* Rendez-vous\n\n{EARLIER}"
    ),
    "Outlook Express": f"{ANSWER}\n\n-----Message d'origine-----\nDe : Alice\n\n{EARLIER}",
    "Original message": f"{ANSWER}\n\n-----Original Message-----\nFrom: Alice\n\n{EARLIER}",
    "Orange": (
        f'{ANSWER}\n\n\n> Message du 02/03/26 10:12\n> De : "Alice" <conseil@agence.test>\n> A : sam@example.org\n'
        f"> Copie à :\n> Objet : Rendez-vous\n>\n{MARKED}"
    ),
    "Orange, without marks": f"{ANSWER}\n\nMessage du 02/03/26 10:12\nDe : Alice\nA : sam\nObjet : x\n\n{EARLIER}",
    "La Poste (Zimbra)": (
        f'{ANSWER}\n\n----- Mail original -----\nDe: "Alice" <conseil@agence.test>\nÀ: "Sam" <sam@laposte.net>\n'
        f"Envoyé: Lundi 2 Mars 2026 10:12:00\nObjet: Rendez-vous\n\n{EARLIER}"
    ),
    "Zimbra, new": (
        f'{ANSWER}\n\nDe: "Alice" <conseil@agence.test>\nÀ: "Sam" <sam@laposte.net>\n'
        f"Envoyé: Lundi 2 Mars 2026 10:12:00\nObjet: Rendez-vous\n\n{EARLIER}"
    ),
    "Yahoo, French": (
        f"{ANSWER}\n\n    Le lundi 2 mars 2026 à 10:12:00 UTC+1, Alice <conseil@agence.test> a écrit :  \n \n {EARLIER}"
    ),
    "Yahoo, English": f"{ANSWER}\n\nOn Monday, March 2, 2026 at 10:12:00 AM, Alice <c@agence.test> wrote:\n\n{EARLIER}",
}


@pytest.mark.parametrize("client", CLIENTS)
def test_history_is_folded_as_this_client_writes_it(client: str) -> None:
    found = passages(CLIENTS[client])

    assert (found[0].kind, found[0].text) == ("said", ANSWER)
    assert found[-1].kind == "quoted"
    assert "Pouvez-vous jeudi" in found[-1].text
    assert [each.kind for each in found if each.kind in {"said", "cited"}] == ["said"]


def test_answers_between_the_lines_are_kept_with_what_they_answer() -> None:
    found = passages("Bonjour\n\nLe 2 mars, Alice a écrit :\n> Jeudi ?\nOui.\n\n> Avec votre CV ?\nLe voici.\n")

    assert [(each.kind, each.text) for each in found] == [
        ("said", "Bonjour"),
        ("cited", "Le 2 mars, Alice a écrit :\n> Jeudi ?"),
        ("said", "Oui."),
        ("cited", "> Avec votre CV ?"),
        ("said", "Le voici."),
    ]


def test_an_answer_under_a_long_history_is_what_is_shown() -> None:
    long = "\n".join(f"> ligne {number}" for number in range(40))

    found = passages(f"Alice wrote:\n{long}\n\nOui, merci.")

    assert [each.kind for each in found] == ["quoted", "said"]
    assert found[1].text == "Oui, merci."


def test_what_is_passed_on_is_shown() -> None:
    passed_on = (
        f"Pour information\n\n---------- Forwarded message ---------\nDe : X\nEnvoyé : hier\nObjet : y\n\n{EARLIER}"
    )

    assert [each.kind for each in passages(passed_on)] == ["said"]


def test_a_signature_is_told_from_the_words() -> None:
    found = passages("Merci.\n\n-- \nSam Petit\n06 00 00 00 00")

    assert [(each.kind, each.text) for each in found] == [
        ("said", "Merci."),
        ("signature", "-- \nSam Petit\n06 00 00 00 00"),
    ]


def test_a_sentence_about_writing_is_no_history() -> None:
    text = "Bonjour,\nMon employeur m'a écrit :\nil ne me paiera pas.\nQue faire ?"

    assert [(each.kind, each.text) for each in passages(text)] == [("said", text)]


@given(some.text(alphabet=some.sampled_from("ab \n>|-_:LeàécritDOnwrote@<"), max_size=400))
def test_no_word_is_ever_left_out(text: str) -> None:
    kept = "".join(each.text for each in passages(text))

    assert "".join(kept.split()) == "".join(text.split())
