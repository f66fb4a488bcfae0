"""What can go wrong. Every message is written for the person at the screen.

TutorError
├── BadCorpus         a reading's folder is not in the form that corpus/README.md gives; names file and line
├── BadEdit           a change to an answer key that cannot be kept; says what to do
├── BadPrompt         a file in prompts/ and the code that fills it disagree
├── BadModelAnswer    the model's answer is not what the prompt asked for
├── EditConflict      somebody else changed the key meanwhile; says who, and that nothing of theirs was lost
├── ModelUnavailable  the model could not be reached, refused, was too slow or was cut off
├── NotFound          no such reading, session or document
├── NotAllowed        this person may not do this
├── Overtaken         another tab or device was faster; says that nothing was changed, and what to do
├── TooLong           a text is longer than its limit; says the limit
├── TurnTaken         this turn was sent already, from a second tab or by a second Enter
├── UnreadableFile    an upload or a file cannot be turned into text; says why and what to do
└── StoreUnavailable  the database cannot be opened, read or written; says which and what to do
"""


class TutorError(Exception):
    """An expected failure. Its message is shown to the user as it is."""


class BadCorpus(TutorError):
    """A reading's folder is not in the form that corpus/README.md gives."""


class BadEdit(TutorError):
    """A change to an answer key that cannot be kept."""


class BadPrompt(TutorError):
    """A file in prompts/ and the code that fills it disagree."""


class BadModelAnswer(TutorError):
    """The model's answer is not what the prompt asked for."""


class EditConflict(TutorError):
    """Somebody else changed the key meanwhile."""


class ModelUnavailable(TutorError):
    """The model could not be reached, refused, was too slow or was cut off."""


class NotFound(TutorError):
    """No such reading, session or document."""


class NotAllowed(TutorError):
    """This person may not do this."""


class Overtaken(TutorError):
    """Another tab or device was faster."""


class TooLong(TutorError):
    """A text is longer than its limit."""


class TurnTaken(TutorError):
    """This turn was sent already."""


class UnreadableFile(TutorError):
    """A file cannot be turned into text."""


class StoreUnavailable(TutorError):
    """The database cannot be opened, read or written."""
