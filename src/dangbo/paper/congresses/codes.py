"""The code on a delegate's card: short enough to be typed, with a mark of its congress and a check.

Ten signs of thirty-one (digits and capitals without I, L, O, U and Z): three for the congress, six for the card, one
to check. Thirty-one is prime, so that one wrong sign or two neighbours changed about are always noticed.
"""

import hashlib
from collections.abc import Sequence
from enum import StrEnum

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXY"
MARK, OWN = 3, 6
LENGTH = MARK + OWN + 1
_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
_VALUES = {sign: value for value, sign in enumerate(SIGNS)}


class CodeProblem(StrEnum):
    """Why what was read is no code of this congress."""

    NOT_A_CODE = "not-a-code"
    MISTYPED = "mistyped"
    OTHER_CONGRESS = "other-congress"


def mark_of(congress: str) -> str:
    """The three signs of a congress, from its identity."""
    number = int.from_bytes(hashlib.sha256(congress.encode()).digest()[:8])
    return _signs(number, MARK)


def make_code(mark: str, number: int) -> str:
    """The code of a card. number: any whole number from 0; only its last six signs are used."""
    body = mark + _signs(number, OWN)
    return body + _check(body)


def read_code(typed: str, mark: str) -> str | CodeProblem:
    """The code in what a scanner or a hand gave, its dashes and small letters put right; else why it is none."""
    code = "".join(sign for sign in typed.strip().upper().translate(_ALIKE) if sign.isalnum())
    if len(code) != LENGTH or not set(code) <= set(SIGNS):
        return CodeProblem.NOT_A_CODE
    if _check(code[:-1]) != code[-1]:
        return CodeProblem.MISTYPED
    return code if code.startswith(mark) else CodeProblem.OTHER_CONGRESS


def shown_code(code: str) -> str:
    """The code in groups, as it is printed: "K7M-4Q2-XP9C"."""
    return "-".join((code[:MARK], code[MARK : MARK + 3], code[MARK + 3 :]))


def _signs(number: int, length: int) -> str:
    found = []
    for _ in range(length):
        number, value = divmod(number, len(SIGNS))
        found.append(SIGNS[value])
    return "".join(reversed(found))


def _check(body: Sequence[str]) -> str:
    return SIGNS[sum(place * _VALUES[sign] for place, sign in enumerate(body, start=1)) % len(SIGNS)]
