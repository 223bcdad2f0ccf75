"""Who cannot be written to keeps nobody waiting, and a mailbox says whether it takes `address+anything`."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0014"
down_revision: str | None = "0013"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Bring the tables one step forward."""
    op.create_table(
        "unwritten",
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("tried_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_unwritten_contact_id_contact")),
        sa.PrimaryKeyConstraint("contact_id", name=op.f("pk_unwritten")),
    )
    op.add_column("mailbox", sa.Column("takes_plus", sa.Boolean(), server_default=sa.text("true"), nullable=False))


def downgrade() -> None:
    """Bring the tables one step back."""
    op.drop_column("mailbox", "takes_plus")
    op.drop_table("unwritten")
