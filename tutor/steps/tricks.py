"""Ways of asking to be told that deserve an answer of their own, so that the refusal fits what was tried."""

import re

TRICKS = {
    "letters": r"\b(?:letters?|rhym\w*|spell\w*|acrostic|initials?)\b",
    "translate": r"\btranslat\w*\b|\bin (?:spanish|french|german|arabic|persian|farsi|chinese|turkish|russian|latin|emojis?)\b",
    "role": r"\b(?:pretend|imagine|role ?play|act (?:as|like)|(?:you are|you're|ur|your) (?:now|my teacher|the teacher))\b",
    "authority": r"\b(?:teacher|miss|sir|professor|head|mum|mom|dad|boss)\b.*\b(?:says?|said|allow\w*|lets?|told|wants?)\b",
    "orders": r"\b(?:ignore|disregard|system|prompt|instructions?|key|print|developer|debug|admin|json|base64|reveal)\b",
    "warmer": r"\b(?:warm|warmer|cold|colder|hot|close)\b|\bam i right\b|\bis (?:it|that|this) (?:right|correct|wrong)\b",
}
SOURCE = re.compile(
    r"\bwho (?:wrote|writes|published|publishes|owns|runs|made|is (?:the )?(?:author|writer|speaking))\b"
    r"|\b(?:author|publisher|journalist)\b|\bwhen was (?:this|it|the (?:article|text)) (?:written|published)\b",
    re.IGNORECASE,
)
ENGLISH = re.compile(r"\benglish\b", re.IGNORECASE)
_COMPILED = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in TRICKS.items()}


def trick_in(words: str) -> str:
    """The name of the trick in a message; empty where somebody asks straight out."""
    return next((name for name, pattern in _COMPILED.items() if pattern.search(words)), "")


def speaks_of_english(words: str) -> bool:
    """Whether a greeting says how hard the language is: it deserves more than a hello."""
    return bool(ENGLISH.search(words))


def speaks_of_the_source(words: str) -> bool:
    """Whether a question is about who wrote or published the text: its source card has what is known."""
    return bool(SOURCE.search(words))
