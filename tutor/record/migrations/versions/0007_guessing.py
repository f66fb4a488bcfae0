"""When the teacher of a class last let everybody try again."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """So far nobody had to."""
    op.add_column("classes", sa.Column("forgiven_at", sa.DateTime(timezone=True)))
