"""Routing that people can trust: rings, levels, stand-ins, seats, and what the router remembers."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

LEVELLED = (("duty", "skills"), ("motive", "skills"), ("placement", "needs"), ("queue", "skills"))
# Table, events, what is stirred, and by which column it is known.
STIRRING = (
    ("contact", "INSERT OR UPDATE OF state, advisor_id, units, silent", "contact", "id"),
    (
        "placement",
        "INSERT OR UPDATE OF queue_id, needs, promise, ceiling, placed_at, wanted_id, keeps_waiting, barred",
        "contact",
        "contact_id",
    ),
    ("seat", "INSERT OR UPDATE OR DELETE", "advisor", "advisor_id"),
    ("seeker", "UPDATE OF referent_id, vulnerable", "seeker", "id"),
    ("advisor", "INSERT OR UPDATE OF agency_id, languages, capacity OR DELETE", "advisor", "id"),
    (
        "duty",
        "INSERT OR UPDATE OF skills, limits, week, kept_for, declared, next_declared, idle_since OR DELETE",
        "advisor",
        "advisor_id",
    ),
    ("serving", "INSERT OR UPDATE OR DELETE", "advisor", "advisor_id"),
    ("absence", "INSERT OR UPDATE OR DELETE", "advisor", "advisor_id"),
    ("replacement", "INSERT OR UPDATE OR DELETE", "stand_ins", "absent_id"),
    ("pace", "INSERT OR UPDATE OR DELETE", "pace", "queue_id"),
    ("queue", "INSERT OR UPDATE OR DELETE", "everything", "id"),
    ("skill", "UPDATE OF must", "everything", ""),
    ("peak", "INSERT OR UPDATE OR DELETE", "everything", "queue_id"),
    ("agency", "UPDATE OF region_id", "everything", "id"),
)


def upgrade() -> None:
    """Bring the tables one step forward."""
    op.execute("CREATE EXTENSION IF NOT EXISTS btree_gist")
    op.create_table(
        "lease",
        sa.Column("shard", sa.Text(), nullable=False),
        sa.Column("epoch", sa.BigInteger(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("shard", name=op.f("pk_lease")),
    )
    op.create_table(
        "region",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_region")),
        sa.UniqueConstraint("slug", name=op.f("uq_region_slug")),
    )
    op.create_table(
        "stirred",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Uuid(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stirred")),
    )
    op.create_table(
        "absence",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("advisor_id", sa.Uuid(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_absence_lasts")),
        sa.ForeignKeyConstraint(["advisor_id"], ["advisor.id"], name=op.f("fk_absence_advisor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absence")),
    )
    op.create_index(op.f("ix_absence_advisor_id"), "absence", ["advisor_id"], unique=False)
    op.create_table(
        "pace",
        sa.Column("queue_id", sa.Uuid(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("handling", sa.Interval(), nullable=False),
        sa.Column("handled", sa.Integer(), nullable=False),
        sa.Column("patience", sa.Interval(), nullable=True),
        sa.Column("reckoned_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["queue_id"], ["queue.id"], name=op.f("fk_pace_queue_id")),
        sa.PrimaryKeyConstraint("queue_id", "channel", name=op.f("pk_pace")),
    )
    op.create_table(
        "peak",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("queue_id", sa.Uuid(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("message", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("week", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("publishes_waits", sa.Boolean(), nullable=False),
        sa.Column("overflow", postgresql.ARRAY(sa.Uuid()), server_default="{}", nullable=False),
        sa.Column("announced_by", sa.Uuid(), nullable=False),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_peak_lasts")),
        sa.ForeignKeyConstraint(["announced_by"], ["advisor.id"], name=op.f("fk_peak_announced_by")),
        sa.ForeignKeyConstraint(["queue_id"], ["queue.id"], name=op.f("fk_peak_queue_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_peak")),
    )
    op.create_index(op.f("ix_peak_queue_id"), "peak", ["queue_id"], unique=False)
    op.create_table(
        "replacement",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("absent_id", sa.Uuid(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("agreed_by", sa.Uuid(), nullable=True),
        postgresql.ExcludeConstraint(
            (sa.column("absent_id"), "="),
            (sa.text("tstzrange(starts_at, ends_at)"), "&&"),
            using="gist",
            name="ex_replacement_one_at_a_time",
        ),
        sa.CheckConstraint("absent_id <> by_id", name=op.f("ck_replacement_somebody_else")),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_replacement_lasts")),
        sa.ForeignKeyConstraint(["absent_id"], ["advisor.id"], name=op.f("fk_replacement_absent_id")),
        sa.ForeignKeyConstraint(["agreed_by"], ["advisor.id"], name=op.f("fk_replacement_agreed_by")),
        sa.ForeignKeyConstraint(["by_id"], ["advisor.id"], name=op.f("fk_replacement_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_replacement")),
    )
    op.create_index(op.f("ix_replacement_by_id"), "replacement", ["by_id"], unique=False)
    op.create_table(
        "invitation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("host_id", sa.Uuid(), nullable=False),
        sa.Column("guest_id", sa.Uuid(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "state IN ('pending', 'accepted', 'declined', 'expired', 'withdrawn')", name=op.f("ck_invitation_state")
        ),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_invitation_contact_id")),
        sa.ForeignKeyConstraint(["guest_id"], ["advisor.id"], name=op.f("fk_invitation_guest_id")),
        sa.ForeignKeyConstraint(["host_id"], ["advisor.id"], name=op.f("fk_invitation_host_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation")),
    )
    op.create_index(
        "ix_invitation_guest", "invitation", ["guest_id"], unique=False, postgresql_where=sa.text("state = 'pending'")
    )
    op.create_index(
        "uq_invitation_one_live_each",
        "invitation",
        ["contact_id", "guest_id"],
        unique=True,
        postgresql_where=sa.text("state = 'pending'"),
    )
    op.create_table(
        "seat",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("advisor_id", sa.Uuid(), nullable=False),
        sa.Column("units", sa.Integer(), nullable=False),
        sa.Column("joined_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["advisor_id"], ["advisor.id"], name=op.f("fk_seat_advisor_id")),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_seat_contact_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seat")),
    )
    op.create_index(
        "ix_seat_advisor", "seat", ["advisor_id"], unique=False, postgresql_where=sa.text("left_at IS NULL")
    )
    op.create_index(
        "uq_seat_one_each",
        "seat",
        ["contact_id", "advisor_id"],
        unique=True,
        postgresql_where=sa.text("left_at IS NULL"),
    )
    op.add_column("advisor", sa.Column("aside", sa.Integer(), server_default=sa.text("0"), nullable=False))
    op.add_column("advisor", sa.Column("alone", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    op.create_check_constraint(op.f("ck_advisor_aside_within_capacity"), "advisor", "aside >= 0 AND aside <= capacity")
    op.add_column("agency", sa.Column("region_id", sa.Uuid(), nullable=True))
    op.create_foreign_key(op.f("fk_agency_region_id"), "agency", "region", ["region_id"], ["id"])
    op.add_column("closure", sa.Column("queue_id", sa.Uuid(), nullable=True))
    op.add_column("closure", sa.Column("starts", sa.Text(), nullable=True))
    op.add_column("closure", sa.Column("ends", sa.Text(), nullable=True))
    op.add_column("closure", sa.Column("is_open", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    op.create_foreign_key(op.f("fk_closure_queue_id"), "closure", "queue", ["queue_id"], ["id"])
    op.add_column("contact", sa.Column("exclusive", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    op.add_column("contact", sa.Column("interruptible", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    op.add_column("contact", sa.Column("silent", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    op.add_column(
        "duty", sa.Column("limits", postgresql.JSONB(astext_type=sa.Text()), server_default="{}", nullable=False)
    )
    op.add_column("duty", sa.Column("week", postgresql.JSONB(astext_type=sa.Text()), nullable=True))
    op.add_column("duty", sa.Column("kept_for", sa.Uuid(), nullable=True))
    op.add_column("offer", sa.Column("epoch", sa.BigInteger(), nullable=True))
    op.add_column("placement", sa.Column("ceiling", sa.Integer(), nullable=True))
    op.add_column(
        "placement", sa.Column("placed_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False)
    )
    op.add_column("placement", sa.Column("wanted_id", sa.Uuid(), nullable=True))
    op.add_column("placement", sa.Column("keeps_waiting", sa.Boolean(), nullable=True))
    op.add_column("placement", sa.Column("place", sa.Integer(), nullable=True))
    op.add_column("placement", sa.Column("wait_from", sa.Integer(), nullable=True))
    op.add_column("placement", sa.Column("wait_to", sa.Integer(), nullable=True))
    op.add_column("placement", sa.Column("expected", sa.Interval(), nullable=True))
    op.add_column("placement", sa.Column("expected_at", sa.DateTime(timezone=True), nullable=True))
    op.create_foreign_key(op.f("fk_placement_wanted_id"), "placement", "advisor", ["wanted_id"], ["id"])
    op.drop_column("placement", "place_told")
    op.add_column("queue", sa.Column("vulnerable_promise", sa.Interval(), nullable=True))
    op.add_column(
        "queue", sa.Column("rings", postgresql.JSONB(astext_type=sa.Text()), server_default="[]", nullable=False)
    )
    op.add_column(
        "queue", sa.Column("weights", postgresql.JSONB(astext_type=sa.Text()), server_default="{}", nullable=False)
    )
    op.add_column("queue", sa.Column("wrap_up_mode", sa.Text(), server_default="timed", nullable=False))
    op.add_column(
        "queue", sa.Column("silent_after", sa.Interval(), server_default=sa.text("interval '10 min'"), nullable=True)
    )
    op.add_column("queue", sa.Column("longest_wait", sa.Interval(), nullable=True))
    op.add_column("queue", sa.Column("overflow_id", sa.Uuid(), nullable=True))
    op.add_column("queue", sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False))
    op.add_column("queue", sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True))
    op.create_foreign_key(op.f("fk_queue_overflow_id"), "queue", "queue", ["overflow_id"], ["id"])
    op.add_column("seeker", sa.Column("referent_id", sa.Uuid(), nullable=True))
    op.add_column("seeker", sa.Column("vulnerable", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    op.create_index(op.f("ix_seeker_referent_id"), "seeker", ["referent_id"], unique=False)
    op.create_foreign_key("fk_seeker_referent_id", "seeker", "advisor", ["referent_id"], ["id"], use_alter=True)
    op.add_column("skill", sa.Column("must", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    _as_levels()
    _stir()


def _as_levels() -> None:
    """A skill has a level: what was a list of codes becomes a level for each."""
    op.execute(
        "CREATE FUNCTION pg_temp.levels(codes text[]) RETURNS jsonb LANGUAGE sql IMMUTABLE AS "
        "$$ SELECT coalesce(jsonb_object_agg(code, 1), '{}') FROM unnest(codes) AS code $$"
    )
    for table, column in LEVELLED:
        op.execute(f"ALTER TABLE {table} ALTER {column} DROP DEFAULT")
        op.execute(f"ALTER TABLE {table} ALTER {column} TYPE jsonb USING pg_temp.levels({column})")
        op.execute(f"ALTER TABLE {table} ALTER {column} SET DEFAULT '{{}}'")


def _stir() -> None:
    """Whatever the router's memory is made of says so when it changes, whoever changes it."""
    op.execute(
        """
        CREATE FUNCTION stir() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE
            changed jsonb := to_jsonb(CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END);
        BEGIN
            INSERT INTO stirred (kind, subject) VALUES (TG_ARGV[0], (changed ->> TG_ARGV[1])::uuid);
            RETURN NULL;
        END $$
        """
    )
    for table, events, kind, subject in STIRRING:
        op.execute(
            f"CREATE TRIGGER stir AFTER {events} ON {table} FOR EACH ROW EXECUTE FUNCTION stir('{kind}', '{subject}')"
        )


