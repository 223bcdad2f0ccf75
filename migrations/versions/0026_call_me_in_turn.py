"""Call me when it is my turn: an appointment may stand in a line, and in no diary."""

from collections.abc import Sequence

from alembic import op

revision: str = "0026"
down_revision: str | None = "0025"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Bring the tables one step forward."""
    op.alter_column("appointment", "diary_id", nullable=True)
    op.create_check_constraint(
        op.f("ck_appointment_stands_somewhere"), "appointment", "diary_id IS NOT NULL OR continues_id IS NOT NULL"
    )


def downgrade() -> None:
    """Bring the tables one step back; who asked to be called in turn is not in any table then."""
    op.execute("DELETE FROM notice USING appointment a WHERE a.id = appointment_id AND a.diary_id IS NULL")
    op.execute("DELETE FROM call USING appointment a WHERE a.id = appointment_id AND a.diary_id IS NULL")
    op.execute("DELETE FROM appointment WHERE diary_id IS NULL")
    op.drop_constraint(op.f("ck_appointment_stands_somewhere"), "appointment")
    op.alter_column("appointment", "diary_id", nullable=False)
