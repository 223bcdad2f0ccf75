"""Several processes speak in one terminal, each after its name."""

import os
import sys
from typing import TextIO

_COLOURS = (36, 33, 35, 32, 34, 96, 93, 95)
_RESET = "\x1b[0m"


class Screen:
    """Puts names before lines, in colour where there is a terminal (no-color.org)."""

    def __init__(self, stream: TextIO = sys.stdout) -> None:
        self._stream = stream
        self._colourful = stream.isatty() and not os.environ.get("NO_COLOR")
        self._colours: dict[str, int] = {}

    def say(self, name: str, line: str) -> None:
        """Print a line of one process, whole and at once."""
        prefix = f"{name:>9} |"
        if self._colourful:
            colour = self._colours.setdefault(name, _COLOURS[len(self._colours) % len(_COLOURS)])
            prefix = f"\x1b[{colour}m{prefix}{_RESET}"
        self._stream.write(f"{prefix} {line}\n")
        self._stream.flush()
