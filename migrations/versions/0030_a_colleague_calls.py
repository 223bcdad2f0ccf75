"""Who booked somebody by name is told that a colleague calls."""

from collections.abc import Sequence

from alembic import op

revision: str = "0030"
down_revision: str | None = "0029"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_BEFORE = "'code', 'booked', 'moved', 'cancelled', 'two_days', 'two_hours', 'quarter', 'missed'"


def upgrade() -> None:
    """Bring the tables one step forward."""
    _says(f"{_BEFORE}, 'colleague'")


def downgrade() -> None:
    """Bring the tables one step back; whoever was told so is told nothing more."""
    op.execute("DELETE FROM notice WHERE what = 'colleague'")
    _says(_BEFORE)


def _says(what: str) -> None:
    op.drop_constraint(op.f("ck_notice_what"), "notice")
    op.create_check_constraint(op.f("ck_notice_what"), "notice", f"what IN ({what})")
