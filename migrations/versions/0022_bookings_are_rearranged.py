"""Bookings of somebody who is away are rearranged; an advisor whose diary was given up may have another."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0022"
down_revision: str | None = "0021"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Bring the tables one step forward."""
    op.add_column("diary_day", sa.Column("label", sa.Text(), server_default=sa.text("''"), nullable=False))
    op.drop_constraint("uq_diary_advisor_id", "diary", type_="unique")
    op.create_index(
        "uq_diary_one_an_advisor", "diary", ["advisor_id"], unique=True, postgresql_where=sa.text("retired_at IS NULL")
    )
    op.create_table(
        "rearrangement",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("advisor_id", sa.Uuid(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False),
        sa.CheckConstraint("ends_at > starts_at", name="ck_rearrangement_lasts"),
        sa.ForeignKeyConstraint(["advisor_id"], ["advisor.id"], name="fk_rearrangement_advisor_id"),
        sa.ForeignKeyConstraint(["by_id"], ["advisor.id"], name="fk_rearrangement_by_id"),
        sa.PrimaryKeyConstraint("id", name="pk_rearrangement"),
    )
    op.create_index("ix_rearrangement_advisor_id", "rearrangement", ["advisor_id"])
    op.create_table(
        "rearranged",
        sa.Column("rearrangement_id", sa.Uuid(), nullable=False),
        sa.Column("appointment_id", sa.Uuid(), nullable=False),
        sa.Column("was_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("to_starts_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("to_advisor_id", sa.Uuid(), nullable=True),
        sa.Column("step", sa.Text(), server_default="waiting", nullable=False),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("way IN ('move', 'reassign', 'ask')", name="ck_rearranged_way"),
        sa.CheckConstraint("step IN ('waiting', 'done', 'failed')", name="ck_rearranged_step"),
        sa.CheckConstraint("(way = 'move') = (to_starts_at IS NOT NULL)", name="ck_rearranged_moves_somewhere"),
        sa.CheckConstraint("(way = 'reassign') = (to_advisor_id IS NOT NULL)", name="ck_rearranged_goes_to_somebody"),
        sa.CheckConstraint("(step = 'waiting') = (settled_at IS NULL)", name="ck_rearranged_ends"),
        sa.ForeignKeyConstraint(["rearrangement_id"], ["rearrangement.id"], name="fk_rearranged_rearrangement_id"),
        sa.ForeignKeyConstraint(["appointment_id"], ["appointment.id"], name="fk_rearranged_appointment_id"),
        sa.ForeignKeyConstraint(["to_advisor_id"], ["advisor.id"], name="fk_rearranged_to_advisor_id"),
        sa.PrimaryKeyConstraint("rearrangement_id", "appointment_id", name="pk_rearranged"),
    )
    op.create_index(
        "ix_rearranged_waiting",
        "rearranged",
        ["rearrangement_id"],
        postgresql_where=sa.text("step = 'waiting'"),
    )


def downgrade() -> None:
    """Bring the tables one step back."""
    op.drop_table("rearranged")
    op.drop_table("rearrangement")
    op.drop_index("uq_diary_one_an_advisor", table_name="diary")
    op.create_unique_constraint("uq_diary_advisor_id", "diary", ["advisor_id"])
    op.drop_column("diary_day", "label")
