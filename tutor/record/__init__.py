"""Keeps readings, keys, learners, sessions and turns in a database. The only package that knows SQLAlchemy."""

from tutor.record import teacher_tables, upload_tables  # every module of tables is imported here: alembic and the tests compare
from tutor.record.installation import InstallationRecord
from tutor.record.readings import ReadingRecord
from tutor.record.sql_record import SqlRecord, new_learner_id, open_record
from tutor.record.teachers import TeacherRecord
from tutor.record.uploads import UploadRecord

__all__ = [
    "InstallationRecord",
    "ReadingRecord",
    "SqlRecord",
    "TeacherRecord",
    "UploadRecord",
    "new_learner_id",
    "open_record",
    "teacher_tables",
    "upload_tables",
]
