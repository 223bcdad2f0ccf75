"""What goes on from a conversation is found at once."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0008"
down_revision: str | None = "0007"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Bring the tables one step forward."""
    op.create_index(
        "ix_contact_continues",
        "contact",
        ["continues_id"],
        unique=False,
        postgresql_where=sa.text("continues_id IS NOT NULL"),
    )


def downgrade() -> None:
    """Take the step back."""
    op.drop_index("ix_contact_continues", table_name="contact", postgresql_where=sa.text("continues_id IS NOT NULL"))
