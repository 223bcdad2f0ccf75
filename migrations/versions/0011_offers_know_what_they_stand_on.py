"""A new agency or skill is learnt by the router, and an offer says how its contact stood when it was decided."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0011"
down_revision: str | None = "0010"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

# Table, and the events after which all is read again; how they were before.
RULES = (
    ("agency", "INSERT OR UPDATE OF region_id, slug, name, zone OR DELETE", "UPDATE OF region_id"),
    ("skill", "INSERT OR UPDATE OF must, label OR DELETE", "UPDATE OF must"),
    ("region", "UPDATE OF name", None),
)
STANDING = "queue_id, needs, promise, ceiling, placed_at, wanted_id, keeps_waiting, barred"


def upgrade() -> None:
    """Bring the tables one step forward."""
    for table, events, before in RULES:
        if before:
            op.execute(f"DROP TRIGGER stir ON {table}")
        _stir(table, events)
    op.add_column("placement", sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False))
    op.execute(
        """
        CREATE FUNCTION count_version() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            NEW.version := OLD.version + 1;
            RETURN NEW;
        END $$
        """
    )
    op.execute(
        f"CREATE TRIGGER count_version BEFORE UPDATE OF {STANDING} ON placement "
        "FOR EACH ROW EXECUTE FUNCTION count_version()"
    )


def downgrade() -> None:
    """Take the step back."""
    op.execute("DROP TRIGGER count_version ON placement")
    op.execute("DROP FUNCTION count_version")
    op.drop_column("placement", "version")
    for table, _, before in RULES:
        op.execute(f"DROP TRIGGER stir ON {table}")
        if before:
            _stir(table, before)


def _stir(table: str, events: str) -> None:
    op.execute(f"CREATE TRIGGER stir AFTER {events} ON {table} FOR EACH ROW EXECUTE FUNCTION stir('everything', '')")
