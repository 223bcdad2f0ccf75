"""A mailbox can be paused, and looked into when somebody asks."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0018"
down_revision: str | None = "0017"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Bring the tables one step forward."""
    op.add_column("mailbox", sa.Column("paused", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    op.add_column("mailbox", sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("mailbox", sa.Column("looked_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    """Bring the tables one step back."""
    op.drop_column("mailbox", "looked_at")
    op.drop_column("mailbox", "asked_at")
    op.drop_column("mailbox", "paused")
