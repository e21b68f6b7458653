"""How an organisation counts its documents: restart by term or year, shared counters, kinds counted apart."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.documents.models import NumberingPolicy, NumberSeries
from dangbo.documents.queries.series import numbering_option, numbering_terms
from dangbo.office.parameters import office_parameters
from dangbo.registry.acts.refusal import NO_CODES, error, weigh
from dangbo.registry.acts.writing import write
from dangbo.registry.models import Organisation
from dangbo.rules.documents import CONGRESS_GROUP, NumberingOption, Restart, check_shared_codes, document_kinds
from dangbo.rules.verdict import Finding
from dangbo.vietnamese.dates import format_date


@transaction.atomic
def set_numbering(
    *,
    actor: Actor,
    organisation: Organisation,
    valid_from: date,
    restart: Restart = Restart.TERM,
    shared: Sequence[Sequence[str]] = (),
    apart: Collection[str] = (),
    accepted_warnings: Collection[str] = NO_CODES,
) -> NumberingPolicy:
    """How an organisation counts from a day on; the way before it ends that day.

    shared: groups of codes with one counter ("CV", "CĐ"); apart: keys of kinds with a counter of their own. Once
    numbers were given it begins only with a term, or with a year where it counts by year, so that no number is given
    twice. Raises Refused and NotAllowed.
    """
    actor.require(Permission.EDIT_TEMPLATES, organisation)
    option = NumberingOption(restart, tuple(map(tuple, shared)), frozenset(apart))
    accepted = weigh(_findings(organisation, option, valid_from), accepted_warnings)
    policies = NumberingPolicy.objects.filter(organisation=organisation)
    policies.filter(valid_from=valid_from).delete()
    policies.filter(valid_from__lt=valid_from, valid_to=None).update(valid_to=valid_from)
    policy = NumberingPolicy.objects.create(
        organisation=organisation,
        restart=restart.value,
        shared=[list(group) for group in shared],
        apart=sorted(apart),
        valid_from=valid_from,
    )
    write(
        "set_numbering",
        actor,
        f"Đánh số văn bản {policy.get_restart_display().lower()} từ ngày {format_date(valid_from)}",
        organisation=organisation,
        subject=policy,
        accepted=accepted,
        details={"restart": restart, "shared": policy.shared, "apart": policy.apart},
    )
    return policy


def _findings(organisation: Organisation, option: NumberingOption, valid_from: date) -> Iterator[Finding]:
    values = office_parameters()
    kinds = document_kinds(valid_from, values)
    codes, keys = {kind.code for kind in kinds if kind.code}, {kind.key for kind in kinds}
    for code in (code for group in option.shared for code in group):
        if code not in codes:
            yield error("unknown-code", f"Không có thể loại nào mang chữ viết tắt “{code}”.")
    if any(len(set(group)) < 2 for group in option.shared):
        yield error("group-of-one", "Nhóm đếm chung phải có ít nhất hai chữ viết tắt khác nhau.")
    for key in sorted(option.apart - keys):
        yield error("unknown-document-kind", f"Không có thể loại văn bản “{key}”.")
    later = NumberingPolicy.objects.filter(organisation=organisation, valid_from__gt=valid_from).first()
    if later is not None:
        yield error("later-numbering", f"Đã có cách đánh số từ ngày {format_date(later.valid_from)}.")
    yield from check_shared_codes(option, valid_from, values).findings
    yield from _within_series(organisation, option, valid_from)


def _within_series(organisation: Organisation, option: NumberingOption, valid_from: date) -> Iterator[Finding]:
    """A series that is counting would begin again at 01 in the middle of its term: every symbol would come twice."""
    if option == numbering_option(organisation, valid_from) or valid_from in _beginnings(
        organisation, option, valid_from
    ):
        return
    running = NumberSeries.objects.filter(organisation=organisation, highest__gt=0).exclude(group=CONGRESS_GROUP)
    held = next((row for row in running if row.last_day is None or row.last_day >= valid_from), None)
    if held is not None:
        when = "ngày 01/01" if option.restart is Restart.YEAR else "ngày đầu nhiệm kỳ"
        yield error(
            "numbering-changes-mid-series",
            f"{held.name} đã đến số {held.highest:02d}; cách đánh số này chỉ bắt đầu từ {when} để không trùng số.",
        )


def _beginnings(organisation: Organisation, option: NumberingOption, valid_from: date) -> set[date]:
    """The days on which the series of that way of counting begin anew."""
    first_days = {term.first_day for term in numbering_terms(organisation)}
    return first_days | {date(valid_from.year, 1, 1)} if option.restart is Restart.YEAR else first_days
