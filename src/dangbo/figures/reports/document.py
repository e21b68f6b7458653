"""A report with its values: the one thing from which the page, Word, Excel and JSON are made."""

import uuid
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from dangbo.facts.figures import Moment, Value
from dangbo.figures.catalogue import catalogue, figure
from dangbo.figures.evaluation import evaluate
from dangbo.figures.reports.forms import TABLES
from dangbo.figures.reports.tables import FilledTable, figures_in, fill_table
from dangbo.figures.reports.templates import Template, template_of
from dangbo.figures.rows import organisation_names
from dangbo.figures.values import spoken
from dangbo.paper.placeholders import FigureText
from dangbo.paper.sheets import workbook_keys
from dangbo.paper.word import template_keys
from dangbo.registry.models import Organisation, OrganisationVersion, Term, TreeLink
from dangbo.rules.vocabulary import GRASSROOTS_KINDS
from dangbo.vietnamese.committees import committee_of
from dangbo.vietnamese.dates import format_date, format_long
from dangbo.vietnamese.numbers import format_int


@dataclass(frozen=True, slots=True)
class ReportDocument:
    """A report of an organisation as of a moment: its figures as they stand in sentences, its tables, its texts.

    `closing_code` is "" unless it was closed.
    """

    template: Template
    organisation: Organisation
    moment: Moment
    figures: dict[str, FigureText]
    tables: dict[str, FilledTable]
    texts: dict[str, str]
    closing_code: str = ""

    @property
    def values(self) -> dict[str, Value]:
        """The value of every figure in it, by key."""
        return {key: found.value for key, found in self.figures.items()}


def report(name: str, organisation: Organisation, moment: Moment) -> ReportDocument:
    """The report of this key for an organisation and all below it. Raises UnknownReportError, FileError."""
    return document_of(template_of(name, organisation, moment.at), organisation, moment)


def document_of(template: Template, organisation: Organisation, moment: Moment) -> ReportDocument:
    """The report made with a template. Raises FileError where the template cannot be read."""
    keys = template_keys(template.word) | (workbook_keys(template.excel) if template.excel else set())
    tables = [TABLES[key] for key in sorted(keys & TABLES.keys())]
    figures = [figure(key) for key in catalogue() if key in keys]
    asked = {found.key: found for found in [*figures, *(f for table in tables for f in figures_in(table))]}
    values = evaluate(asked.values(), organisation.pk, moment)
    return ReportDocument(
        template,
        organisation,
        moment,
        {key: FigureText(key, f.name, spoken(f, values[key]), values[key]) for key, f in asked.items()},
        {table.key: fill_table(table, organisation.pk, moment, values) for table in tables},
        texts_of(organisation, moment, values),
    )


def texts_of(organisation: Organisation, moment: Moment, values: dict[str, Value]) -> dict[str, str]:
    """The texts that a template may ask for."""
    parent = OrganisationVersion.objects.at(moment.at).filter(organisation=organisation).values_list("parent")
    above = parent[0][0] if parent else None
    names = organisation_names([organisation.pk, *([above] if above else [])], moment.at)
    own, superior = names.get(organisation.pk, organisation.code), names.get(above, "") if above else ""
    return {
        "to_chuc": own,
        "cap_uy": committee_of(own),
        "cap_tren": superior,
        "cap_uy_cap_tren": committee_of(superior),
        "den_ngay": format_date(moment.at),
        "tu_ngay": format_date(moment.begins),
        "ngay_dai": format_long(moment.at),
        "nhiem_ky": _term_name(organisation.pk, moment),
        "ma_chot": "",
        "kiem_tra_bieu_1": _check_of_form_1(values),
    }


def _term_name(organisation_id: uuid.UUID, moment: Moment) -> str:
    """What the term in force is called in most of the grassroots organisations."""
    below = TreeLink.objects.at(moment.at).filter(ancestor=organisation_id).values("descendant")
    grassroots = OrganisationVersion.objects.at(moment.at).filter(kind__in=GRASSROOTS_KINDS, organisation__in=below)
    terms = Term.objects.filter(organisation__in=grassroots.values("organisation"), starts_on__lte=moment.at)
    names: Iterable[str] = terms.exclude(ended_on__lte=moment.at).values_list("name", flat=True)
    return _commonest(names)


def _commonest(names: Iterable[str]) -> str:
    counted = Counter(names)
    return min(counted, key=lambda name: (-counted[name], name)) if counted else ""


def _check_of_form_1(values: dict[str, Value]) -> str:
    found = [values.get(f"members.{key}") for key in ("start", "increase", "decrease", "total")]
    if any(value is None for value in found):
        return ""
    start, increase, decrease, end = (int(value or 0) for value in found)
    said = f"Kiểm tra: {format_int(start)} + {format_int(increase)} − {format_int(decrease)}"
    verdict = "đúng" if start + increase - decrease == end else "không khớp"
    return f"{said} = {format_int(start + increase - decrease)}; cuối kỳ {format_int(end)}, {verdict}."
