"""Tests of call-backs have a clock that can be set: people are called by day."""

from tests.callback.almanac import almanac, by_day, moved

__all__ = ["almanac", "by_day", "moved"]
