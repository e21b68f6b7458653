"""The figures of documents: issued in a period and by kind, incoming, overdue, and how many receivers have read."""

import datetime
from collections.abc import Mapping

from django.db.models import Exists, OuterRef, Q
from django.db.models.expressions import Combinable

from dangbo.access.permissions import Permission
from dangbo.documents.models import (
    OUT_STATES,
    Channel,
    Document,
    DocumentState,
    IncomingDocument,
    IncomingState,
    ReadReceipt,
)
from dangbo.facts.figures import Breakdown, Column, Count, Figure, Moment, Ratio, Rows, Source
from dangbo.rules.documents import document_kinds

GROUP = "Văn bản"
UNIT = "văn bản"
KIND_NAMES = {kind.key: kind.name for kind in document_kinds(datetime.date.max)}


def _issued(moment: Moment) -> Rows:
    return Document.objects.filter(state__in=OUT_STATES, issued_on__range=moment.period)


def _kind(_moment: Moment) -> str:
    return "kind"


def _state(_moment: Moment) -> str:
    return "state"


def _channel(_moment: Moment) -> str:
    return "channel"


BY_KIND = Breakdown("kind", "Thể loại", _kind, KIND_NAMES, "Thể loại khác")
BY_STATE = Breakdown("state", "Hiệu lực", _state, {state.value: state.label for state in OUT_STATES})
BY_CHANNEL = Breakdown("channel", "Đường đến", _channel, dict(Channel.choices))

_ORGANISATION = Column("organisation", "Tổ chức", "organisation", "organisation")
ISSUED = Source(
    key="issued_documents",
    name="văn bản đã ban hành",
    rows=_issued,
    person="",
    columns=(
        Column("symbol", "Số, ký hiệu", "symbol", opens="documents:document"),
        Column("on", "Ngày", "issued_on", "date"),
        Column("kind", "Thể loại", "kind", labels=KIND_NAMES),
        Column("abstract", "Trích yếu", "abstract"),
        _ORGANISATION,
        Column("state", "Hiệu lực", "state", labels=dict(DocumentState.choices)),
    ),
    on="issued_on",
    order=("issued_on", "symbol_key", "pk"),
    personal=False,
    permission=Permission.SEE_DOCUMENTS,
)


def _registered(moment: Moment) -> Rows:
    return IncomingDocument.objects.filter(state=IncomingState.REGISTERED, arrived_on__range=moment.period)


def _held(moment: Moment) -> Rows:
    return IncomingDocument.objects.filter(state=IncomingState.REGISTERED, arrived_on__lte=moment.at)


_INCOMING_COLUMNS = (
    Column("symbol", "Số, ký hiệu", "symbol"),
    Column("arrived", "Ngày đến", "arrived_on", "date"),
    Column("author", "Nơi gửi", "author"),
    Column("abstract", "Trích yếu", "abstract", opens="documents:incoming"),
    _ORGANISATION,
    Column("due", "Hạn", "due_on", "date"),
)
INCOMING = Source(
    key="incoming_documents",
    name="văn bản đến",
    rows=_registered,
    person="",
    columns=_INCOMING_COLUMNS,
    on="arrived_on",
    order=("arrived_on", "number", "pk"),
    personal=False,
    permission=Permission.SEE_DOCUMENTS,
)
HELD = Source(
    key="held_documents",
    name="văn bản đến đã vào sổ",
    rows=_held,
    person="",
    columns=_INCOMING_COLUMNS,
    order=("due_on", "number", "pk"),
    personal=False,
    permission=Permission.SEE_DOCUMENTS,
)


def _delivered(moment: Moment) -> Rows:
    sent = IncomingDocument.objects.filter(source__isnull=False)
    return sent.exclude(state=IncomingState.RETURNED).filter(source__issued_on__range=moment.period)


def _receipts(moment: Moment) -> Mapping[str, Combinable]:
    read = ReadReceipt.objects.filter(incoming=OuterRef("pk"), read_at__date__lte=moment.at)
    return {"is_read": Exists(read)}


DELIVERED = Source(
    key="delivered_documents",
    name="lượt văn bản gửi đi",
    rows=_delivered,
    person="",
    columns=(
        Column("symbol", "Số, ký hiệu", "symbol", opens="documents:document", opened="source_id"),
        Column("abstract", "Trích yếu", "abstract"),
        Column("receiver", "Nơi nhận", "organisation", "organisation"),
        Column("sender", "Nơi ban hành", "source__organisation", "organisation"),
    ),
    organisation="source__organisation",
    on="source__issued_on",
    joins=_receipts,
    order=("source__issued_on", "symbol_key", "pk"),
    personal=False,
    permission=Permission.SEE_DOCUMENTS,
)


def _overdue(moment: Moment) -> Q:
    return Q(due_on__lt=moment.at) & (Q(settled_on__isnull=True) | Q(settled_on__gt=moment.at))


def _read(_moment: Moment) -> Q:
    return Q(is_read=True)


ISSUED_COUNT = Count(
    key="documents.issued",
    name="Văn bản ban hành",
    unit=UNIT,
    source=ISSUED,
    explanation="Đếm văn bản đã cấp số trong kỳ, tính theo ngày ban hành, kể cả văn bản về sau được thay thế, thu hồi.",
    breakdowns=(BY_KIND, BY_STATE),
    period=True,
    group=GROUP,
)
DELIVERED_COUNT = Count(
    key="documents.delivered",
    name="Lượt văn bản gửi đến tổ chức đảng",
    unit="lượt",
    source=DELIVERED,
    explanation="Đếm mỗi nơi nhận của mỗi văn bản ban hành trong kỳ đã gửi trong chương trình, trừ lượt trả lại.",
    breakdowns=(BY_KIND,),
    period=True,
    group=GROUP,
)
READ_COUNT = Count(
    key="documents.read",
    name="Lượt văn bản đã được đọc",
    unit="lượt",
    source=DELIVERED,
    explanation="Đếm nơi nhận có người đã báo đọc, trong các lượt gửi của văn bản ban hành trong kỳ.",
    where=_read,
    breakdowns=(BY_KIND,),
    period=True,
    group=GROUP,
)

FIGURES: list[Figure] = [
    ISSUED_COUNT,
    Count(
        key="documents.incoming",
        name="Văn bản đến",
        unit=UNIT,
        source=INCOMING,
        explanation="Đếm văn bản đã vào sổ văn bản đến trong kỳ, tính theo ngày đến.",
        breakdowns=(BY_KIND, BY_CHANNEL),
        period=True,
        group=GROUP,
    ),
    Count(
        key="documents.incoming.overdue",
        name="Văn bản đến quá hạn",
        unit=UNIT,
        source=HELD,
        explanation="Đếm văn bản đến có hạn trước ngày xem số liệu mà đến ngày ấy chưa giải quyết xong.",
        where=_overdue,
        breakdowns=(BY_CHANNEL,),
        group=GROUP,
    ),
    DELIVERED_COUNT,
    READ_COUNT,
    Ratio(
        key="documents.read.share",
        name="Tỷ lệ lượt văn bản đã được đọc",
        numerator=READ_COUNT,
        denominator=DELIVERED_COUNT,
        explanation="Lượt đã đọc chia cho lượt gửi của văn bản ban hành trong kỳ.",
        group=GROUP,
    ),
]
