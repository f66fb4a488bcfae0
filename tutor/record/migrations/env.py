"""What alembic runs to bring the tables up to date; the program hands over its connection."""

from alembic import context

from tutor.record.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,  # SQLite changes a table by making it anew
)
context.run_migrations()
