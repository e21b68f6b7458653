"""A whole congress of a small organisation through the real pages: from the round's opening to the archive.

`walk` (course.py) goes through the stages in order; each stage is a module that does what the people concerned do on
their days, by filling forms and clicking. The register of the organisation (register.py) is all that stands before.
"""
