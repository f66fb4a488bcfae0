"""What somebody else is said to have said: the verbs of speech, and the parts of a sentence that stand in their charge."""

import re
from collections.abc import Iterator

from tutor.core.text import Span

SPEECH = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|add(?:s|ed|ing)?|ask(?:s|ed|ing)?|wr(?:ite|ites|ote|itten|iting)|posted"
    r"|tweet(?:s|ed|ing)?|repl(?:y|ies|ied|ying)|answer(?:s|ed)|not(?:es|ed|ing)|stat(?:es|ed|ing)|explain(?:s|ed|ing)?|put it"
    r"|argu(?:es?|ed|ing)|warn(?:s|ed|ing)?|claim(?:s|ed|ing)?|insist(?:s|ed|ing)?|admit(?:s|ted|ting)?|announc(?:es?|ed|ing)"
    r"|declar(?:es?|ed|ing)|according to|recall(?:s|ed)|call(?:s|ed|ing)?|describ(?:es?|ed|ing)|dubb?(?:s|ed)|labell?(?:s|ed)"
    r"|term(?:s|ed)|brand(?:s|ed|ing)|criticis(?:es?|ed|ing)|criticiz(?:es?|ed|ing)|condemn(?:s|ed|ing)?|denounc(?:es?|ed|ing)"
    r"|dismiss(?:es|ed|ing)|prais(?:es?|ed|ing)|hail(?:s|ed|ing)|slam(?:s|med|ming)|blast(?:s|ed|ing)|decr(?:y|ies|ied)"
    r"|lik?en(?:s|ed)|mock(?:s|ed|ing)|portray(?:s|ed)|characteri[sz](?:es?|ed)|nicknam(?:es?|ed)|lament(?:s|ed)|jok(?:es?|ed)"
    r"|whisper(?:s|ed)|quip(?:s|ped)|in the words of|words?|remarks?|phrase|quotes?"
    r"|refer(?:s|red) to|quot(?:ed|ing)|urg(?:es?|ed|ing)|continu(?:es|ed)|conclud(?:es|ed)|remarked|comment(?:s|ed)"
    r"|point(?:s|ed) out|suggest(?:s|ed|ing)?|respond(?:s|ed|ing)?|shout(?:s|ed|ing)?|chant(?:s|ed|ing)?|promis(?:es?|ed|ing)"
    r"|testif(?:y|ies|ied)|accus(?:es?|ed|ing)|den(?:y|ies|ied|ying)|believ(?:es?|ed|ing)|think(?:s|ing)?|thought|hop(?:es?|ed|ing)"
    r"|report(?:s|ed)|confirm(?:s|ed)|acknowledg(?:es?|ed)|boast(?:s|ed)|read(?:s|ing)?|stress(?:es|ed)|emphasi[sz](?:es?|ed)"
    r"|complain(?:s|ed|ing)?|vow(?:s|ed|ing)?|express(?:es|ed|ing)?|cit(?:es?|ed|ing))\b",
    re.IGNORECASE,
)
THAT = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|told \w+(?: \w+)?|add(?:ed|s|ing)|argu(?:ed|es?|ing)|claim(?:ed|s|ing)?|insist(?:ed|s|ing)?"
    r"|warn(?:ed|s|ing)?|stat(?:ed|es|ing)|noted|repeat(?:ed|s|ing)|believ(?:es?|ed|ing)|thinks?|thought|reported|announced"
    r"|declar(?:ed|es|ing)|explained|alleg(?:ed|es|ing)|suggest(?:s|ed|ing)?|contend(?:s|ed|ing)?|maintain(?:s|ed)?"
    r"|complain(?:s|ed|ing)?|charg(?:ed|es|ing)|denied|accused|testified|worr(?:y|ies|ied)|fear(?:s|ed)?)"
    r"(?: (?:in|on|at|last|this) \w+(?: \w+){0,2},?)? that\b"
    r"|\b(?:he|she|they|it|[A-Z]\w+|[Tt]he \w+(?: \w+)?)"
    r" (?:said|says|argued|argues|claimed|claims|believes|thinks)\b(?! (?:that|of)\b)",
)
CHARGED = re.compile(
    r"\baccus(?:ed|es?|ing) (?:[\w’'.-]+ ){1,8}?of\b"
    r"|\b(?:accusations?|allegations?|fears?|concerns?|complaints?|suspicions?) (?:of|that|about|over)\b"
    r"|\b(?:condemn|denounc|criticis|criticiz|describ|dismiss|portray)(?:e?d|e?s|ing) (?:[\w’'.-]+ ){1,8}?(?:as|for)\b"
    r"|\b(?:charged with|convicted of|found guilty of|suspected of|accused of)\b"
)
ACCORDING = re.compile(r"\b[Aa]ccording to\b|\b[Ii]n the words of\b")
TRAILING = re.compile(
    r",\s+(?:the |an? )?(?:\w+['’.]?\s+){0,6}?"
    r"(?<!and )(?:said|says|told(?! us| you)|argued|argues|reported|reports|added|explained|wrote|stated|found|shows?|showed)\b"
    r"[^,]{0,80}$"
)


def reported(sentence: str) -> Iterator[Span]:
    """The parts of a sentence that somebody else is said to have said, without quote marks. Offsets within the sentence."""
    if TRAILING.search(sentence) or ACCORDING.search(sentence):
        yield Span(0, len(sentence))
        return
    ends = [match.end() for pattern in (THAT, CHARGED) if (match := pattern.search(sentence))]
    if ends:
        yield Span(min(ends), len(sentence))
