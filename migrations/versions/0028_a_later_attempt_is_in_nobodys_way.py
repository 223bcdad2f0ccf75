"""A later attempt takes no time of a diary: whoever had something at its first hour can take it over."""

from collections.abc import Sequence

from alembic import op

revision: str = "0028"
down_revision: str | None = "0027"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_NAME = "ex_appointment_one_an_advisor"
_LIVE = "state IN ('held', 'booked', 'due')"


def upgrade() -> None:
    """Bring the tables one step forward."""
    _keep_apart(f"{_LIVE} AND due_at = starts_at")


def downgrade() -> None:
    """Bring the tables one step back."""
    _keep_apart(_LIVE)


def _keep_apart(where: str) -> None:
    op.execute(f"ALTER TABLE appointment DROP CONSTRAINT {_NAME}")
    op.execute(
        f"ALTER TABLE appointment ADD CONSTRAINT {_NAME} EXCLUDE USING gist"
        f" (advisor_id WITH =, tstzrange(busy_from, busy_to) WITH &&) WHERE ({where})"
    )
