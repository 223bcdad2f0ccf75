"""Calls are carried: the media processes, the rooms on them, and the keys that open a seat."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0024"
down_revision: str | None = "0023"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Bring the tables one step forward."""
    op.create_table(
        "media_process",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("control", sa.Text(), nullable=False),
        sa.Column("secret", sa.Text(), nullable=False),
        sa.Column("rooms", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("legs", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("draining", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("heard_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_media_process")),
        sa.UniqueConstraint("place", name=op.f("uq_media_process_place")),
    )
    op.create_table(
        "video_room",
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("advisor_id", sa.Uuid(), nullable=False),
        sa.Column("admitted_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("process_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["advisor_id"], ["advisor.id"], name=op.f("fk_video_room_advisor_id")),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_video_room_contact_id")),
        sa.ForeignKeyConstraint(
            ["process_id"], ["media_process.id"], name=op.f("fk_video_room_process_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("contact_id", name=op.f("pk_video_room")),
    )
    op.create_index("ix_video_room_process", "video_room", ["process_id"])
    op.create_table(
        "room_key",
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("seat", sa.Text(), nullable=False),
        sa.Column("holder_id", sa.Uuid(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("join_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("seat IN ('seeker', 'advisor')", name=op.f("ck_room_key_seat")),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_room_key_contact_id")),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_room_key")),
        sa.UniqueConstraint("join_id", name=op.f("uq_room_key_join_id")),
    )
    op.create_index("ix_room_key_expires", "room_key", ["expires_at"])


def downgrade() -> None:
    """Bring the tables one step back."""
    op.drop_table("room_key")
    op.drop_table("video_room")
    op.drop_table("media_process")
