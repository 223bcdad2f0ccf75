"""A call is recorded where all agree: an agency's purpose, what was agreed to, sealed pieces, and who has watched."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0033"
down_revision: str | None = "0032"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Bring the tables one step forward."""
    op.create_table(
        "recording_policy",
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("purpose", postgresql.JSONB(), nullable=False),
        sa.Column("keeps", sa.Interval(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "keeps > interval '0' AND keeps <= interval '180 days'", name=op.f("ck_recording_policy_six_months_at_most")
        ),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_recording_policy_agency_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("agency_id", name=op.f("pk_recording_policy")),
    )
    op.create_table(
        "recording",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("purpose", postgresql.JSONB(), nullable=False),
        sa.Column("keeps", sa.Interval(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("agreed", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("paused_by", sa.Text(), nullable=True),
        sa.Column("process_id", sa.Uuid(), nullable=True),
        sa.Column("sealed_key", sa.LargeBinary(), nullable=True),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_because", sa.Text(), nullable=True),
        sa.Column("complete", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("length", sa.Interval(), server_default=sa.text("interval '0'"), nullable=False),
        sa.Column("size", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("tries", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("tried_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("progress", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("erase_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("erased_because", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "(state = 'erased') <= (sealed_key IS NULL)", name=op.f("ck_recording_erased_is_unreadable")
        ),
        sa.CheckConstraint(
            "(state IN ('running', 'paused')) <= (process_id IS NOT NULL)", name=op.f("ck_recording_kept_by_a_process")
        ),
        sa.CheckConstraint(
            "state IN ('asked', 'refused', 'running', 'paused', 'ended', 'kept', 'erased')",
            name=op.f("ck_recording_state"),
        ),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name=op.f("fk_recording_contact_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recording")),
    )
    op.create_index("ix_recording_contact", "recording", ["contact_id"], unique=False)
    op.create_index(
        "ix_recording_erase",
        "recording",
        ["erase_at"],
        unique=False,
        postgresql_where=sa.text("state IN ('ended', 'kept')"),
    )
    op.create_index(
        "ix_recording_unfinished",
        "recording",
        ["state"],
        unique=False,
        postgresql_where=sa.text("state IN ('asked', 'running', 'paused', 'ended')"),
    )
    op.create_index(
        "uq_recording_one_live",
        "recording",
        ["contact_id"],
        unique=True,
        postgresql_where=sa.text("state IN ('asked', 'running', 'paused')"),
    )
    op.create_table(
        "recording_piece",
        sa.Column("recording_id", sa.Uuid(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("seat", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("part IN ('dump', 'film')", name=op.f("ck_recording_piece_part")),
        sa.ForeignKeyConstraint(
            ["recording_id"], ["recording.id"], name=op.f("fk_recording_piece_recording_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("recording_id", "part", "seat", "number", name=op.f("pk_recording_piece")),
    )
    op.create_table(
        "recording_viewing",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("recording_id", sa.Uuid(), nullable=False),
        sa.Column("advisor_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["advisor_id"], ["advisor.id"], name=op.f("fk_recording_viewing_advisor_id")),
        sa.ForeignKeyConstraint(
            ["recording_id"], ["recording.id"], name=op.f("fk_recording_viewing_recording_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recording_viewing")),
    )
    op.create_index(op.f("ix_recording_viewing_recording_id"), "recording_viewing", ["recording_id"], unique=False)
    # What is sealed cannot be made smaller: not even tried.
    op.execute("ALTER TABLE recording_piece ALTER COLUMN content SET STORAGE EXTERNAL")


def downgrade() -> None:
    """Bring the tables one step back."""
    op.drop_table("recording_viewing")
    op.drop_table("recording_piece")
    op.drop_table("recording")
    op.drop_table("recording_policy")
