"""How much a file may be and take. Change a limit here; every message that names one reads it from here."""

MEGABYTE = 1024 * 1024

MOST_BYTES = 20 * MEGABYTE  # an article with photographs; a scan of a magazine is larger and unreadable anyway
MOST_WORDS = 10_000  # the longest magazine pieces; a class reads 450 words closely and at most a few thousand in all
MOST_CHARACTERS = 12 * MOST_WORDS  # English takes 6 a word; a text without spaces must not slip past the limit on words
MOST_PAGES = 100  # 10,000 words at 100 a page, which is large print

MOST_UNPACKED = 16 * MEGABYTE  # of XML inside a DOCX; 10,000 words take 1 to 3
MOST_PARTS = 2_000  # files inside a DOCX; each picture is one

MEMORY = 512 * MEGABYTE  # address space of the child; a plain PDF takes 90
CPU_SECONDS = 3  # 10,000 words of PDF take half a second
WALL_SECONDS = 4.0  # the teacher has an answer within five, on a busy machine too
ANSWER_BYTES = 4 * MEGABYTE  # what the child may write: the longest text, escaped, several times over
