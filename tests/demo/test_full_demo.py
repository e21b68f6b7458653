"""The demo counted by statements of our own, and compared with the totals that the articles publish."""

from collections import defaultdict
from datetime import date, timedelta

import pytest

from dangbo.access.models import Account, RoleAssignment
from dangbo.access.permissions import Role
from dangbo.demo.accounts import SIGN_INS
from dangbo.demo.build import demo_exists
from dangbo.demo.names import names_of
from dangbo.documents.models import Document, DocumentTemplate
from dangbo.elections.models import Election
from dangbo.journal.chain import verify
from dangbo.journal.models import Entry
from dangbo.registry.models import Membership, Organisation, OrganisationVersion, Person
from dangbo.rules.calendar import add_months
from dangbo.rules.organisations import Headcount, inspection_commission_findings, leadership, size_findings
from dangbo.rules.verdict import Severity
from dangbo.rules.vocabulary import EntryCause, OrganisationKind, Standing
from dangbo.vietnamese.citizen import check_card_number, check_citizen_number, check_file_number
from dangbo.vietnamese.names import split_name
from dangbo.vietnamese.numbers import percent
from demo.conftest import ask, ask_below, headcount

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("full_demo")]

DAY = date(2020, 7, 1)
LAST_CONGRESS = date(2020, 6, 28)

ROUND = """
SELECT s.person_id, t.id, t.previous_id, c.kind, p.sex, t.name, v.kind
FROM registry_committeemember s
JOIN registry_committee c ON c.id = s.committee_id
JOIN registry_term t ON t.id = c.term_id
JOIN below ON below.id = t.organisation_id
JOIN registry_organisationversion v ON v.organisation_id = t.organisation_id AND v.valid_to IS NULL
JOIN registry_person p ON p.id = s.person_id
WHERE s.entry = 'elected' AND v.kind IN ('grassroots_committee', 'grassroots_cell') AND c.kind = %(kind)s
"""


def committee_round(code: str, kind: str) -> dict[str, int]:
    """Counts of the last congress round: elected, former, re-elected, first-time, women."""
    rows = ask_below(ROUND, code, DAY, kind=kind)
    former = {(row[1], row[0]) for row in rows if row[5] == "2015-2020"}
    elected = [row for row in rows if row[5] == "2020-2025"]
    again = sum((row[2], row[0]) in former for row in elected)
    return {
        "elected": len(elected),
        "former": len(former),
        "reelected": again,
        "first_time": len(elected) - again,
        "women": sum(row[4] == "female" for row in elected),
    }


@pytest.mark.parametrize("at", [LAST_CONGRESS + timedelta(days=day) for day in range(4)])
def test_the_bloc_has_8236_members_from_the_last_congress_to_the_first_of_july(at: date) -> None:
    assert headcount("khoi", at) == 8236


def test_the_opened_out_tree_counts_the_same_members() -> None:
    rows = ask(
        """SELECT count(*) FROM registry_membership m
        JOIN registry_treelink l ON l.descendant_id = m.organisation_id
        JOIN registry_organisation o ON o.id = l.ancestor_id
        WHERE o.code = 'khoi' AND m.valid_from <= %(at)s AND (m.valid_to IS NULL OR m.valid_to > %(at)s)
        AND l.valid_from <= %(at)s AND (l.valid_to IS NULL OR l.valid_to > %(at)s)""",
        at=DAY,
    )
    assert rows == [(8236,)]


def test_the_bloc_has_67_committees_with_502_cells_and_41_grassroots_cells() -> None:
    rows = ask_below(
        """SELECT v.kind, below.depth, count(*) FROM below
        JOIN registry_organisationversion v ON v.organisation_id = below.id
        WHERE v.valid_from <= %(at)s AND (v.valid_to IS NULL OR v.valid_to > %(at)s) GROUP BY 1, 2""",
        "khoi",
        DAY,
    )
    assert sorted(rows) == [
        ("cell", 2, 502),
        ("grassroots_cell", 1, 41),
        ("grassroots_committee", 1, 67),
        ("upper_committee", 0, 1),
    ]


def test_the_congress_round_elected_642_of_whom_457_again_and_155_women() -> None:
    counts = committee_round("khoi", "executive")
    assert counts == {"elected": 642, "former": 717, "reelected": 457, "first_time": 185, "women": 155}
    assert percent(counts["women"], counts["elected"]) == "24,14%"
    assert percent(counts["former"] - counts["elected"], counts["former"], 1) == "10,5%"


