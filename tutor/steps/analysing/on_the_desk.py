"""The analyst's draft as a desk takes it, and back."""

from tutor.core.key import Finding, Foil
from tutor.core.keydraft import Entry, KeyDraft, in_order
from tutor.steps.analysing.draft import Draft, FairSuggestion, Suggestion


def desk_draft(draft: Draft) -> KeyDraft:
    """Everything that is proposed, nothing of it decided."""
    findings = [Entry(each.finding, confidence=each.confidence, drafted=True) for each in draft.findings]
    return in_order(
        [*findings, *(Entry(each.foil, confidence=each.confidence, drafted=True) for each in draft.foils)], draft.remark
    )


def analysts_draft(draft: KeyDraft) -> Draft:
    """The entries of a desk as the analyst ranks them, surest first, whatever was decided."""
    ranked = sorted(draft.entries, key=lambda entry: -entry.confidence)
    return Draft(
        tuple(Suggestion(entry.item, entry.confidence) for entry in ranked if isinstance(entry.item, Finding)),
        tuple(FairSuggestion(entry.item, entry.confidence) for entry in ranked if isinstance(entry.item, Foil)),
        draft.remark,
    )
