"""Two plain pages to print: what is stored, where, and what goes to whom; and what families and head teachers should know."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import HTMLResponse

from tutor.core.installation import Installation
from tutor.core.letting_go import GUEST_DAYS
from tutor.core.reading import Reading
from tutor.settings import Provider
from tutor.web.plain_page import plain_page


@dataclass(frozen=True, slots=True)
class Sheets:
    """What the two pages say is read from the installation itself. Blocking."""

    readings: Callable[[], list[Reading]]
    installed: Callable[[], Installation]
    provider: Provider
    folder: Path
    database: str

    def stored(self) -> HTMLResponse:
        """What is stored, where, how long, and what goes to the model's provider."""
        where = {"folder": self.folder, "database": self.database, "provider": self.provider}
        return plain_page("plain/stored", now=self.installed(), guest_days=GUEST_DAYS, **where)

    def families(self) -> HTMLResponse:
        """For families and head teachers, whatever they vote for."""
        about = {"provider": self.provider, "guest_days": GUEST_DAYS}
        return plain_page("plain/families", now=self.installed(), readings=self.readings(), **about)


def add_sheets(app: FastAPI, sheets: Sheets) -> None:
    """Give the app these addresses. The gate lets teachers through, who print them."""
    app.add_api_route("/teacher/stored", sheets.stored, methods=["GET"])
    app.add_api_route("/teacher/families", sheets.families, methods=["GET"])
