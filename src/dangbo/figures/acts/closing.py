"""Closing a report for good (chốt số liệu)."""

from django.db import transaction
from django.utils import timezone

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.facts.figures import Moment
from dangbo.figures.catalogue import figure
from dangbo.figures.closing.contents import contents_of
from dangbo.figures.closing.keeping import digest_of, gather, pack
from dangbo.figures.models import ClosedReport
from dangbo.figures.reports.document import ReportDocument, report
from dangbo.journal.chain import record
from dangbo.registry.models import Organisation
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.text import clean_line


class CloseRefusedError(ValueError):
    """A report may not be closed. Its text is one sentence for the user."""


def close_report(
    *, actor: Actor, organisation: Organisation, name: str, moment: Moment, reason: str = ""
) -> ClosedReport:
    """Keep a report for good: its values, the rows behind them, its words, and a digest of all.

    A report of the same day that was closed before is superseded, which needs a reason. Raises NotAllowed,
    UnknownReportError, CloseRefusedError.
    """
    actor.require(Permission.CLOSE_REPORTS, organisation)
    if moment.at > timezone.localdate():
        raise CloseRefusedError(f"Ngày {format_date(moment.at)} chưa đến nên chưa chốt được.")
    with transaction.atomic():
        former = last_closed(organisation, name, moment)
        if former is not None and not reason.strip():
            raise CloseRefusedError(f"Báo cáo này đã chốt với mã {former.code}. Muốn chốt lại thì phải ghi lý do.")
        closed = _closed(report(name, organisation, moment), actor, former, clean_line(reason))
        closed.save(force_insert=True)
        _record(closed, actor)
    return closed


def last_closed(organisation: Organisation, name: str, moment: Moment) -> ClosedReport | None:
    """The closed report of a day and period that no later one has superseded."""
    found = ClosedReport.objects.filter(
        organisation=organisation, report=name, at=moment.at, since=moment.begins, superseded_by=None
    )
    return found.select_related("organisation").first()


def _closed(document: ReportDocument, actor: Actor, former: ClosedReport | None, reason: str) -> ClosedReport:
    moment, organisation, template = document.moment, document.organisation, document.template
    rows = pack(gather([figure(key) for key in document.figures], organisation.pk, moment))
    contents, closed_at = contents_of(document), timezone.now()
    kept = (contents, rows, template.word, template.excel)
    return ClosedReport(
        organisation=organisation,
        report=template.key,
        name=template.name,
        at=moment.at,
        since=moment.begins,
        closed_at=closed_at,
        closed_by_id=actor.account_id,
        closed_by_name=actor.name,
        contents=contents,
        word=template.word,
        excel=template.excel,
        rows=rows,
        digest=digest_of(template.key, organisation, moment, closed_at, kept),
        supersedes=former,
        reason=reason,
    )


def _record(closed: ClosedReport, actor: Actor) -> None:
    again = f", thay bản {closed.supersedes.code}: {closed.reason}" if closed.supersedes else ""
    record(
        act="close_report",
        actor_id=actor.account_id,
        actor_name=actor.name,
        organisation_id=closed.organisation_id,
        subject_type="closedreport",
        subject_id=closed.pk,
        summary=f"Chốt {closed.name} đến ngày {format_date(closed.at)}, mã chốt {closed.code}{again}",
        details={"report": closed.report, "at": closed.at, "since": closed.since, "digest": closed.digest},
    )
