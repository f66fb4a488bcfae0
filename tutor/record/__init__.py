"""Keeps readings, keys, learners, sessions and turns in a database. The only package that knows SQLAlchemy."""

from tutor.record.sql_record import SqlRecord, new_learner_id, open_record

__all__ = ["SqlRecord", "new_learner_id", "open_record"]
