"""How calls went: what each page of a call has counted."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0031"
down_revision: str | None = "0030"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Bring the tables one step forward."""
    op.create_table(
        "call_report",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("seat", sa.Text(), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("joined", sa.Interval(), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Interval(), nullable=False) for name in ("up", "fair", "poor", "held")),
        sa.Column("interruptions", sa.Integer(), nullable=False),
        sa.Column("away", sa.Interval(), nullable=False),
        sa.Column("received", sa.BigInteger(), nullable=False),
        sa.Column("lost", sa.BigInteger(), nullable=False),
        sa.Column("trip", sa.Interval(), nullable=False),
        sa.CheckConstraint(
            "seat IN ('seeker', 'advisor', 'guest1', 'guest2', 'guest3', 'guest4')", name=op.f("ck_call_report_seat")
        ),
        sa.CheckConstraint(
            "way IN ('unknown', 'direct', 'relay_udp', 'relay_tcp', 'relay_tls')", name=op.f("ck_call_report_way")
        ),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_call_report_contact_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_report")),
    )
    op.create_index("ix_call_report_contact", "call_report", ["contact_id"])


def downgrade() -> None:
    """Bring the tables one step back."""
    op.drop_table("call_report")
