"""Who has been told their place and their wait since these changed."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0009"
down_revision: str | None = "0008"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Bring the tables one step forward."""
    op.add_column("placement", sa.Column("told", sa.Boolean(), server_default=sa.text("true"), nullable=False))
    op.create_index(
        "ix_placement_untold", "placement", ["contact_id"], unique=False, postgresql_where=sa.text("NOT told")
    )


def downgrade() -> None:
    """Take the step back."""
    op.drop_index("ix_placement_untold", table_name="placement", postgresql_where=sa.text("NOT told"))
    op.drop_column("placement", "told")
