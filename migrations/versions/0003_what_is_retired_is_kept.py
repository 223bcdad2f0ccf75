"""What is retired is kept: a motive that nobody chooses any more, somebody who left; a peak knows that it turned."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Bring the tables one step forward."""
    op.add_column("motive", sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("advisor", sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("peak", sa.Column("began", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    op.add_column("peak", sa.Column("over", sa.Boolean(), server_default=sa.text("false"), nullable=False))


def downgrade() -> None:
    """Take the step back."""
    op.drop_column("peak", "over")
    op.drop_column("peak", "began")
    op.drop_column("advisor", "retired_at")
    op.drop_column("motive", "retired_at")
