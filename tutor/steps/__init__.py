"""The steps of a turn, each once for a model and once built in."""
