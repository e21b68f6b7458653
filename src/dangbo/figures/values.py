"""Values in words: as they stand alone, and as they stand in a running sentence."""

from decimal import Decimal

from dangbo.facts.figures import Change, Count, Figure, Ratio, Sum, Value, within_sentence
from dangbo.vietnamese.numbers import format_change, format_decimal, format_int, format_share

NOTHING = "–"


def text_of(figure: Figure, value: Value) -> str:
    """A value as it stands in a table or alone: 8.236 · 24,14% · −75 · –."""
    if value is None:
        return NOTHING
    if isinstance(figure, Ratio | Change) and isinstance(value, Decimal):
        return format_share(value, figure.decimals)
    return format_change(int(value)) if isinstance(figure, Change) else format_int(int(value))


def spoken(figure: Figure, value: Value) -> str:
    """A value as it stands in a sentence: a change says its direction ("giảm 10,46%", "tăng 41", "không đổi")."""
    if not isinstance(figure, Change) or value is None:
        return text_of(figure, value)
    if value == 0:
        return "không đổi"
    size = format_share(abs(value), figure.decimals) if isinstance(value, Decimal) else format_int(abs(value))
    return f"{'tăng' if value > 0 else 'giảm'} {size}"


def arithmetic(figure: Figure, counted: dict[str, int], value: Value) -> list[str]:
    """How a value comes from its counts, line by line; nothing for a plain count."""
    match figure:
        case Count():
            return []
        case Sum():
            parts = [f"{format_int(_of(part, counted))} {within_sentence(part.name)}" for part in figure.parts]
            return [" + ".join(parts), f"= {text_of(figure, value)}"]
        case Ratio():
            return _share_lines(figure, counted, value)
        case Change():
            return _change_lines(figure, counted, value)


def _share_lines(figure: Ratio, counted: dict[str, int], value: Value) -> list[str]:
    part, whole = _of(figure.numerator, counted), _of(figure.denominator, counted)
    said = f"{format_int(part)} {within_sentence(figure.numerator.name)}"
    over = f"{format_int(whole)} {within_sentence(figure.denominator.name)}"
    if value is None:
        return [f"{said} ÷ {over}", "Tổng số bằng 0 nên không có tỷ lệ."]
    return [f"{said} ÷ {over} = {_unrounded(part, whole, figure.decimals)}", _rounded(figure, value)]


def _change_lines(figure: Change, counted: dict[str, int], value: Value) -> list[str]:
    now, base = _of(figure.figure, counted), _of(figure.base, counted)
    names = f"{within_sentence(figure.figure.name)} − {within_sentence(figure.base.name)}"
    lines = [f"{format_int(now)} − {format_int(base)} = {format_change(now - base)} ({names})"]
    if not figure.percent:
        return lines
    if value is None:
        return [*lines, "Số gốc bằng 0 nên không có tỷ lệ."]
    share = f"{format_change(now - base)} ÷ {format_int(base)} = {_unrounded(now - base, base, figure.decimals)}"
    return [*lines, share, _rounded(figure, value)]


def _rounded(figure: Ratio | Change, value: Value) -> str:
    return f"làm tròn {figure.decimals} chữ số thập phân: {text_of(figure, value)}"


def _unrounded(part: int, whole: int, decimals: int) -> str:
    """The share cut off one decimal further than it is rounded to: 24,143…%."""
    scale = 10 ** (decimals + 1)
    cut = abs(part) * 100 * scale // whole
    exact = abs(part) * 100 * scale % whole == 0
    number = Decimal(cut if part >= 0 else -cut).scaleb(-(decimals + 1))
    return f"{format_decimal(number, decimals + 1)}{'' if exact else '…'}%"


def _of(figure: Count | Sum, counted: dict[str, int]) -> int:
    return counted[figure.key] if isinstance(figure, Count) else sum(_of(part, counted) for part in figure.parts)
