"""Word documents: templates filled by key, the figures found again in a document, and the office's layout."""

from dangbo.paper.placeholders import FigureText
from dangbo.paper.word.filling import fill
from dangbo.paper.word.keys import KeyedText, read_keys, template_keys, unknown_keys
from dangbo.paper.word.tables import WordColumn, WordTable

__all__ = ["FigureText", "KeyedText", "WordColumn", "WordTable", "fill", "read_keys", "template_keys", "unknown_keys"]
