"""A register printed as the bound book that an office keeps: a cover, ruled pages across, numbered columns.

A long register is bound in volumes (quyển), as offices do: each has its cover and counts its pages from 1.
"""

from dangbo.paper.bound_registers.model import PrintedColumn, RegisterPaper
from dangbo.paper.bound_registers.volumes import register_pdf

__all__ = ["PrintedColumn", "RegisterPaper", "register_pdf"]
