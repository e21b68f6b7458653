"""A draft checked against itself and, where an organisation is given, against the register."""

from dataclasses import dataclass
from datetime import date

from dangbo.checking.queries.names import is_of_register, names_around, near_misses, own_names
from dangbo.checking.queries.spoken import agreement, agreement_of_keys, spoken_figures
from dangbo.office.options import options
from dangbo.paper.texts.drafts import DraftFile
from dangbo.proofreading import SPELLING_RULES, Report
from dangbo.proofreading.model import Draft, Finding, read_draft
from dangbo.proofreading.register import date_of_text, statements
from dangbo.proofreading.report import check_draft, with_results, without
from dangbo.registry.models import Organisation


@dataclass(frozen=True, slots=True)
class Checked:
    """A text with what was found; `at`: the day of the register, and whether it was read from the text."""

    text: str
    report: Report
    at: date | None = None
    at_from_text: bool = False


def check_draft_file(
    read: DraftFile, organisation: Organisation | None, at: date | None = None, usual: date | None = None
) -> Checked:
    """Check a draft. With an organisation its figures and names are held against the register of a day.

    That day is `at`; else the one that the text gives, else `usual`, else the day at which the pages open.
    """
    draft = read_draft(read.text)
    report = check_draft(draft)
    if organisation is None:
        return Checked(read.text, report)
    said = None if at else date_of_text(draft)
    day = at or said or usual or options().default_as_of
    report = _against_figures(draft, report, read, organisation, day, sure=bool(at or said))
    return Checked(read.text, _against_names(report, read.text, organisation, day), day, said is not None)


def _against_figures(
    draft: Draft, report: Report, read: DraftFile, organisation: Organisation, at: date, *, sure: bool
) -> Report:
    keyed = [(each.start, each.end) for each in read.keyed]
    phrases = [
        each
        for each in statements(draft, list(spoken_figures().values()), own_names(organisation, at))
        if not any(start <= draft.offsets[each.figure.start] < end for start, end in keyed)
    ]
    report = with_results(report, agreement(phrases, organisation, at), draft)
    return with_results(report, agreement_of_keys(read.keyed, organisation, at, sure=sure))


def _against_names(report: Report, text: str, organisation: Organisation, at: date) -> Report:
    around = names_around(organisation, at)
    spelling = [each for each in report.findings if each.rule in SPELLING_RULES]
    known: set[Finding] = is_of_register(text, spelling, around)
    report = without(report, known.__contains__)
    return with_results(report, near_misses(text, organisation, at, around))
