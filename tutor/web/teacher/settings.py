"""The page Settings: what the teachers decide for all of them, and what will go when."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Protocol

from tutor.core.installation import Installation, decided
from tutor.core.teachers import Teacher
from tutor.letting_go import LettingGo
from tutor.settings import Provider
from tutor.web.draw.render import render
from tutor.web.heard import Heard
from tutor.web.teacher.screen import Area, Go, Screen, whole


class Kept(Protocol):
    """Keeps the settings; tutor/record/installation.py does."""

    def read(self) -> Installation: ...
    def save(self, settings: Installation) -> None: ...


@dataclass(frozen=True, slots=True)
class InstallationPage:
    """Draws the settings and changes them. `usual_contact` is what students are told where no sentence is set."""

    kept: Kept
    letting_go: LettingGo
    provider: Provider
    usual_contact: str

    def area(self) -> Area:
        """What this part of the page can do."""
        return Area(views={"settings": self.shown}, acts={"settings.save": self.save})

    async def shown(self, teacher: Teacher, saved: bool = False) -> Screen:
        """The settings as they are."""
        now, coming = await asyncio.gather(asyncio.to_thread(self.kept.read), asyncio.to_thread(self.letting_go.coming))
        values = {"now": now, "coming": coming, "provider": self.provider, "usual_contact": self.usual_contact}
        return whole(render("teacher/settings", saved=saved, **values))

    async def save(self, teacher: Teacher, heard: Heard) -> AsyncIterator[Screen | Go]:
        """Keep what the form says; a box that is not ticked is not sent."""
        form = heard.fields()
        boxes = "guests" in form, "model_for_guests" in form
        lines = [form.get(name, "") for name in ("contact", "second_adult", "hours", "days")]
        await asyncio.to_thread(self.kept.save, decided(*boxes, *lines))
        yield await self.shown(teacher, saved=True)
