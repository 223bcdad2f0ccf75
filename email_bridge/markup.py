"""HTML that a stranger wrote becomes HTML that can do nothing, and the words in it."""

import re
from html.parser import HTMLParser

import nh3

from email_bridge import charsets

LONGEST = 500_000

_TAGS = {
    *("a", "abbr", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "col", "colgroup", "dd", "del"),
    *("div", "dl", "dt", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "ol", "p"),
    *("pre", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "table", "tbody", "td", "tfoot"),
    *("th", "thead", "tr", "u", "ul"),
}
_ATTRIBUTES = {
    "*": {"dir", "lang"},
    "a": {"href"},
    "img": {"src", "alt"},
    "ol": {"start", "type"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
_UNREAD = {"script", "style", "title", "head", "template", "noscript", "iframe", "object", "svg", "math", "textarea"}
_BLOCKS = {
    *("blockquote", "caption", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ol", "p", "pre"),
    *("table", "tr", "ul"),
}
_APART = {"p", "blockquote", "ul", "ol", "table", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "pre"}
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_EMPTY_LINES = re.compile(r"\n{3,}")


def harmless(html: str) -> str:
    """Return HTML without script, style, form or anything that would be fetched: images of the letter's own only."""
    return nh3.clean(
        html[:LONGEST],
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=_own_images_only,
        clean_content_tags=_UNREAD - {"head"},
        url_schemes={"http", "https", "mailto", "tel", "cid"},
        link_rel="noopener noreferrer nofollow",
        set_tag_attribute_values={"a": {"target": "_blank"}},
        strip_comments=True,
    )


def words(clean: str) -> str:
    """Return the words of HTML that `harmless` has returned, as a letter in plain text has them."""
    reader = _Words()
    reader.feed(clean)
    reader.close()
    return reader.text()


def _own_images_only(tag: str, attribute: str, value: str) -> str | None:
    if (tag, attribute) == ("img", "src"):
        return value if value.lower().startswith("cid:") else None
    if attribute == "href" and value.lower().startswith("cid:"):
        return None
    return value


class _Words(HTMLParser):
    """Writes lines; what stands in a blockquote is marked as plain text marks it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = []
        self._line = ""
        self._depth = 0
        self._verbatim = 0
        self._links: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS or tag == "hr":
            self._end_line(apart=tag in _APART)
        if tag == "br":
            self._lines.append(self._marked(self._line))
            self._line = ""
        elif tag == "blockquote":
            self._depth = min(self._depth + 1, 9)
        elif tag == "pre":
            self._verbatim += 1
        elif tag == "a":
            self._links.append((dict(attrs).get("href") or "", len(self._line)))
        else:
            self._line += self._stands_for(tag, dict(attrs).get("alt"))

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._links:
            self._name_link(*self._links.pop())
        if tag in _BLOCKS:
            self._end_line(apart=tag in _APART)
        if tag == "blockquote":
            self._depth = max(self._depth - 1, 0)
        if tag == "pre":
            self._verbatim = max(self._verbatim - 1, 0)

    def handle_data(self, data: str) -> None:
        if self._verbatim:
            *whole, rest = (self._line + data).split("\n")
            self._lines += [self._marked(line) for line in whole]
            self._line = rest
            return
        text = _BLANKS.sub(" ", data)
        self._line += text.lstrip(" ") if not self._line or self._line.endswith(" ") else text

    def text(self) -> str:
        self._end_line(apart=False)
        joined = "\n".join(line.rstrip() for line in self._lines).strip("\n")
        return _EMPTY_LINES.sub("\n\n", joined)

    def _stands_for(self, tag: str, alt: str | None) -> str:
        if tag in {"td", "th"}:
            return "  " if self._line else ""
        return "- " if tag == "li" else (alt or "")

    def _end_line(self, *, apart: bool) -> None:
        if self._line.strip():
            self._lines.append(self._marked(self._line))
        if apart and self._lines and self._lines[-1].strip("> "):
            self._lines.append(self._marked(""))
        self._line = ""

    def _marked(self, line: str) -> str:
        return f"{'>' * self._depth} {line}" if self._depth else line

    def _name_link(self, href: str, begun: int) -> None:
        """Say where a link leads when its words do not."""
        said = self._line[min(begun, len(self._line)) :].strip()
        bare = href.removeprefix("mailto:").removeprefix("tel:")
        if (
            href.startswith(("http://", "https://"))
            and href not in said
            and bare.partition("://")[2].strip("/") != said
        ):
            self._line += f" <{charsets.one_line(href)[:500]}>"
