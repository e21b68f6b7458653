"""Sentences and signs that the pages, the list of problems and the command line share."""

from dangbo.registry.exchange.fields import Field
from dangbo.registry.exchange.members.planning import MASKED
from dangbo.registry.exchange.members.storing import Stored
from dangbo.registry.exchange.problems import Weight
from dangbo.vietnamese.citizen import mask
from dangbo.vietnamese.numbers import format_int

WEIGHT_WORDS = {Weight.WRONG.value: "Sai", Weight.DOUBTFUL.value: "Ngờ"}
LETTERS_IN_ALPHABET = 26


def column_letter(index: int) -> str:
    """The letter of a column as Excel names it: 0 → A, 26 → AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, LETTERS_IN_ALPHABET)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_name(column: int | None, row: int) -> str:
    """How a cell is called in a sentence: “Ô G14”, or “Dòng 14” where no column holds it."""
    return f"Dòng {row}" if column is None else f"Ô {column_letter(column)}{row}"


def cell_text(field: Field, text: str) -> str:
    """The text of a cell as anybody may see it: personal numbers masked."""
    return mask(text) if field.key in MASKED and text else text


def stored_sentence(stored: Stored) -> str:
    """What an import did: “Đã nhập 97 dòng. Còn 9 dòng chờ quyết định.”"""
    done = f"Đã nhập {format_int(stored.new + stored.changed)} dòng."
    return f"{done} Còn {format_int(stored.left)} dòng chờ quyết định." if stored.left else done
