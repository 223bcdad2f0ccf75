"""One speaks, many listen: which media process carries a session, and how many are there."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0038"
down_revision: str | None = "0037"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Bring the tables one step forward."""
    op.create_table(
        "video_hall",
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("process_id", sa.Uuid(), nullable=False),
        sa.Column("presenting", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("listening", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["process_id"], ["media_process.id"], name=op.f("fk_video_hall_process_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("session_id", name=op.f("pk_video_hall")),
    )
    op.create_index("ix_video_hall_process", "video_hall", ["process_id"])


def downgrade() -> None:
    """Bring the tables one step back."""
    op.drop_table("video_hall")
