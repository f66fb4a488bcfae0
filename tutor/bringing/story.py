"""How a text comes in: a file is read, a teacher checks it, it is taken into the library, its key is drafted."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

from pydantic import TypeAdapter, ValidationError

from tutor.bringing.drafts import Drafts, draft_of
from tutor.bringing.keeping import Library, Uploads
from tutor.bringing.naming import document_id, reading_id
from tutor.bringing.staged import MOST_LESSONS, Pack, Staged, faults_of, staged_from
from tutor.core.reading import Document, Lesson, Reading
from tutor.core.teachers import Teacher
from tutor.core.text import Text, divided
from tutor.core.upload import Upload
from tutor.corpus import automatic_lessons, sentences
from tutor.errors import NotAllowed, NotFound, TooLong, TurnTaken
from tutor.parse.cleaning import one_line
from tutor.parse.names import ending
from tutor.parse.paragraphs import as_text, headings
from tutor.parse.parsed import Parsed
from tutor.parse.upload import parse_file, parse_pasted

AT_ONCE = 2  # files being read: each child takes a core and up to half a gigabyte
MOST_DOCUMENTS = 20
LONGEST_FIELD = 300
AGAIN = 5  # tries where two changes of one page come at once
FIXED = "The text of a pack is taken in as it is: its key counts on every word."
CHANGED = "This text was changed in another window meanwhile, so nothing was done. Here it is as it is now."
NOT_YOURS = "Another teacher brought this text and is still checking it."
TOO_MANY = f"A reading has at most {MOST_DOCUMENTS} background documents. Leave one out first."
UNKNOWN = "This upload was kept by another version of Read Twice and cannot be read any more. Bring the file again."
CONTENT: TypeAdapter[Staged | Pack] = TypeAdapter(Staged | Pack)


@dataclass(frozen=True, slots=True)
class Brought:
    """An upload as its teacher sees it. `reading` is empty until it is taken in."""

    id: str
    content: Staged | Pack
    edition: int
    background: tuple[Document, ...]
    reading: str = ""
    revision: int = 0
    with_model: bool = False


@dataclass
class Bringing:
    """Everything up to the draft. Blocking; `folder` is where files may stand for as long as they are read.

    `ahead` is told the title and the text of whatever comes, so that the index can begin while a teacher still checks.
    """

    uploads: Uploads
    library: Library
    folder: Path
    ahead: Callable[[str, Text], object] = lambda title, text: None

    def __post_init__(self) -> None:
        self._reading = BoundedSemaphore(AT_ONCE)

    def receive(self, teacher: Teacher, data: bytes, name: str) -> str:
        """Read a file and keep it for the teacher's check; the upload's id. Raises a Refusal, and nothing is kept then."""
        return self._keep(teacher, staged_from(self._parsed(data, name)))

    def paste(self, teacher: Teacher, words: str) -> str:
        """The same for words that were pasted."""
        return self._keep(teacher, staged_from(parse_pasted(words)))

    def stage(self, teacher: Teacher, pack: Pack) -> str:
        """Keep an exercise pack until its teacher has said how its key counts."""
        bare = replace(pack, reading=replace(pack.reading, background=()))
        return self.uploads.add(teacher.id, CONTENT.dump_python(bare, mode="json"), pack.reading.background)

    def receive_background(self, teacher: Teacher, upload: str, data: bytes, name: str) -> Document:
        """Read a background document and put it beside a text that waits. Raises a Refusal, NotAllowed and NotFound."""
        self._open(teacher, upload)
        there = self.uploads.documents(upload)
        if len(there) >= MOST_DOCUMENTS:
            raise TooLong(TOO_MANY)
        document = as_document(self._parsed(data, name), {each.id for each in there})
        self.uploads.put_document(upload, document)
        self.ahead(document.title, document.text)
        return document

    def brought(self, teacher: Teacher, upload: str) -> Brought:
        """An upload for its teacher. Raises NotFound and NotAllowed."""
        kept = self.uploads.get(upload)
        if kept.teacher != teacher.id:
            raise NotAllowed(NOT_YOURS)
        return self._brought(kept)

    def of(self, teacher: Teacher) -> list[Brought]:
        """What a teacher has brought and not finished, the newest first."""
        return [self._brought(kept) for kept in self.uploads.of(teacher.id)]

    def change(self, teacher: Teacher, upload: str, change: Callable[[Staged], Staged], steps: int | None = None) -> Brought:
        """Change a text that waits; with `steps`, only while its paragraphs are as the page shows them, else TurnTaken."""
        for _ in range(AGAIN):
            before = self._open(teacher, upload)
            content = before.content
            if isinstance(content, Pack):
                raise NotAllowed(FIXED)
            if steps not in (None, content.steps):
                break
            now = change(content)
            if now == content or self.uploads.save(upload, CONTENT.dump_python(now, mode="json"), before.edition):
                return replace(before, content=now, edition=before.edition + (now != content))
        raise TurnTaken(CHANGED)

    def change_document(self, teacher: Teacher, upload: str, document: str, name: str, value: str) -> None:
        """Correct what a background document says of itself: title, perspective, date, or whether it came later."""
        found = next((each for each in self._open(teacher, upload).background if each.id == document), None)
        if found is None:
            raise NotFound("This document is no longer here.")
        words = one_line(value)[:LONGEST_FIELD]
        if name == "later":
            self.uploads.put_document(upload, replace(found, later=value == "later"))
        elif name in ("perspective", "date") or (name == "title" and words):
            correction: dict[str, Any] = {name: words}
            self.uploads.put_document(upload, replace(found, **correction))

    def drop_document(self, teacher: Teacher, upload: str, document: str) -> None:
        """Leave a background document out."""
        self._open(teacher, upload)
        self.uploads.drop_document(upload, document)

    def discard(self, teacher: Teacher, upload: str) -> None:
        """Throw away what waits; a text that was taken in already stays in the library."""
        self.brought(teacher, upload)
        self.uploads.remove(upload)

    def take_in(self, teacher: Teacher, upload: str, with_model: bool) -> Brought:
        """Put a checked text into the library as revision 1, without a key. Raises NotAllowed where something is to mend."""
        here = self._open(teacher, upload)
        staged = here.content
        if isinstance(staged, Pack) or (faults := faults_of(staged)):
            raise NotAllowed(" ".join(["This cannot be taken in yet.", *faults]) if isinstance(staged, Staged) else UNKNOWN)
        name = reading_id(staged.card.title, self.library.names())
        reading = Reading(name, staged.card, staged.text, language(staged), 1, staged.ranges(), here.background)
        revision = self.uploads.take_in(upload, reading, with_model)
        return replace(here, reading=name, revision=revision, with_model=with_model)

    def take_in_pack(self, teacher: Teacher, upload: str, drafts: Drafts | None) -> str:
        """Put a pack into the library, its key to `drafts`, or approved where that is None; the reading's id."""
        here = self._open(teacher, upload)
        if not isinstance(here.content, Pack):
            raise NotFound(UNKNOWN)
        whole = replace(here.content.reading, background=here.background)
        name = import_pack(self.library, replace(here.content, reading=whole), drafts)
        self.uploads.remove(upload)
        return name

    def _keep(self, teacher: Teacher, staged: Staged) -> str:
        self.ahead(staged.card.title, staged.text)
        return self.uploads.add(teacher.id, CONTENT.dump_python(staged, mode="json"))

    def _parsed(self, data: bytes, name: str) -> Parsed:
        with self._reading:
            self.folder.mkdir(parents=True, exist_ok=True)
            return parse_file(data, name, folder=self.folder)

    def _open(self, teacher: Teacher, upload: str) -> Brought:
        here = self.brought(teacher, upload)
        if here.reading:
            raise NotAllowed("This text has been taken in. Open it in the list of readings.")
        return here

    def _brought(self, kept: Upload) -> Brought:
        try:
            content = CONTENT.validate_python(kept.content)
        except ValidationError:
            raise NotFound(UNKNOWN) from None
        background = self.uploads.documents(kept.id)
        return Brought(kept.id, content, kept.edition, background, kept.reading, kept.revision, kept.with_model)


