"""The settings of the installation in the database: one row, or none while everything is as it came."""

from tutor.core.installation import Installation
from tutor.record.teacher_tables import InstallationRow
from tutor.record.transactions import Transactions

ONLY = 1


class InstallationRecord:
    """Keeps the settings. Blocking. Raises StoreUnavailable from any call."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def read(self) -> Installation:
        """The settings as they are now."""
        with self._transactions.reading() as db:
            row = db.get(InstallationRow, ONLY)
            return row.settings if row else Installation()

    def save(self, settings: Installation) -> None:
        """Keep these settings."""
        with self._transactions.writing() as db:
            db.merge(InstallationRow(id=ONLY, settings=settings))
