"""Classes, their seats, what they were given to read, and flags."""

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Nothing yet."""
