"""A writer is known to each agency by themselves; what went wrong in the outbox is counted by an index."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0012"
down_revision: str | None = "0011"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Bring the tables one step forward."""
    op.create_table(
        "writer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("seeker_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_writer_agency_id")),
        sa.ForeignKeyConstraint(["seeker_id"], ["seeker.id"], name=op.f("fk_writer_seeker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_writer")),
        sa.UniqueConstraint("agency_id", "address", name=op.f("uq_writer_agency_id_address")),
    )
    op.execute(
        """
        INSERT INTO writer (id, agency_id, address, seeker_id)
        SELECT c.id, s.agency_id, c.address, s.id FROM correspondent c JOIN seeker s ON s.id = c.seeker_id
        """
    )
    op.drop_constraint("fk_correspondent_seeker_id", "correspondent", type_="foreignkey")
    op.drop_column("correspondent", "seeker_id")
    op.create_index(
        "ix_outbox_wrong",
        "outbox",
        ["settled_at"],
        unique=False,
        postgresql_where=sa.text("state IN ('failed', 'bounced')"),
    )


def downgrade() -> None:
    """Take the step back."""
    op.drop_index("ix_outbox_wrong", table_name="outbox", postgresql_where=sa.text("state IN ('failed', 'bounced')"))
    op.add_column("correspondent", sa.Column("seeker_id", sa.Uuid(), nullable=True))
    op.create_foreign_key("fk_correspondent_seeker_id", "correspondent", "seeker", ["seeker_id"], ["id"])
    op.execute("UPDATE correspondent c SET seeker_id = w.seeker_id FROM writer w WHERE w.address = c.address")
    op.drop_table("writer")
