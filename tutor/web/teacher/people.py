"""The page People: who teaches here, and the links by which colleagues come in."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

from tutor.accounts import INVITATION, RESET, Accounts
from tutor.core.teachers import Teacher
from tutor.errors import NotAllowed
from tutor.web.draw.render import NOTHING, render
from tutor.web.heard import Heard
from tutor.web.teacher.screen import Area, Go, Screen, whole

YOURSELF = "You cannot remove yourself. A colleague can, on this page."


@dataclass(frozen=True, slots=True)
class People:
    """Draws the colleagues and makes links. A link is shown once: only a digest of it is kept."""

    accounts: Accounts

    def area(self) -> Area:
        """What this part of the page can do."""
        acts = {
            "people.invite": self.invite,
            "people.password": self.new_password,
            "people.ask": self.ask_to_remove,
            "people.remove": self.remove,
            "people.withdraw": self.withdraw,
            "people.shut": self.shut,
        }
        return Area(views={"people": self.listed}, acts=acts)

    async def listed(self, teacher: Teacher) -> Screen:
        """Every teacher of this installation."""
        colleagues = await asyncio.to_thread(self.accounts.colleagues)
        invitations = await asyncio.to_thread(self.accounts.invitations)
        made = await asyncio.to_thread(self.accounts.link_made, teacher)
        return whole(render("teacher/people", colleagues=colleagues, me=teacher, invitations=invitations, made=made))

    async def invite(self, teacher: Teacher, heard: Heard) -> AsyncIterator[Screen | Go]:
        """Make a link by which a colleague makes an account."""
        token = await asyncio.to_thread(self.accounts.link, INVITATION, None, teacher)
        yield (await self.listed(teacher))._replace(dialog=link_shown(INVITATION, token).dialog)

    async def withdraw(self, teacher: Teacher, heard: Heard) -> AsyncIterator[Screen | Go]:
        """Let a link open nothing any more: an invitation, or the teacher's own new-password link."""
        await asyncio.to_thread(self.accounts.withdraw, heard.text("id"), teacher)
        yield Go("people")

    async def new_password(self, teacher: Teacher, heard: Heard) -> AsyncIterator[Screen | Go]:
        """Make a link by which a colleague chooses a new password."""
        colleague = await asyncio.to_thread(self.accounts.colleague, heard.text("teacher"))
        token = await asyncio.to_thread(self.accounts.link, RESET, colleague.id, teacher)
        yield link_shown(RESET, token, colleague)

    async def ask_to_remove(self, teacher: Teacher, heard: Heard) -> AsyncIterator[Screen | Go]:
        """Say what removing means, before it is done."""
        colleague = await asyncio.to_thread(self.accounts.colleague, heard.text("teacher"))
        yield Screen(dialog=render("teacher/people-remove", colleague=colleague), notice=NOTHING)

    async def remove(self, teacher: Teacher, heard: Heard) -> AsyncIterator[Screen | Go]:
        """Remove a colleague."""
        colleague = await asyncio.to_thread(self.accounts.colleague, heard.text("teacher"))
        if colleague.id == teacher.id:
            raise NotAllowed(YOURSELF)
        await asyncio.to_thread(self.accounts.remove, colleague)
        yield Go("people")

    async def shut(self, teacher: Teacher, heard: Heard) -> AsyncIterator[Screen | Go]:
        """Take the dialog away."""
        yield Screen(dialog=NOTHING, notice=NOTHING)


def link_shown(kind: str, token: str, whose: Teacher | None = None) -> Screen:
    """A link to hand on, this once."""
    address = f"/teacher/{kind}?link={token}"
    return Screen(dialog=render("teacher/people-link", address=address, whose=whose), notice=NOTHING)
