"""Keeps readings, keys, learners, sessions and turns in a database. The only package that knows SQLAlchemy."""

from tutor.record import (
    desk_tables,
    teacher_tables,
)  # every module of tables is imported here: alembic and the tests compare them all
from tutor.record.desks import DeskRecord
from tutor.record.sql_record import SqlRecord, new_learner_id, open_record
from tutor.record.teachers import TeacherRecord
from tutor.record.trials import TrialRecord, purge_trials

__all__ = [
    "DeskRecord",
    "SqlRecord",
    "TeacherRecord",
    "TrialRecord",
    "desk_tables",
    "new_learner_id",
    "open_record",
    "purge_trials",
    "teacher_tables",
]
