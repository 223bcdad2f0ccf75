"""A conversation in writing, now."""
