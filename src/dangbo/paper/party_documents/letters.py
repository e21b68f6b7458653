"""The letters that a document may hold: those of the Latin script with Vietnamese, and the signs that offices use.

Typst would quietly take a missing letter from another typeface; a letter outside this list is refused instead.
"""

from dangbo.paper.party_documents.model import DocumentError
from dangbo.vietnamese.text import nfc

_RANGES = (
    (0x20, 0x7E),
    (0xA0, 0x17F),
    (0x1A0, 0x1A1),
    (0x1AF, 0x1B0),
    (0x1EA0, 0x1EF9),
    (0x2010, 0x2015),
    (0x2018, 0x201E),
    (0x2020, 0x2022),
    (0x2026, 0x2026),
    (0x2030, 0x2030),
    (0x2032, 0x2033),
    (0x20AB, 0x20AC),
    (0x2116, 0x2116),
    (0x2190, 0x2193),
    (0x2212, 0x2212),
    (0x2248, 0x2248),
    (0x2260, 0x2260),
    (0x2264, 0x2265),
)
LETTERS = frozenset(chr(code) for first, last in _RANGES for code in range(first, last + 1))


def checked(text: str) -> str:
    """The text in NFC, its tabs and line ends as spaces. Raises DocumentError for a letter outside the list."""
    # Non-breaking spaces are wanted in blanks to be filled by hand; everything else is stored text.
    line = "\u00a0".join(nfc(part) for part in text.replace("\t", " ").replace("\n", " ").split("\u00a0"))
    for letter in line:
        if letter not in LETTERS:
            raise DocumentError(
                f"Văn bản có ký tự “{letter}” (U+{ord(letter):04X}) mà phông chữ văn bản không có; hãy thay bằng chữ."
            )
    return line
