"""A model's answers as files in a folder: a draft that was stopped goes on where it was."""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

from tutor.errors import StoreUnavailable
from tutor.protocols import Answer

FIELDS = {"value": dict, "tokens_in": int, "tokens_out": int}


@dataclass(frozen=True, slots=True)
class AnswersInFolder:
    """Implements `Answers` with one file an answer. The folder is derived data: deleting it costs tokens and nothing else."""

    folder: Path

    def kept(self, key: str) -> Answer | None:
        """The answer with this key; None where there is none, or one that was cut off in the writing."""
        try:
            found = json.loads(self._path(key).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        if not isinstance(found, dict) or any(not isinstance(found.get(name), kind) for name, kind in FIELDS.items()):
            return None
        return Answer(**{name: found[name] for name in FIELDS})

    def keep(self, key: str, answer: Answer) -> None:
        """Write an answer in whole or not at all. Raises StoreUnavailable."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile("w", encoding="utf-8", dir=self.folder, suffix=".part", delete=False) as part:
                json.dump(asdict(answer), part, ensure_ascii=False)
            os.replace(part.name, self._path(key))
        except OSError as problem:
            raise StoreUnavailable(f"{self.folder} cannot be written: {problem.strerror}.") from problem

    def forget(self) -> None:
        """Delete every answer: which reading one was about, its name does not say. Raises StoreUnavailable."""
        try:
            for file in self.folder.glob("*.*"):
                file.unlink(missing_ok=True)
        except OSError as problem:
            raise StoreUnavailable(f"{self.folder} cannot be emptied: {problem.strerror}.") from problem

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}.json"
