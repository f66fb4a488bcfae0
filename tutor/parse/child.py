"""The child process: reads one file from standard input, writes one answer to standard output, and ends.

An expected failure is answered by its reason. Anything else ends the process with a traceback, which its parent takes for a
damaged file: what libraries raise on hostile bytes has no end of types.
"""

import json
import os
import sys
from collections.abc import Callable
from dataclasses import asdict

from tutor.parse.fence import close_fence, set_limits
from tutor.parse.finishing import check_width, finished
from tutor.parse.kinds import kind_of
from tutor.parse.parsed import Draft, Kind, Parsed
from tutor.parse.reasons import Refusal

LONGEST_CHARACTER = 4  # bytes, in every encoding of Unicode


def main() -> None:
    """`python -m tutor.parse.child NAME MOST_WORDS`."""
    set_limits()
    data = sys.stdin.buffer.read()
    try:
        answer: dict[str, object] = {"parsed": asdict(parsed_from(data, sys.argv[1], int(sys.argv[2])))}
    except Refusal as refusal:
        answer = {"refused": refusal.reason, "details": refusal.details}
    json.dump(answer, sys.stdout)
    sys.stdout.flush()
    os._exit(0)  # without the libraries' own farewells, which a damaged file can upset


def parsed_from(data: bytes, name: str, most_words: int) -> Parsed:
    """The file as text. The libraries are loaded before the fence is closed, and see the file after."""
    kind = kind_of(data, name)
    if kind in (Kind.TEXT, Kind.MARKDOWN):
        check_width(len(data) // LONGEST_CHARACTER, most_words)
    read = reader(kind)
    close_fence()
    return finished(read(data), kind, name, most_words)


def reader(kind: Kind) -> Callable[[bytes], Draft]:
    """What reads this form; only its own libraries are loaded, which is most of the time that a small file takes."""
    if kind is Kind.PDF:
        from tutor.parse.pdf.reading import read_pdf as read
    elif kind is Kind.DOCX:
        from tutor.parse.worddoc import read_word as read
    elif kind is Kind.HTML:
        from tutor.parse.webpage import read_webpage as read
    elif kind is Kind.MARKDOWN:
        from tutor.parse.markdown import read_markdown as read
    else:
        from tutor.parse.plain import read_plain as read
    return read


if __name__ == "__main__":
    main()
