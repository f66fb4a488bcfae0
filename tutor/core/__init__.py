"""The core: pure functions and frozen values, on the standard library alone."""
