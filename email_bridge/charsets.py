"""Bytes become text: by the charset they name, by the one they show, and in the end by one that takes anything."""

import base64
import binascii
import codecs
import quopri
import re
import unicodedata

# Declared by programs, unknown to Python, or known and meant otherwise (WHATWG Encoding, 4.2).
_MEANT = {
    "iso8859-1": "cp1252",
    "ascii": "utf-8",
    "iso8859-8-i": "iso8859-8",
    "iso8859-8-e": "iso8859-8",
    "iso8859-6-i": "iso8859-6",
    "ks_c_5601-1987": "cp949",
    "euc_kr": "cp949",
    "x-gbk": "gb18030",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "windows-874": "cp874",
    "iso8859-11": "cp874",
    "x-mac-roman": "mac-roman",
    "macintosh": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic",
    "x-sjis": "cp932",
    "x-unknown": "utf-8",
    "unicode-1-1-utf-7": "utf-7",
    "unknown-8bit": "utf-8",
    "x-user-defined": "utf-8",
}
# Python has codecs that are no charset; some of them take a second for a kilobyte (idna), or unpack a bomb.
_CHARSETS = re.compile(
    r"utf|iso8859|cp\d|windows|koi8|gb|big5|euc|shift_jis|johab|hz|mac|tis|iso2022|kz1048|ptcp154|hp-roman8"
)
_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)\?=")
# One space belongs to the writing of two words in a row, not to what they say (RFC 2047, 6.2).
_BETWEEN_WORDS = re.compile(r"(\?=)[ \t\r\n]+(=\?[^?\s]{1,60}\?[bBqQ]\?)")
_BREAKS = dict.fromkeys(map(ord, "\n\t"))
_CONTROLS = dict.fromkeys([*range(32), *range(127, 160)])
_IN_A_LINE = _CONTROLS | dict.fromkeys(map(ord, "\t\r\n"), " ")
_IN_A_TEXT = {sign: None for sign in _CONTROLS if sign not in _BREAKS}


def decoded(raw: bytes, declared: str | None = None) -> str:
    """Return what bytes say; never raises."""
    charset = known(declared)
    if _is_multibyte_utf8(raw):
        charset = "utf-8"  # Nobody writes this by chance, whatever was declared.
    for candidate in (charset, "utf-8"):
        try:
            if candidate:
                return raw.decode(candidate)
        except (UnicodeError, ValueError):
            continue
    return raw.decode(charset if charset and charset != "utf-8" else "cp1252", "replace")


def known(declared: str | None) -> str | None:
    """Return the codec that a declared charset means, or None for what is no charset."""
    name = (declared or "").strip().strip("'\"").lower().partition("*")[0]
    name = _MEANT.get(name, name)
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError, UnicodeError):
        return None
    return _MEANT.get(found, found) if _CHARSETS.match(_MEANT.get(found, found)) else None


def words(raw: str) -> str:
    """Return what a header says (RFC 2047); bytes in it that are no ASCII come as surrogates (PEP 383)."""
    text = _text(raw)
    if "=?" not in text:
        return one_line(text)
    text = _BETWEEN_WORDS.sub(r"\1\2", text)
    said: list[str] = []
    waiting, charset, at = b"", "", 0
    for word in _WORD.finditer(text):
        between, at = text[at : word.start()], word.end()
        if waiting and (between or word[1].lower() != charset):
            said.append(decoded(waiting, charset))
            waiting = b""
        said.append(between)
        # A character may be parted over two words: their bytes are put together first.
        waiting += _bytes_of(word)
        charset = word[1].lower()
    if waiting:
        said.append(decoded(waiting, charset))
    return one_line("".join([*said, text[at:]]))


def unfolded(raw: str) -> str:
    """Return a header as it is written, on one line: no encoded word is read."""
    return one_line(_text(raw))


def one_line(text: str) -> str:
    """Return text as one line, without what is invisible or turns its direction (Unicode UTS 39)."""
    text = text.translate(_IN_A_LINE)
    if not text.isprintable():
        text = "".join(sign for sign in text if _shows(sign))
    return " ".join(text.split())


def readable(text: str) -> str:
    """Return text as it can be kept: lines end alike, and no control sign or half of a pair is in it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    text = text.translate(_IN_A_TEXT)
    if text.translate(_BREAKS).isprintable():  # by far the most, and thirty times as fast
        return text
    return "".join(sign for sign in text if sign in "\n\t" or unicodedata.category(sign) not in {"Cc", "Cs"})


def _text(raw: str) -> str:
    return raw if raw.isascii() else decoded(raw.encode("utf-8", "surrogateescape"))


def _bytes_of(word: re.Match[str]) -> bytes:
    written = word[3].encode("utf-8", "surrogateescape")
    if word[2] in "qQ":
        return quopri.decodestring(written, header=True)
    try:
        return base64.b64decode(written + b"=" * (-len(written) % 4))
    except (binascii.Error, ValueError):
        return written


def _is_multibyte_utf8(raw: bytes) -> bool:
    if raw.isascii() or b"\x1b" in raw:
        return False
    try:
        raw.decode()
    except UnicodeError:
        return False
    return True


def _shows(sign: str) -> bool:
    return unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Co"} or sign in "\u200c\u200d"