def test_the_inspection_commissions_have_220_half_of_them_again() -> None:
    counts = committee_round("khoi", "inspection")
    assert (counts["elected"], counts["reelected"], counts["first_time"]) == (220, 110, 110)


def test_46_of_65_elected_secretaries_were_elected_by_the_congress_itself() -> None:
    rows = ask_below(
        """SELECT o.entry, count(*) FROM registry_office o
        JOIN registry_committee c ON c.id = o.committee_id JOIN registry_term t ON t.id = c.term_id
        JOIN below ON below.id = t.organisation_id
        JOIN registry_organisationversion v ON v.organisation_id = t.organisation_id AND v.valid_to IS NULL
        WHERE o.kind = 'secretary' AND v.kind = 'grassroots_committee' AND t.name = '2020-2025' GROUP BY 1""",
        "khoi",
        DAY,
    )
    assert dict(rows) == {"by_congress": 46, "by_committee": 19, "appointed": 2}


def test_all_108_organisations_have_held_their_congress_and_ended_the_former_term_on_its_day() -> None:
    rows = ask_below(
        """SELECT t.starts_on, former.ended_on FROM registry_term t JOIN below ON below.id = t.organisation_id
        JOIN registry_term former ON former.id = t.previous_id
        WHERE below.depth = 1 AND t.name = '2020-2025' AND former.name = '2015-2020'""",
        "khoi",
        DAY,
    )
    assert len(rows) == 108
    assert all(start == end for start, end in rows)
    starts = [_day(start) for start, _ in rows]
    assert min(starts) >= date(2020, 2, 1)
    assert max(starts) <= LAST_CONGRESS


def test_the_bloc_itself_changes_committees_on_14_july() -> None:
    rows = ask_below(
        """SELECT t.ordinal, t.starts_on, t.ended_on FROM registry_term t
        JOIN below ON below.id = t.organisation_id WHERE below.depth = 0 ORDER BY 1""",
        "khoi",
        DAY,
    )
    congress = date(2020, 7, 14)
    assert [(row[0], row[1] and _day(row[1]), row[2] and _day(row[2])) for row in rows] == [
        (15, date(2015, 8, 5), congress),
        (16, congress, None),
    ]


def test_58_were_admitted_in_the_first_half_of_2020_and_every_year_ends_with_more_members() -> None:
    rows = ask_below(
        """SELECT count(*) FROM registry_membership m JOIN below ON below.id = m.organisation_id
        WHERE m.began_by = 'admitted' AND m.valid_from BETWEEN '2020-01-01' AND '2020-06-30'""",
        "khoi",
        DAY,
    )
    counts = [headcount("khoi", date(year, 12, 31)) for year in range(2014, 2020)] + [headcount("khoi", DAY)]
    assert rows == [(58,)]
    assert counts == sorted(set(counts))
    assert 200 <= counts[-1] - counts[0] <= 900


def test_every_kind_of_change_and_of_leaving_has_happened_in_the_bloc() -> None:
    kinds = {row[0] for row in ask("SELECT DISTINCT kind FROM registry_organisationchange")}
    exits = {row[0] for row in ask("SELECT DISTINCT ended_by FROM registry_membership")}
    assert kinds == {"found", "rename", "upgrade", "split", "merge", "move", "dissolve"}
    assert exits == {"", "transferred_out", "died", "expelled", "deleted", "resigned", "changed"}


def test_the_office_of_106_stands_as_at_its_congress() -> None:
    congress = date(2020, 2, 11)
    cells = ask_below("SELECT count(*) FROM below WHERE depth = 1", "vp106", congress)
    assert (headcount("vp106", congress), headcount("vp106", DAY), cells) == (106, 106, [(7,)])
    term = date(2015, 5, 14)
    admitted = ask_below(
        """SELECT count(*) FROM registry_membership m JOIN below ON below.id = m.organisation_id
        WHERE m.began_by = 'admitted' AND m.valid_from >= %(term)s AND m.valid_from <= %(at)s""",
        "vp106",
        congress,
        term=term,
    )
    assert admitted == [(18,)]
    gained = ask_below(
        """SELECT a.level, count(DISTINCT a.person_id) FROM registry_attainment a
        JOIN registry_membership m ON m.person_id = a.person_id
        JOIN below ON below.id = m.organisation_id WHERE a.scale = 'theory' AND NOT a.is_opening
        AND a.valid_from >= %(term)s AND a.valid_from <= %(at)s GROUP BY 1""",
        "vp106",
        congress,
        term=term,
    )
    assert dict(gained) == {"advanced": 15, "intermediate": 10}
    assert committee_round("vp106", "executive")["elected"] == 9


