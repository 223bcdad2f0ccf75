"""The house and its front door"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0001"
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Bring the tables one step forward."""

    op.create_table(
        "agency",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("department", sa.Text(), nullable=True),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agency")),
        sa.UniqueConstraint("slug", name=op.f("uq_agency_slug")),
    )
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("deed", sa.Text(), nullable=False),
        sa.Column("object_id", sa.Uuid(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    op.create_index("ix_audit_object", "audit", ["object_id", "at"], unique=False)
    op.create_table(
        "sign_in_try",
        sa.Column("login_digest", sa.LargeBinary(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("blocked_until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("login_digest", name=op.f("pk_sign_in_try")),
    )
    op.create_table(
        "skill",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("label", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_skill")),
    )
    op.create_table(
        "watch",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("pulse_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("listening_since", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_watch_single")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_watch")),
    )
    op.create_table(
        "advisor",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("languages", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("password", sa.Text(), nullable=True),
        sa.Column("demo", sa.Boolean(), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("used", sa.Integer(), nullable=False),
        sa.CheckConstraint("role IN ('advisor', 'supervisor', 'administrator')", name=op.f("ck_advisor_role")),
        sa.CheckConstraint("used >= 0 AND used <= capacity", name=op.f("ck_advisor_never_over_capacity")),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_advisor_agency_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_advisor")),
        sa.UniqueConstraint("login", name=op.f("uq_advisor_login")),
    )
    op.create_table(
        "closure",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_closure_agency_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closure")),
    )
    op.create_index(op.f("ix_closure_agency_id"), "closure", ["agency_id"], unique=False)
    op.create_table(
        "queue",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("name", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("languages", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("skills", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("promise", sa.Interval(), nullable=False),
        sa.Column("offer_time", sa.Interval(), nullable=False),
        sa.Column("wrap_up_time", sa.Interval(), nullable=False),
        sa.Column("week", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("open_on_holidays", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_queue_agency_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_queue")),
        sa.UniqueConstraint("slug", name=op.f("uq_queue_slug")),
    )
    op.create_table(
        "seeker",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("arrived_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_seeker_agency_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seeker")),
    )
    op.create_table(
        "contact",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("seeker_id", sa.Uuid(), nullable=False),
        sa.Column("advisor_id", sa.Uuid(), nullable=True),
        sa.Column("continues_id", sa.Uuid(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("state_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("units", sa.Integer(), nullable=False),
        sa.Column("attended", sa.Boolean(), nullable=False),
        sa.Column("wrap_up", sa.Interval(), nullable=False),
        sa.Column("extensions_left", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("first_enqueued_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("active_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("closing_note", sa.Text(), nullable=True),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("public_seq", sa.Integer(), nullable=False),
        sa.Column("public_seq_before", sa.Integer(), nullable=False),
        sa.Column("seen_by_seeker", sa.Integer(), nullable=False),
        sa.Column("seen_by_advisor", sa.Integer(), nullable=False),
        sa.CheckConstraint("extensions_left >= 0", name=op.f("ck_contact_extensions_end")),
        sa.CheckConstraint("(state = 'wrapping') <= (due_at IS NOT NULL)", name=op.f("ck_contact_wrap_up_ends")),
        sa.CheckConstraint(
            "(state IN ('offered', 'active', 'wrapping')) <= (advisor_id IS NOT NULL)",
            name=op.f("ck_contact_held_by_somebody"),
        ),
        sa.CheckConstraint(
            "state IN ('waiting', 'offered', 'active', 'wrapping', 'closed', 'abandoned')",
            name=op.f("ck_contact_state"),
        ),
        sa.ForeignKeyConstraint(["advisor_id"], ["advisor.id"], name=op.f("fk_contact_advisor_id")),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_contact_agency_id")),
        sa.ForeignKeyConstraint(["continues_id"], ["contact.id"], name=op.f("fk_contact_continues_id")),
        sa.ForeignKeyConstraint(["seeker_id"], ["seeker.id"], name=op.f("fk_contact_seeker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
        sa.UniqueConstraint("reference", name=op.f("uq_contact_reference")),
    )
    op.create_index("ix_contact_advisor_state", "contact", ["advisor_id", "state"], unique=False)
    op.create_index("ix_contact_agency_ended", "contact", ["agency_id", "ended_at"], unique=False)
    op.create_index("ix_contact_seeker_opened", "contact", ["seeker_id", "opened_at"], unique=False)
    op.create_index(
        "ix_contact_unfinished",
        "contact",
        ["state", "first_enqueued_at"],
        unique=False,
        postgresql_where=sa.text("state IN ('waiting', 'offered', 'active', 'wrapping')"),
    )
    op.create_index(
        "uq_contact_one_open",
        "contact",
        ["seeker_id", "channel"],
        unique=True,
        postgresql_where=sa.text("state IN ('waiting', 'offered', 'active')"),
    )
    op.create_table(
        "duty",
        sa.Column("advisor_id", sa.Uuid(), nullable=False),
        sa.Column("skills", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("declared", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("since", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("next_declared", sa.Text(), nullable=True),
        sa.Column("next_reason", sa.Text(), nullable=True),
        sa.Column("misses", sa.Integer(), nullable=False),
        sa.Column("idle_since", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "declared IN ('available', 'break', 'away', 'not_responding')", name=op.f("ck_duty_declared")
        ),
        sa.ForeignKeyConstraint(["advisor_id"], ["advisor.id"], name=op.f("fk_duty_advisor_id")),
        sa.PrimaryKeyConstraint("advisor_id", name=op.f("pk_duty")),
    )
    op.create_table(
        "motive",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("queue_id", sa.Uuid(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("label", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("skills", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("promise", sa.Interval(), nullable=True),
        sa.ForeignKeyConstraint(["queue_id"], ["queue.id"], name=op.f("fk_motive_queue_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_motive")),
        sa.UniqueConstraint("slug", name=op.f("uq_motive_slug")),
    )
    op.create_index(op.f("ix_motive_queue_id"), "motive", ["queue_id"], unique=False)
    op.create_table(
        "serving",
        sa.Column("advisor_id", sa.Uuid(), nullable=False),
        sa.Column("queue_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["advisor_id"], ["advisor.id"], name=op.f("fk_serving_advisor_id")),
        sa.ForeignKeyConstraint(["queue_id"], ["queue.id"], name=op.f("fk_serving_queue_id")),
        sa.PrimaryKeyConstraint("advisor_id", "queue_id", name=op.f("pk_serving")),
    )
    op.create_index(op.f("ix_serving_queue_id"), "serving", ["queue_id"], unique=False)
    op.create_table(
        "session",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("seeker_id", sa.Uuid(), nullable=True),
        sa.Column("advisor_id", sa.Uuid(), nullable=True),
        sa.Column("began_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("(seeker_id IS NULL) <> (advisor_id IS NULL)", name=op.f("ck_session_one_person")),
        sa.ForeignKeyConstraint(["advisor_id"], ["advisor.id"], name=op.f("fk_session_advisor_id")),
        sa.ForeignKeyConstraint(["seeker_id"], ["seeker.id"], name=op.f("fk_session_seeker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session")),
        sa.UniqueConstraint("digest", name=op.f("uq_session_digest")),
    )
    op.create_index(op.f("ix_session_advisor_id"), "session", ["advisor_id"], unique=False)
    op.create_index(op.f("ix_session_seeker_id"), "session", ["seeker_id"], unique=False)
    op.create_table(
        "entry",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("public_after", sa.Integer(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column("author_name", sa.Text(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("event", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column(
            "written_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.CheckConstraint("author IN ('seeker', 'advisor', 'house')", name=op.f("ck_entry_author")),
        sa.CheckConstraint("kind IN ('line', 'note', 'event')", name=op.f("ck_entry_kind")),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_entry_contact_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry")),
        sa.UniqueConstraint("contact_id", "seq", name=op.f("uq_entry_contact_id_seq")),
    )
    op.create_table(
        "move",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False),
        sa.Column("deed", sa.Text(), nullable=False),
        sa.Column("was", sa.Text(), nullable=True),
        sa.Column("became", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("advisor_id", sa.Uuid(), nullable=True),
        sa.Column("units", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_move_contact_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_move")),
    )
    op.create_index("ix_move_contact", "move", ["contact_id", "at"], unique=False)
    op.create_table(
        "offer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("advisor_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("why", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.CheckConstraint(
            "state IN ('pending', 'accepted', 'declined', 'expired', 'rescinded')", name=op.f("ck_offer_state")
        ),
        sa.ForeignKeyConstraint(["advisor_id"], ["advisor.id"], name=op.f("fk_offer_advisor_id")),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_offer_contact_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offer")),
    )
    op.create_index(op.f("ix_offer_contact_id"), "offer", ["contact_id"], unique=False)
    op.create_index("ix_offer_due", "offer", ["due_at"], unique=False, postgresql_where=sa.text("state = 'pending'"))
    op.create_index(
        "uq_offer_one_live_a_contact",
        "offer",
        ["contact_id"],
        unique=True,
        postgresql_where=sa.text("state = 'pending'"),
    )
    op.create_index(
        "uq_offer_one_live_an_advisor",
        "offer",
        ["advisor_id"],
        unique=True,
        postgresql_where=sa.text("state = 'pending'"),
    )
    op.create_table(
        "placement",
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("queue_id", sa.Uuid(), nullable=False),
        sa.Column("motive_id", sa.Uuid(), nullable=False),
        sa.Column("needs", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("promise", sa.Interval(), nullable=False),
        sa.Column("barred", postgresql.ARRAY(sa.Uuid()), server_default="{}", nullable=False),
        sa.Column("transfer_note", sa.Text(), nullable=True),
        sa.Column("place_told", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_placement_contact_id")),
        sa.ForeignKeyConstraint(["motive_id"], ["motive.id"], name=op.f("fk_placement_motive_id")),
        sa.ForeignKeyConstraint(["queue_id"], ["queue.id"], name=op.f("fk_placement_queue_id")),
        sa.PrimaryKeyConstraint("contact_id", name=op.f("pk_placement")),
    )
    op.create_index("ix_placement_queue", "placement", ["queue_id"], unique=False)


def downgrade() -> None:
    """Take the step back."""

    op.drop_index("ix_placement_queue", table_name="placement")
    op.drop_table("placement")
    op.drop_index("uq_offer_one_live_an_advisor", table_name="offer", postgresql_where=sa.text("state = 'pending'"))
    op.drop_index("uq_offer_one_live_a_contact", table_name="offer", postgresql_where=sa.text("state = 'pending'"))
    op.drop_index("ix_offer_due", table_name="offer", postgresql_where=sa.text("state = 'pending'"))
    op.drop_index(op.f("ix_offer_contact_id"), table_name="offer")
    op.drop_table("offer")
    op.drop_index("ix_move_contact", table_name="move")
    op.drop_table("move")
    op.drop_table("entry")
    op.drop_index(op.f("ix_session_seeker_id"), table_name="session")
    op.drop_index(op.f("ix_session_advisor_id"), table_name="session")
    op.drop_table("session")
    op.drop_index(op.f("ix_serving_queue_id"), table_name="serving")
    op.drop_table("serving")
    op.drop_index(op.f("ix_motive_queue_id"), table_name="motive")
    op.drop_table("motive")
    op.drop_table("duty")
    op.drop_index(
        "uq_contact_one_open",
        table_name="contact",
        postgresql_where=sa.text("state IN ('waiting', 'offered', 'active')"),
    )
    op.drop_index(
        "ix_contact_unfinished",
        table_name="contact",
        postgresql_where=sa.text("state IN ('waiting', 'offered', 'active', 'wrapping')"),
    )
    op.drop_index("ix_contact_seeker_opened", table_name="contact")
    op.drop_index("ix_contact_agency_ended", table_name="contact")
    op.drop_index("ix_contact_advisor_state", table_name="contact")
    op.drop_table("contact")
    op.drop_table("seeker")
    op.drop_table("queue")
    op.drop_index(op.f("ix_closure_agency_id"), table_name="closure")
    op.drop_table("closure")
    op.drop_table("advisor")
    op.drop_table("skill")
    op.drop_table("watch")
    op.drop_table("sign_in_try")
    op.drop_index("ix_audit_object", table_name="audit")
    op.drop_table("audit")
    op.drop_table("agency")
