"""What happened about a contact or an appointment is noted, and never changed."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0027"
down_revision: str | None = "0026"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Bring the tables one step forward."""
    op.create_table(
        "happening",
        sa.Column("id", sa.Integer(), sa.Identity(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("about", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("side", sa.Text(), nullable=True),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("detail", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.CheckConstraint("side IN ('theirs', 'ours')", name=op.f("ck_happening_side")),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_happening_agency_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_happening")),
    )
    op.create_index("ix_happening_about", "happening", ["about", "at"])


def downgrade() -> None:
    """Bring the tables one step back."""
    op.drop_table("happening")
