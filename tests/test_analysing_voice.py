"""Whose words they are: what somebody else says is not charged to the author."""

import pytest

from tutor.core.key import Voice
from tutor.core.text import Span, divided
from tutor.corpus import sentences
from tutor.steps.analysing import analyse
from tutor.steps.analysing.scenes import scenes
from tutor.steps.analysing.voice import quotations


def voices(body: str) -> dict[str, Voice]:
    """The voice of every place that is proposed, by its words."""
    draft = analyse(divided(body, sentences))
    return {place.quote: each.finding.voice for each in draft.findings for place in each.finding.places}


def spoken(body: str) -> list[tuple[str, bool]]:
    text = divided(body, sentences)
    return [(text.words(quote.span), quote.spoken) for quote in quotations(text)]


@pytest.mark.parametrize(
    "body",
    [
        "“This disgusting lie must end,” said Ann Petty.",
        'Ann Petty said: "This disgusting lie must end."',
        "She called it “a disgusting lie”, and he left.",
        "‘This disgusting lie must end,’ Ann Petty said.",
        "“It was a disgusting lie. They are thugs. Outrageous thugs,” she said. “Shameful.”",
        "According to Mr Cole, “the thugs in the town hall are liars”.",
        "“The thugs,” said Mr Cole, “are a disgusting gang of liars.”",
        "“She told me, ‘You are a disgusting liar,’ and left in a furious rage,” Mr Cole said.",
        "‘She told me, “You are a disgusting liar,” and left in a furious rage,’ Mr Cole said.",
        "'This is a monstrous attack on our town's heroes,' said Mr Cole. 'It's a disgrace.'",
        "‘The teachers’ cowardly leaders betrayed us,’ said Mr Cole.",
        "'The teachers' cowardly leaders betrayed us,' said Mr Cole.",
        "Mr Cole said: „These thugs are a disgusting gang of liars.“",
        "Mr Cole said: “This is a monstrous attack on heroes.\nThe council will vote on 3 May.",
        "Mr Cole said: ‘This is a monstrous attack on heroes.\nThe council will vote on 3 May.",
        "‘This is a disgraceful betrayal.\n‘It is an outrageous scandal,’ said Mr Cole.",
        "'This is a disgraceful betrayal.\n'It is an outrageous scandal,' said Mr Cole.",
        '"This is a disgraceful betrayal.\n"It is an outrageous scandal," said Mr Cole.',
        "‘" + "The bus was late and we waited in the rain. " * 8 + "What a disgusting shambles,’ said Mr Cole.",
        "The plan, condemned by Mr Cole as “monstrous”, was dropped on Monday.",
        "He had one word for the plan: “Monstrous”.",
        "‘Disgusting thugs’ in the park\nThe park closed on Monday, the council said.",
    ],
)
def test_words_in_an_attributed_quotation_are_never_the_authors(body):
    assert Voice.AUTHOR not in voices(body).values()


def test_a_speech_that_runs_over_paragraphs_stays_the_speakers():
    body = "She said: “It was a disgusting lie.\n“They are outrageous thugs.\n“It must end.”\nThe shameful hall closed."

    assert voices(body)["shameful"] is Voice.AUTHOR
    assert Voice.AUTHOR not in {voice for quote, voice in voices(body).items() if quote != "shameful"}


def test_words_beside_a_quotation_are_the_authors():
    assert voices("The disgraceful mayor said: “We will meet on Monday.”")["disgraceful"] is Voice.AUTHOR


def test_quote_marks_that_nobody_speaks_in_are_a_wink():
    found = voices("Their “reforms” cost jobs, and the town is poorer.")

    assert found["reforms"] is Voice.AUTHOR


def test_a_quotation_with_a_speaker_is_no_wink():
    assert spoken("He called it “a swamp” on Friday.") == [("a swamp", True)]


def test_a_possessive_ends_a_quotation_where_nothing_surer_does():
    assert spoken("The council's 'experts' can't see what happens at 'our' school.") == [("experts", False), ("our", False)]


def test_quote_marks_around_what_may_be_a_term_weigh_less_than_around_somebodys_word():
    def confidence(body: str) -> float:
        return max((each.confidence for each in analyse(divided(body, sentences)).findings), default=0.0)

    assert confidence("Their “reforms” cost jobs, and the town is poorer.") > confidence(
        "Many “hedge funds” cost jobs, and the town is poorer."
    )


@pytest.mark.parametrize(
    "body",
    [
        "Mr Cole accused the mayor of shameful and outrageous lies.",
        "The group complained last week that the deal was a shameful trick.",
        "She left, claiming that the deal was a shameful trick.",
        "The council says the deal was a shameful trick.",
    ],
)
def test_a_charge_in_indirect_speech_is_known_as_one(body):
    (scene,) = scenes(divided(body, sentences))

    assert scene.is_reported(Span(body.index("shameful"), len(body) - 1))


def test_an_apostrophe_opens_no_quotation():
    assert spoken("The girls' team won; it's the boys' turn.") == []
    assert spoken("In the '90s the mayor's house was the '80s kids' home.") == []


def test_a_stray_quote_mark_does_not_swallow_the_rest_of_the_text():
    body = 'He measured 12" of rain.\nThe disgusting hall closed.\nThe thugs left.'

    assert voices(body)["disgusting"] is Voice.AUTHOR


def test_a_heading_has_a_voice_of_its_own():
    assert voices("The outrageous lie\nThe hall closed on Monday, the council said.")["outrageous lie"] is Voice.HEADING


def test_what_somebody_is_said_to_think_weighs_less_than_what_the_author_says():
    def confidence(body: str) -> float:
        return max((each.confidence for each in analyse(divided(body, sentences)).findings), default=0.0)

    assert confidence("She said that the deal was a shameful trick.") < confidence("The deal was a shameful trick.")
