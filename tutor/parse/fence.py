"""What the child process may do: so much memory and time, no network, no program, no file written."""

import os
import sys

from tutor.parse.limits import ANSWER_BYTES, CPU_SECONDS, MEMORY

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_REFUSED = ("socket.", "subprocess.", "os.", "shutil.", "urllib.", "ftplib.", "smtplib.", "webbrowser.")
_HARMLESS = frozenset({"os.listdir", "os.scandir", "os.walk", "os.fwalk", "socket.__new__", "socket.gethostname"})


def set_limits() -> None:
    """Ask the system to end this process when it takes too much. Windows has no such limits; there the clock does it."""
    try:
        import resource
    except ImportError:
        return
    limits = {
        resource.RLIMIT_AS: MEMORY,
        resource.RLIMIT_CPU: CPU_SECONDS,
        resource.RLIMIT_FSIZE: ANSWER_BYTES,
        resource.RLIMIT_CORE: 0,
    }
    for limit, most in limits.items():
        resource.setrlimit(limit, (most, most))


def close_fence() -> None:
    """From here on, Python code in this process reaches nothing but what it has in hand. It cannot be opened again."""
    sys.addaudithook(_refuse)


def _refuse(event: str, args: tuple[object, ...]) -> None:
    outside = event.startswith(_REFUSED) and event not in _HARMLESS
    if outside or (event == "open" and _writes(*args)):
        raise PermissionError(f"a file that is being read asked for {event}")


def _writes(path: object, mode: object, flags: object) -> bool:
    return (isinstance(mode, str) and any(letter in mode for letter in "wax+")) or (
        isinstance(flags, int) and bool(flags & _WRITING)
    )
