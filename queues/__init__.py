"""Queues decide: who is put to whom, when, and why."""
