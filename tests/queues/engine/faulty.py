"""`python -m tests.queues.engine.faulty`: put in each fault by itself, run its test, and print how it ended."""

import importlib
import importlib.abc
import importlib.util
import json
import sys
from pathlib import Path

from hypothesis import Phase, Verbosity, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.queues.engine.faults import FAULTS, LIFE, Fault

ENGINE, TESTS = "queues.engine", "tests.queues.engine"


class Broken(importlib.abc.SourceLoader):
    """Reads a module of the engine with one thing changed."""

    def __init__(self, origin: str, fault: Fault) -> None:
        self._origin = origin
        self._fault = fault

    def get_filename(self, fullname: str) -> str:
        return self._origin

    def get_data(self, path: str) -> bytes:
        source = Path(path).read_text()
        if source.count(self._fault.right) != 1:
            raise LookupError(f"{self._fault.module} no longer says: {self._fault.right}")
        return source.replace(self._fault.right, self._fault.wrong).encode()


def put_in(fault: Fault) -> None:
    """Forget the engine and its tests, and load the module that is broken before anybody asks for it."""
    for known in [name for name in sys.modules if name.startswith((ENGINE, TESTS))]:
        del sys.modules[known]
    name = f"{ENGINE}.{fault.module}"
    found = importlib.util.find_spec(name)
    assert found
    assert found.origin
    spec = importlib.util.spec_from_loader(name, Broken(found.origin, fault))
    assert spec
    assert spec.loader
    sys.modules[name] = module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)


def caught(fault: Fault) -> str:
    """Return what the test of a fault ends with."""
    put_in(fault)
    module, _, name = fault.caught_by.partition(".")
    test = getattr(importlib.import_module(f"{TESTS}.{module}"), name)
    try:
        run_state_machine_as_test(test) if fault.caught_by == LIFE else test()
    except Exception as found:  # noqa: BLE001  whatever a broken engine ends with is the answer
        return type(found).__name__
    return "nothing"


if __name__ == "__main__":
    settings.register_profile(
        "faults",
        max_examples=50,
        derandomize=True,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        report_multiple_bugs=False,
        verbosity=Verbosity.quiet,
    )
    settings.load_profile("faults")
    print(json.dumps({fault.name: caught(fault) for fault in FAULTS}))  # noqa: T201  whoever started us reads it
