"""Who made a one-time link and when, and what a teacher is told of one that was made for them."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Of links that are open already nobody knows it."""
    with op.batch_alter_table("tickets") as tickets:
        tickets.add_column(sa.Column("made_at", TIME))
        tickets.add_column(sa.Column("made_by", sa.Text))
        tickets.create_foreign_key("fk_tickets_made_by", "teachers", ["made_by"], ["id"], ondelete="CASCADE")
    op.add_column("teachers", sa.Column("link_made_at", TIME))
    op.add_column("teachers", sa.Column("link_made_by", sa.Text))
