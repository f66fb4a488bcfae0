"""A teacher's file or pasted words to a text in paragraphs: PDF, DOCX, HTML, Markdown, plain text."""