@pytest.mark.parametrize(
    ("at", "members"),
    [
        (date(2004, 12, 31), 17),
        (date(2009, 9, 10), 31),
        (date(2010, 12, 31), 36),
        (date(2011, 11, 1), 38),
        (date(2011, 11, 30), 38),
        (DAY, 38),
    ],
)
def test_the_growing_cell_has_its_published_head_counts(at: date, members: int) -> None:
    assert headcount("vp38", at) == members


def test_the_growing_cell_was_upgraded_on_10_september_2009_by_its_decision() -> None:
    organisation = Organisation.objects.get(code="vp38")
    before, after = organisation.versions.order_by("valid_from")
    assert (before.kind, before.valid_to) == (OrganisationKind.GRASSROOTS_CELL, date(2009, 9, 10))
    assert (after.kind, after.decision.symbol) == (OrganisationKind.GRASSROOTS_COMMITTEE, "2163-QĐ/ĐU")
    assert after.decision.issued_on == date(2009, 9, 10)


def test_the_grown_committee_has_its_published_levels_and_a_committee_of_7() -> None:
    at = date(2011, 11, 15)
    rows = ask_below(
        """SELECT a.scale, a.level, count(*) FROM registry_attainment a
        JOIN registry_membership m ON m.person_id = a.person_id JOIN below ON below.id = m.organisation_id
        WHERE m.valid_from <= %(at)s AND (m.valid_to IS NULL OR m.valid_to > %(at)s)
        AND a.valid_from <= %(at)s AND (a.valid_to IS NULL OR a.valid_to > %(at)s) GROUP BY 1, 2""",
        "vp38",
        at,
    )
    levels = {(scale, level): count for scale, level, count in rows}
    assert levels["theory", "advanced"] + levels["theory", "bachelor"] == 12
    assert levels["theory", "intermediate"] == 3
    degrees = sum(levels.get(("professional", level), 0) for level in ("university", "master", "doctor"))
    assert (degrees, percent(degrees, 38, 0)) == (29, "76%")
    seats = ask_below(
        """SELECT count(*) FROM registry_committeemember s JOIN registry_committee c ON c.id = s.committee_id
        JOIN registry_term t ON t.id = c.term_id JOIN below ON below.id = t.organisation_id
        WHERE below.depth = 0 AND t.name = '2010-2015'""",
        "vp38",
        at,
    )
    assert seats == [(7,)]


def test_two_cells_of_21_and_11_await_their_congress() -> None:
    at = date(2020, 3, 19)
    assert (headcount("vp32-01", at), headcount("vp32-02", at), headcount("vp32", at)) == (21, 11, 32)
    terms = ask_below("SELECT count(*) FROM registry_term t JOIN below ON below.id = t.organisation_id", "vp32", at)
    assert terms == [(3,)]


def test_the_bloc_without_published_counts_is_modest() -> None:
    organisations = ask_below("SELECT count(*) FROM below WHERE depth = 1", "ccq", DAY)
    assert (organisations, headcount("ccq", DAY)) == ([(12,)], 402)


def test_no_size_of_an_organisation_needs_a_remark() -> None:
    counts: dict[object, dict[str, int]] = defaultdict(lambda: {Standing.OFFICIAL: 0, Standing.PROBATIONARY: 0})
    parents = dict(OrganisationVersion.objects.at(DAY).values_list("organisation_id", "parent_id"))
    for organisation, standing in Membership.objects.at(DAY).values_list("organisation_id", "standing"):
        node = organisation
        while node is not None:
            counts[node][standing] += 1
            node = parents[node]
    for version in OrganisationVersion.objects.at(DAY):
        count = counts[version.organisation_id]
        headcount = Headcount(count[Standing.OFFICIAL], count[Standing.PROBATIONARY])
        assert size_findings(OrganisationKind(version.kind), headcount, consent=False, at=DAY) == (), version.name


