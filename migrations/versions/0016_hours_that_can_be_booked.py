"""Hours that can be booked, and never twice."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0016"
down_revision: str | None = "0015"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Bring the tables one step forward."""
    op.create_table(
        "diary",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("advisor_id", sa.Uuid(), nullable=True),
        sa.Column("name", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("seats", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("week", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("length", sa.Interval(), server_default=sa.text("interval '30 min'"), nullable=False),
        sa.Column("step", sa.Interval(), server_default=sa.text("interval '30 min'"), nullable=False),
        sa.Column("before", sa.Interval(), server_default=sa.text("interval '0'"), nullable=False),
        sa.Column("after", sa.Interval(), server_default=sa.text("interval '0'"), nullable=False),
        sa.Column("lead", sa.Interval(), server_default=sa.text("interval '2 h'"), nullable=False),
        sa.Column("horizon", sa.Interval(), server_default=sa.text("interval '60 d'"), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(kind = 'referent') = (advisor_id IS NOT NULL)", name=op.f("ck_diary_a_referents_is_theirs")
        ),
        sa.CheckConstraint("kind IN ('referent', 'desk')", name=op.f("ck_diary_kind")),
        sa.CheckConstraint("length > interval '0' AND step > interval '0'", name=op.f("ck_diary_goes_on")),
        sa.CheckConstraint("seats >= 1 AND (kind = 'desk' OR seats = 1)", name=op.f("ck_diary_has_seats")),
        sa.ForeignKeyConstraint(["advisor_id"], ["advisor.id"], name=op.f("fk_diary_advisor_id")),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_diary_agency_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_diary")),
        sa.UniqueConstraint("advisor_id", name=op.f("uq_diary_advisor_id")),
    )
    op.create_index(op.f("ix_diary_agency_id"), "diary", ["agency_id"], unique=False)
    op.create_table(
        "proof",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("seeker_id", sa.Uuid(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("reach", sa.Text(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("tries_left", sa.Integer(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent", sa.Integer(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("proven_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("by IN ('sms', 'letter')", name=op.f("ck_proof_by")),
        sa.ForeignKeyConstraint(["seeker_id"], ["seeker.id"], name=op.f("fk_proof_seeker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proof")),
        sa.UniqueConstraint("seeker_id", "reach", name=op.f("uq_proof_seeker_id_reach")),
    )
    op.create_index("ix_proof_reach", "proof", ["reach", "sent_at"], unique=False)
    op.create_table(
        "appointment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("diary_id", sa.Uuid(), nullable=False),
        sa.Column("seat", sa.Integer(), nullable=False),
        sa.Column("advisor_id", sa.Uuid(), nullable=True),
        sa.Column("seeker_id", sa.Uuid(), nullable=False),
        sa.Column("motive_id", sa.Uuid(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("busy_from", sa.DateTime(timezone=True), nullable=False),
        sa.Column("busy_to", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("held_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("extensions_left", sa.Integer(), server_default=sa.text("10"), nullable=False),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("nth", sa.SmallInteger(), nullable=True),
        sa.Column("quiet", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("sequence", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("continues_id", sa.Uuid(), nullable=True),
        sa.Column("contact_id", sa.Uuid(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        postgresql.ExcludeConstraint(
            (sa.column("advisor_id"), "="),
            (sa.text("tstzrange(busy_from, busy_to)"), "&&"),
            where=sa.text("state IN ('held', 'booked', 'due')"),
            using="gist",
            name="ex_appointment_one_an_advisor",
        ),
        postgresql.ExcludeConstraint(
            (sa.column("diary_id"), "="),
            (sa.column("seat"), "="),
            (sa.text("tstzrange(busy_from, busy_to)"), "&&"),
            where=sa.text("state IN ('held', 'booked', 'due')"),
            using="gist",
            name="ex_appointment_one_a_seat",
        ),
        sa.CheckConstraint("(state = 'booked') <= (number IS NOT NULL)", name=op.f("ck_appointment_can_be_called")),
        sa.CheckConstraint("(state = 'closed') = (outcome IS NOT NULL)", name=op.f("ck_appointment_ends_somehow")),
        sa.CheckConstraint("(state = 'due') <= (contact_id IS NOT NULL)", name=op.f("ck_appointment_is_a_contact")),
        sa.CheckConstraint("(state = 'held') <= (held_until IS NOT NULL)", name=op.f("ck_appointment_is_held_until")),
        sa.CheckConstraint("state IN ('held', 'booked', 'due', 'closed', 'lapsed')", name=op.f("ck_appointment_state")),
        sa.CheckConstraint(
            "ends_at > starts_at AND busy_from <= starts_at AND busy_to >= ends_at", name=op.f("ck_appointment_lasts")
        ),
        sa.CheckConstraint("nth BETWEEN 1 AND 2", name=op.f("ck_appointment_two_a_number")),
        sa.ForeignKeyConstraint(["advisor_id"], ["advisor.id"], name=op.f("fk_appointment_advisor_id")),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_appointment_agency_id")),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_appointment_contact_id")),
        sa.ForeignKeyConstraint(["continues_id"], ["contact.id"], name=op.f("fk_appointment_continues_id")),
        sa.ForeignKeyConstraint(["diary_id"], ["diary.id"], name=op.f("fk_appointment_diary_id")),
        sa.ForeignKeyConstraint(["motive_id"], ["motive.id"], name=op.f("fk_appointment_motive_id")),
        sa.ForeignKeyConstraint(["seeker_id"], ["seeker.id"], name=op.f("fk_appointment_seeker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointment")),
        sa.UniqueConstraint("contact_id", name=op.f("uq_appointment_contact_id")),
        sa.UniqueConstraint("reference", name=op.f("uq_appointment_reference")),
    )
    op.create_index("ix_appointment_agency", "appointment", ["agency_id", "starts_at"], unique=False)
    op.create_index(
        "ix_appointment_due", "appointment", ["starts_at"], unique=False, postgresql_where=sa.text("state = 'booked'")
    )
    op.create_index(
        "ix_appointment_held", "appointment", ["held_until"], unique=False, postgresql_where=sa.text("state = 'held'")
    )
    op.create_index("ix_appointment_seeker", "appointment", ["seeker_id", "starts_at"], unique=False)
    op.create_index(
        "uq_appointment_one_open",
        "appointment",
        ["seeker_id", "motive_id"],
        unique=True,
        postgresql_where=sa.text("state IN ('held', 'booked', 'due')"),
    )
    op.create_index(
        "uq_appointment_two_a_number",
        "appointment",
        ["number", "nth"],
        unique=True,
        postgresql_where=sa.text("state IN ('booked', 'due')"),
    )
    op.create_table(
        "diary_day",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("diary_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("starts", sa.Text(), nullable=True),
        sa.Column("ends", sa.Text(), nullable=True),
        sa.Column("is_open", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.CheckConstraint("(starts IS NULL) = (ends IS NULL)", name=op.f("ck_diary_day_both_or_neither")),
        sa.ForeignKeyConstraint(["diary_id"], ["diary.id"], name=op.f("fk_diary_day_diary_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_diary_day")),
    )
    op.create_index(op.f("ix_diary_day_diary_id"), "diary_day", ["diary_id"], unique=False)
    op.create_table(
        "diary_motive",
        sa.Column("diary_id", sa.Uuid(), nullable=False),
        sa.Column("motive_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["diary_id"], ["diary.id"], name=op.f("fk_diary_motive_diary_id")),
        sa.ForeignKeyConstraint(["motive_id"], ["motive.id"], name=op.f("fk_diary_motive_motive_id")),
        sa.PrimaryKeyConstraint("diary_id", "motive_id", name=op.f("pk_diary_motive")),
    )
    op.create_index(op.f("ix_diary_motive_motive_id"), "diary_motive", ["motive_id"], unique=False)
    op.create_table(
        "notice",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("appointment_id", sa.Uuid(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.Text(), server_default="waiting", nullable=False),
        sa.Column("tries", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("secret", sa.Text(), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("by IN ('sms', 'letter')", name=op.f("ck_notice_by")),
        sa.CheckConstraint(
            "state IN ('waiting', 'sending', 'sent', 'skipped', 'failed')", name=op.f("ck_notice_state")
        ),
        sa.CheckConstraint(
            "what IN ('code', 'booked', 'moved', 'cancelled', 'two_days', 'two_hours', 'quarter', 'missed')",
            name=op.f("ck_notice_what"),
        ),
        sa.ForeignKeyConstraint(["appointment_id"], ["appointment.id"], name=op.f("fk_notice_appointment_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
        sa.UniqueConstraint(
            "appointment_id", "what", "sequence", "by", name=op.f("uq_notice_appointment_id_what_sequence_by")
        ),
    )
    op.create_index(
        "ix_notice_due", "notice", ["due_at"], unique=False, postgresql_where=sa.text("state IN ('waiting', 'sending')")
    )


def downgrade() -> None:
    """Take the step back."""
    op.drop_table("notice")
    op.drop_table("diary_motive")
    op.drop_table("diary_day")
    op.drop_table("appointment")
    op.drop_table("proof")
    op.drop_table("diary")
