"""The twelve codes, the two groups that a student meets, and FAIR."""

from enum import StrEnum


class Group(StrEnum):
    """What a student says about words that they mark."""

    LOADED = "loaded"
    UNSUPPORTED = "unsupported"

    @property
    def label(self) -> str:
        """The group's name on a page."""
        return {"loaded": "Loaded language", "unsupported": "Unsupported claim"}[self.value]


class Code(StrEnum):
    """What is wrong with a place, or FAIR. Pages say `label`; the value appears in files and exports only."""

    LL1 = "LL1"
    LL2 = "LL2"
    LL3 = "LL3"
    LL4 = "LL4"
    LL5 = "LL5"
    UC1 = "UC1"
    UC2 = "UC2"
    UC3 = "UC3"
    UC4 = "UC4"
    UC5 = "UC5"
    UC6 = "UC6"
    UC7 = "UC7"
    FAIR = "FAIR"

    @property
    def label(self) -> str:
        """The name that students read."""
        return TITLES[self]

    @property
    def group(self) -> Group | None:
        """The group that the code belongs to; None for FAIR."""
        if self is Code.FAIR:
            return None
        return Group.LOADED if self.value.startswith("LL") else Group.UNSUPPORTED


TITLES = {
    Code.LL1: "Loaded word",
    Code.LL2: "Label",
    Code.LL3: "Volume knob",
    Code.LL4: "Built-in belief",
    Code.LL5: "Push",
    Code.UC1: "No source",
    Code.UC2: "Foggy source",
    Code.UC3: "Interested source",
    Code.UC4: "Number without a base",
    Code.UC5: "Cause leap",
    Code.UC6: "Crystal ball",
    Code.UC7: "Mind-reading",
    Code.FAIR: "Fair as it stands",
}


def codes_of(group: Group) -> tuple[Code, ...]:
    """The codes of one group, in order."""
    return tuple(code for code in Code if code.group is group)
