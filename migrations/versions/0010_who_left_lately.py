"""Whoever left lately is found without looking at everybody: what they have not read is sent to them."""

from collections.abc import Sequence

from alembic import op

revision: str = "0010"
down_revision: str | None = "0009"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Bring the tables one step forward."""
    op.create_index("ix_contact_ended", "contact", ["ended_at"])


def downgrade() -> None:
    """Bring the tables one step back."""
    op.drop_index("ix_contact_ended", table_name="contact")
