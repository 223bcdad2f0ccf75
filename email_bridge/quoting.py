"""What was said now is told from what was said before: history is folded, never deleted."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Literal

from email_bridge.reading import Passage

Kind = Literal["said", "cited", "quoted", "signature"]

# A quotation of so many lines above the answer is the history; a shorter one is what the answer is about.
LONGEST_CITED = 12
LONGEST_SIGNATURE = 12

_QUOTED = re.compile(r"\s{0,3}[>|»]")
# "Le lun. 2 mars 2026 à 10:12, Alice <a@x> a écrit :" and its kin, in one line or broken over up to four.
_WROTE = r"(?:a écrit|à écrit|a ecrit|écrivait|wrote|schrieb)\s*:\s*$"
_DATED = re.compile(
    rf"^\s*>?\s*(?:(?:Le|On|Am)\b(?=.*\d).{{4,300}}?{_WROTE}|\d{{4}}-\d\d-\d\d \d\d:\d\d.{{3,120}}<\S+@\S+>\s*:\s*$)",
    re.IGNORECASE,
)
# How each of them begins: few lines do, and those that do not need no closer look.
_BEGINS = re.compile(r"\s*>?\s*(?:(?:Le|On|Am)\b|\d{4}-\d\d-)", re.IGNORECASE)
# Without a date it is a sentence like any other, unless marked lines follow.
_UNDATED = re.compile(rf"^.{{3,200}}?{_WROTE}", re.IGNORECASE)
# "-----Message d'origine-----", "---- Original Message ----", Outlook's rule over a head.
_RULE = re.compile(
    r"^\s*>?\s*(?:-{2,}|_{2,}|={2,})\s*(?:message d['’]origine|message original|mail original|original message"
    r"|original mail|courriel original|message initial|réponse|reply)\s*(?:-{2,}|_{2,}|={2,})\s*$",
    re.IGNORECASE,
)
_LINE = re.compile(r"^\s*(?:_{20,}|-{20,})\s*$")
# Orange, Free: "> Message du 03/03/26 10:12"
_MESSAGE_OF = re.compile(r"^\s*>?\s*message du \d{1,2}/\d{1,2}/\d{2,4}", re.IGNORECASE)
_FORWARDED = re.compile(
    r"^\s*-{2,}\s*(?:forwarded message|message transféré|message transmis|forwarded by)", re.IGNORECASE
)
# The head of a quoted letter as Outlook, Zimbra (La Poste) and others write it out.
_HEAD = re.compile(
    r"^\s*\*?(?P<field>de|from|à|a|to|envoyé(?: le| par)?|envoye|sent|date|objet|subject|cc|copie|répondre à|reply-to)"
    r"\s?\*?\s?:\*?",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"^\s*(?:envoyé de(?:puis)? mon |envoyé à partir d|envoyé depuis |obtenir outlook|télécharger outlook"
    r"|sent from my |sent from |get outlook for |provenance : courrier|yahoo mail :)",
    re.IGNORECASE,
)


def passages(text: str) -> list[Passage]:
    """Return a letter's text in passages, in order, with every line in one of them."""
    lines = text.split("\n")
    end, kinds = _history(lines), ["said"] * len(lines)
    for number, line in enumerate(lines):
        if number >= end or _QUOTED.match(line):
            kinds[number] = "quoted"
    _attributions(lines, kinds)
    _signature(lines, kinds, end)
    return _weighed(list(_gathered(lines, kinds)))


def _history(lines: list[str]) -> int:
    """Return the line from which everything is an earlier letter, written out without marks."""
    for number, line in enumerate(lines):
        if _FORWARDED.match(line):
            return len(lines)  # What is passed on is what they have to say.
        if _RULE.match(line) or _MESSAGE_OF.match(line) or _is_head(lines, number):
            return number
        if _LINE.match(line) and _is_head(lines, _next_said(lines, number + 1)):
            return number
        if (span := _wrote(lines, number)) and not _answered_below(lines, number + span):
            return number
    return len(lines)


def _is_head(lines: list[str], number: int) -> bool:
    """Tell whether a quoted letter's head begins here: three of its fields, the sender among the first two."""
    found = [_HEAD.match(line) for line in lines[number : number + 8] if line.strip()]
    fields = [match["field"].lower() for match in found if match]
    return bool(found and found[0]) and len(set(fields)) >= 3 and bool({"de", "from"} & set(fields[:2]))


def _wrote(lines: list[str], number: int) -> int:
    """Return over how many lines somebody is said to have written what follows, or 0."""
    if not _BEGINS.match(lines[number]):
        return 0
    for span in range(1, 5):
        piece = lines[number : number + span]
        if not piece or not piece[0].strip() or not piece[-1].strip():
            return 0
        if len(piece) == span and _DATED.match(" ".join(line.strip() for line in piece)):
            return span
    return 0


def _answered_below(lines: list[str], begin: int) -> bool:
    """Tell whether marked lines follow: then the marks say what is quoted, and the rest is an answer."""
    following = _next_said(lines, begin)
    return following < len(lines) and bool(_QUOTED.match(lines[following]))


def _next_said(lines: list[str], begin: int) -> int:
    return next((number for number in range(begin, len(lines)) if lines[number].strip()), len(lines))


def _attributions(lines: list[str], kinds: list[str]) -> None:
    """Let "Alice a écrit :" go with what it stands above."""
    for number in range(len(lines)):
        span = _wrote(lines, number) or int(bool(_UNDATED.match(lines[number])))
        if kinds[number] != "said" or not span:
            continue
        following = _next_said(lines, number + span)
        if following < len(lines) and kinds[following] == "quoted":
            kinds[number:following] = ["quoted"] * (following - number)


def _signature(lines: list[str], kinds: list[str], end: int) -> None:
    """Find what stands under the last words: after `-- `, or as a telephone says it."""
    said = [number for number in range(end) if kinds[number] == "said" and lines[number].strip()]
    for number in said:
        last = said[-1]
        marked = lines[number] in {"-- ", "--"} or _SIGNED.match(lines[number])
        if marked and last - number < LONGEST_SIGNATURE and "quoted" not in kinds[number : last + 1]:
            kinds[number : last + 1] = ["signature"] * (last + 1 - number)
            return


def _gathered(lines: list[str], kinds: list[str]) -> Iterator[Passage]:
    """Put lines of a kind together; an empty line goes with what stands above it."""
    for number in range(1, len(lines)):
        if not lines[number].strip() and kinds[number] == "said":
            kinds[number] = kinds[number - 1]
    for kind, numbers in groupby(range(len(lines)), key=lambda number: kinds[number]):
        text = "\n".join(lines[number] for number in numbers).strip("\n")
        if text.strip():
            yield Passage(kind, text.rstrip())


def _weighed(found: list[Passage]) -> list[Passage]:
    """Show what an answer answers; fold what nobody has written under, and what is long."""
    last_said = max((number for number, each in enumerate(found) if each.kind == "said"), default=-1)
    return [
        Passage("cited", each.text)
        if each.kind == "quoted" and number < last_said and each.text.count("\n") < LONGEST_CITED
        else each
        for number, each in enumerate(found)
    ]
