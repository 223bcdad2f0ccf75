"""One presents, many listen."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0037"
down_revision: str | None = "0036"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Bring the tables one step forward."""
    op.create_table(
        "group_session",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("presenter_id", sa.Uuid(), nullable=False),
        sa.Column("moderator_id", sa.Uuid(), nullable=True),
        sa.Column("title", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("about", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("length", sa.Interval(), nullable=False),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.Column("taken", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("state", sa.Text(), server_default="planned", nullable=False),
        sa.Column("sequence", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("stage_id", sa.Uuid(), nullable=True),
        sa.Column("live_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("heard_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("most", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("asked", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(state = 'live') <= (stage_id IS NOT NULL)", name=op.f("ck_group_session_somebody_presents")
        ),
        sa.CheckConstraint("length > interval '0'", name=op.f("ck_group_session_lasts")),
        sa.CheckConstraint("state IN ('planned', 'live', 'over', 'called_off')", name=op.f("ck_group_session_state")),
        sa.CheckConstraint("places BETWEEN 1 AND 500", name=op.f("ck_group_session_has_places")),
        sa.CheckConstraint("taken >= 0 AND taken <= places", name=op.f("ck_group_session_never_overbooked")),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_group_session_agency_id")),
        sa.ForeignKeyConstraint(["moderator_id"], ["advisor.id"], name=op.f("fk_group_session_moderator_id")),
        sa.ForeignKeyConstraint(["presenter_id"], ["advisor.id"], name=op.f("fk_group_session_presenter_id")),
        sa.ForeignKeyConstraint(["stage_id"], ["advisor.id"], name=op.f("fk_group_session_stage_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_session")),
    )
    op.create_index("ix_group_session_agency", "group_session", ["agency_id", "starts_at"], unique=False)
    op.create_index(
        "ix_group_session_kept",
        "group_session",
        ["starts_at"],
        unique=False,
        postgresql_where=sa.text("erased_at IS NULL"),
    )
    op.create_index(
        "ix_group_session_open",
        "group_session",
        ["starts_at"],
        unique=False,
        postgresql_where=sa.text("state IN ('planned', 'live')"),
    )
    op.create_table(
        "hall",
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("process_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["process_id"], ["media_process.id"], name=op.f("fk_hall_process_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["session_id"], ["group_session.id"], name=op.f("fk_hall_session_id")),
        sa.PrimaryKeyConstraint("session_id", name=op.f("pk_hall")),
    )
    op.create_index("ix_hall_process", "hall", ["process_id"], unique=False)
    op.create_table(
        "session_place",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("seeker_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("source", sa.LargeBinary(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("came_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("heard_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["seeker_id"], ["seeker.id"], name=op.f("fk_session_place_seeker_id")),
        sa.ForeignKeyConstraint(["session_id"], ["group_session.id"], name=op.f("fk_session_place_session_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session_place")),
    )
    op.create_index(
        "ix_session_place_seeker",
        "session_place",
        ["seeker_id"],
        unique=False,
        postgresql_where=sa.text("seeker_id IS NOT NULL"),
    )
    op.create_index("ix_session_place_session", "session_place", ["session_id", "heard_at"], unique=False)
    op.create_index(
        "uq_session_place_one_a_seeker",
        "session_place",
        ["session_id", "seeker_id"],
        unique=True,
        postgresql_where=sa.text("seeker_id IS NOT NULL AND left_at IS NULL"),
    )
    op.create_table(
        "session_letter",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("place_id", sa.Uuid(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.Text(), server_default="waiting", nullable=False),
        sa.Column("tries", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "state IN ('waiting', 'sending', 'sent', 'skipped', 'failed')", name=op.f("ck_session_letter_state")
        ),
        sa.CheckConstraint(
            "what IN ('confirmed', 'changed', 'called_off', 'day_before', 'quarter')",
            name=op.f("ck_session_letter_what"),
        ),
        sa.ForeignKeyConstraint(["place_id"], ["session_place.id"], name=op.f("fk_session_letter_place_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session_letter")),
        sa.UniqueConstraint("place_id", "what", "sequence", name=op.f("uq_session_letter_place_id_what_sequence")),
    )
    op.create_index(
        "ix_session_letter_due",
        "session_letter",
        ["due_at"],
        unique=False,
        postgresql_where=sa.text("state IN ('waiting', 'sending')"),
    )
    op.create_table(
        "session_question",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("place_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("anonymous", sa.Boolean(), nullable=False),
        sa.Column("state", sa.Text(), server_default="asked", nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("public", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(state = 'written') = (answer IS NOT NULL)", name=op.f("ck_session_question_written_is_answered")
        ),
        sa.CheckConstraint(
            "state IN ('asked', 'approved', 'spoken', 'written', 'declined')", name=op.f("ck_session_question_state")
        ),
        sa.ForeignKeyConstraint(["decided_by"], ["advisor.id"], name=op.f("fk_session_question_decided_by")),
        sa.ForeignKeyConstraint(["place_id"], ["session_place.id"], name=op.f("fk_session_question_place_id")),
        sa.ForeignKeyConstraint(["session_id"], ["group_session.id"], name=op.f("fk_session_question_session_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session_question")),
        sa.UniqueConstraint("session_id", "number", name=op.f("uq_session_question_session_id_number")),
    )
    op.create_index("ix_session_question_place", "session_question", ["place_id"], unique=False)


def downgrade() -> None:
    """Bring the tables one step back."""
    for table in ("session_question", "session_letter", "session_place", "hall", "group_session"):
        op.drop_table(table)
