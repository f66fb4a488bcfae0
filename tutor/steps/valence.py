"""Whether a reason hears praise in words that hurt: *it makes them look cute*, of “wolves”."""

from tutor.steps.ideas import NEGATORS, Given

# What the marked words are laid beside. A key's hurtful words are nearer to the first by more than HURTFUL; measured on the
# loaded words, labels and beliefs of the shipped keys, none that flatters is.
HURTS = ("a bad and cruel person", "violent and frightening", "dishonest, fake and false", "an insult", "evil enemies")
FLATTERS = ("a good and kind person", "brave and noble heroes", "honest and true", "praise", "loyal friends")
HURTFUL = 0.05
PRAISE = frozenset(
    """nice friendly kind polite happy honest brave respectful cute safe calm lovely legal trust trusted helpful helping
    peaceful pretty beautiful proud noble clever smart hardworking caring official professional reliable welcome""".split()
)
TURNED = NEGATORS | frozenset("less fake false pretend pretends pretending but instead than".split())


def hears_praise(told: Given) -> bool:
    """Whether a reason names a friendly effect alone, and the marked words hurt."""
    said = frozenset(told.said.words)
    if told.similarity is None or PRAISE.isdisjoint(said) or not TURNED.isdisjoint(said):
        return False
    return _hurts(told)


def _hurts(told: Given) -> bool:
    assert told.similarity is not None, "asked for by hears_praise"
    near = [[told.similarity(told.quote.strip(), line) for line in lines] for lines in (HURTS, FLATTERS)]
    hurt, flattery = (sum(each) / len(each) for each in near)
    return hurt - flattery > HURTFUL
