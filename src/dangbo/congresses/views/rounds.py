"""The list of rounds, a round as the superior sees it, its papers and rules, the acts on it."""

import uuid
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dangbo.access.actor import NotAllowed
from dangbo.access.permissions import Permission
from dangbo.congresses.acts.rounds.rules import KEYS
from dangbo.congresses.forms import rounds as forms
from dangbo.congresses.models import CongressRound
from dangbo.congresses.queries.board import LOOK_LABELS, Board, Look, Unit, board
from dangbo.congresses.queries.drawings import calendar_months, curve_of, gantt_of, key_tiles, sector_maps
from dangbo.congresses.queries.ordering import UNIT_SORTS
from dangbo.congresses.queries.reach import NOT_YOURS, round_for
from dangbo.congresses.queries.rounds import levels_of, own_congresses, round_lines, rounds_within
from dangbo.congresses.queries.rule_lines import rule_lines
from dangbo.congresses.sheets.round_lists import units_table
from dangbo.congresses.views.acts import Act, act_named, crumbs_of, pages_of, sent
from dangbo.congresses.views.files import round_list_file
from dangbo.congresses.views.lists import PAGE, ROWS_A_PAGE, list_page, sought
from dangbo.registry.viewing import OfficeRequest
from dangbo.rules.congress.levels import CongressLevel
from dangbo.rules.parameters import ParameterError, base_parameters
from dangbo.rules.vocabulary import SECTOR_LABELS, UnitSector

LATE_SHOWN = 8
UNITS_ON_A_MAP = 300
DAY = "ngay-hop"
OF_ROUND = (
    Act("lap-dai-hoi", "Lập đại hội cho các tổ chức", "Mỗi tổ chức một đại hội, theo sổ", forms.StartForm),
    Act("van-ban", "Ghi văn bản chỉ đạo", "Chỉ thị, hướng dẫn, kế hoạch", forms.DirectiveForm),
    Act("ket-thuc", "Kết thúc đợt", "Sau đó không sửa nữa", forms.CloseRoundForm),
)


@require_GET
def rounds(request: OfficeRequest) -> HttpResponse:
    """The rounds within the organisation looked at, and its own congresses."""
    viewing = request.viewing
    if not viewing.may(Permission.SEE_CONGRESSES):
        raise NotAllowed(NOT_YOURS[Permission.SEE_CONGRESSES])
    own = own_congresses(viewing.organisation, viewing.at)
    context = {
        "own": own,
        "lines": round_lines(rounds_within(viewing.organisation), viewing.at),
        "may_prepare": viewing.may(Permission.PREPARE_CONGRESSES),
    }
    return render(request, "congresses/rounds/list.html", context)


@require_http_methods(["GET", "POST"])
def new_round(request: OfficeRequest) -> HttpResponse:
    """Open a round."""
    if not request.viewing.may(Permission.PREPARE_CONGRESSES):
        raise NotAllowed(NOT_YOURS[Permission.PREPARE_CONGRESSES])
    form = forms.OpenRoundForm(sent(request), viewing=request.viewing, actor=request.actor)
    back = reverse("congresses:rounds")
    answer = pages_of(request, form, title="Mở đợt đại hội", back=back, crumbs=crumbs_of(request.actor))
    made = getattr(form, "made", None)
    return redirect("congresses:round", made.pk) if answer.status_code == 302 and made else answer


@require_GET
def round_page(request: OfficeRequest, round_id: uuid.UUID) -> HttpResponse:
    """Where the round stands on the day: numbers, the map by sector, what is late and why."""
    found = round_for(request.actor, round_id)
    context = _shared(request, found)
    seen: Board = context["board"]
    late = seen.only(Look.LATE)
    context |= {
        "here": "round",
        "keys": [(LOOK_LABELS[look], seen.count(look), look.value) for look in list(Look)[:4]],
        **_by_sector(seen),
        "curve": curve_of(seen),
        "late": late[:LATE_SHOWN],
        "more_late": max(len(late) - LATE_SHOWN, 0),
        "acts": [act for act in OF_ROUND if found.closed_on is None] if context["may_prepare"] else [],
    }
    return render(request, "congresses/rounds/round.html", context)


def _by_sector(seen: Board) -> dict[str, Any]:
    """The map of the units; beyond a size, where nobody finds a unit on it any more, their numbers by sector."""
    if len(seen.units) <= UNITS_ON_A_MAP:
        return {"sectors": sector_maps(seen), "legend": key_tiles(seen)}
    looks = list(seen.counts)
    lines = [(line, [(look.value, line.count(look)) for look in looks]) for line in seen.by_sector]
    return {"sector_lines": lines, "look_names": [(LOOK_LABELS[look], look.value) for look in looks]}


@require_GET
def units(request: OfficeRequest, round_id: uuid.UUID) -> HttpResponse:
    """The congresses of the round as a list, by how they stand (?loc=), sector (?loai=) and day (?ngay-hop=)."""
    found = round_for(request.actor, round_id)
    context = _shared(request, found)
    seen: Board = context["board"]
    look, sector = _asked(request)
    context |= list_page(request, _chosen(request, seen), found.superior) | {
        "here": "units",
        "look": look.value if look else "",
        "sector": sector,
        "sector_name": SECTOR_LABELS[UnitSector(sector)] if sector else "",
        "looks": [(each.value, LOOK_LABELS[each], number) for each, number in seen.counts.items()],
    }
    return render(request, "congresses/rounds/units.html", context)


