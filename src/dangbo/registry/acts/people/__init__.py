"""Acts on people: register, correct, and the lines of the member sheet."""

from dangbo.registry.acts.people.correcting import correct_person
from dangbo.registry.acts.people.numbers import open_number
from dangbo.registry.acts.people.portrait import remove_portrait, set_portrait
from dangbo.registry.acts.people.registering import register_person
from dangbo.registry.acts.people.sheet import (
    add_sheet_line,
    end_discipline,
    give_card,
    give_honour,
    remove_sheet_line,
    set_attainment,
)

__all__ = [
    "add_sheet_line",
    "correct_person",
    "end_discipline",
    "give_card",
    "give_honour",
    "open_number",
    "register_person",
    "remove_portrait",
    "remove_sheet_line",
    "set_attainment",
    "set_portrait",
]
