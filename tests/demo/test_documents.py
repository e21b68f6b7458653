"""The documents of the demo: those of the bloc's congress round, and those that the articles name."""

from collections import Counter
from datetime import date

import pytest

from dangbo.access.actor import PROGRAM
from dangbo.demo.documents.papers import words
from dangbo.documents.acts.arrival_numbers import counter_begins
from dangbo.documents.acts.templates import store_template
from dangbo.documents.frozen import is_intact
from dangbo.documents.models import (
    Document,
    DocumentTemplate,
    IncomingCounter,
    IncomingDocument,
    IncomingState,
    NumberSeries,
    ReadReceipt,
    SearchEntry,
    SeriesNumber,
)
from dangbo.documents.queries.citations import cited
from dangbo.documents.queries.contents import contents_at
from dangbo.documents.queries.gaps import gaps_of
from dangbo.documents.queries.issue_check import examine
from dangbo.documents.queries.paper import party_document
from dangbo.documents.queries.series import series_at
from dangbo.paper.party_documents.plan import plan
from dangbo.registry.models import Decision, Organisation
from dangbo.rules.calendar import is_working_day
from dangbo.rules.verdict import Severity

ROUND = date(2019, 6, 1), date(2020, 6, 28)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("full_demo")]


def of_round():
    return Document.objects.filter(organisation__code="khoi", issued_on__range=ROUND)


def test_the_bloc_issued_380_documents_and_30_templates_for_its_round():
    assert of_round().count() == 380
    assert DocumentTemplate.objects.filter(organisation__code="khoi", retired_at=None).count() == 30
    assert of_round().exclude(template=None).count() > 180


@pytest.mark.parametrize(
    ("symbol", "on", "code", "abstract"),
    [
        ("01-KH/ĐU", date(2019, 12, 31), "vp32", "về việc tổ chức Đại hội các chi bộ trực thuộc nhiệm kỳ 2020-2022"),
        ("189-TB/ĐUK", date(2024, 3, 5), "khoi", "mở lớp bồi dưỡng đảng viên mới khóa I, năm 2024"),
        ("132-GM/ĐUK", date(2024, 3, 14), "khoi", "kết nối đường truyền hội nghị học tập, quán triệt"),
        ("133-GM/ĐUK", date(2024, 3, 15), "khoi", "dự họp Ban Chỉ đạo Đảng ủy Khối về thực hiện Nghị quyết số 07"),
        ("134-GM/ĐUK", date(2024, 3, 22), "khoi", "dự Hội nghị Báo cáo viên tháng 3 năm 2024"),
    ],
)
def test_the_published_documents_have_their_numbers_days_and_abstracts(symbol, on, code, abstract):
    document = Document.objects.get(symbol=symbol, issued_on=on)
    assert document.organisation.code == code
    assert document.abstract.startswith(abstract)


@pytest.mark.parametrize(
    ("symbol", "on", "codes"),
    [
        ("35-CT/TW", date(2019, 5, 30), {"khoi", "vp32", "vp106"}),
        ("193-KH/TU", date(2019, 8, 28), {"khoi"}),
        ("2140-CĐ/TU", date(2020, 3, 26), {"khoi"}),
        ("07-NQ/TU", date(2018, 4, 27), {"khoi"}),
        ("2163-QĐ/ĐU", date(2009, 9, 10), {"vp38"}),
    ],
)
def test_the_papers_from_above_stand_in_the_incoming_registers(symbol, on, codes):
    rows = IncomingDocument.objects.filter(symbol=symbol, issued_on=on, state=IncomingState.REGISTERED)
    assert {row.organisation.code for row in rows} == codes


def test_the_decision_of_the_upgrade_says_the_same_in_both_registers():
    came, cited_there = IncomingDocument.objects.get(symbol="2163-QĐ/ĐU"), Decision.objects.get(symbol="2163-QĐ/ĐU")
    assert (came.issued_on, came.author) == (cited_there.issued_on, cited_there.issuer)
    assert came.abstract.lower() == cited_there.abstract.lower()


def test_decisions_of_the_bloc_are_those_of_the_register():
    for document in of_round().filter(kind="decision"):
        decision = Decision.objects.get(symbol=document.symbol, issued_on=document.issued_on)
        assert decision.abstract.lower() == document.abstract.lower()


def test_every_number_was_taken_from_the_series_in_which_an_act_counts():
    known = {}
    for document in Document.objects.select_related("issuer__organisation", "number__series"):
        place = (document.issuer_id, document.kind, document.issued_on, document.in_congress)
        series = known.get(place) or series_at(document.issuer, document.kind, document.issued_on, in_congress=place[3])
        known[place] = series
        row = document.number.series
        assert (row.issuer_code, row.group, row.first_day) == (
            series.key.issuer,
            series.key.group,
            series.key.first_day,
        )
        assert (row.last_day, row.name) == (series.last_day, series.name)
        assert document.symbol.startswith(f"{document.number.number:02d}-")