@require_POST
def units_file(request: OfficeRequest, round_id: uuid.UUID) -> HttpResponse:
    """The same list, every unit of it, as Excel."""
    found = round_for(request.actor, round_id)
    table = units_table(_chosen(request, _shared(request, found)["board"]))
    return round_list_file(request, found, found.superior, table)


def _chosen(request: OfficeRequest, seen: Board) -> list[Unit]:
    """The units that the address asks for, in its order."""
    day = request.GET.get(DAY, "")
    rows = [unit for unit in seen.only(*_asked(request)) if not day or str(unit.opens_on) == day]
    return sought(request, rows, UNIT_SORTS)


@require_GET
def calendar(request: OfficeRequest, round_id: uuid.UUID) -> HttpResponse:
    """The congresses of the round by their day, month by month."""
    found = round_for(request.actor, round_id)
    context = _shared(request, found)
    url = reverse("congresses:units", args=[found.pk])
    context |= {"here": "calendar", "months": calendar_months(context["board"], url, context["level"])}
    return render(request, "congresses/rounds/calendar.html", context)


@require_GET
def gantt(request: OfficeRequest, round_id: uuid.UUID) -> HttpResponse:
    """The congresses of the round over time, from the first plan to the day."""
    found = round_for(request.actor, round_id)
    context = _shared(request, found)
    look, sector = _asked(request)
    rows = sorted(context["board"].only(look, sector), key=lambda unit: (str(unit.opens_on or "9999"), unit.name))
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get(PAGE))
    context |= {
        "here": "gantt",
        "page": page,
        "drawing": gantt_of(list(page.object_list), found, request.viewing.at),
    }
    return render(request, "congresses/rounds/gantt.html", context)


@require_GET
def rules(request: OfficeRequest, round_id: uuid.UUID) -> HttpResponse:
    """The papers under which the round is prepared and the values of its rules, its own marked."""
    found = round_for(request.actor, round_id)
    context = {
        "round": found,
        "here": "rules",
        "directives": found.directives.all(),
        "lines": rule_lines(found, request.viewing.at),
        "may_prepare": _may_change(request, found),
    }
    return render(request, "congresses/rounds/rules.html", context)


@require_http_methods(["GET", "POST"])
def rule(request: OfficeRequest, round_id: uuid.UUID, key: str) -> HttpResponse:
    """Change one rule of the round; what no longer fits is told before it is stored."""
    found = round_for(request.actor, round_id, Permission.PREPARE_CONGRESSES)
    try:
        parameter = base_parameters().parameter(key)
    except ParameterError as problem:
        raise Http404(str(problem)) from problem
    if not key.startswith(f"{KEYS}."):
        raise Http404
    form = forms.RuleForm(
        sent(request), parameter=parameter, round_=found, viewing=request.viewing, actor=request.actor
    )
    back = reverse("congresses:rules", args=[found.pk])
    return pages_of(
        request, form, title="Đổi quy định", back=back, crumbs=crumbs_of(request.actor, found), lead=parameter.name
    )


@require_http_methods(["GET", "POST"])
def round_act(request: OfficeRequest, round_id: uuid.UUID, act: str) -> HttpResponse:
    """One act on a round."""
    chosen = act_named(OF_ROUND, act)
    found = round_for(request.actor, round_id, chosen.permission)
    form = chosen.form(sent(request), round_=found, viewing=request.viewing, actor=request.actor)
    back = reverse("congresses:rules" if act == "van-ban" else "congresses:round", args=[found.pk])
    return pages_of(
        request, form, title=chosen.name, back=back, crumbs=crumbs_of(request.actor, found), lead=found.name
    )


def _shared(request: OfficeRequest, found: CongressRound) -> dict[str, Any]:
    """What every page of a round shows: the level asked for (?cap=) and its board on the day."""
    levels = levels_of(found)
    asked = request.GET.get("cap", "")
    known = [level for level, _, _ in levels]
    default = CongressLevel.GRASSROOTS if CongressLevel.GRASSROOTS in known or not known else known[0]
    level = CongressLevel(asked) if asked in {each.value for each in known} else default
    return {
        "round": found,
        "levels": levels,
        "level": level.value,
        "board": board(found, request.viewing.at, [level]),
        "may_prepare": _may_change(request, found),
    }


def _may_change(request: OfficeRequest, found: CongressRound) -> bool:
    return request.actor.may(Permission.PREPARE_CONGRESSES, found.superior_id)


def _asked(request: OfficeRequest) -> tuple[Look | None, str]:
    look, sector = request.GET.get("loc", ""), request.GET.get("loai", "")
    return (
        Look(look) if look in {each.value for each in Look} else None,
        sector if sector in {each.value for each in UnitSector} else "",
    )
