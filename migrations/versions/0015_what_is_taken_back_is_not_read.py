"""What its writer took back is read by nobody on the other side."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0015"
down_revision: str | None = "0014"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Bring the tables one step forward."""
    op.add_column("entry", sa.Column("taken_back_at", sa.DateTime(timezone=True), nullable=True))
    op.execute(
        "UPDATE entry SET taken_back_at = outbox.settled_at FROM outbox "
        "WHERE outbox.entry_id = entry.id AND outbox.state = 'cancelled'"
    )


def downgrade() -> None:
    """Bring the tables one step back."""
    op.drop_column("entry", "taken_back_at")
