"""Keeps readings, keys, learners, sessions and turns in a database. The only package that knows SQLAlchemy."""

from tutor.record import teacher_tables  # every module of tables is imported here: alembic and the tests compare them all
from tutor.record.installation import InstallationRecord
from tutor.record.sql_record import SqlRecord, new_learner_id, open_record
from tutor.record.teachers import TeacherRecord

__all__ = ["InstallationRecord", "SqlRecord", "TeacherRecord", "new_learner_id", "open_record", "teacher_tables"]
