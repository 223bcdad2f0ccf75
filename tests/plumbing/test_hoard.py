"""What is loaded once and stays is not looked through again and again."""

import gc
from collections.abc import Iterator

import pytest

from contact.plumbing.hoard import settle


@pytest.fixture
def thawed() -> Iterator[None]:
    """What a test froze is looked through again afterwards."""
    yield
    gc.unfreeze()


def test_what_has_been_loaded_is_let_alone(thawed: None) -> None:
    loaded = [object() for _ in range(10)], {"of": "this process"}

    settle()

    assert not any(each is loaded for each in gc.get_objects())
    assert gc.get_freeze_count() > 10_000
