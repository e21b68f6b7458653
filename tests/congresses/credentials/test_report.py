"""The credentials report: from the frozen delegates alone, every breakdown adding up, every number a list of names."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import build
from congresses.checkin.doors import Hall, hall
from congresses.delegates import gathering
from dangbo.access.actor import PROGRAM
from dangbo.congresses.acts.credentials.freezing import freeze_credentials
from dangbo.congresses.acts.delegates.changing import note_absence, substitute
from dangbo.congresses.acts.delegates.entering import take_members
from dangbo.congresses.models import Congress
from dangbo.congresses.models.congresses import CongressKind
from dangbo.congresses.models.credentials import CredentialsSnapshot
from dangbo.congresses.models.delegates import Absence
from dangbo.congresses.papers.catalogue import paper_of
from dangbo.congresses.papers.facts import Facts
from dangbo.congresses.papers.facts.of_delegates import NOT_FROZEN
from dangbo.congresses.queries.credentials.paper import credentials_paper
from dangbo.congresses.queries.credentials.report import CredentialsReport
from dangbo.congresses.queries.papers.naming import filled
from dangbo.elections.papers.setting import file_of
from dangbo.registry.acts.refusal import Refused
from dangbo.rules.vocabulary import Standing


@pytest.fixture
def held(db: None) -> Hall:
    return hall()


def frozen(held: Hall) -> CredentialsReport:
    return CredentialsReport(freeze_credentials(actor=PROGRAM, session=held.session))


def lines_of(report: CredentialsReport, key: str) -> dict[str, int]:
    """Label → count of a breakdown."""
    (found,) = [each for each in report.numbers.breakdowns if each.key == key]
    return {line.label: line.count for line in found.lines}


def test_everybody_stands_in_one_place_and_an_alternate_in_the_seat_of_the_absent(held: Hall) -> None:
    first, second, third, fourth = held.delegates
    substitute(actor=PROGRAM, absent=first, alternate=held.alternate, reason="Ốm")
    note_absence(actor=PROGRAM, delegate=third, absence=Absence.EXCUSED, reason="Điều trị")
    for name in (held.alternate.full_name, second.full_name):
        held.scan(held.codes[name])
    report = frozen(held)
    assert {key: [person["name"] for person in people] for key, people in report.lists.items() if people} == {
        "trieu-tap": [second.full_name, third.full_name, fourth.full_name, held.alternate.full_name],
        "co-mat": [second.full_name, held.alternate.full_name],
        "co-ly-do": [third.full_name],
        "khong-ly-do": [fourth.full_name],
    }
    numbers = report.numbers
    assert (numbers.summoned, numbers.present, numbers.excused, numbers.unexcused) == (4, 2, 1, 1)
    assert lines_of(report, "kind") == {"Được bầu": 1, "Dự khuyết": 1}
    assert lines_of(report, "unit") == {"Chi bộ Số 001": 2}


def test_what_changes_later_does_not_change_the_report(held: Hall) -> None:
    held.scan(held.codes[held.delegates[0].full_name])
    report = frozen(held)
    held.scan(held.codes[held.delegates[1].full_name])
    again = CredentialsReport(CredentialsSnapshot.objects.get(pk=report.snapshot.pk))
    assert again.numbers.present == 1
    assert frozen(held).numbers.present == 2


def test_nothing_is_frozen_before_somebody_came(held: Hall) -> None:
    with pytest.raises(Refused, match="chưa có ai điểm danh"):
        frozen(held)


def test_every_number_opens_as_many_names(held: Hall) -> None:
    for delegate in held.delegates[:3]:
        held.scan(held.codes[delegate.full_name])
    report = frozen(held)
    for breakdown in report.numbers.breakdowns:
        parts = [report.part(breakdown.key, place) for place in range(len(breakdown.lines))]
        assert [len(part.people) for part in parts if part] == [line.count for line in breakdown.lines]
        assert sum(line.count for line in breakdown.lines) == report.numbers.present
    assert report.part("sex", 99) is None
    assert report.part("gi-do") is None


def test_facts_come_from_the_register_as_of_the_opening(db: None) -> None:
    top = gathering.bloc(1)
    (unit,) = gathering.units_of(top)
    build.member(unit, "Lò Thị Mai An", sex="female", born=date(1985, 8, 28), ethnic_group="Thái",
                 admission_decided_on=date(2010, 8, 27))  # fmt: skip
    build.member(unit, "Cà Văn Bình", born=date(1950, 1, 1), admission_decided_on=date(1975, 9, 2))
    build.member(unit, "Vì Văn Sơn", standing=Standing.PROBATIONARY, born=date(1995, 1, 1))
    congress = gathering.congress(top, kind=CongressKind.MEMBER)
    take_members(actor=PROGRAM, congress=congress)
    held = hall(congress)
    for code in held.codes.values():
        held.scan(code)
    report = frozen(held)
    assert lines_of(report, "standing") == {"Đảng viên chính thức": 2, "Đảng viên dự bị": 1}
    assert lines_of(report, "sex") == {"Nam": 2, "Nữ": 1}
    assert lines_of(report, "age") == {"Dưới 30 tuổi": 1, "Từ 30 đến 40 tuổi": 1, "Từ 61 đến 70 tuổi": 1}
    assert lines_of(report, "ethnicity")["Thái"] == 1
    numbers = report.numbers
    assert numbers.age is not None
    assert (numbers.age.most, numbers.age.most_names, numbers.age.least) == (70, ("Cà Văn Bình",), 25)
    assert numbers.party_age is not None
    assert (numbers.party_age.most, numbers.party_age.least_names) == (44, ("Lò Thị Mai An",))
    paper = credentials_paper(report)
    assert paper.abstract.startswith("tình hình đảng viên dự đại hội đảng viên Đảng bộ Khối")
    assert "Được triệu tập" not in paper.text


def test_the_report_becomes_word_and_pdf(held: Hall) -> None:
    for delegate in held.delegates:
        held.scan(held.codes[delegate.full_name])
    paper = credentials_paper(frozen(held))
    assert file_of(paper, "word")[:2] == b"PK"
    assert file_of(paper, "pdf")[:4] == b"%PDF"
    assert "Đề nghị đại hội công nhận 4 đại biểu có mặt đủ tư cách dự đại hội." in paper.text


PEOPLE = st.lists(
    st.fixed_dictionaries(
        {
            "kind": st.sampled_from(["ex_officio", "elected", "appointed", "alternate"]),
            "sex": st.sampled_from(["male", "female", ""]),
            "birth": st.sampled_from(["", "1950-02-28", "1979-08-28", "1999-12-31"]),
            "admitted": st.sampled_from(["", "1975-09-02", "2019-08-27"]),
            "traits": st.dictionaries(
                st.sampled_from(["theory", "ethnicity", "religion"]), st.sampled_from(["A", "B"])
            ),
            "here": st.booleans(),
            "barred": st.sampled_from(["", "", "X bị đình chỉ."]),
            "absence": st.sampled_from(["", "excused", "unexcused"]),
            "unit": st.sampled_from(["", "Chi bộ A", "Chi bộ B"]),
        }
    ),
    max_size=30,
)


@pytest.mark.django_db
@settings(max_examples=60)
@given(people=PEOPLE)
def test_every_breakdown_adds_up_to_those_present_whoever_they_are(people: list[dict[str, object]]) -> None:
    whole = [
        {**person, "id": str(place), "number": place, "name": f"N {place}", "post": "", "birth_year": None,
         "replaces": None, "absence_reason": ""}
        for place, person in enumerate(people)
    ]  # fmt: skip
    report = report_on(whole)
    present = sum(bool(person["here"]) for person in whole)
    assert len(report.lists["co-mat"]) == present
    for breakdown in report.numbers.breakdowns:
        assert sum(line.count for line in breakdown.lines) == breakdown.total == present
    placed = sum(len(report.lists[key]) for key in ("co-mat", "co-ly-do", "khong-ly-do", "khong-du", "cho"))
    assert placed == len(whole)


def report_on(people: list[dict[str, object]]) -> CredentialsReport:
    """The report on a snapshot that is not stored."""
    round_ = gathering.CongressRound(first_year=2020, last_year=2025, opened_on=date(2019, 12, 1))
    congress = Congress(round=round_, level="above_grassroots", kind="delegate")
    contents = {"v": 1, "opening": "2020-08-27", "kind": "delegate", "session": "Khai mạc", "people": people}
    return CredentialsReport(CredentialsSnapshot(congress=congress, number=1, contents=contents))


def test_the_paper_of_the_catalogue_is_the_report_itself(held: Hall) -> None:
    facts, paper = Facts(held.congress, gathering.DAY), paper_of("bao-cao-tham-tra")
    assert filled(paper.text, facts) == NOT_FROZEN
    held.scan(held.codes[held.delegates[0].full_name])
    frozen(held)
    held.scan(held.codes[held.delegates[1].full_name])
    report = frozen(held)
    written = credentials_paper(report)
    assert filled(paper.text, facts) == written.text
    assert filled(paper.abstract, facts) == written.abstract