def test_committees_are_as_large_as_the_rules_allow() -> None:
    rows = ask(
        """SELECT v.kind, c.kind, t.organisation_id, c.seats FROM registry_committee c
        JOIN registry_term t ON t.id = c.term_id JOIN registry_organisationversion v
        ON v.organisation_id = t.organisation_id AND v.valid_to IS NULL WHERE t.ended_on IS NULL"""
    )
    sizes: dict[object, dict[str, int]] = defaultdict(dict)
    kinds = {}
    for kind, committee, organisation, seats in rows:
        sizes[organisation][committee], kinds[organisation] = seats, OrganisationKind(kind)
    for organisation, size in sizes.items():
        verdict = leadership(
            kinds[organisation], 9, size["executive"], DAY, standing_committee_members=size.get("standing", 0)
        )
        commission = inspection_commission_findings(kinds[organisation], size.get("inspection", 0), DAY)
        assert [
            finding.message for finding in (*verdict.findings, *commission) if finding.severity != Severity.NOTE
        ] == []


def test_everybody_elected_was_an_official_member_of_that_organisation_on_the_day() -> None:
    wrong = ask(
        """SELECT p.full_name, s.valid_from FROM registry_committeemember s
        JOIN registry_person p ON p.id = s.person_id
        JOIN registry_committee c ON c.id = s.committee_id JOIN registry_term t ON t.id = c.term_id
        WHERE NOT EXISTS (SELECT 1 FROM registry_membership m
          JOIN registry_treelink l ON l.descendant_id = m.organisation_id AND l.ancestor_id = t.organisation_id
          WHERE m.person_id = s.person_id AND m.standing = 'official' AND m.activity = 'normal'
          AND m.valid_from <= s.valid_from AND (m.valid_to IS NULL OR m.valid_to > s.valid_from)
          AND l.valid_from <= s.valid_from AND (l.valid_to IS NULL OR l.valid_to > s.valid_from))"""
    )
    assert wrong == []


def test_office_holders_of_committees_sit_in_them() -> None:
    wrong = ask(
        """SELECT o.kind, count(*) FROM registry_office o JOIN registry_committee c ON c.id = o.committee_id
        WHERE c.seats > 0 AND NOT EXISTS (SELECT 1 FROM registry_committeemember s
          WHERE s.committee_id = o.committee_id AND s.person_id = o.person_id AND s.valid_from = o.valid_from)
        GROUP BY 1"""
    )
    assert wrong == []


def test_every_cell_has_a_secretary_now() -> None:
    heads = {
        row[0]
        for row in ask(
            """SELECT t.organisation_id FROM registry_office o JOIN registry_committee c ON c.id = o.committee_id
        JOIN registry_term t ON t.id = c.term_id WHERE o.kind = 'secretary' AND o.valid_to IS NULL"""
        )
    }
    everything = {row[0] for row in ask("SELECT id FROM registry_organisation WHERE ended_on IS NULL")}
    assert heads == everything


def test_dates_of_a_life_stand_in_order() -> None:
    for person in Person.objects.iterator():
        assert person.joined_on is not None
        assert person.birth_date < person.admission_decided_on <= person.joined_on
        assert add_months(person.birth_date, 18 * 12) <= person.joined_on, person.full_name
        assert person.official_on == add_months(person.joined_on, 12)
        assert person.died_on is None or person.died_on > person.joined_on


def test_stretches_of_membership_follow_one_another() -> None:
    following = list(Membership.objects.exclude(previous=None).select_related("previous"))
    assert all(row.previous.valid_to == row.valid_from for row in following)
    assert all(row.previous.person_id == row.person_id for row in following)
    last = Membership.objects.filter(next=None)
    assert last.count() == Person.objects.count()
    assert not last.filter(valid_to=None).exclude(ended_by="").exists()
    assert not last.exclude(valid_to=None).filter(ended_by__in=["", "changed"]).exists()
    first = Membership.objects.filter(previous=None).exclude(began_by__in=["opening", "admitted", "transferred_in"])
    assert not first.exists()


def test_members_are_probationary_for_twelve_months_from_the_ceremony() -> None:
    rows = Membership.objects.select_related("person")
    for row in rows.filter(standing=Standing.PROBATIONARY):
        assert row.person.joined_on <= row.valid_from < row.person.official_on
        assert row.valid_to is not None
        assert row.valid_to <= row.person.official_on
    assert not any(row.valid_from < row.person.official_on for row in rows.filter(standing=Standing.OFFICIAL))
    for row in rows.filter(began_by=EntryCause.ADMITTED):
        assert (row.valid_from, row.standing) == (row.person.joined_on, Standing.PROBATIONARY)


