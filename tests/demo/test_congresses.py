"""The round of the demo counted by statements of our own, and compared with what the articles tell."""

from datetime import date

import pytest

from dangbo.congresses.models import CongressRound
from dangbo.congresses.queries.board import Look, board
from dangbo.congresses.queries.roundup import roundup
from dangbo.registry.models import Organisation
from demo.conftest import Rows, ask

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("full_demo")]
OF = """
 FROM congresses_congress c JOIN congresses_congressround r ON r.id = c.round_id
 JOIN registry_organisation o ON o.id = r.superior_id"""


def of_the_bloc(statement: str) -> Rows:
    return ask(statement.replace("OF", OF) + " AND o.code = 'khoi'")


def test_every_organisation_of_the_bloc_held_its_congress_by_the_day_that_is_told() -> None:
    held = """SELECT count(*), min(d.last_day), max(d.last_day) OF
        JOIN congresses_congressdate d ON d.congress_id = c.id
        WHERE c.level = 'grassroots' AND d.kind = 'held' AND d.last_day <= '2020-06-28'"""
    count, first, last = of_the_bloc(held)[0]
    assert count == 108
    assert str(first) >= "2020-02-01"
    assert str(last) <= "2020-06-28"
    moved = (
        "SELECT count(*) OF JOIN congresses_congressdate d ON d.congress_id = c.id WHERE d.reason LIKE '%%2140-CĐ/TU%%'"
    )
    assert of_the_bloc(moved)[0][0] > 50


def test_the_round_grows_to_the_whole_with_the_days() -> None:
    round_ = CongressRound.objects.get(superior=Organisation.objects.get(code="khoi"))
    done = [board(round_, day).count(Look.DONE) for day in (date(2020, 3, 31), date(2020, 5, 31), date(2020, 6, 28))]
    assert done == sorted(done)
    assert done[-1] == 108
    found = roundup(round_, date(2020, 6, 28))
    told = {line.key.removeprefix("congress_round."): str(line.share or line.value) for line in found.fields}
    assert told["elected"] == "642"
    assert told["re_elected"] == "457/642 cấp ủy viên trúng cử (71,18%)"
    assert told["women"] == "155/642 cấp ủy viên trúng cử (24,14%)"
    assert told["secretaries_direct"] == "46/65 bí thư đảng bộ cơ sở được bầu (70,77%)"
    assert told["inspection_re_elected"] == "110/220 ủy viên ủy ban kiểm tra (50,00%)"
    assert (found.allotted, told["delegates"], told["alternates"]) == (253, "215", "107")
    assert [(line.change.now, line.change.before) for line in found.compared] == [(642, 717)]


def test_fifteen_congresses_were_reviewed_on_line() -> None:
    statement = """SELECT count(*) OF JOIN congresses_review v ON v.congress_id = c.id
        JOIN congresses_reviewsession s ON s.id = v.session_id WHERE s.form = 'online'"""
    assert of_the_bloc(statement) == [(15,)]
    teams = "SELECT count(*) OF JOIN congresses_preparationgroup g ON g.congress_id = c.id WHERE g.kind = 'other'"
    assert of_the_bloc(teams) == [(8,)]


def test_the_small_office_has_its_groups() -> None:
    groups = """SELECT g.name, count(*) FROM congresses_preparationgroup g
        JOIN congresses_groupmember m ON m.group_id = g.id JOIN congresses_congress c ON c.id = g.congress_id
        JOIN registry_organisation o ON o.id = c.organisation_id WHERE o.code = 'vp32'
        GROUP BY g.name ORDER BY g.name"""
    assert ask(groups) == [
        ("Tiểu ban Nhân sự", 5),
        ("Tiểu ban Tuyên truyền - Khánh tiết - Phục vụ", 7),
        ("Tiểu ban Văn kiện", 8),
    ]
