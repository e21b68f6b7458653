"""Rounds: opened, closed, their papers, congresses for all, a value of the rules of their own."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django import forms

from dangbo.congresses.acts.congresses.starting import proposed, start_congresses
from dangbo.congresses.acts.rounds.directives import add_directive
from dangbo.congresses.acts.rounds.founding import close_round, open_round
from dangbo.congresses.acts.rounds.rules import as_written, change_rule
from dangbo.congresses.models import CongressRound, RoundDirective
from dangbo.congresses.queries.rules import values
from dangbo.office.parameter_tables import CELL_WORDS, COLUMN_WORDS
from dangbo.registry.forms.acts import ActForm
from dangbo.registry.forms.fields import DayField, OrganisationField, choices_with_blank
from dangbo.rules.congress.kind import CONGRESS_KIND_LABELS, CongressKind
from dangbo.rules.congress.levels import LEVEL_LABELS, CongressLevel
from dangbo.rules.parameters import Entry, Parameter, ValueType
from dangbo.rules.parameters.model import Row
from dangbo.rules.verdict import CERTAINTY_LABELS, Certainty
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int


class OpenRoundForm(ActForm):
    """mở đợt đại hội"""

    verb = "Mở đợt đại hội"
    fields_of = {"round-exists": "first_year", "years-out-of-order": "last_year", "before-founding": "opened_on"}
    organisation = OrganisationField(label="Cấp ủy chỉ đạo")
    first_year = forms.IntegerField(label="Nhiệm kỳ từ năm", min_value=1930, max_value=2200)
    last_year = forms.IntegerField(label="Đến năm", min_value=1930, max_value=2200)
    opened_on = DayField(label="Mở đợt từ ngày")
    name = forms.CharField(label="Tên đợt", max_length=200, required=False, help_text="Để trống thì đặt theo nhiệm kỳ")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.setdefault("organisation", self.viewing.organisation.code)

    def consequence(self) -> str:
        data = self.cleaned_data
        return f"Mở đợt đại hội nhiệm kỳ {data['first_year']}-{data['last_year']} từ {format_date(data['opened_on'])}?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        self.made = open_round(
            actor=self.actor,
            superior=data["organisation"],
            first_year=data["first_year"],
            last_year=data["last_year"],
            opened_on=data["opened_on"],
            name=data["name"],
        )
        return f"Đã mở đợt {self.made.name}."


class RoundForm(ActForm):
    """An act on a round."""

    def __init__(self, *args: Any, round_: CongressRound, **options: Any) -> None:
        self.round = round_
        super().__init__(*args, **options)


class CloseRoundForm(RoundForm):
    """kết thúc đợt đại hội"""

    verb = "Kết thúc đợt đại hội"
    fields_of = {"closes-before-it-opens": "on"}
    on = DayField(label="Ngày kết thúc")

    def consequence(self) -> str:
        return f"Kết thúc đợt {self.round.name}? Sau đó không sửa được đại hội nào trong đợt."

    def perform(self, accepted: Collection[str]) -> str:
        close_round(actor=self.actor, round_=self.round, on=self.cleaned_data["on"])
        return f"Đã kết thúc đợt {self.round.name}."


class StartForm(RoundForm):
    """lập đại hội cho các tổ chức"""

    verb = "Lập đại hội"
    fields_of = {"nothing-to-start": "levels"}
    levels = forms.TypedMultipleChoiceField(
        label="Cấp đại hội", coerce=CongressLevel, widget=forms.CheckboxSelectMultiple
    )
    on = DayField(label="Lấy tổ chức theo sổ vào ngày")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["levels"].choices = [(level.value, LEVEL_LABELS[level]) for level in CongressLevel]  # type: ignore[attr-defined]
        self.initial.setdefault("levels", [CongressLevel.GRASSROOTS.value])
        self.initial.setdefault("on", self.viewing.at)

    def consequence(self) -> str:
        found = proposed(self.round, self.cleaned_data["levels"], self.cleaned_data["on"])
        by_kind = {kind: sum(each.kind is kind for each in found) for kind in CongressKind}
        told = ", ".join(f"{format_int(n)} {CONGRESS_KIND_LABELS[kind].lower()}" for kind, n in by_kind.items() if n)
        return f"Lập {told} trong đợt {self.round.name}?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        made = start_congresses(actor=self.actor, round_=self.round, levels=data["levels"], on=data["on"])
        return f"Đã lập đại hội cho {format_int(len(made))} tổ chức."


class DirectiveForm(RoundForm):
    """ghi văn bản chỉ đạo"""

    verb = "Ghi văn bản chỉ đạo"
    fields_of = {"directive-exists": "symbol", "ends-before-it-begins": "holds_from"}
    symbol = forms.CharField(label="Số, ký hiệu", max_length=60, help_text="Ví dụ 35-CT/TW")
    issued_on = DayField(label="Ngày ban hành")
    issuer = forms.CharField(label="Cơ quan ban hành", max_length=200)
    abstract = forms.CharField(label="Trích yếu", max_length=500, required=False)
    holds_from = DayField(label="Có hiệu lực từ ngày", required=False)
    replaces = forms.ChoiceField(label="Thay thế văn bản", required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        running = [(str(row.pk), str(row)) for row in self.round.directives.filter(holds_to=None)]
        self.fields["replaces"].choices = choices_with_blank(running, "Không thay văn bản nào")  # type: ignore[attr-defined]

    def consequence(self) -> str:
        return f"Ghi {self.cleaned_data['symbol']} vào đợt {self.round.name}?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        replaced = RoundDirective.objects.get(pk=data["replaces"]) if data["replaces"] else None
        made = add_directive(
            actor=self.actor,
            round_=self.round,
            symbol=data["symbol"],
            issued_on=data["issued_on"],
            issuer=data["issuer"],
            abstract=data["abstract"],
            holds_from=data["holds_from"],
            replaces=replaced,
        )
        return f"Đã ghi {made.symbol}."


_DAY_COLUMNS = ("first", "last")


class RuleForm(RoundForm):
    """đổi quy định: a field for each value that may change, by the kind of the parameter"""

    verb = "Đổi quy định"
    sections = {"holds_from": "Hiệu lực, căn cứ"}
    fields_of = {"value-unreadable": "value", "source-missing": "source", "later-rule": "holds_from"}
    holds_from = DayField(label="Có hiệu lực từ ngày")
    source = forms.CharField(label="Văn bản làm căn cứ", max_length=200)
    article = forms.CharField(label="Điểm, mục", max_length=200, required=False)
    level = forms.ChoiceField(label="Áp dụng cho", required=False)
    certainty = forms.ChoiceField(
        label="Mức tin cậy", choices=[(each.value, CERTAINTY_LABELS[each]) for each in Certainty]
    )

    def __init__(self, *args: Any, parameter: Parameter, **options: Any) -> None:
        super().__init__(*args, **options)
        self.parameter = parameter
        level = next((each for each in CongressLevel if parameter.key.endswith(f".{each.value}")), None)
        self.entry = values(self.round, level, self.viewing.at).entry(parameter.key, self.viewing.at)
        own = _value_fields(parameter, self.entry)
        self.fields = {**own, **self.fields}
        levels = [(each.value, LEVEL_LABELS[each]) for each in CongressLevel]
        self.fields["level"].choices = choices_with_blank(levels, "Mọi cấp")  # type: ignore[attr-defined]
        if level is not None:
            del self.fields["level"]

    def consequence(self) -> str:
        since = format_date(self.cleaned_data["holds_from"])
        return f"Đổi quy định “{self.parameter.name}” của {self.round.name} từ ngày {since}?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        change_rule(
            actor=self.actor,
            round_=self.round,
            key=self.parameter.key,
            value=self.value,
            holds_from=data["holds_from"],
            source=data["source"],
            article=data["article"],
            level=CongressLevel(data["level"]) if data.get("level") else None,
            certainty=Certainty(data["certainty"]),
            on=self.viewing.at,
            accepted_warnings=accepted,
        )
        return f"Đã đổi quy định “{self.parameter.name}” từ ngày {format_date(data['holds_from'])}."

    @property
    def value(self) -> Any:
        """The new value as a parameter's YAML writes it."""
        data = self.cleaned_data
        if self.parameter.value_type is ValueType.LIST:
            return [line.strip() for line in str(data["value"]).splitlines() if line.strip()]
        if self.parameter.value_type is not ValueType.TABLE:
            return data["value"]
        return [self._row(place, row) for place, row in enumerate(self.entry.rows)]

    def _row(self, place: int, row: Row) -> Mapping[str, Any]:
        typed = {column: self.cleaned_data.get(_cell(place, column), cell) for column, cell in row.items()}
        written = {key: cell.isoformat() if isinstance(cell, date) else cell for key, cell in typed.items()}
        return {key: ("" if cell is None and key in _DAY_COLUMNS else cell) for key, cell in written.items()}


