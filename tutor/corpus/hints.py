"""What `where` and `contrast` may not do: give their own target away, or end in anything but a question."""

from tutor.core.key import Finding
from tutor.core.text import Text
from tutor.core.words import contains_phrase, stems, telling_words
from tutor.corpus.fields import Fields
from tutor.corpus.splitting import sentences

TELLING = 2  # telling words of one place in one sentence: what `evaluate leaks` counts as shown (DESIGN.md)


def check_hint(row: Fields, name: str, finding: Finding, text: Text) -> None:
    """Note what is wrong with one hint of a finding."""
    hint = row.words(name, "")
    if not hint:
        return
    if not hint.rstrip("”’\"')").endswith("?"):
        row.note(f"“{name}” should end in a question.", name)
    for quote in dict.fromkeys(spot.quote for spot in finding.places):
        if gives_away(hint, quote, text):
            row.note(f"“{name}” holds the words of its own target “{quote}”; say it in other words.", name)


def gives_away(hint: str, quote: str, text: Text) -> bool:
    """Whether a sentence of a hint holds the whole quote or two of its telling words."""
    telling, phrase = telling_words(quote, text.body), stems(quote)
    for start, end in sentences(hint):
        said = stems(hint[start:end])
        if contains_phrase(said, phrase) or len(telling & set(said)) >= TELLING:
            return True
    return False
