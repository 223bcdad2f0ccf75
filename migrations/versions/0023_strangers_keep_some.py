"""How many times a stranger's address keeps is counted, and how many short messages leave."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0023"
down_revision: str | None = "0022"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Bring the tables one step forward."""
    op.add_column("appointment", sa.Column("source", sa.LargeBinary(), nullable=True))
    op.create_index("ix_appointment_source", "appointment", ["source"], postgresql_where=sa.text("state = 'held'"))
    op.create_index(
        "ix_notice_tried",
        "notice",
        ["settled_at"],
        postgresql_where=sa.text("by = 'sms' AND state IN ('sent', 'failed')"),
    )


def downgrade() -> None:
    """Bring the tables one step back."""
    op.drop_index("ix_notice_tried", table_name="notice")
    op.drop_index("ix_appointment_source", table_name="appointment")
    op.drop_column("appointment", "source")
