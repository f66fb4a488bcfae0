"""Whose a class is."""

from sqlalchemy.orm import Session

from tutor.errors import NotAllowed
from tutor.record.class_tables import ClassRow

NOT_YOURS = "There is no such class among yours."  # the same where there is none at all: nobody learns which ids exist


def owned(db: Session, teacher: str, class_id: str, to_change: bool = False) -> ClassRow:
    """A class of this teacher's; nobody else changes it meanwhile where it is read `to_change`. Raises NotAllowed."""
    row = db.get(ClassRow, class_id, with_for_update=to_change or None)
    if row is None or row.teacher_id != teacher:
        raise NotAllowed(NOT_YOURS)
    return row
