"""Keeps readings, keys, learners, sessions and turns in a database. The only package that knows SQLAlchemy."""

from tutor.record import (
    class_tables,
    teacher_tables,
)  # every module of tables is imported here: alembic and the tests compare them all
from tutor.record.classes import ClassRecord
from tutor.record.sql_record import SqlRecord, new_learner_id, open_record
from tutor.record.teachers import TeacherRecord
from tutor.record.understandings import UnderstandingRecord

__all__ = [
    "ClassRecord",
    "SqlRecord",
    "TeacherRecord",
    "UnderstandingRecord",
    "class_tables",
    "new_learner_id",
    "open_record",
    "teacher_tables",
]
