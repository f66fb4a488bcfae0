"""Where a drafted key goes: to the key desk, through this small seam."""

from dataclasses import replace
from typing import Protocol

from tutor.core.key import AnswerKey
from tutor.steps.analysing import Draft
from tutor.steps.analysing.draft import FairSuggestion, Suggestion

SURE = 1.0  # what another teacher wrote is a proposal like any other, and the first to look at


class Drafts(Protocol):
    """Takes a drafted key over for a teacher to decide on. Called again with the same text, it begins anew."""

    def begin(self, reading: str, revision: int, draft: Draft) -> object: ...


def draft_of(key: AnswerKey) -> Draft:
    """A key from elsewhere as a draft, for a teacher to decide on anew."""
    findings = tuple(Suggestion(replace(finding, decided=False), SURE) for finding in key.findings)
    return Draft(findings, tuple(FairSuggestion(replace(foil, decided=False), SURE) for foil in key.foils))
