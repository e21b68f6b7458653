"""What a user does with reports."""

from dangbo.figures.acts.closing import CloseRefusedError, close_report
from dangbo.figures.acts.templates import remove_template, store_template

__all__ = ["CloseRefusedError", "close_report", "remove_template", "store_template"]
