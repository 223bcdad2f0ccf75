"""A statement of a technical failure, as a page on paper: what was to be, whose the failure was, what was tried."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal, NamedTuple

from fpdf import FPDF, ViewerPreferences
from fpdf.enums import XPos, YPos
from fpdf.fonts import TTFFont

from callback.models import Outcome
from callback.ringing import CallOutcome
from callback.stated import ENDED, FOUND, WORDS
from contact.clocks import dated, noted
from contact.evidence import Side

_FONTS = Path(__file__).with_name("fonts")
_FONT = "DejaVu Sans"
_MARGIN, _LABELS, _FOOT, _ROW = 25, 44, 30, 16  # mm
_INK, _SOFT, _ACCENT = (27, 31, 36), (88, 94, 104), (11, 90, 98)
_LACKING = "□"


class _Hand(NamedTuple):
    """How words are written: a size in points, a colour, and whether they are bold."""

    size: float
    ink: tuple[int, int, int]
    style: Literal["", "B"] = ""


_AGENCY, _WHERE = _Hand(13, _ACCENT, "B"), _Hand(9.5, _SOFT)
_TITLE, _FOUND, _CALLS = _Hand(20, _INK, "B"), _Hand(11.5, _INK), _Hand(13, _ACCENT, "B")
_LABEL, _VALUE, _RECORDED = _Hand(10.5, _SOFT), _Hand(10.5, _INK), _Hand(9, _SOFT)


@dataclass(frozen=True)
class Attempt:
    """A call that was made, and how it ended, if that was noted."""

    began_at: datetime
    outcome: CallOutcome | None


@dataclass(frozen=True)
class Seen:
    """Something that the machines saw: when, on whose side where that is known, and what, in a sentence."""

    at: datetime
    side: Side | None
    says: str


@dataclass(frozen=True)
class Failure:
    """All that a statement tells; without a booked time (`in_turn`), `starts_at` is since when they waited."""

    language: str
    agency: str
    address: str
    phone: str
    reference: str
    person: str
    starts_at: datetime
    in_turn: bool
    zone: str
    outcome: Outcome
    attempts: tuple[Attempt, ...]
    seen: tuple[Seen, ...]
    made_at: datetime


def compose(failure: Failure) -> bytes:
    """Return the statement as a PDF of A4 pages: one, unless much was seen."""
    words, found = WORDS[failure.language], FOUND[failure.language][failure.outcome]
    page = _page(failure)
    _head(page, failure)
    _write(page, words["title"], _TITLE, above=16)
    _write(page, found, _FOUND, above=5)
    _list(page, _facts(failure), above=9)
    _write(page, words["calls"], _CALLS, above=7)
    _list(page, _attempts(failure), above=4)
    if failure.seen:
        _write(page, words["seen"], _CALLS, above=5)
        _list(page, _seen(failure), above=4)
    _foot(page, words["recorded"].format(when=dated(failure.made_at, failure.zone, failure.language)))
    return bytes(page.output())


def _page(failure: Failure) -> FPDF:
    page = FPDF(format="A4")
    page.add_font(_FONT, fname=_FONTS / "DejaVuSans.ttf")
    page.add_font(_FONT, style="B", fname=_FONTS / "DejaVuSans-Bold.ttf")
    page.set_margin(_MARGIN)
    page.c_margin = 0
    page.set_auto_page_break(auto=False)
    page.set_title(WORDS[failure.language]["title"])
    page.set_author(failure.agency)
    page.set_lang(failure.language)
    page.set_creation_date(failure.made_at)
    # A reader shows the title, not the name of the file (WCAG 2.2, technique PDF18).
    page.viewer_preferences = ViewerPreferences(display_doc_title=True)
    page.add_page()
    return page


def _head(page: FPDF, failure: Failure) -> None:
    _write(page, failure.agency, _AGENCY)
    for each in filter(None, (failure.address, failure.phone)):
        _write(page, each, _WHERE, above=1)
    _rule(page, page.get_y() + 5)


def _facts(failure: Failure) -> Iterator[tuple[str, ...]]:
    words = WORDS[failure.language]
    yield words["person"], failure.person
    yield words["reference"], failure.reference
    yield words["since" if failure.in_turn else "hour"], dated(failure.starts_at, failure.zone, failure.language)


def _attempts(failure: Failure) -> Iterator[tuple[str, ...]]:
    words = WORDS[failure.language]
    for nth, each in enumerate(failure.attempts, 1):
        how, when = ENDED[failure.language][each.outcome], dated(each.began_at, failure.zone, failure.language)
        yield words["call"].format(nth=nth), how, when
    if not failure.attempts:
        yield words["none"], words["no_calls"]


def _seen(failure: Failure) -> Iterator[tuple[str, ...]]:
    words = WORDS[failure.language]
    for each in failure.seen:
        side = f" ({words[each.side]})" if each.side else ""
        yield noted(each.at, failure.zone), f"{each.says}{side}"


def _list(page: FPDF, rows: Iterable[tuple[str, ...]], *, above: float) -> None:
    page.set_y(page.get_y() + above)
    for label, *values in rows:
        if page.get_y() > page.h - _FOOT - _ROW:
            page.add_page()
        top = page.get_y()
        _write(page, label, _LABEL)
        page.set_y(top)
        for each in values:
            _write(page, each, _VALUE, left=_LABELS)
        page.set_y(page.get_y() + 2.5)


def _foot(page: FPDF, says: str) -> None:
    _rule(page, page.h - _FOOT)
    _write(page, says, _RECORDED, above=4)


def _rule(page: FPDF, at: float) -> None:
    page.set_draw_color(*_ACCENT)
    page.set_line_width(0.4)
    page.line(_MARGIN, at, page.w - _MARGIN, at)
    page.set_y(at)


def _write(page: FPDF, text: str, hand: _Hand, *, above: float = 0, left: float = 0) -> None:
    page.set_font(_FONT, style=hand.style, size=hand.size)
    page.set_text_color(*hand.ink)
    page.set_xy(_MARGIN + left, page.get_y() + above)
    page.multi_cell(0, hand.size * 0.53, _drawable(page, text), align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)


def _drawable(page: FPDF, text: str) -> str:
    """Return a text in one line, with a box for each sign that the font lacks: fpdf would write those to the log."""
    known = page.current_font.cmap if isinstance(page.current_font, TTFFont) else {}
    signs = " ".join(unicodedata.normalize("NFC", text).split())
    kept = (each for each in signs if unicodedata.category(each) not in {"Cc", "Cf"})
    return "".join(each if ord(each) in known else _LACKING for each in kept)
