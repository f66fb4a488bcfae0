"""Readings with revisions, background and keys; learners, sessions and turns."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Bring the tables up to this version."""
    state = op.create_table(
        "index_state",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("generation", sa.Integer, nullable=False),
    )
    op.bulk_insert(state, [{"id": 1, "generation": 0}])
    _library()
    _lessons()


def _library() -> None:
    op.create_table(
        "readings",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("content_hash", sa.Text, nullable=False),
        sa.Column("added_at", TIME, nullable=False),
    )
    op.create_table(
        "revisions",
        sa.Column("reading_id", sa.Text, sa.ForeignKey("readings.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("card", sa.JSON, nullable=False),
        sa.Column("text", sa.JSON, nullable=False),
        sa.Column("lessons", sa.JSON, nullable=False),
        sa.Column("added_at", TIME, nullable=False),
    )
    op.create_table(
        "documents",
        sa.Column("reading_id", sa.Text, sa.ForeignKey("readings.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("document", sa.JSON, nullable=False),
    )
    op.create_table(
        "keys",
        sa.Column("reading_id", sa.Text, primary_key=True),
        sa.Column("revision", sa.Integer, primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True),
        sa.Column("key", sa.JSON, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("added_at", TIME, nullable=False),
        sa.Column("approved_at", TIME),
        sa.ForeignKeyConstraint(["reading_id", "revision"], ["revisions.reading_id", "revisions.number"], ondelete="CASCADE"),
        sa.CheckConstraint("status IN ('draft', 'approved')", name="status"),
    )


def _lessons() -> None:
    op.create_table(
        "learners",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("guest", sa.Boolean, nullable=False),
        sa.Column("added_at", TIME, nullable=False),
    )
    op.create_table(
        "sessions",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("learner_id", sa.Text, sa.ForeignKey("learners.id", ondelete="CASCADE"), nullable=False),
        sa.Column("reading_id", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("key_version", sa.Integer, nullable=False),
        sa.Column("lesson_title", sa.Text, nullable=False),
        sa.Column("lesson_first", sa.Integer, nullable=False),
        sa.Column("lesson_last", sa.Integer, nullable=False),
        sa.Column("plain", sa.Boolean, nullable=False),
        sa.Column("started_at", TIME, nullable=False),
        sa.Column("finished_at", TIME),
        sa.Column("hidden_at", TIME),
        sa.ForeignKeyConstraint(
            ["reading_id", "revision", "key_version"], ["keys.reading_id", "keys.revision", "keys.version"], ondelete="CASCADE"
        ),
    )
    op.create_index("ix_sessions_learner_id", "sessions", ["learner_id"])
    op.create_index("ix_sessions_reading_id", "sessions", ["reading_id", "revision", "key_version"])
    _turns()


def _turns() -> None:
    op.create_table(
        "turns",
        sa.Column("session_id", sa.Text, sa.ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("said_words", sa.Text),
        sa.Column("mark_start", sa.Integer),
        sa.Column("mark_end", sa.Integer),
        sa.Column("mark_group", sa.Text),
        sa.Column("said_at", TIME, nullable=False),
        sa.Column("heard", sa.JSON),
        sa.Column("judgement", sa.JSON),
        sa.Column("move", sa.JSON),
        sa.Column("reply", sa.JSON),
        sa.Column("state", sa.JSON),
        sa.Column("speaker", sa.Text),
        sa.Column("prompt", sa.Text),
        sa.Column("tokens_in", sa.Integer),
        sa.Column("tokens_out", sa.Integer),
        sa.Column("answered_at", TIME),
    )
