"""The built-in analyst: which words push a reader and which claims stand alone, heard by rules and our own lexicons."""

from tutor.steps.analysing.analyst import MOST_WORDS, analyse
from tutor.steps.analysing.draft import Draft, FairSuggestion, Suggestion, rows
from tutor.steps.analysing.teaching import TeachingSet, teaching_set

__all__ = ["MOST_WORDS", "Draft", "FairSuggestion", "Suggestion", "TeachingSet", "analyse", "rows", "teaching_set"]
