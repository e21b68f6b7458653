"""The texts that documents may ask of congresses (dangbo.documents.texts)."""

from dangbo.congresses.papers.facts import TEXTS, values

__all__ = ["TEXTS", "values"]
