"""One session's turn, from what the student says to what they are shown. Read it from top to bottom."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from tutor.core.codes import codes_of
from tutor.core.dialogue import MOST_CHARACTERS, Heard, Intent, Said
from tutor.core.guard import CLOSING_WORDS, MOST_WORDS, Rules, Similarity
from tutor.core.key import Finding
from tutor.core.lesson import Ask, Lead, LessonState, Move
from tutor.core.matching import Mark, Match, Meeting, match
from tutor.core.moves import Understood, next_move, opening_move
from tutor.core.progress import after
from tutor.core.reading import Document, Reading
from tutor.core.reply import Card, Picture, Reply, Turn
from tutor.core.targets import Ground, focus_kinds, unearned
from tutor.core.text import Span
from tutor.errors import NotAllowed, TooLong
from tutor.protocols import Course, Index, Record, SessionInfo
from tutor.steps.hearing import hear
from tutor.steps.slots import Scene
from tutor.steps.wording import worded
