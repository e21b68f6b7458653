"""Numbered documents of the Party organisations: series, drafting to issue, registers, search, files in and out."""
