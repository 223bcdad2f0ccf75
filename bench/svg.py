"""A curve is drawn: plain SVG, in the colours of whoever looks."""

import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

Points = Sequence[tuple[float, float]]

_WIDTH, _HEIGHT = 640, 360
_LEFT, _RIGHT, _TOP, _BOTTOM = 76, 150, 44, 52
_COLOURS = ("#1f6feb", "#d1592a", "#2f855a", "#8250df", "#8a6d00")
_STYLE = (
    "text{font:12px system-ui,sans-serif;fill:#24292f}.title{font-size:14px;font-weight:600}"
    ".grid{stroke:#d0d7de;stroke-width:1}.line{fill:none;stroke-width:2}"
    "@media(prefers-color-scheme:dark){text{fill:#e6edf3}.grid{stroke:#30363d}}"
)


class Axis:
    """Values from one end of the drawing to the other, evenly or by powers of ten."""

    def __init__(self, values: Sequence[float], start: float, end: float, *, by_tens: bool) -> None:
        self._by_tens = by_tens
        self._start, self._end = start, end
        low, high = (min(values), max(values)) if by_tens else (0.0, max(values))
        self._low, self._high = self._scaled(low), self._scaled(high)
        if by_tens:
            self._low, self._high = math.floor(self._low), math.ceil(self._high)
        else:
            step = _round_step(self._high / 4)
            self._high = step * math.ceil(self._high / step)
        if self._high == self._low:
            self._high += 1

    def place(self, value: float) -> float:
        """Return where a value stands."""
        share = (self._scaled(value) - self._low) / (self._high - self._low)
        return self._start + share * (self._end - self._start)

    def ticks(self) -> list[float]:
        """Return the values that are written beside the axis."""
        if self._by_tens:
            return [10.0**power for power in range(int(self._low), int(self._high) + 1)]
        step = _round_step(self._high / 4)
        return [step * count for count in range(round(self._high / step) + 1)]

    def _scaled(self, value: float) -> float:
        return math.log10(value) if self._by_tens else value


def curves(title: str, x: str, y: str, lines: Mapping[str, Points], *, by_tens: tuple[bool, bool]) -> str:
    """Return an SVG with one curve a name; `by_tens` says which axes count by powers of ten."""
    points = [point for line in lines.values() for point in line]
    across = Axis([point[0] for point in points], _LEFT, _WIDTH - _RIGHT, by_tens=by_tens[0])
    up = Axis([point[1] for point in points], _HEIGHT - _BOTTOM, _TOP, by_tens=by_tens[1])
    parts = [
        _text(_LEFT, 22, title, "title"),
        _text((_LEFT + _WIDTH - _RIGHT) / 2, _HEIGHT - 12, x, anchor="middle"),
        f'<text transform="translate(16 {(_TOP + _HEIGHT - _BOTTOM) / 2}) rotate(-90)" text-anchor="middle">'
        f"{escape(y)}</text>",
        *(_across(across, tick) for tick in across.ticks()),
        *(_up(up, tick) for tick in up.ticks()),
        *(
            _curve(name, line, colour, across, up)
            for (name, line), colour in zip(lines.items(), _COLOURS, strict=False)
        ),
    ]
    label = escape(f"{title}: {y} by {x}", {'"': "&quot;"})
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{label}">\n'
        f"<style>{_STYLE}</style>\n" + "\n".join(parts) + "\n</svg>\n"
    )


def draw(path: Path, svg: str) -> None:
    """Write a drawing."""
    path.write_text(svg)


def _across(axis: Axis, tick: float) -> str:
    at = axis.place(tick)
    line = f'<line class="grid" x1="{at:.1f}" x2="{at:.1f}" y1="{_TOP}" y2="{_HEIGHT - _BOTTOM}"/>'
    return line + _text(at, _HEIGHT - _BOTTOM + 18, _short(tick), anchor="middle")


def _up(axis: Axis, tick: float) -> str:
    at = axis.place(tick)
    line = f'<line class="grid" x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{at:.1f}" y2="{at:.1f}"/>'
    return line + _text(_LEFT - 8, at + 4, _short(tick), anchor="end")


def _curve(name: str, line: Points, colour: str, across: Axis, up: Axis) -> str:
    placed = [(across.place(x), up.place(y)) for x, y in line]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in placed)
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in placed[:12])
    last = placed[-1]
    return (
        f'<polyline class="line" stroke="{colour}" points="{path}"/>'
        + (dots if len(placed) <= 12 else "")
        + _text(last[0] + 8, last[1] + 4, name)
    )


def _text(x: float, y: float, words: str, kind: str = "", *, anchor: str = "start") -> str:
    dressed = f' class="{kind}"' if kind else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{dressed}>{escape(words)}</text>'


def _round_step(rough: float) -> float:
    power = 10.0 ** math.floor(math.log10(rough))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= rough)


def _short(value: float) -> str:
    if value >= 1000:
        return f"{value / 1000:g}k"
    return f"{value:g}"
