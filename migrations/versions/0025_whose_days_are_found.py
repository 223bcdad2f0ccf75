"""What is booked with an advisor is found by them and its hour."""

from collections.abc import Sequence

from alembic import op

revision: str = "0025"
down_revision: str | None = "0024"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Bring the tables one step forward."""
    op.create_index("ix_appointment_advisor", "appointment", ["advisor_id", "due_at"])


def downgrade() -> None:
    """Bring the tables one step back."""
    op.drop_index("ix_appointment_advisor", table_name="appointment")
