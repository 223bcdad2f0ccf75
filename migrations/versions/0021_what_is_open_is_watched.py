"""What is open near its hour, or after it, is found by agency."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0021"
down_revision: str | None = "0020"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Bring the tables one step forward."""
    op.create_index(
        "ix_appointment_open",
        "appointment",
        ["agency_id", "due_at"],
        postgresql_where=sa.text("state IN ('booked', 'due')"),
    )


def downgrade() -> None:
    """Bring the tables one step back."""
    op.drop_index("ix_appointment_open", table_name="appointment")
