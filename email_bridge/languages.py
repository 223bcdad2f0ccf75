"""In which of our languages somebody writes: by its smallest words."""

import re
from typing import Literal

_WORD = re.compile(r"[a-zàâçéèêëîïôûùüœ]+")
_FRENCH = set(
    "le la les des du de un une et est je vous nous il elle que qui pour pas dans sur avec mon ma mes votre vos au aux "
    "ce cette bonjour merci cordialement suis ai avez être plus ou où à été très mais comme tout bien".split()
)
_ENGLISH = set(
    "the of and to a is i you we he she that which for not in on with my your at this hello thanks regards am have has "
    "be more or where been very but as all would could dear please it are was do".split()
)


def of(text: str) -> Literal["fr", "en"]:
    """Return the language of a text; French where it is neither, or cannot be told."""
    words = _WORD.findall(text[:5000].lower())
    french, english = (sum(word in those for word in words) for those in (_FRENCH, _ENGLISH))
    return "en" if english > french else "fr"
