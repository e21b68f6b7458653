"""Measures produced pages against the profile: PDF by its ink and its text, Word by its XML."""

from dangbo.paper.party_documents.measuring.pages import PopplerMissing
from dangbo.paper.party_documents.measuring.pdf import measure_pdf
from dangbo.paper.party_documents.measuring.result import TOLERANCE_MM, Measured
from dangbo.paper.party_documents.measuring.word import measure_docx

__all__ = ["TOLERANCE_MM", "Measured", "PopplerMissing", "measure_docx", "measure_pdf"]
