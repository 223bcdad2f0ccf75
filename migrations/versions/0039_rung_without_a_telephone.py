"""By what somebody is to be rung is chosen as they book; on our page nobody needs a telephone number."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0039"
down_revision: str | None = "0038"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Bring the tables one step forward."""
    op.add_column("appointment", sa.Column("way", sa.Text(), server_default=sa.text("'tel'"), nullable=False))
    op.create_check_constraint(op.f("ck_appointment_way"), "appointment", "way IN ('tel', 'browser')")
    op.drop_constraint(op.f("ck_appointment_can_be_called"), "appointment", type_="check")
    op.create_check_constraint(
        op.f("ck_appointment_can_be_called"),
        "appointment",
        "(state = 'booked') <= (number IS NOT NULL OR (way = 'browser' AND email IS NOT NULL))",
    )
    op.create_index(
        "uq_appointment_two_an_address",
        "appointment",
        [sa.text("lower(email)"), "nth"],
        unique=True,
        postgresql_where=sa.text("state IN ('booked', 'due') AND number IS NULL"),
    )


def downgrade() -> None:
    """Bring the tables one step back; who has no number can be called no more."""
    op.drop_index("uq_appointment_two_an_address", table_name="appointment")
    op.execute(
        "UPDATE appointment SET state = 'closed', outcome = 'cancelled_by_agency' "
        "WHERE state = 'booked' AND number IS NULL"
    )
    op.drop_constraint(op.f("ck_appointment_can_be_called"), "appointment", type_="check")
    op.create_check_constraint(
        op.f("ck_appointment_can_be_called"), "appointment", "(state = 'booked') <= (number IS NOT NULL)"
    )
    op.drop_constraint(op.f("ck_appointment_way"), "appointment", type_="check")
    op.drop_column("appointment", "way")
