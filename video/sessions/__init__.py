"""Group sessions: one advisor presents at an appointed hour, hundreds listen and ask in writing."""
