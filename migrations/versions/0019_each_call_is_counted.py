"""Each attempt to reach somebody is counted, and they are tried again at an hour of its own."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0019"
down_revision: str | None = "0018"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Bring the tables one step forward."""
    op.create_table(
        "call",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("appointment_id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("advisor_id", sa.Uuid(), nullable=False),
        sa.Column("nth", sa.SmallInteger(), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "outcome IN ('reached', 'no_answer', 'busy', 'voicemail', 'wrong_number')", name=op.f("ck_call_outcome")
        ),
        sa.CheckConstraint("(outcome IS NULL) = (ended_at IS NULL)", name=op.f("ck_call_ends_somehow")),
        sa.CheckConstraint("nth BETWEEN 1 AND 3", name=op.f("ck_call_three_in_all")),
        sa.ForeignKeyConstraint(["advisor_id"], ["advisor.id"], name=op.f("fk_call_advisor_id")),
        sa.ForeignKeyConstraint(["appointment_id"], ["appointment.id"], name=op.f("fk_call_appointment_id")),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_call_contact_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call")),
        sa.UniqueConstraint("appointment_id", "nth", name=op.f("uq_call_appointment_id_nth")),
    )
    op.create_index("ix_call_contact", "call", ["contact_id"], unique=False)
    op.create_index(
        "uq_call_one_at_a_time", "call", ["appointment_id"], unique=True, postgresql_where=sa.text("outcome IS NULL")
    )
    op.add_column("appointment", sa.Column("due_at", sa.DateTime(timezone=True), nullable=True))
    op.execute("UPDATE appointment SET due_at = starts_at")
    op.alter_column("appointment", "due_at", nullable=False)
    op.drop_index("ix_appointment_due", table_name="appointment")
    op.create_index(
        "ix_appointment_due", "appointment", ["due_at"], unique=False, postgresql_where=sa.text("state = 'booked'")
    )


def downgrade() -> None:
    """Take the step back."""
    op.drop_index("ix_appointment_due", table_name="appointment")
    op.create_index(
        "ix_appointment_due",
        "appointment",
        ["starts_at"],
        unique=False,
        postgresql_where=sa.text("state = 'booked'"),
    )
    op.drop_column("appointment", "due_at")
    op.drop_table("call")
