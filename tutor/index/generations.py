"""The index's folder: each build stands whole in a folder of its own, and an old one stays until nobody can be using it."""

import json
import shutil
import time
import uuid
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from tutor.errors import StoreUnavailable

STAMP = "stamp.json"
A_DAY = 86_400  # seconds: a server that still reads an older build has long moved on


@dataclass(frozen=True, slots=True)
class Generation:
    """One finished build: what it was made from, with which model, and how many entries it should hold.

    `readings` has the digest of each reading's entries, so that the next build can take over what has not changed.
    """

    folder: Path
    digest: str
    model: str
    entries: int
    readings: dict[str, str] = field(default_factory=dict)


def found(root: Path) -> list[Generation]:
    """The finished builds, the newest first."""
    folders = sorted(root.glob("g-*"), key=lambda folder: folder.stat().st_mtime, reverse=True)
    return [generation for folder in folders if (generation := _stamped(folder))]


def new_folder(root: Path) -> Path:
    """A folder to build in, which nobody reads yet. Raises StoreUnavailable."""
    folder = root / f".building-{uuid.uuid4().hex[:8]}"
    try:
        folder.mkdir(parents=True)
    except OSError as problem:
        raise StoreUnavailable(f"The index cannot be written to {root} ({problem.strerror}). Is the folder yours?") from problem
    return folder


def copied(generation: Generation) -> Path:
    """A copy of a build to go on building from; nobody reads it yet. Raises StoreUnavailable."""
    building = new_folder(generation.folder.parent)
    try:
        shutil.copytree(generation.folder, building, dirs_exist_ok=True, ignore=shutil.ignore_patterns(STAMP))
    except (OSError, shutil.Error) as problem:
        discard(building)
        raise StoreUnavailable(f"The index in {generation.folder} cannot be copied ({problem}).") from problem
    return building


def finished(building: Path, digest: str, model: str, entries: int, readings: dict[str, str]) -> Generation:
    """Stamp a build and swap it in under its name. Its client must be closed."""
    folder = building.parent / f"g-{digest[:12]}-{uuid.uuid4().hex[:8]}"
    generation = Generation(folder, digest, model, entries, readings)
    stamp = {name: value for name, value in asdict(generation).items() if name != "folder"}
    (building / STAMP).write_text(json.dumps(stamp), encoding="utf-8")
    building.rename(folder)
    return generation


def cleared(root: Path, keep: Generation) -> None:
    """Remove what is older than a day and not in use: earlier builds, and builds that were cut off.

    A build that holds a reading which has been deleted goes at once; who still searches in it opens the one that is kept.
    """
    for folder in _others(root, keep):
        if _is_old(folder) or _holds_more(folder, keep):
            discard(folder)


def discard(folder: Path) -> None:
    """Remove a build; what another process holds open stays until next time."""
    shutil.rmtree(folder, ignore_errors=True)


def _others(root: Path, keep: Generation) -> Iterator[Path]:
    for pattern in ("g-*", ".building-*"):
        yield from (folder for folder in root.glob(pattern) if folder != keep.folder)


def _is_old(folder: Path) -> bool:
    return time.time() - folder.stat().st_mtime > A_DAY


def _holds_more(folder: Path, keep: Generation) -> bool:
    before = _stamped(folder)
    return before is not None and not before.readings.keys() <= keep.readings.keys()


def _stamped(folder: Path) -> Generation | None:
    try:
        stamp = json.loads((folder / STAMP).read_text(encoding="utf-8"))
        readings = {str(name): str(value) for name, value in dict(stamp.get("readings", {})).items()}
        return Generation(folder, str(stamp["digest"]), str(stamp["model"]), int(stamp["entries"]), readings)
    except (OSError, ValueError, KeyError, TypeError):
        return None  # cut off or damaged: as good as not there
