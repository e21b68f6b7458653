"""A statement of a draft against the value of the register, both shown."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from dangbo.proofreading.figures.model import Figure, Hedge
from dangbo.proofreading.model import Finding, Relation, Result, Severity, Span
from dangbo.proofreading.register.model import Spoken, Statement
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_decimal, format_int

RULE, KEYED_RULE = "register", "register-key"
_NEAR = Fraction(1, 5)
_HEDGE_ROOM = Fraction(1, 10)
Value = int | Decimal | None


@dataclass(frozen=True, slots=True)
class Asked:
    """A statement with the figure that it speaks of, its value in the register and the day of that."""

    statement: Statement
    spoken: Spoken
    value: Value
    at: date


def compare(asked: Iterable[Asked]) -> Iterator[Result]:
    """Relations where both agree; doubtful findings where they differ and it is sure that the same thing is meant.

    That is sure where another statement of the same breath agrees, or where both numbers are near one another.
    """
    known = [each for each in asked if each.value is not None]
    agreed = {each.statement.group for each in known if _agrees(each.statement.figure, each.value)}
    for each in known:
        figure = each.statement.figure
        if _agrees(figure, each.value):
            yield _relation(figure.span, each)
        elif each.statement.group in agreed or _is_near(figure, each.value):
            yield _finding(each)


def compare_keyed(text: str, span: Span, spoken: Spoken, written: str, at: date, *, sure: bool) -> Result:
    """A figure that carries its key in Word, against what the register would have put there (`written`).

    sure: the text's day and period are known, so that a difference cannot come from these.
    """
    day = format_date(at)
    if " ".join(text.split()).lower() == written.lower():
        return Relation(RULE, f"{spoken.name}: khớp với sổ ngày {day} ({written})", (span,), spoken.key, at)
    message = f"Ô số “{spoken.name}” trong bài ghi {text or 'trống'}, sổ ngày {day} ghi {written}."
    severity = Severity.WRONG if sure else Severity.DOUBTFUL
    return Finding(*span, KEYED_RULE, severity, message, evidence=(span,), key=spoken.key, at=at)


def shown(value: Value, spoken: Spoken) -> str:
    """A value of the register in words: 8.236 · 24,14% · a change without its sign."""
    if isinstance(value, Decimal):
        return f"{format_decimal(abs(value), max(0, -int(value.as_tuple().exponent)))}%"
    number = int(value or 0)
    return format_int(abs(number) if spoken.change else number)


def _agrees(figure: Figure, value: Value) -> bool:
    said, held = Fraction(figure.value), abs(Fraction(value or 0))
    match figure.hedge:
        case Hedge.OVER | Hedge.AT_LEAST:
            return said <= held <= said * (1 + _HEDGE_ROOM)
        case Hedge.UNDER | Hedge.AT_MOST:
            return said * (1 - _HEDGE_ROOM) <= held <= said
        case Hedge.ABOUT:
            return abs(held - said) <= said * _HEDGE_ROOM
    unit = Fraction(1, 10**figure.decimals)
    # A share is printed rounded or cut, the register keeps two decimals of it.
    return said == held if not isinstance(value, Decimal) else said - unit / 2 <= held < said + unit


def _is_near(figure: Figure, value: Value) -> bool:
    said, held = Fraction(figure.value), abs(Fraction(value or 0))
    return abs(said - held) <= _NEAR * max(said, held)


def _relation(span: Span, each: Asked) -> Relation:
    message = f"Khớp với sổ ngày {format_date(each.at)}: {each.spoken.name} {shown(each.value, each.spoken)}"
    return Relation(RULE, message, (span,), each.spoken.key, each.at)


def _finding(each: Asked) -> Finding:
    figure = each.statement.figure
    message = (
        f"Trong bài ghi {figure.text}, sổ ngày {format_date(each.at)} ghi {shown(each.value, each.spoken)} "
        f"({each.spoken.name}); xem lại số nào đúng."
    )
    return Finding(
        *figure.span, RULE, Severity.DOUBTFUL, message, evidence=(figure.span,), key=each.spoken.key, at=each.at
    )
