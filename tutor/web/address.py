"""Under which address other devices reach this server."""

import socket
from urllib.parse import urlsplit

from starlette.requests import Request

LOOPBACK = ("127.0.0.1", "localhost", "::1", "")
ANYWHERE = ("0.0.0.0", "::")  # noqa: S104
SOMEWHERE = ("10.255.255.255", 1)  # nothing is sent: the system only chooses the card that would be used


def reached_at(host: str, port: int) -> str:
    """The address to tell students: this machine's in the school's network where the server listens to it."""
    name = own_address() if host in ANYWHERE else host
    return f"http://{f'[{name}]' if ':' in name else name}:{port}"


def own_address() -> str:
    """This machine's address in its network; loopback where there is no network."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as trial:
        try:
            trial.connect(SOMEWHERE)
        except OSError:
            return "127.0.0.1"
        name: str = trial.getsockname()[0]
        return name


def base_of(request: Request, told: str) -> str:
    """How students should write this site: as the asker wrote it, unless they sit at the server itself."""
    return told if told and request.url.hostname in LOOPBACK else str(request.base_url).rstrip("/")


def is_far(address: str) -> bool:
    """Whether other devices can reach this address."""
    return urlsplit(address).hostname not in LOOPBACK
