"""A teacher's file or pasted words to text. A file is read by a child process with limits on memory, time and output."""

import logging
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from stat import S_ISREG

from pydantic import TypeAdapter, ValidationError

from tutor.parse.cleaning import line_feeds
from tutor.parse.finishing import check_width, finished
from tutor.parse.limits import ANSWER_BYTES, MOST_BYTES, MOST_WORDS, WALL_SECONDS
from tutor.parse.names import safe_name
from tutor.parse.parsed import Kind, Parsed
from tutor.parse.plain import draft_of
from tutor.parse.reasons import Reason, refusal

PASTED = "pasted text"

_log = logging.getLogger(__name__)
_ROOT = Path(__file__).parents[2]
_KILLED_FOR_TAKING_TOO_MUCH = frozenset({-9, -24, -25})  # SIGKILL, SIGXCPU, SIGXFSZ
_OUT_OF_MEMORY = ("MemoryError", "bad_alloc", "Out of memory", "memory allocation")


@dataclass(frozen=True, slots=True)
class _Answer:
    """What the child says: the text, or why there is none."""

    parsed: Parsed | None = None
    refused: Reason | None = None
    details: dict[str, str] = field(default_factory=dict)


def parse_file(file: Path | bytes, name: str = "", *, folder: Path | None = None, most_words: int = MOST_WORDS) -> Parsed:
    """Read one file, given as its path or its bytes and the name that it came with; takes 5 s at most.

    Raises a Refusal, which is an UnreadableFile or a TooLong. Nothing is written but a folder of its own inside `folder`
    (the system's temporary folder where None), and that is gone when this returns. `most_words` can only lower the limit.
    """
    name = safe_name(name or (file.name if isinstance(file, Path) else ""))
    data = _bytes_of(file, name)
    if len(data) > MOST_BYTES:
        raise refusal(Reason.TOO_LARGE, name)
    with tempfile.TemporaryDirectory(prefix="reading-", dir=folder) as own:
        answer = _asked(data, name, min(most_words, MOST_WORDS), Path(own))
    if answer.parsed is None:
        raise refusal(answer.refused or Reason.DAMAGED, name, **answer.details)
    return answer.parsed


def parse_pasted(text: str, *, most_words: int = MOST_WORDS) -> Parsed:
    """Read words that a teacher pasted: one paragraph a line, or lines cut to a width."""
    check_width(len(text), most_words)
    return finished(draft_of(line_feeds(text)), Kind.TEXT, PASTED, most_words)


def _bytes_of(file: Path | bytes, name: str) -> bytes:
    """The bytes, one more than the limit at most."""
    if isinstance(file, bytes):
        return file
    try:
        if not S_ISREG(file.stat().st_mode):
            raise refusal(Reason.NOT_FOUND, name)
        with file.open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:  # a NUL in a path is a ValueError
        raise refusal(Reason.NOT_FOUND, name) from error


def _asked(data: bytes, name: str, most_words: int, own: Path) -> _Answer:
    """Let a child read the bytes; whatever ends it early is a reason too."""
    command = [sys.executable, "-P", "-s", "-m", "tutor.parse.child", name, str(most_words)]
    out, err = own / "answer", own / "errors"
    with out.open("wb") as answer, err.open("wb") as errors:
        try:
            ended = subprocess.run(  # noqa: S603  # our own interpreter, and a list and no shell
                command, input=data, stdout=answer, stderr=errors, cwd=own, env=_surroundings(own), timeout=WALL_SECONDS
            )
        except subprocess.TimeoutExpired:
            return _Answer(refused=Reason.TOO_DEMANDING)
    if ended.returncode:
        return _about_end(ended.returncode, err.read_text("utf-8", "replace"))
    try:
        return TypeAdapter(_Answer).validate_json(out.read_bytes()[: ANSWER_BYTES + 1])
    except ValidationError:
        return _about_end(0, "its answer is no answer")


def _about_end(code: int, errors: str) -> _Answer:
    """Why a child ended without an answer. Only the last line's first word is logged: the rest may quote the file."""
    last = (errors.strip().splitlines() or [""])[-1]
    _log.warning("a file's reader ended with %d: %s", code, last.split(":")[0][:100])
    greedy = code in _KILLED_FOR_TAKING_TOO_MUCH or any(sign in errors for sign in _OUT_OF_MEMORY)
    return _Answer(refused=Reason.TOO_DEMANDING if greedy else Reason.DAMAGED)


def _surroundings(own: Path) -> dict[str, str]:
    """The child's environment: no keys, no proxies, and its own folder for home and temporary files."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH") if name in os.environ}
    home = {name: str(own) for name in ("HOME", "TMPDIR", "TEMP", "TMP")}
    return {**kept, **home, "PYTHONPATH": str(_ROOT), "PYTHONIOENCODING": "utf-8"}
