"""An appointment is found by the contact it has become."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0020"
down_revision: str | None = "0019"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Bring the tables one step forward."""
    op.create_index("ix_appointment_called", "appointment", ["contact_id"], postgresql_where=sa.text("state = 'due'"))


def downgrade() -> None:
    """Bring the tables one step back."""
    op.drop_index("ix_appointment_called", table_name="appointment")
