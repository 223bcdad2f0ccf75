"""A row says what was measured, beside what, and whether the target holds."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

HERE = Path(__file__).parent
RESULTS = HERE / "results.json"
_HEAD = ("row", "ours", "reference", "ratio", "unit", "target", "holds")


@dataclass(frozen=True)
class Row:
    """One line of the table; `holds` is None when it could not be measured here, and `note` says why."""

    row: str
    ours: float | None
    reference: float | None
    target: str
    unit: str
    holds: bool | None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """Ours over the reference's."""
        return self.ours / self.reference if self.ours is not None and self.reference else None


def unmeasured(row: str, target: str, unit: str, why: str) -> Row:
    """Return the row that says why there is no figure."""
    return Row(row, None, None, target, unit, None, why)


def table(rows: Iterable[Row]) -> str:
    """Return the rows as a table with their notes below."""
    rows = list(rows)
    lines = [_HEAD, *(_cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(_HEAD))]
    drawn = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines]
    rule = "─" * max(len(line) for line in drawn)
    notes = [f"{row.row}: {row.note}" for row in rows if row.note]
    return "\n".join([drawn[0], rule, *drawn[1:], rule, *notes])


def keep(rows: Sequence[Row], path: Path = RESULTS) -> None:
    """Write the rows; those of earlier runs that were not measured again stay."""
    fresh = {row.row: asdict(row) | {"ratio": row.ratio} for row in rows}
    measured = {name.split("@")[0] for name in fresh}
    before = json.loads(path.read_text()) if path.exists() else []
    stays = [row for row in before if row["row"].split("@")[0] not in measured]
    merged = sorted([*stays, *fresh.values()], key=lambda row: str(row["row"]))
    path.write_text(json.dumps(merged, indent=2, ensure_ascii=False) + "\n")


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which this share lies (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


def middle(values: Iterable[float]) -> float:
    """Return the median: one disturbed round of a shared machine changes nothing."""
    return median(values)


def _cells(row: Row) -> tuple[str, ...]:
    holds = {True: "yes", False: "NO", None: "not measured"}[row.holds]
    return (row.row, _figure(row.ours), _figure(row.reference), _figure(row.ratio), row.unit, row.target, holds)


def _figure(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
