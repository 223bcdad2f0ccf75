"""Who is in a hall is counted by those who hold sessions, not by the process that carries it."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0044"
down_revision: str | None = "0043"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Bring the tables one step forward."""
    op.drop_column("video_hall", "presenting")
    op.drop_column("video_hall", "listening")


def downgrade() -> None:
    """Bring the tables one step back."""
    op.add_column("video_hall", sa.Column("listening", sa.Integer(), server_default=sa.text("0"), nullable=False))
    op.add_column("video_hall", sa.Column("presenting", sa.Boolean(), server_default=sa.text("false"), nullable=False))
