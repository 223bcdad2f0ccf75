"""A letter on its way knows why it goes, where it comes back to, and whether it may have arrived."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Bring the tables one step forward."""
    op.drop_column("outbox", "automatic")
    op.add_column("outbox", sa.Column("purpose", sa.Text(), server_default="reply", nullable=False))
    op.create_check_constraint(
        op.f("ck_outbox_purpose"), "outbox", "purpose IN ('reply', 'receipt', 'unread', 'transcript')"
    )
    op.add_column("outbox", sa.Column("up_to", sa.Integer(), nullable=True))
    op.add_column("outbox", sa.Column("envelope_from", sa.Text(), server_default="", nullable=False))
    op.add_column("outbox", sa.Column("doubts", sa.Integer(), server_default=sa.text("0"), nullable=False))
    op.add_column(
        "outbox",
        sa.Column("written_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
    )


def downgrade() -> None:
    """Bring the tables one step back."""
    op.drop_column("outbox", "written_at")
    op.drop_column("outbox", "doubts")
    op.drop_column("outbox", "envelope_from")
    op.drop_column("outbox", "up_to")
    op.drop_column("outbox", "purpose")
    op.add_column("outbox", sa.Column("automatic", sa.Boolean(), server_default=sa.text("false"), nullable=False))
