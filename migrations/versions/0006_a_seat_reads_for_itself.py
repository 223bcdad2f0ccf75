"""A colleague's seat remembers how far they have read, and a desk what its supervisor allows"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Bring the tables one step forward."""
    op.add_column("seat", sa.Column("seen", sa.Integer(), server_default=sa.text("0"), nullable=False))
    op.add_column("duty", sa.Column("allowed", postgresql.JSONB(astext_type=sa.Text()), nullable=True))


def downgrade() -> None:
    """Take the step back."""
    op.drop_column("duty", "allowed")
    op.drop_column("seat", "seen")
