"""Keeps readings, keys, learners, sessions and turns in a database. The only package that knows SQLAlchemy."""

# Every module of tables is imported here: alembic and the tests compare them all.
from tutor.record import class_tables, desk_tables, teacher_tables, upload_tables
from tutor.record.classes import ClassRecord
from tutor.record.desks import DeskRecord
from tutor.record.installation import InstallationRecord
from tutor.record.joining import JoinRecord
from tutor.record.readings import ReadingRecord
from tutor.record.sql_record import SqlRecord, new_learner_id, open_record
from tutor.record.teachers import TeacherRecord
from tutor.record.trials import TrialRecord, purge_trials
from tutor.record.understandings import UnderstandingRecord
from tutor.record.uploads import UploadRecord

__all__ = [
    "ClassRecord",
    "DeskRecord",
    "InstallationRecord",
    "JoinRecord",
    "ReadingRecord",
    "SqlRecord",
    "TeacherRecord",
    "TrialRecord",
    "UnderstandingRecord",
    "UploadRecord",
    "class_tables",
    "desk_tables",
    "new_learner_id",
    "open_record",
    "purge_trials",
    "teacher_tables",
    "upload_tables",
]
