"""The one error of this package."""


class FileError(ValueError):
    """A file that cannot be used; its message is the Vietnamese sentence shown to the reader."""
