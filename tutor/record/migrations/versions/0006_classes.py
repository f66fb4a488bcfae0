"""Classes, their seats, what they were given to read, and flags."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Learners and sessions that are there already are guests': they belong to no class."""
    op.create_table(
        "classes",
        sa.Column("id", sa.Text, primary_key=True),
        _of("teacher_id", "teachers.id"),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("shown_code", sa.Text, nullable=False),
        sa.Column("code", sa.Text, nullable=False, unique=True),
        sa.Column("projector", sa.Text, nullable=False, unique=True),
        sa.Column("model_allowed", sa.Boolean, nullable=False),
        sa.Column("pace", sa.JSON, nullable=False),
        sa.Column("wall", sa.JSON, nullable=False),
        sa.Column("made_at", TIME, nullable=False),
    )
    op.create_index("ix_classes_teacher_id", "classes", ["teacher_id"])
    op.create_table(
        "seats",
        _of("class_id", "classes.id", primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        _of("learner_id", "learners.id", unique=True),
        sa.Column("nickname", sa.Text, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("joined_at", TIME),
        sa.Column("sat_down_at", TIME),
    )
    _assignments()
    _belonging("learners", "class_id", "classes")
    _belonging("sessions", "assignment_id", "assignments")
    _flags()


def _of(name: str, target: str, primary_key: bool = False, unique: bool = False) -> sa.Column[str]:
    key = sa.ForeignKey(target, ondelete="CASCADE")
    return sa.Column(name, sa.Text, key, primary_key=primary_key, nullable=False, unique=unique or None)


def _belonging(table: str, column: str, to: str) -> None:
    """A new column that names another table's row."""
    with op.batch_alter_table(table) as changed:
        changed.add_column(sa.Column(column, sa.Text))
        changed.create_foreign_key(f"fk_{table}_{column}", to, [column], ["id"], ondelete="CASCADE")
        changed.create_index(f"ix_{table}_{column}", [column])


def _assignments() -> None:
    op.create_table(
        "assignments",
        sa.Column("id", sa.Text, primary_key=True),
        _of("class_id", "classes.id"),
        _of("reading_id", "readings.id"),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("lesson", sa.JSON, nullable=False),
        sa.Column("steps", sa.JSON, nullable=False),
        sa.Column("help", sa.Text, nullable=False),
        sa.Column("open", sa.Boolean, nullable=False),
        sa.Column("ended_at", TIME),
        sa.Column("added_at", TIME, nullable=False),
    )
    op.create_index("ix_assignments_class_id", "assignments", ["class_id"])
    op.create_index("ix_assignments_reading_id", "assignments", ["reading_id"])


def _flags() -> None:
    op.create_table(
        "flags",
        _of("session_id", "sessions.id", primary_key=True),
        sa.Column("turn", sa.Integer, primary_key=True),
        sa.Column("level", sa.Text, nullable=False),
        sa.Column("raised_at", TIME, nullable=False),
        sa.Column("seen_at", TIME),
    )
    op.create_table(
        "wrong_joins",
        sa.Column("id", sa.Integer, primary_key=True),
        _of("class_id", "classes.id"),
        sa.Column("seat", sa.Integer, nullable=False),
        sa.Column("tried_at", TIME, nullable=False),
    )
    op.create_index("ix_wrong_joins_class_id", "wrong_joins", ["class_id", "tried_at"])