def language(staged: Staged) -> str:
    """English, or not known: what the text is taught in is English only."""
    return "en" if staged.english else "und"


def as_document(parsed: Parsed, taken: set[str]) -> Document:
    """A file as a background document, its title from the file or from the file's name."""
    title = parsed.title or parsed.name.removesuffix(f".{ending(parsed.name)}")
    text = divided(as_text(parsed.paragraphs), sentences, headings(parsed.paragraphs))
    return Document(document_id(title, taken), title, text, parsed.source or parsed.author, parsed.date)


def import_pack(library: Library, pack: Pack, drafts: Drafts | None) -> str:
    """Put a pack into the library under a name that is free; the reading's id. Raises NotAllowed where it is here already.

    Its key goes to `drafts`; where that is None it counts as approved at once.
    """
    if there := library.named_like(pack.content_hash):
        raise NotAllowed(f"This very pack is here already, as the reading “{library.newest(there).title}”.")
    names = library.names()
    name = pack.reading.id if pack.reading.id not in names else reading_id(pack.reading.title, names)
    reading = replace(pack.reading, id=name, lessons=pack.reading.lessons or automatic_lessons(pack.reading.text))
    if drafts is None:
        library.add_approved(reading, pack.key, pack.content_hash)
    else:
        drafts.begin(name, library.add(reading, pack.content_hash), draft_of(pack.key))
    return name


def with_range(staged: Staged, place: int, lesson: Lesson | None) -> Staged:
    """The same with the range at `place`, from 0, changed, taken out where None, or added where there is none yet."""
    ranges = list(staged.ranges())
    ranges[place : place + 1] = [lesson] if lesson else []
    if len(ranges) > MOST_LESSONS:
        raise TooLong(f"A reading has at most {MOST_LESSONS} close-reading ranges.")
    return replace(staged, lessons=tuple(ranges))
