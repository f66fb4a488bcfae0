"""The report's figures in words: what they say, what they cannot say, and how they are counted."""

from tutor.core.report.change import FEWEST_TRIES, ClassLooks, Shift

MISCONCEPTIONS = {
    "quoted-is-author": ("The person quoted is the author", "Ask whose words these are. Underline the verb of saying."),
    "topic-word": ("A hot topic word is bias", "Put the topic word into a calm sentence and ask what is left to mark."),
    "bad-news": ("Bad news is loaded", "Let them write one piece of bad news in words that nobody can object to."),
    "disagree-biased": ("I disagree, so it is biased", "Read it as the other side would: is the same word still unfair?"),
    "agree-fact": ("I agree, so it is a fact", "Ask for the source that somebody who disagrees would accept."),
    "false-loaded": ("False means loaded", "Put a false plain sentence beside a true loaded one: which is which?"),
    "unsupported-false": ("Unsupported means false", "Take a true sentence with no source: what is missing?"),
    "sourced-true": ("It has a source, so it is true", "Ask what the source wins if we believe it."),
    "number-proves": ("A number proves it", "Ask: out of how many, counted by whom, compared with what?"),
    "calm-true": ("It sounds calm, so it is true", "A calm sentence with nothing under it: what would you ask for?"),
    "opinion-unsupported": ("An opinion is an unsupported claim", "Look for “I think”: an opinion marked as one is no fault."),
    "all-propaganda": ("Everything in here is propaganda", "Find three sentences that both sides would sign."),
    "bad-site": ("A bad site cannot say anything fair", "Cover the name of the site and judge one sentence."),
    "everything-source": ("Everything needs a source", "Which of these would anybody in the room grant without one?"),
    "adjective-loaded": ("Any adjective is loaded", "“A red bus”, “a revolting bus”: which one can a photo settle?"),
    "long-word": ("A long or rare word is loaded", "Look the word up: does it carry a feeling, or is it only new?"),
    "only-bad-words": ("Only bad words are loaded", "Find a word that praises too much, and swap it for a plain one."),
    "feel-nothing": ("I feel nothing, so it is not loaded", "Ask somebody on the other side what they feel at this word."),
}  # fmt: skip

HOW_COUNTED = (
    ("Found", "A place was marked and the reason fits this sentence. What the tutor told is never counted as found."),
    ("Missed", "The student worked on its paragraph (marked words, or was asked there and answered) and did not find it."),
    ("Not reached", "The student never worked on that paragraph, so nothing can be said."),
    ("Marked, reason unclear", "The place was marked, but no reason fitted it. It is neither found nor missed."),
    ("Help", "What the tutor had said before it was found: nothing, where it is, what kind it is, or a contrast."),
    ("False alarm", "A fair sentence was marked and argued for. A mark without an argument is not counted."),
    ("Real tries", "A look counts where something was marked, not nearly everything, and no faster than anybody reads."),
    ("Two looks", "Each student is compared with themselves on two passages that match; lots were drawn which came first."),
    (
        "Telling apart (d′)",
        "All looks of the class together: how far the share of slanted sentences that were marked lies above the share of fair "
        "ones, in standard deviations, half a case added to every count (log-linear). 0 is guessing, about 2 is good.",
    ),
    (
        "Leaning (criterion)",
        "From the same two shares: above 0 the class marks too little, below 0 too much.",
    ),
    (
        "How sure",
        "The range comes from leaving out one student at a time (jackknife): of 100 such ranges, 95 hold the true change. "
        f"Below {FEWEST_TRIES} students with two real tries nothing is said.",
    ),
    ("Late and absent", "Who did the lesson afterwards, and cards without a lesson, are in no figure of the class."),
)  # fmt: skip


def sense_of_change(looks: ClassLooks) -> str:
    """What the two looks say about the class."""
    if not looks.enough:
        return too_few(looks)
    sensitivity = looks.sensitivity
    said = {
        1: "After the lesson the class tells slanted sentences from fair ones better than before.",
        0: "These numbers show no change in how the class tells slanted sentences from fair ones.",
        -1: "After the lesson the class tells slanted sentences from fair ones less well than before.",
    }[sensitivity.direction]
    return f"{said} {_range(sensitivity)}"


def sense_of_leaning(looks: ClassLooks) -> str:
    """Whether the class marks more or less readily; empty where there are too few to say."""
    if not looks.enough:
        return ""
    return {
        1: "It marks less readily than before.",
        0: "Whether it marks more or less readily than before cannot be told.",
        -1: "It marks more readily than before.",
    }[looks.criterion.direction]


def too_few(looks: ClassLooks) -> str:
    """That there are too few to say, with how many there are."""
    count = len(looks.both)
    made = {0: "nobody made two real tries", 1: "one student made two real tries"}.get(
        count, f"{count} students made two real tries"
    )
    return (
        f"Too few to say: {made}, and below {FEWEST_TRIES} one student more or less moves the figures as much as a lesson does."
    )


def misconception_named(name: str) -> tuple[str, str]:
    """A misconception's name and something to do about it in class; its id where the bank has gone on without us."""
    return MISCONCEPTIONS.get(name, (name.replace("-", " ").capitalize(), ""))


def _range(shift: Shift) -> str:
    return f"In d′ the change probably lies between {shift.low:+.1f} and {shift.high:+.1f}."