def downgrade() -> None:
    """Take the step back."""
    for table, *_ in STIRRING:
        op.execute(f"DROP TRIGGER stir ON {table}")
    op.execute("DROP FUNCTION stir")
    op.execute(
        "CREATE FUNCTION pg_temp.codes(levels jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE AS "
        "$$ SELECT coalesce(array_agg(code), '{}') FROM jsonb_object_keys(levels) AS code $$"
    )
    for table, column in LEVELLED:
        op.execute(f"ALTER TABLE {table} ALTER {column} DROP DEFAULT")
        op.execute(f"ALTER TABLE {table} ALTER {column} TYPE text[] USING pg_temp.codes({column})")
        op.execute(f"ALTER TABLE {table} ALTER {column} SET DEFAULT '{{}}'")
    op.drop_column("skill", "must")
    op.drop_constraint("fk_seeker_referent_id", "seeker", type_="foreignkey")
    op.drop_index(op.f("ix_seeker_referent_id"), table_name="seeker")
    op.drop_column("seeker", "vulnerable")
    op.drop_column("seeker", "referent_id")
    op.drop_constraint(op.f("fk_queue_overflow_id"), "queue", type_="foreignkey")
    op.drop_column("queue", "retired_at")
    op.drop_column("queue", "version")
    op.drop_column("queue", "overflow_id")
    op.drop_column("queue", "longest_wait")
    op.drop_column("queue", "silent_after")
    op.drop_column("queue", "wrap_up_mode")
    op.drop_column("queue", "weights")
    op.drop_column("queue", "rings")
    op.drop_column("queue", "vulnerable_promise")
    op.add_column("placement", sa.Column("place_told", sa.INTEGER(), autoincrement=False, nullable=True))
    op.drop_constraint(op.f("fk_placement_wanted_id"), "placement", type_="foreignkey")
    op.drop_column("placement", "expected_at")
    op.drop_column("placement", "expected")
    op.drop_column("placement", "wait_to")
    op.drop_column("placement", "wait_from")
    op.drop_column("placement", "place")
    op.drop_column("placement", "keeps_waiting")
    op.drop_column("placement", "wanted_id")
    op.drop_column("placement", "placed_at")
    op.drop_column("placement", "ceiling")
    op.drop_column("offer", "epoch")
    op.drop_column("duty", "kept_for")
    op.drop_column("duty", "week")
    op.drop_column("duty", "limits")
    op.drop_column("contact", "silent")
    op.drop_column("contact", "interruptible")
    op.drop_column("contact", "exclusive")
    op.drop_constraint(op.f("fk_closure_queue_id"), "closure", type_="foreignkey")
    op.drop_column("closure", "is_open")
    op.drop_column("closure", "ends")
    op.drop_column("closure", "starts")
    op.drop_column("closure", "queue_id")
    op.drop_constraint(op.f("fk_agency_region_id"), "agency", type_="foreignkey")
    op.drop_column("agency", "region_id")
    op.drop_constraint(op.f("ck_advisor_aside_within_capacity"), "advisor")
    op.drop_column("advisor", "alone")
    op.drop_column("advisor", "aside")
    op.drop_index("uq_seat_one_each", table_name="seat", postgresql_where=sa.text("left_at IS NULL"))
    op.drop_index("ix_seat_advisor", table_name="seat", postgresql_where=sa.text("left_at IS NULL"))
    op.drop_table("seat")
    op.drop_index("uq_invitation_one_live_each", table_name="invitation", postgresql_where=sa.text("state = 'pending'"))
    op.drop_index("ix_invitation_guest", table_name="invitation", postgresql_where=sa.text("state = 'pending'"))
    op.drop_table("invitation")
    op.drop_index(op.f("ix_replacement_by_id"), table_name="replacement")
    op.drop_table("replacement")
    op.drop_index(op.f("ix_peak_queue_id"), table_name="peak")
    op.drop_table("peak")
    op.drop_table("pace")
    op.drop_index(op.f("ix_absence_advisor_id"), table_name="absence")
    op.drop_table("absence")
    op.drop_table("stirred")
    op.drop_table("region")
    op.drop_table("lease")
