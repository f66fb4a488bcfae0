"""Where sentences end, and that no offset is ever off."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.core.text import divided
from tutor.corpus import sentences

TRICKY = st.text(st.one_of(st.characters(exclude_categories=("Cs",)), st.sampled_from(" .!?…\"'“”‘’()[]ABab1\t\u2028\x85")))


def cut(paragraph: str) -> list[str]:
    return [paragraph[start:end] for start, end in sentences(paragraph)]


@pytest.mark.parametrize(
    "paragraph",
    [
        "He said: “This is not large, but it responds.”| Then he left.",
        "“It's the best place in Wexby,” she told me.| A tiny handful of people want the ramps to go.",
        'It becomes a bilateral "security partnership."| He described the US presence.',
        "Dr. Smith went to the U.S. Embassy.| He saw the U.S.| The embassy was closed.",
        "Mohammad Shia al-Sudani is PM.| In addition, al-Sudani's motives count.",
        "They asked “Why now?” and left.| “Go!” he cried.| (It was late.)| Then… nothing.",
        "Congratulations to all!” he tweeted.| Nobody answered.",
        "The engineers found it.| (Wexby Council report, January 2026; invented.)| The repair took a year.",
        "He left in 2011.| The rest stayed, e.g. the guards, etc. and so on.",
        "Rep. Mark Meadows, R-N.C., who came with George W. Bush, left.| See no. 5 and p. 7.",
        "There is no chance that he will lose?| That is not what I’m saying.",
    ],
)
def test_sentences_end_where_a_reader_would_say(paragraph: str) -> None:
    assert cut(paragraph.replace("|", "")) == [sentence.strip() for sentence in paragraph.split("|")]


def test_a_paragraph_of_blanks_has_no_sentence() -> None:
    assert cut("") == cut(" \t ") == []


@given(TRICKY)
def test_sentences_hold_every_visible_character_once_and_in_order(paragraph: str) -> None:
    spans = sentences(paragraph)

    assert all(start < end for start, end in spans)
    assert all(words == words.strip() for words in cut(paragraph))
    assert "".join("".join(cut(paragraph)).split()) == "".join(paragraph.split())
    assert spans == sorted(spans)


@given(st.lists(TRICKY, max_size=6).map("\n".join))
def test_passages_and_sentences_of_any_text_slice_exactly(raw: str) -> None:
    text = divided(raw, sentences)

    lines = [line.strip() for line in text.body.split("\n") if line.strip()]
    assert [text.words(passage.span) for passage in text.passages] == lines
    assert [passage.number for passage in text.passages] == list(range(1, len(lines) + 1))
    for passage in text.passages:
        assert all(sentence.within(passage.span) for sentence in passage.sentences)
        assert "".join(text.words(s) for s in passage.sentences).split() or not lines
        said = "".join(text.words(sentence) for sentence in passage.sentences)
        assert "".join(said.split()) == "".join(text.words(passage.span).split())


@pytest.mark.parametrize("paragraph", ["." * 20_000, '."' * 10_000, "a. A" * 5_000, "“" * 20_000, "a." + " " * 20_000 + "b"])
def test_no_text_makes_the_splitter_slow(paragraph: str) -> None:
    began = time.perf_counter()

    sentences(paragraph)

    assert time.perf_counter() - began < 2  # a loop over every pair of characters would take minutes
