"""The election regulations (Quy chế bầu cử trong Đảng) as data: each rule with its article, value and certainty."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from dangbo.rules._wording import day
from dangbo.rules.parameters.model import ParameterError
from dangbo.rules.parameters.reading import (
    Place,
    mapping_of,
    optional_text,
    parse_yaml,
    read_certainty,
    read_date,
    refuse_unknown,
    required_text,
)
from dangbo.rules.verdict import Certainty, Finding, Severity

FOLDER = Path(__file__).parent
NAMES = ("244-2014", "190-2024")
FIELDS = frozenset({"name", "document", "signed", "from", "rules"})
RULE_FIELDS = frozenset({"value", "document", "signed", "article", "certainty"})


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a regulation; `value` is its number where it has one (percent, persons, days, months, rounds).

    signed: day of the document in which it was read; None where that is not known.
    """

    key: str
    value: int | None
    article: str
    certainty: Certainty
    signed: date | None = None

    def finding(self, code: str, severity: Severity, message: str) -> Finding:
        """A finding that rests on this rule."""
        return Finding(code, severity, self.article, message, self.certainty)

    def note(self, code: str, message: str) -> Finding:
        return self.finding(code, Severity.NOTE, message)

    def warning(self, code: str, message: str) -> Finding:
        return self.finding(code, Severity.WARNING, message)

    def error(self, code: str, message: str) -> Finding:
        return self.finding(code, Severity.ERROR, message)


@dataclass(frozen=True, slots=True)
class Regulation:
    """One election regulation with its rules by key; in force from `valid_from` until the next one."""

    name: str
    document: str
    signed: date
    valid_from: date
    rules: Mapping[str, Rule]

    def rule(self, key: str) -> Rule:
        """The rule of that key; ParameterError where this regulation has none."""
        try:
            return self.rules[key]
        except KeyError:
            raise ParameterError(f"{self.document} không có quy tắc “{key}”.") from None

    def number(self, key: str) -> int:
        """The number that the rule sets; ParameterError where it sets none."""
        value = self.rule(key).value
        if value is None:
            raise ParameterError(f"{self.document}, quy tắc “{key}” không có số.")
        return value

    def has(self, key: str) -> bool:
        return key in self.rules

    def as_of(self, moment: date) -> Regulation:
        """The same for an election of that day: what was read in a text signed later is not verified for it."""
        later = {key: rule for key, rule in self.rules.items() if rule.signed and rule.signed > moment}
        unread = {key: replace(rule, certainty=Certainty.UNVERIFIED) for key, rule in later.items()}
        return replace(self, rules={**self.rules, **unread}) if unread else self


@cache
def regulation(name: str) -> Regulation:
    """The regulation of that name ("244-2014", "190-2024"); ParameterError for any other."""
    if name not in NAMES:
        raise ParameterError(f"Không có quy chế bầu cử “{name}”.")
    path = FOLDER / f"{name}.yaml"
    return read_regulation(path.read_text(encoding="utf-8"), path.name)


@lru_cache(maxsize=256)
def regulation_on(moment: date) -> Regulation:
    """The regulation that governs an election held on that day, as of it; ParameterError before the first we know."""
    in_force = [found for found in map(regulation, NAMES) if found.valid_from <= moment]
    if not in_force:
        raise ParameterError(f"Chưa có dữ liệu về quy chế bầu cử có hiệu lực vào ngày {day(moment)}.")
    return in_force[-1].as_of(moment)


def read_regulation(text: str, file: str) -> Regulation:
    """A regulation from its YAML text; ParameterError for an unknown field or a rule without article or certainty."""
    place = Place(file)
    content = parse_yaml(text, place)
    refuse_unknown(content, FIELDS, place)
    document, signed = required_text(content, "document", place), _required_date(content, "signed", place)
    rules = mapping_of(content.get("rules"), place, "rules")
    return Regulation(
        name=required_text(content, "name", place),
        document=document,
        signed=signed,
        valid_from=_required_date(content, "from", place),
        rules={key: _read_rule(key, raw, document, signed, Place(file, key)) for key, raw in rules.items()},
    )


def _read_rule(key: str, raw: object, document: str, signed: date, place: Place) -> Rule:
    content = mapping_of(raw, place, "mỗi quy tắc")
    refuse_unknown(content, RULE_FIELDS, place)
    value = content.get("value")
    if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
        raise place.error("“value” phải là số nguyên")
    own = optional_text(content, "document", place)
    when = read_date(content, "signed", place) if own else signed
    source = f"{required_text(content, 'article', place)} {own or document}"
    return Rule(
        key=key,
        value=value,
        article=f"{source} ngày {day(when)}" if when else source,
        certainty=read_certainty(content, place, None),
        signed=when,
    )


def _required_date(content: Mapping[str, object], name: str, place: Place) -> date:
    found = read_date(content, name, place)
    if found is None:
        raise place.error(f"thiếu “{name}”")
    return found
