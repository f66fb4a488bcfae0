"""Who is asking: a signed cookie that only the server can read and make."""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from itsdangerous import BadSignature, TimestampSigner
from starlette.responses import Response

from tutor.errors import NotAllowed

COOKIE, TRIAL_COOKIE = "rt_learner", "rt_trial"
TRIAL = "/try"  # where a teacher tries a lesson out: the page of a student, with a cookie of its own
WEEK = 7 * 24 * 3600  # seconds; a guest's records go after as long
KEY_FILE = "cookie-secret"


class Identity:
    """Makes learner ids and recognises the ones that it made. The cookie goes to the addresses under `path` only."""

    def __init__(self, secret: str, cookie: str = COOKIE, path: str = "/") -> None:
        self._signer = TimestampSigner(secret, salt="learner" if cookie == COOKIE else cookie)
        self._cookie = cookie
        self._path = path

    def known(self, cookies: Mapping[str, str]) -> str | None:
        """The learner that a request's cookies name; None where there is none, or one that we did not sign."""
        try:
            return self._signer.unsign(cookies.get(self._cookie, ""), max_age=WEEK).decode()
        except BadSignature:
            return None

    def asker(self, cookies: Mapping[str, str]) -> str:
        """The learner that asks. Raises NotAllowed where the browser brought no cookie of ours."""
        if learner := self.known(cookies):
            return learner
        raise NotAllowed(
            "This browser did not bring its cookie back, so we cannot tell whose work this is. Please load the page again."
        )

    def give(self, response: Response, learner: str, secure: bool) -> None:
        """Set the cookie, or its next week. Scripts cannot read it, and other sites cannot send it along."""
        value = self._signer.sign(learner).decode()
        response.set_cookie(self._cookie, value, max_age=WEEK, path=self._path, httponly=True, samesite="lax", secure=secure)

    def take(self, response: Response) -> None:
        """Take the cookie away again."""
        response.delete_cookie(self._cookie, path=self._path)


def trial_identity(secret: str) -> Identity:
    """Who tries a lesson out. A lesson of their own in the same browser, a guest's or a student's, is not touched."""
    return Identity(secret, TRIAL_COOKIE, TRIAL)


def new_learner() -> str:
    """A fresh id of 128 random bits."""
    return secrets.token_hex(16)


def secret_in(folder: Path) -> str:
    """The secret that signs the cookies, made at the first start and readable to this account alone."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(folder / KEY_FILE, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return (folder / KEY_FILE).read_text(encoding="ascii")
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secret := secrets.token_hex(32))
    return secret
