"""A fault in the engine does not go unseen: each is put in by itself, and its test fails."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.queues.engine.faults import FAULTS, Fault

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def caught() -> dict[str, str]:
    """What the test of each fault ended with, in a process of their own."""
    done = subprocess.run(
        (sys.executable, "-m", "tests.queues.engine.faulty"), cwd=ROOT, capture_output=True, text=True, check=True
    )
    found: dict[str, str] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_in_the_engine_is_caught(fault: Fault, caught: dict[str, str]) -> None:
    assert caught[fault.name] == "AssertionError", f"{fault.caught_by} did not see that {fault.name}"
