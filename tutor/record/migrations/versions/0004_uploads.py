"""What teachers have brought and not yet taken in."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Nothing was brought before this."""
    op.create_table(
        "uploads",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("teacher_id", sa.Text, sa.ForeignKey("teachers.id", ondelete="CASCADE"), nullable=False),
        sa.Column("content", sa.JSON, nullable=False),
        sa.Column("edition", sa.Integer, nullable=False),
        sa.Column("reading_id", sa.Text, sa.ForeignKey("readings.id", ondelete="CASCADE")),
        sa.Column("revision", sa.Integer),
        sa.Column("with_model", sa.Boolean, nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_uploads_teacher_id", "uploads", ["teacher_id"])
    op.create_index("ix_uploads_reading_id", "uploads", ["reading_id"])
    op.create_table(
        "upload_documents",
        sa.Column("upload_id", sa.Text, sa.ForeignKey("uploads.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("document", sa.JSON, nullable=False),
    )
