"""Which series a document counts in, and the terms behind it."""

from datetime import date

from dangbo.documents.models import Issuer, SeriesNumber
from dangbo.registry.models import Organisation
from dangbo.rules.documents import NumberingOption, NumberingTerm, Series


def numbering_terms(organisation: Organisation) -> list[NumberingTerm]:
    """The terms for numbers, from the registry's terms and the days of congresses, in order."""
    raise NotImplementedError


def numbering_option(organisation: Organisation, at: date) -> NumberingOption:
    """How the organisation counts on a day."""
    raise NotImplementedError


def series_at(issuer: Issuer, kind: str, at: date, *, in_congress: bool = False) -> Series:
    """The series in which a document of that kind and day takes its number. Raises Refused."""
    raise NotImplementedError


def issuers_at(organisation: Organisation, at: date) -> list[Issuer]:
    """The bodies that issue for the organisation on a day."""
    raise NotImplementedError


def number_symbol(number: SeriesNumber, kind: str, issuer: Issuer) -> str:
    """The symbol of a document that has the number: "07-KH/ĐUK"."""
    raise NotImplementedError
