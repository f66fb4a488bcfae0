"""Who is asking: what the cookie proves, and what it does not let through."""

import stat
from pathlib import Path

import pytest
from itsdangerous import TimestampSigner
from starlette.responses import Response

from tutor.errors import NotAllowed
from tutor.web.identity import COOKIE, Identity, new_learner, secret_in
from tutor.web.nickname import nickname


def cookie(identity: Identity, learner: str, secure: bool = False) -> str:
    response = Response()
    identity.give(response, learner, secure)
    return response.headers["set-cookie"]


def value(header: str) -> str:
    return header.partition("=")[2].partition(";")[0]


def test_a_cookie_that_we_signed_names_its_learner() -> None:
    identity, learner = Identity("secret"), new_learner()

    assert identity.asker({COOKIE: value(cookie(identity, learner))}) == learner


@pytest.mark.parametrize("forged", ["", "blue", "0" * 32, "a.b.c", "\x00", "é" * 40])
def test_any_other_cookie_is_nobody(forged: str) -> None:
    with pytest.raises(NotAllowed, match="load the page again"):
        Identity("secret").asker({COOKIE: forged})


def test_a_cookie_of_another_secret_or_another_purpose_is_nobody() -> None:
    other = value(cookie(Identity("other"), "me"))
    purpose = TimestampSigner("secret", salt="teacher").sign("me").decode()

    assert Identity("secret").known({COOKIE: other}) is None
    assert Identity("secret").known({COOKIE: purpose}) is None


def test_no_script_can_read_the_cookie_and_no_other_site_send_it() -> None:
    header = cookie(Identity("secret"), "me", secure=True)

    assert {"HttpOnly", "SameSite=lax", "Path=/", "Secure"} <= set(header.split("; "))
    assert "Secure" not in cookie(Identity("secret"), "me")


def test_the_secret_is_made_once_and_is_ours_alone(tmp_path: Path) -> None:
    secret = secret_in(tmp_path / "data")

    assert secret_in(tmp_path / "data") == secret
    assert len(secret) == 64
    assert stat.S_IMODE((tmp_path / "data" / "cookie-secret").stat().st_mode) == 0o600


def test_ids_have_128_bits_and_a_nickname_stays() -> None:
    learner = new_learner()

    assert len(bytes.fromhex(learner)) == 16
    assert nickname(learner) == nickname(learner)
    assert len(nickname(learner).split()) == 2
    assert len({nickname(new_learner()) for _ in range(200)}) > 150
