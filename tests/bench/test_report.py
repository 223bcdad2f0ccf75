"""What the bench reports: figures beside figures, and curves that open anywhere."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bench.report import Row, keep, percentile, table, unmeasured
from bench.svg import curves

CHEAP = Row("chat.message", 200.0, 100.0, "≤ 3 ×", "µs", holds=True)
SLOW = Row("chat.latency@p99", 90.0, 10.0, "≤ 3 ×", "ms", holds=False, note="4 of 1,000 lost")


def test_a_row_says_how_we_stand_beside_the_reference() -> None:
    assert CHEAP.ratio == 2.0


def test_a_row_without_a_reference_has_no_ratio() -> None:
    assert Row("start", 8.0, None, "≤ 15 s", "s", holds=True).ratio is None


def test_the_table_says_what_holds_what_does_not_and_what_was_not_measured() -> None:
    drawn = table([CHEAP, SLOW, unmeasured("pages@loader", "≤ 10 kB", "kB", "not built yet")])

    _, _, cheap, slow, loader, _, *notes = drawn.splitlines()
    assert cheap.split() == ["chat.message", "200", "100", "2", "µs", "≤", "3", "×", "yes"]
    assert slow.endswith("NO")
    assert loader.endswith("not measured")
    assert notes == ["chat.latency@p99: 4 of 1,000 lost", "pages@loader: not built yet"]


def test_what_was_measured_before_stays_until_its_row_is_measured_again(tmp_path: Path) -> None:
    results = tmp_path / "results.json"
    keep([CHEAP, SLOW], results)

    keep([Row("chat.latency@p50", 4.0, 1.0, "≤ 10 ms", "ms", holds=True)], results)

    kept = json.loads(results.read_text())
    assert [row["row"] for row in kept] == ["chat.latency@p50", "chat.message"]
    assert kept[1].keys() == {"row", "ours", "reference", "ratio", "target", "unit", "holds", "note"}


@pytest.mark.parametrize(("share", "value"), [(0.0, 1), (0.5, 6), (0.99, 10), (1.0, 10)])
def test_a_percentile_is_one_of_the_values(share: float, value: float) -> None:
    assert percentile([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], share) == value


@pytest.mark.parametrize("by_tens", [(False, False), (True, True)])
def test_a_curve_lies_within_its_frame_and_rises_where_its_values_do(by_tens: tuple[bool, bool]) -> None:
    drawing = ElementTree.fromstring(  # noqa: S314 (we wrote it)
        curves("Growth <O>", "people", "ms", {"ours": [(100, 1), (10_000, 5), (100_000, 80)]}, by_tens=by_tens)
    )

    (line,) = drawing.iter("{http://www.w3.org/2000/svg}polyline")
    points = [tuple(map(float, pair.split(","))) for pair in line.attrib["points"].split()]
    assert points == sorted(points)
    assert [y for _, y in points] == sorted((y for _, y in points), reverse=True)
    assert all(0 < x < 640 and 0 < y < 360 for x, y in points)
