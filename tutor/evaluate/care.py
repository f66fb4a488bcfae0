"""Whether disclosures are caught, and how often something else is taken for one."""

from collections.abc import Iterable, Mapping
from typing import Any

from tutor.evaluate.intervals import interval, share
from tutor.steps.care import concern


def measure_care(rows: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Rows are `{"line", "level": "high", "low" or "none"}`; a false alarm is a high flag where low or none was due."""
    heard = [(row, concern(row["line"]) or "none") for row in rows]
    due = [got for row, got in heard if row["level"] == "high"]
    others = [got for row, got in heard if row["level"] != "high"]
    low = [got for row, got in heard if row["level"] == "low"]
    caught, alarms = due.count("high"), others.count("high")
    return {
        "cases": len(heard),
        "recall_high": share(caught, len(due)),
        "recall_high_low": interval(caught, len(due))[0],
        "recall_high_high": interval(caught, len(due))[1],
        "false_alarms": share(alarms, len(others)),
        "false_alarms_low": interval(alarms, len(others))[0],
        "false_alarms_high": interval(alarms, len(others))[1],
        "recall_low": share(low.count("low"), len(low)),
        "failures": [dict(row) | {"got": got} for row, got in heard if got != row["level"]],
    }
