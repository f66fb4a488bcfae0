"""A model that fails is left alone for a while, so that no student waits for it in vain. Pure: the time is an argument."""

from dataclasses import dataclass, replace

FAILURES = 2  # in a row, whoever met them
REST_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Rest:
    """How often a model has failed in a row, and until when it rests. Times are seconds of any clock that only rises."""

    failures: int = 0
    until: float = float("-inf")

    def resting(self, now: float) -> bool:
        """Whether the model is not to be asked now."""
        return now < self.until

    def at_try(self, now: float) -> "Rest":
        """Somebody asks the model; where it rested before, the others go on without it until this try has ended."""
        return replace(self, until=now + REST_SECONDS) if self.failures >= FAILURES else self

    def after_failure(self, now: float) -> "Rest":
        """One more failure; from the second on each begins a rest."""
        failures = self.failures + 1
        return replace(self, failures=failures, until=now + REST_SECONDS if failures >= FAILURES else self.until)

    def after_success(self) -> "Rest":
        """All is well again."""
        return Rest()
