"""Who comes by a link is asked too before a call is recorded."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0040"
down_revision: str | None = "0039"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Bring the tables one step forward."""
    op.create_table(
        "recording_guest",
        sa.Column("recording_id", sa.Uuid(), nullable=False),
        sa.Column("guest_id", sa.Uuid(), nullable=False),
        sa.Column("agreed", sa.Boolean(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["recording_id"],
            ["recording.id"],
            name=op.f("fk_recording_guest_recording_id_recording"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["guest_id"], ["video_guest.id"], name=op.f("fk_recording_guest_guest_id_video_guest"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("recording_id", "guest_id", name=op.f("pk_recording_guest")),
    )


def downgrade() -> None:
    """Bring the tables one step back."""
    op.drop_table("recording_guest")
