"""What is wrong with a folder, gathered, so that one look mends it all."""

from dataclasses import dataclass, field
from pathlib import Path

from tutor.errors import BadCorpus


@dataclass(slots=True)
class Problems:
    """The list that every reader of a folder adds to."""

    _found: set[tuple[str, int, str]] = field(default_factory=set)

    def add(self, file: Path, line: int, words: str) -> None:
        """Note what is wrong in a line and what to do about it."""
        self._found.add((str(file), line, words))

    def lines(self) -> list[str]:
        """Every problem as “file:line: words”, in the order of the files."""
        return [f"{file}:{line}: {words}" for file, line, words in sorted(self._found)]

    def raise_any(self) -> None:
        """Raise BadCorpus with all of them, if there are any."""
        if self._found:
            raise BadCorpus("\n".join(self.lines()))


def read_utf8(file: Path, problems: Problems) -> str | None:
    """The words of a file; None, and a problem noted, where it is missing, unreadable or not UTF-8."""
    try:
        return file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except FileNotFoundError:
        problems.add(file, 1, "this file is missing; corpus/README.md says what it holds.")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        problems.add(file, line, "this is not UTF-8; save the file again as UTF-8.")
    except OSError as error:
        problems.add(file, 1, f"this file cannot be read ({error.strerror}).")
    return None
