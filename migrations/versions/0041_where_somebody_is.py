"""Where somebody is stays known, whatever browser they come with."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0041"
down_revision: str | None = "0040"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Bring the tables one step forward."""
    op.add_column("seeker", sa.Column("zone", sa.Text(), nullable=True))


def downgrade() -> None:
    """Bring the tables one step back."""
    op.drop_column("seeker", "zone")