def test_numbers_have_no_gap_and_rise_with_the_days():
    for series in NumberSeries.objects.all():
        numbers = list(series.numbers.order_by("number"))
        assert gaps_of(series) == ()
        assert series.highest == numbers[-1].number == len(numbers)
        given = [number.dated for number in numbers if number.cancelled_at is None]
        assert given == sorted(given), series.name


def test_a_number_without_document_says_why():
    without = SeriesNumber.objects.filter(document=None)
    reasons = {(number.cancelled_at is None, number.reason) for number in without}
    assert reasons == {
        (True, "Quyết định ghi trong sổ đảng viên, tổ chức đảng"),
        (False, "Đã cấp trên sổ giấy trước khi dùng chương trình"),
    }


def test_symbols_are_used_once_in_a_series():
    symbols = Counter(Document.objects.values_list("organisation", "symbol", "number__series"))
    assert set(symbols.values()) == {1}


def test_what_was_frozen_is_what_the_act_would_freeze():
    for document in Document.objects.select_related("issuer", "organisation", "number"):
        assert is_intact(document)
        said = contents_at(document, document.issued_on, document.number.number)
        assert said.problems == ()
        assert said.contents == document.frozen, document.symbol


def test_the_issue_page_would_have_let_them_pass():
    """Only what belongs to documents that have been issued already stands against them."""
    already = {"number-taken", "symbol-taken", "number-cancelled", "number-out-of-date-order"}
    for document in Document.objects.filter(pk__in=list(of_round().values_list("pk", flat=True))[::9]):
        found = examine(document, document.issued_on, document.number.number).findings
        wrong = [finding.message for finding in found if finding.severity is not Severity.NOTE]
        assert [each.message for each in found if each.message in wrong and each.code not in already] == []


def test_every_document_can_be_set_on_paper():
    for document in Document.objects.select_related("issuer"):
        assert plan(party_document(document)).title


def test_citations_resolve():
    outside = {entry["symbol"] for entry in words()["incoming"]}
    bloc = Organisation.objects.get(code="khoi")
    for document in of_round():
        for citation in cited(document.text, bloc, document.issued_on):
            assert citation.is_resolved, (document.symbol, citation.symbol)
            assert citation.document is not None or citation.symbol in outside


def test_reports_carry_the_figures_of_their_day():
    report = of_round().get(kind="report", issued_on=date(2020, 6, 26))
    values = {figure["key"]: figure["value"] for figure in report.frozen["figures"]}
    assert (values["committees.elected"], values["committees.re_elected"], values["committees.women.share"]) == (
        642,
        457,
        "24.14",
    )


def test_documents_are_issued_on_working_days():
    days = Document.objects.exclude(in_congress=True).values_list("issued_on", flat=True)
    assert [day for day in days if not is_working_day(day)] == []


def test_the_congress_papers_stand_in_one_series_for_all_kinds():
    papers = Document.objects.filter(in_congress=True).order_by("organisation", "number__number")
    by_organisation = Counter(paper.organisation.code for paper in papers)
    assert set(by_organisation.values()) == {5}
    assert {"khoi", "vp106"} < set(by_organisation)
    assert [paper.symbol for paper in papers.filter(organisation__code="vp106")] == [
        "01-CTr/ĐH",
        "02-QC/ĐH",
        "03-BB/ĐH",
        "04-NQ/ĐH",
        "05-BB/ĐH",
    ]


def test_the_plan_of_the_round_went_to_all_108_and_was_read_by_most():
    document = of_round().get(kind="plan", issued_on=date(2019, 9, 10))
    assert document.recipients.count() == document.deliveries.count() == 108
    read = ReadReceipt.objects.filter(incoming__source=document).count()
    assert 75 <= read < 108


def test_arrival_numbers_follow_one_another_and_some_papers_wait():
    for counter in IncomingCounter.objects.all():
        rows = IncomingDocument.objects.filter(counter=counter).order_by("number")
        assert [row.number for row in rows] == list(range(1, counter.highest + 1))
        assert [row.arrived_on for row in rows] == sorted(row.arrived_on for row in rows)
        assert {row.arrived_on.year for row in rows} == {counter.first_day.year}
    newest = IncomingCounter.objects.select_related("organisation").order_by("-first_day")[0]
    assert counter_begins(newest.organisation, newest.first_day) == newest.first_day
    waiting = IncomingDocument.objects.filter(state=IncomingState.WAITING)
    assert 100 < waiting.count() < 800
    assert not waiting.exclude(receipts=None).exists()


def test_everything_is_found_by_search():
    entries = SearchEntry.objects.exclude(document=None).count(), SearchEntry.objects.exclude(incoming=None).count()
    assert entries == (Document.objects.count(), len(words()["incoming"]))


def test_the_stored_templates_are_what_the_act_makes_of_their_files():
    bloc = Organisation.objects.get(code="khoi")
    for template in list(DocumentTemplate.objects.all()[:6]):
        again = store_template(
            actor=PROGRAM, organisation=bloc, name=template.name, kind=template.kind, word=bytes(template.word)
        )
        assert (again.abstract, again.text.lower()) == (template.abstract, template.text.lower())
