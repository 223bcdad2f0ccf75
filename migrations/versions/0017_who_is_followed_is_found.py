"""Whoever is followed is found by the address they gave."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0017"
down_revision: str | None = "0016"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Bring the tables one step forward."""
    op.create_index(
        "ix_seeker_followed",
        "seeker",
        ["agency_id", sa.text("lower(email)")],
        postgresql_where=sa.text("referent_id IS NOT NULL"),
    )


def downgrade() -> None:
    """Bring the tables one step back."""
    op.drop_index("ix_seeker_followed", table_name="seeker")
