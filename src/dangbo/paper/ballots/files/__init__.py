"""Scans and photographs of ballots: PNG, JPEG, TIFF and PDF to grey images, one at a time."""

from dangbo.paper.ballots.files.clean import clean_picture
from dangbo.paper.ballots.files.decoding import decode
from dangbo.paper.ballots.files.listing import list_scans
from dangbo.paper.ballots.files.model import BadImageError, Listed, Source
from dangbo.paper.ballots.files.opening import list_file

__all__ = ["BadImageError", "Listed", "Source", "clean_picture", "decode", "list_file", "list_scans"]
