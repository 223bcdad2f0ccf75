"""Who is heard again is noticed, a seat is a subject of its own, and a wrap-up may have no limit."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0007"
down_revision: str | None = "0006"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

# A page is heard every few seconds, and that changes nothing; these do.
NEWS = (
    ("came", "INSERT", "true"),
    ("seen", "UPDATE OF seen_at", "NEW.seen_at < OLD.seen_at OR NEW.seen_at > OLD.seen_at + interval '25 s'"),
    ("left", "UPDATE OF revoked_at", "NEW.revoked_at IS DISTINCT FROM OLD.revoked_at"),
)


def upgrade() -> None:
    """Bring the tables one step forward."""
    op.alter_column("contact", "wrap_up", nullable=True)
    op.drop_constraint(op.f("ck_contact_wrap_up_ends"), "contact")
    op.create_check_constraint(
        op.f("ck_contact_wrap_up_ends"),
        "contact",
        "(state = 'wrapping' AND wrap_up IS NOT NULL) <= (due_at IS NOT NULL)",
    )
    op.create_index(
        "ix_contact_silent", "contact", ["id"], unique=False, postgresql_where=sa.text("silent AND state = 'active'")
    )
    for name, events, condition in NEWS:
        for person in ("advisor", "seeker"):
            op.execute(
                f"CREATE TRIGGER stir_{person}_{name} AFTER {events} ON session FOR EACH ROW "
                f"WHEN (NEW.{person}_id IS NOT NULL AND ({condition})) EXECUTE FUNCTION stir('{person}', '{person}_id')"
            )
    _stir_by_seat("seat", "id")


def downgrade() -> None:
    """Take the step back."""
    _stir_by_seat("advisor", "advisor_id")
    for name, *_ in NEWS:
        for person in ("advisor", "seeker"):
            op.execute(f"DROP TRIGGER stir_{person}_{name} ON session")
    op.drop_index("ix_contact_silent", table_name="contact", postgresql_where=sa.text("silent AND state = 'active'"))
    op.drop_constraint(op.f("ck_contact_wrap_up_ends"), "contact")
    op.create_check_constraint(
        op.f("ck_contact_wrap_up_ends"), "contact", "(state = 'wrapping') <= (due_at IS NOT NULL)"
    )
    op.alter_column("contact", "wrap_up", nullable=False)


def _stir_by_seat(kind: str, subject: str) -> None:
    op.execute("DROP TRIGGER stir ON seat")
    op.execute(
        "CREATE TRIGGER stir AFTER INSERT OR UPDATE OR DELETE ON seat "
        f"FOR EACH ROW EXECUTE FUNCTION stir('{kind}', '{subject}')"
    )
