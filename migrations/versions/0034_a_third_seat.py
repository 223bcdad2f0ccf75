"""A third seat: somebody comes to one call by a link, and what they write has an author."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0034"
down_revision: str | None = "0033"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_BEFORE = "{} IN ('seeker', 'advisor', 'house')"
_NOW = "{} IN ('seeker', 'advisor', 'guest', 'house')"
_PAIR = "seat IN ('seeker', 'advisor')"
_SEATS = "seat IN ('seeker', 'advisor', 'guest1', 'guest2', 'guest3', 'guest4')"


def upgrade() -> None:
    """Bring the tables one step forward."""
    for table in ("entry", "attachment"):
        _check(table, "author", _NOW.format("author"))
    _check("room_key", "seat", _SEATS)
    op.create_table(
        "video_guest",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("pass_digest", sa.LargeBinary(), nullable=True),
        sa.Column("heard_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("admitted_by", sa.Uuid(), nullable=True),
        sa.Column("seat", sa.Text(), nullable=True),
        sa.Column("since", sa.Integer(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("kind IN ('interpreter', 'relay', 'companion')", name=op.f("ck_video_guest_kind")),
        sa.CheckConstraint(_NOW.format("by"), name=op.f("ck_video_guest_by")),
        sa.CheckConstraint("seat IN ('guest1', 'guest2', 'guest3', 'guest4')", name=op.f("ck_video_guest_seat")),
        sa.CheckConstraint("(seat IS NULL) = (since IS NULL)", name=op.f("ck_video_guest_sits_since")),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_video_guest_contact_id_contact")),
        sa.ForeignKeyConstraint(["admitted_by"], ["advisor.id"], name=op.f("fk_video_guest_admitted_by_advisor")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_video_guest")),
    )
    op.create_index("ix_video_guest_contact", "video_guest", ["contact_id"])
    op.create_index(
        "uq_video_guest_one_a_seat",
        "video_guest",
        ["contact_id", "seat"],
        unique=True,
        postgresql_where=sa.text("seat IS NOT NULL AND ended_at IS NULL"),
    )


def downgrade() -> None:
    """Bring the tables one step back; what guests have said was said by the house then."""
    op.drop_table("video_guest")
    op.execute("DELETE FROM room_key WHERE seat NOT IN ('seeker', 'advisor')")
    _check("room_key", "seat", _PAIR)
    for table in ("entry", "attachment"):
        op.execute(f"UPDATE {table} SET author = 'house' WHERE author = 'guest'")  # noqa: S608  the two names above
        _check(table, "author", _BEFORE.format("author"))


def _check(table: str, column: str, condition: str) -> None:
    name = op.f(f"ck_{table}_{column}")
    op.drop_constraint(name, table)
    op.create_check_constraint(name, table, condition)
