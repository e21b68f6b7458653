"""The figures of personnel count the people of the structure table, for a congress and for the round."""

from datetime import date

import pytest

from congresses.personnel import house
from dangbo.access.actor import PROGRAM
from dangbo.congresses import personnel_figures as figures
from dangbo.congresses.acts.personnel.files import receive_papers
from dangbo.congresses.models.personnel import Nominee
from dangbo.congresses.queries.personnel.files import files_of
from dangbo.congresses.queries.personnel.lists import loaded_runs
from dangbo.congresses.queries.personnel.structure import structure_of
from dangbo.congresses.queries.roundup import roundup
from dangbo.facts.figures import Moment
from dangbo.figures.evaluation import count_rows, rows_within
from dangbo.registry.models import Organisation

pytestmark = pytest.mark.django_db
AT = date(2020, 1, 20)
CELLS = {
    figures.ALL: "tat-ca",
    figures.WOMEN: "nu",
    figures.FIRST: "lan-dau",
    figures.AGAIN: "tai-cu",
    figures.ETHNIC: "dan-toc",
    figures.YOUNG: "tuoi-young",
    figures.OLDER[0]: "tuoi-middle",
    figures.OLDER[1]: "tuoi-older",
}


def test_the_figures_are_the_numbers_of_the_structure_table_at_both_levels() -> None:
    plan = house.plan()
    house.finish(house.re_election(plan))
    house.first_time(plan)
    table = {cell.key: cell.number for cell in structure_of(plan, loaded_runs(plan), AT).cells}
    for code in ("cs1", "khoi"):
        counted = count_rows(CELLS, Organisation.objects.get(code=code).pk, Moment(AT))
        assert {CELLS[figure]: counted[figure.key] for figure in CELLS} == {key: table[key] for key in CELLS.values()}
    names = rows_within(figures.PROPOSED, plan.congress.organisation_id, Moment(AT))
    assert {row.pk for row in names} == {line.nominee.pk for line in structure_of(plan, loaded_runs(plan), AT).lines}
    told = {line.key: line.value for line in roundup(plan.congress.round, AT).fields}
    assert told[figures.ALL.key] == table["tat-ca"]


def test_a_file_is_complete_once_every_paper_of_the_checklist_is_in() -> None:
    plan = house.plan()
    house.re_election(plan)
    top = plan.congress.organisation_id
    before = count_rows([figures.COMPLETE, figures.OPEN], top, Moment(AT))
    assert list(before.values()) == [0, Nominee.objects.count()]
    file = files_of(plan, loaded_runs(plan), AT)[0]
    codes = [each.paper.code for each in file.papers]
    receive_papers(actor=PROGRAM, nominee=file.nominee, codes=codes[:-1], received_on=house.BEGUN)
    assert list(count_rows([figures.COMPLETE], top, Moment(AT)).values()) == [0]
    receive_papers(actor=PROGRAM, nominee=file.nominee, codes=codes, received_on=house.LATER)
    assert list(count_rows([figures.COMPLETE], top, Moment(AT)).values()) == [1]
    assert list(count_rows([figures.COMPLETE], top, Moment(house.BEGUN)).values()) == [0]
