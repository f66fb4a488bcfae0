"""How a key's parts are called on the page: kinds by name, never by number."""

from tutor.core.codes import Code, Group, codes_of
from tutor.core.key import Fairness, Relation, Status, Voice
from tutor.core.keydraft import Decision, Entry
from tutor.prompts import table

KINDS = {Group.LOADED.value: Group.LOADED.label, Group.UNSUPPORTED.value: Group.UNSUPPORTED.label, "fair": "Fair sentence"}
VOICES = {Voice.AUTHOR: "the writer’s", Voice.QUOTED: "a quoted person’s", Voice.HEADING: "the headline’s"}
VERDICTS = {Status.CLEAR: "Clear", Status.DEFENSIBLE: "Careful readers may differ"}
HARD = {1: "Easy to see", 2: "Usual", 3: "Hard to see"}
RELATIONS = {
    Relation.SUPPORTS: ("+", "The background supports it"),
    Relation.CONTRADICTS: ("−", "The background speaks against it"),
    Relation.SILENT: ("○", "The background is silent on it"),
}
REASONS = {
    Fairness.OWNER: "It says whose words these are",
    Fairness.CHECK: "It can be looked up",
    Fairness.CALM: "Its words are calm",
    Fairness.OPEN: "It leaves the future open",
    Fairness.VIEW: "It is marked as a view",
}
STATES = {Decision.UNDECIDED: "to decide", Decision.KEPT: "accepted", Decision.REJECTED: "rejected"}
FAIR = "neutral wording, or a view that says it is one, or a claim with a source"
SURE, LIKELY = 0.85, 0.7  # confidence


def sureness(entry: Entry) -> tuple[int, str]:
    """How sure the program was, as bars and a word; 0 for what a teacher marked."""
    if not entry.drafted:
        return 0, ""
    return (3, "sure") if entry.confidence >= SURE else (2, "likely") if entry.confidence >= LIKELY else (1, "unsure")


def state(entry: Entry) -> str:
    """What was decided on it, as a word."""
    if entry.changed and entry.decision is Decision.KEPT:
        return "changed" if entry.drafted else "added"
    return STATES[entry.decision]


def meaning(code: Code) -> str:
    """What a kind is, in the words of the lesson."""
    return (
        "neutral wording, or a view marked as one, or a claim with a source"
        if code is Code.FAIR
        else str(table("codes")[code.value]["meaning"])
    )


def choices() -> dict[str, tuple[Code, ...]]:
    """The kinds to choose from, by group."""
    return {group.label: codes_of(group) for group in Group}