def _cell(place: int, column: str) -> str:
    return f"o{place}_{column}"


def _value_fields(parameter: Parameter, entry: Entry) -> dict[str, forms.Field]:
    """The fields of a value, filled with the one in force."""
    label = f"{parameter.name} ({parameter.unit})" if parameter.unit else parameter.name
    now = as_written(entry.value)
    match parameter.value_type:
        case ValueType.INTEGER:
            return {"value": forms.IntegerField(label=label, initial=now)}
        case ValueType.BOOLEAN:
            return {"value": forms.BooleanField(label=label, initial=now, required=False)}
        case ValueType.LIST:
            area = forms.Textarea(attrs={"rows": 6})
            return {"value": forms.CharField(label=label, initial="\n".join(now), widget=area)}
        case ValueType.TABLE:
            return _table_fields(entry.rows)
    return {"value": forms.CharField(label=label, initial=now)}


def _table_fields(rows: tuple[Row, ...]) -> dict[str, forms.Field]:
    """A field for each day and each number of a table; its words stay."""
    found: dict[str, forms.Field] = {}
    for place, row in enumerate(rows):
        name = _row_name(row)
        for column, cell in row.items():
            label = f"{name}: {COLUMN_WORDS.get(column, column)}"
            if column in _DAY_COLUMNS:
                initial = date.fromisoformat(str(cell)) if cell else None
                found[_cell(place, column)] = DayField(label=label, initial=initial, required=False)
            elif isinstance(cell, int):
                found[_cell(place, column)] = forms.IntegerField(label=label, initial=cell)
    return found


def _row_name(row: Row) -> str:
    told = row.get("label") or next((cell for cell in row.values() if isinstance(cell, str) and cell), "")
    return CELL_WORDS["form"].get(str(told), str(told))
