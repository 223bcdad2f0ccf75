"""How many listen is counted, and how much is written to one address; where a session is carried, a hall says."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0043"
down_revision: str | None = "0042"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Bring the tables one step forward."""
    op.add_column("group_session", sa.Column("here", sa.Integer(), server_default=sa.text("0"), nullable=False))
    op.create_index(
        "ix_session_place_email",
        "session_place",
        [sa.literal_column("lower(email)")],
        postgresql_where=sa.text("email IS NOT NULL"),
    )
    op.drop_table("hall")


def downgrade() -> None:
    """Bring the tables one step back."""
    op.create_table(
        "hall",
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("process_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["process_id"], ["media_process.id"], name=op.f("fk_hall_process_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["session_id"], ["group_session.id"], name=op.f("fk_hall_session_id")),
        sa.PrimaryKeyConstraint("session_id", name=op.f("pk_hall")),
    )
    op.create_index("ix_hall_process", "hall", ["process_id"])
    op.drop_index("ix_session_place_email", table_name="session_place")
    op.drop_column("group_session", "here")
