"""In which of our languages somebody writes: by its smallest words."""

import re
from typing import Literal

_FRENCH = re.compile(
    r"\b(?:les?|la|des|du|de|une?|et|est|je|vous|nous|ils?|elle|que|qui|pour|pas|dans|sur|avec|mon|ma|mes|vot?re|vos|aux?"
    r"|ce|cette|bonjour|merci|cordialement|suis|ai|avez|être|plus|ou|où|à|été|très|mais|comme|tout|bien)\b"
)
_ENGLISH = re.compile(
    r"\b(?:the|of|and|to|is|i|you|we|he|she|that|which|for|not|in|on|with|my|your|at|this|hello|thanks|regards|am|have"
    r"|has|be|more|or|where|been|very|but|as|all|would|could|dear|please|it|are|was|do)\b"
)


def of(text: str) -> Literal["fr", "en"]:
    """Return the language of a text; French where it is neither, or cannot be told."""
    begin = text[:5000].lower()
    return "en" if len(_ENGLISH.findall(begin)) > len(_FRENCH.findall(begin)) else "fr"
