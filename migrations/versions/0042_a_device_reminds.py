"""A device reminds of an appointment."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0042"
down_revision: str | None = "0041"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_WHAT = "'code', 'booked', 'moved', 'cancelled', 'two_days', 'two_hours', 'quarter', 'missed', 'colleague'"
_BY = "'sms', 'letter'"


def upgrade() -> None:
    """Bring the tables one step forward."""
    op.create_table(
        "device",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("appointment_id", sa.Uuid(), nullable=False),
        sa.Column("endpoint", sa.Text(), nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("auth", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False),
        sa.ForeignKeyConstraint(["appointment_id"], ["appointment.id"], name=op.f("fk_device_appointment_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_device")),
        sa.UniqueConstraint("appointment_id", "endpoint", name=op.f("uq_device_appointment_id_endpoint")),
    )
    _allow(f"{_WHAT}, 'called', 'turn'", f"{_BY}, 'push'")


def downgrade() -> None:
    """Bring the tables one step back."""
    op.execute("DELETE FROM notice WHERE by = 'push'")
    _allow(_WHAT, _BY)
    op.drop_table("device")


def _allow(what: str, by: str) -> None:
    for table, column, words in (("notice", "what", what), ("notice", "by", by), ("proof", "by", by)):
        name = op.f(f"ck_{table}_{column}")
        op.drop_constraint(name, table, type_="check")
        op.create_check_constraint(name, table, f"{column} IN ({words})")
