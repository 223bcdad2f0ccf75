"""What a demonstration has sent can be read in the browser: a plain page, for whoever tries the product out."""

from email import message_from_bytes
from email.message import Message
from html import escape

from sqlalchemy import select
from sqlalchemy.orm import undefer

from contact.desk import is_demo
from contact.edge import Ask
from contact.files import File
from contact.plumbing.errors import NotFound
from email_bridge.models import Letter, Outbox

_AT_MOST = 100
_POLICY = "sandbox allow-popups; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
_KIND = "text/html; charset=utf-8"
_PAGE = """<!doctype html><html lang="{lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title} · Visavis</title><style>
:root {{ color-scheme: light dark; --rule: color-mix(in srgb, CanvasText 25%, Canvas) }}
body {{ margin: 0 auto; padding: 1rem; max-width: 52rem; overflow-wrap: anywhere;
 font: 1rem/1.5 system-ui, sans-serif }}
h1 {{ font-size: 1.5rem }} h2 {{ font-size: 1.125rem; margin: 0 }}
article {{ border: 1px solid var(--rule); border-radius: 1rem; padding: 1rem; margin-block: 1rem }}
dl {{ display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; margin: .5rem 0 }} dd {{ margin: 0 }}
pre {{ font: inherit; white-space: pre-wrap; margin: .75rem 0 0; padding-block-start: .75rem;
 border-block-start: 1px solid var(--rule) }}
</style><main><h1>{title}</h1><p>{why}</p>{letters}</main></html>"""
_ARTICLE = """<article><h2 dir="auto">{subject}</h2><dl><dt>{to_word}</dt><dd>{to}</dd><dt>{state_word}</dt>
<dd>{state}</dd><dt>{files_word}</dt><dd>{files}</dd></dl>
<a href="/outbox/{id}">{twin}</a><pre dir="auto">{words}</pre></article>"""
_WORDS = {
    "fr": {
        "title": "Boîte d’envoi",
        "why": "Les courriels de cette démonstration restent ici : ils ne partent vers personne.",
        "none": "Aucun courriel pour l’instant.",
        "to_word": "À",
        "state_word": "État",
        "files_word": "Fichiers",
        "twin": "Voir la mise en page",
        "held": "retenu quinze secondes",
        "waiting": "en attente",
        "sending": "en route",
        "sent": "envoyé",
        "failed": "non remis",
        "bounced": "revenu",
        "cancelled": "repris avant son départ",
    },
    "en": {
        "title": "Outbox",
        "why": "The letters of this demonstration stay here: they go to nobody.",
        "none": "No letter yet.",
        "to_word": "To",
        "state_word": "State",
        "files_word": "Files",
        "twin": "See its layout",
        "held": "held for fifteen seconds",
        "waiting": "waiting",
        "sending": "on its way",
        "sent": "sent",
        "failed": "not delivered",
        "bounced": "came back",
        "cancelled": "taken back before it left",
    },
}


async def outbox_page(ask: Ask[None]) -> File:
    """Return the letters that went out last, as anybody reads them; in a demonstration only."""
    if not is_demo(ask):
        raise NotFound
    language = "en" if ask.request.headers.get("Accept-Language", "").lower().startswith("en") else "fr"
    say = _WORDS[language]
    rows = await ask.db.execute(
        select(Outbox, Letter.subject)
        .join(Letter, Letter.id == Outbox.letter_id)
        .order_by(Outbox.written_at.desc())
        .limit(_AT_MOST)
        .options(undefer(Outbox.content))
    )
    letters = "".join(_article(outbox, subject, say) for outbox, subject in rows) or f"<p>{say['none']}</p>"
    page = _PAGE.format(lang=language, title=say["title"], why=say["why"], letters=letters)
    return File("", _KIND, page.encode(), _POLICY)


async def outbox_letter(ask: Ask[None]) -> File:
    """Return one letter's twin in HTML, as its reader's program shows it; in a demonstration only."""
    if not is_demo(ask):
        raise NotFound
    outbox = await ask.db.get(Outbox, ask.id(), options=[undefer(Outbox.content)])
    if outbox is None:
        raise NotFound
    return File("", _KIND, _part(message_from_bytes(outbox.content or b""), "text/html"), _POLICY)


def _article(outbox: Outbox, subject: str, say: dict[str, str]) -> str:
    letter = message_from_bytes(outbox.content or b"")
    files = [each.get_filename() or "" for each in letter.walk() if each.get_content_disposition() == "attachment"]
    return _ARTICLE.format(
        id=outbox.id,
        subject=escape(subject),
        to=escape(outbox.to_address),
        state=say[outbox.state],
        files=escape(", ".join(files) or "–"),
        words=escape(_part(letter, "text/plain").decode("utf-8", "replace")),
        **{name: say[name] for name in ("to_word", "state_word", "files_word", "twin")},
    )


def _part(letter: Message, kind: str) -> bytes:
    found = (part.get_payload(decode=True) for part in letter.walk() if part.get_content_type() == kind)
    content = next(found, b"")
    return content if isinstance(content, bytes) else b""
