"""The steps of a session, and its two looks."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Sessions that are there already have no looks, so they stay where they are: together."""
    with op.batch_alter_table("sessions") as sessions:
        sessions.add_column(sa.Column("steps", sa.JSON, nullable=False, server_default='["together", "closing"]'))
        sessions.add_column(sa.Column("step", sa.Text, nullable=False, server_default="together"))
    op.create_table(
        "looks",
        sa.Column("session_id", sa.Text, sa.ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("step", sa.Text, primary_key=True),
        sa.Column("look", sa.JSON, nullable=False),
    )
