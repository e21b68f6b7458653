"""The plain text of files, for search: Word, OpenDocument, PDF and plain text, with bounds on what is read.

`extract_text` never takes longer than its bounds allow: pages, bytes and characters are counted while it reads.
"""

from dangbo.paper.texts.extract import LONGEST_TEXT, extract_text

__all__ = ["LONGEST_TEXT", "extract_text"]
