"""The shapes of a thought of one's own: a comparison, a case from life, a question put back, an exception, a contrast.

What is said in such a shape is new every time, so no list of phrases has it. Of our rows with one of these shapes, and with no
denial and no neighbour's idea in them, nearly all are right. Words that only this reason has must stand beside it.
"""

import re
from collections.abc import Iterable

from tutor.core.codes import Group
from tutor.core.words import stem
from tutor.steps.cues import Ear
from tutor.steps.ideas import NEGATORS, Given

START = r"(?:^|(?<= [.?,=])|(?<= and)|(?<= but)|(?<= so)|(?<= because)|(?<= then)|(?<= yeah)|(?<= oh)|(?<= sure))"
COMPARISONS = (
    (r" (?:like|as if|same as) (?:when|if|how|asking|saying|calling|reading|telling|giving|putting|making|letting) ", 2),
    (r" like (?:my|your|the|a|an|one of|those|these|someone|somebody|some) (?:\w+ ){1,3}\w+(?:ing|s|ed) ", 3),
    (START + r" (?:just )?(?:imagine|picture) ", 2),
)
OF_ANYTHING = (
    (r" (?:if|when) (?:i|my|we|somebody|someone|your|a|an) ", 3),
    (r" (?:in|to) (?:my|our) (?:country|language|town|school) ", 2),
    (r" (?:was|were|used to) .* (?:now|suddenly) ", 2),
    (r" (?:but|and|whereas|while) .*\b(?:only|just|zero|none|neither|nothing|nobody) ", 4),
    (r" [?] ", 2),
    (r" ", 5),  # a long thought, whatever its shape
)
MODALS = r"(?!would|could|should|can|know)"
OF_WORDS = (
    (START + r" (?:you|u|we|people|nobody|noone|only) (?:would |only |just |dont |do not |never )?" + MODALS + "[a-z]+ ", 2),
    (START + r" (?:then|so) (?:whoever|who|the other|everybody|everyone|anyone) ", 2),
)
FOUND_WANTING = r"(?:isnt|wasnt|never|didnt|hasnt|has not|is not|was not|asked|picks|saw|met|only|just)"
OF_CLAIMS = (
    (START + r" (?:did|has|have|was|were|does|do|is|are|can|would|could) (?!you |u )(?:not )?(?:\w+ )", 2),
    (START + r" (?:what about|what if|why would|why is|why are|why did|even|what were|what was) ", 2),
    (r" (?:then|so) (?:why|what|how|who|where) ", 2),
    (r" (?:maybe|perhaps|could be|might be|could have|might have|i bet|could also) ", 2),
    (r" (?:you|u|we|nobody|noone|i|they) (?:cant|cannot|couldnt|can not|dont|never) ", 2),
    (r" (?:my|i|me|mine) (?:.* )?(?:not|doesnt|dont|isnt|didnt|no|never|cant|hasnt|none) ", 2),
    (START + rf" (?:he|she|they|it|the writer) {FOUND_WANTING} ", 2),
)
DENIED_OF = 2  # words of their own beside the marked ones


def compares(told: Given, heard: Ear) -> bool:
    """Whether a reason lays the marked words beside something from elsewhere, the student's own day included."""
    return _has(COMPARISONS, told, heard)


def argues(told: Given, group: Group | None, heard: Ear) -> bool:
    """Whether a reason asks back, takes an exception or tests the marked words: shapes that small talk has as well."""
    shapes = (
        *OF_ANYTHING,
        *(OF_WORDS if group is not Group.UNSUPPORTED else ()),
        *(OF_CLAIMS if group is not Group.LOADED else ()),
    )
    return _has(shapes, told, heard) or _denies(told, heard)


def _denies(told: Given, heard: Ear) -> bool:
    """*Experience has no phone number*: something is denied of the marked words, in words of the student's own."""
    said = told.line.split()
    echoes = any(word[0].isalpha() and len(word) > 2 and stem(word) in told.echoed for word in said)
    return echoes and not NEGATORS.isdisjoint(said) and len(heard.telling(told.line, told.echoed)) >= DENIED_OF


def _has(shapes: Iterable[tuple[str, int]], told: Given, heard: Ear) -> bool:
    own = len(heard.telling(told.line, told.echoed))
    return any(own >= least and re.search(shape, told.line) for shape, least in shapes)