def test_given_names_suit_the_sex() -> None:
    allowed = {sex: names_of(sex) for sex in ("male", "female")}
    wrong = [
        person.full_name
        for person in Person.objects.only("full_name", "sex").iterator()
        if split_name(person.full_name).given not in allowed[person.sex]
    ]
    assert wrong == []
    assert not Person.objects.filter(sex="male", full_name__contains=" Thị ").exists()


def test_family_names_have_their_usual_frequency() -> None:
    names = list(Person.objects.filter(ethnic_group="Kinh").values_list("full_name", flat=True))
    nguyen = sum(name.startswith("Nguyễn ") for name in names)
    assert 30 <= 100 * nguyen / len(names) <= 34


def test_namesakes_born_on_one_day_are_rare() -> None:
    pairs = ask("SELECT full_name FROM registry_person GROUP BY full_name, birth_date HAVING count(*) > 1")
    assert len(pairs) <= 10


def test_personal_numbers_are_well_formed_and_of_no_real_province() -> None:
    for person in Person.objects.iterator():
        year = person.birth_date.year
        assert check_citizen_number(person.citizen_number, sex=person.sex, birth_year=year) == []
        assert check_file_number(person.file_number) == []
        assert person.card_number == "" or check_card_number(person.card_number) == []
    assert {row[0] for row in ask("SELECT DISTINCT substr(citizen_number, 1, 3) FROM registry_person")} == {"013"}


def test_nobody_has_two_levels_on_a_scale_on_one_day_and_none_before_birth() -> None:
    wrong = ask(
        """SELECT count(*) FROM registry_attainment a JOIN registry_person p ON p.id = a.person_id
        WHERE a.valid_from <= p.birth_date"""
    )
    assert wrong == [(0,)]


def test_badges_are_given_for_full_years_of_party_age() -> None:
    rows = ask(
        """SELECT h.level, h.given_on, p.admission_decided_on FROM registry_honour h
        JOIN registry_person p ON p.id = h.person_id WHERE h.kind = 'badge'"""
    )
    assert {level for level, _, _ in rows} == {30, 40, 45, 50, 55}
    assert all(add_months(_day(start), 12 * level) <= _day(given) + timedelta(days=31) for level, given, start in rows)


def test_the_journal_holds_one_entry_for_each_step_of_the_demo_and_verifies() -> None:
    assert list(verify()) == []
    entries = list(Entry.objects.order_by("number"))
    assert {(entry.act, entry.actor_name) for entry in entries} == {("build_demo", "Hệ thống")}
    assert entries[0].details["rows"]["person"] == Person.objects.count()
    assert entries[1].details["rows"]["documenttemplate"] == DocumentTemplate.objects.count()
    assert entries[2].details["rows"]["document"] == Document.objects.count()
    assert entries[3].details["rows"]["election"] == entries[4].details["rows"]["announcement"]
    assert entries[3].details["rows"]["election"] == Election.objects.count()
    kinds = [entry.details["rows"].keys() for entry in entries[5:]]
    assert [{"congress", "delegate", "personnelplan"} & found for found in kinds] == [
        {"congress"},
        {"personnelplan"},
        {"delegate"},
    ]


def test_every_role_has_a_sign_in_at_the_bloc() -> None:
    roles = set(RoleAssignment.objects.filter(organisation__code="khoi").values_list("role", flat=True))
    assert roles == set(Role)
    assert demo_exists()
    for username, password, _ in SIGN_INS[:1]:
        assert Account.objects.get(username=username).check_password(password)
    assert {name for name, _, _ in SIGN_INS} == set(Account.objects.values_list("username", flat=True))
    assert not Account.objects.filter(must_change_password=True).exists()


def test_a_committee_and_a_small_cell_of_the_bloc_sign_in_as_what_they_are_called() -> None:
    for username in ("sotaichinh", "chibo"):
        (place,) = [described.split(", ", 1)[1] for name, _, described in SIGN_INS if name == username]
        organisation = Account.objects.get(username=username).roles.get().organisation
        assert organisation.versions.get(valid_to=None).name == place


def _day(value: object) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value))
