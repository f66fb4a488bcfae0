"""A teacher brings a text: it is read, checked, taken in and drafted. No web, no SQL."""

from tutor.bringing.drafting import At, DraftRoom, Progress
from tutor.bringing.drafts import Drafts
from tutor.bringing.staged import Pack, Staged
from tutor.bringing.story import Bringing, Brought

__all__ = ["At", "Bringing", "Brought", "DraftRoom", "Drafts", "Pack", "Progress", "Staged"]
