"""Calls ring in the browser, on a page on which somebody waits."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0029"
down_revision: str | None = "0028"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Bring the tables one step forward."""
    op.add_column("call", sa.Column("way", sa.Text(), server_default=sa.text("'tel'"), nullable=False))
    op.add_column("call", sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True))
    op.create_check_constraint(op.f("ck_call_way"), "call", "way IN ('tel', 'browser')")
    op.create_table(
        "waiting_page",
        sa.Column("appointment_id", sa.Uuid(), nullable=False),
        sa.Column("heard_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["appointment_id"], ["appointment.id"], name=op.f("fk_waiting_page_appointment_id")),
        sa.PrimaryKeyConstraint("appointment_id", name=op.f("pk_waiting_page")),
    )


def downgrade() -> None:
    """Bring the tables one step back."""
    op.drop_table("waiting_page")
    op.drop_constraint(op.f("ck_call_way"), "call", type_="check")
    op.drop_column("call", "answered_at")
    op.drop_column("call", "way")
