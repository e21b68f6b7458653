"""Figures: every one, one with its division, and the rows behind it."""

import uuid
from dataclasses import replace
from datetime import date
from typing import Any

from django.http import Http404
from ninja import Query, Router, Schema
from pydantic import Field

from dangbo.access.permissions import Permission
from dangbo.api.keys import KeyRequest
from dangbo.api.pages import Page, Paged, after, read_cursor, write_cursor
from dangbo.api.parameters import InPeriod, Text, reading
from dangbo.api.problems import RefusedError
from dangbo.api.scope import reached_organisation
from dangbo.facts.figures import Figure, Moment
from dangbo.figures.catalogue import UnknownFigureError, figure
from dangbo.figures.dividing import breakdowns_of, by_dimension, by_lower_organisations
from dangbo.figures.evaluation import count_rows, keeping, value_of
from dangbo.figures.json import figure_json, figures_json, plain
from dangbo.figures.rows import Row, RowList, row_lists
from dangbo.figures.values import arithmetic, text_of
from dangbo.registry.models import Organisation

router = Router(tags=["Số liệu"])
BY_ORGANISATION = "organisation"
Number = int | float | None
SHARE_OF_NOTHING = "Số nguyên, hoặc số phần trăm với hai chữ số thập phân; null khi không có gì để chia."


class Period(Schema):
    """Days, both included."""

    first: date = Field(alias="from", description="Ngày đầu kỳ.")
    last: date = Field(alias="to", description="Ngày cuối kỳ.")


class FigureOut(Schema):
    """One figure with its value."""

    key: str = Field(description="Mã số liệu.")
    name: str = Field(description="Tên số liệu.")
    unit: str = Field(description="Đơn vị tính; % với tỷ lệ.")
    value: Number = Field(description=SHARE_OF_NOTHING)
    period: Period | None = Field(None, description="Kỳ của số liệu tăng giảm; null với số liệu tại một ngày.")


class FiguresOut(Schema):
    """Every figure of an organisation."""

    organisation: str = Field(description="Mã tổ chức.")
    at: date = Field(description="Số liệu đến ngày này.")
    figures: list[FigureOut] = Field(description="Mọi số liệu, theo thứ tự của danh mục.")


class BreakdownOut(Schema):
    """A way to divide a figure."""

    key: str = Field(description="Gửi làm tham số by.")
    name: str = Field(description="Chia theo gì, bằng chữ.")


class PartOut(Schema):
    """One part of a divided figure."""

    value: str = Field(description="Giá trị của phần; với by=organisation là mã tổ chức.")
    name: str = Field(description="Tên của phần.")
    is_own: bool = Field(description="Phần của chính tổ chức, không kể các tổ chức trực thuộc.")
    figure: Number = Field(description=SHARE_OF_NOTHING)


class FigureDetail(FigureOut):
    """One figure with what it counts and how it comes about."""

    organisation: str = Field(description="Mã tổ chức.")
    at: date = Field(description="Số liệu đến ngày này.")
    text: str = Field(description="Giá trị viết như trong báo cáo: 8.236; 24,14%.")
    explanation: str = Field(description="Đếm những gì.")
    arithmetic: list[str] = Field(description="Phép tính, từng dòng; rỗng với số đếm.")
    breakdowns: list[BreakdownOut] = Field(description="Các cách chia dùng được với tham số by.")
    parts: list[PartOut] = Field(description="Các phần khi có tham số by; nếu không thì rỗng.")


class RowOut(Schema):
    """One counted row."""

    figure: str = Field(description="Mã của số đếm đã đếm dòng này.")
    id: str = Field(description="Mã định danh của dòng.")
    cells: dict[str, str] = Field(description="Nội dung các cột, theo mã cột.")
    person: uuid.UUID | None = Field(description="Người của dòng, nếu có.")


class RowPage(Page[RowOut]):
    """A page of the rows behind a figure."""

    shown: int = Field(description="Số dòng được xem.")
    hidden: int = Field(description="Số dòng đã đếm nhưng ngoài phạm vi được xem.")
    columns: dict[str, str] = Field(description="Tên các cột, theo mã cột.")


class FigureAsked(InPeriod):
    """One figure, perhaps divided."""

    by: Text = Field("", description="Chia theo tổ chức trực thuộc (organisation) hoặc một cách trong breakdowns.")


class RowsAsked(InPeriod, Paged):
    """Rows behind a figure."""


@reading(router, "", FiguresOut, "Mọi số liệu của một tổ chức")
def figures(request: KeyRequest, asked: Query[InPeriod]) -> dict[str, Any]:
    """Danh mục số liệu với giá trị của tổ chức và mọi tổ chức bên dưới."""
    organisation = reached_organisation(request.auth, asked.organisation, Permission.SEE_FIGURES)
    return figures_json(organisation, asked.moment.at, asked.moment.since)


@reading(router, "/{key}", FigureDetail, "Một số liệu")
def one_figure(request: KeyRequest, key: Text, asked: Query[FigureAsked]) -> dict[str, Any]:
    """Giá trị, cách tính, và khi có tham số by thì từng phần."""
    organisation = reached_organisation(request.auth, asked.organisation, Permission.SEE_FIGURES)
    found, moment = _figure(key), asked.moment
    counted = count_rows([found], organisation.pk, moment)
    value = value_of(found, counted)
    return figure_json(found, value, moment) | {
        "organisation": organisation.code,
        "at": moment.at,
        "text": text_of(found, value),
        "explanation": found.explanation,
        "arithmetic": arithmetic(found, counted, value),
        "breakdowns": [{"key": each.key, "name": each.name} for each in breakdowns_of(found)],
        "parts": _parts(found, organisation, moment, asked.by) if asked.by else [],
    }


@reading(router, "/{key}/rows", RowPage, "Các dòng của một số liệu")
def rows(request: KeyRequest, key: Text, asked: Query[RowsAsked]) -> dict[str, Any]:
    """Từng dòng đã đếm, trong phạm vi được xem của khóa; số ngoài phạm vi chỉ cho biết là bao nhiêu."""
    organisation = reached_organisation(request.auth, asked.organisation, Permission.SEE_FIGURES)
    lists = row_lists(_figure(key), organisation.pk, asked.moment, request.auth)
    items, following = _page(lists, asked, f"rows.{key}")
    return {
        "items": items,
        "next": following,
        "shown": sum(each.shown for each in lists),
        "hidden": sum(each.hidden for each in lists),
        "columns": {column.key: column.name for each in lists for column in each.columns},
    }


def _figure(key: str) -> Figure:
    try:
        return figure(key)
    except UnknownFigureError as error:
        raise Http404(str(error)) from error


def _parts(found: Figure, organisation: Organisation, moment: Moment, by: str) -> list[dict[str, Any]]:
    if by == BY_ORGANISATION:
        return _lines(found, organisation, moment)
    breakdown = next((each for each in breakdowns_of(found) if each.key == by), None)
    if breakdown is None:
        raise RefusedError("by", f"Số liệu này không chia theo “{by}”.")
    parts = by_dimension([found], breakdown, organisation.pk, moment)
    return [
        {"value": part.value, "name": part.name, "is_own": False, "figure": plain(part.values[found.key])}
        for part in parts
    ]


def _lines(found: Figure, organisation: Organisation, moment: Moment) -> list[dict[str, Any]]:
    lines = by_lower_organisations([found], organisation.pk, moment)
    ids = [line.organisation_id for line in lines]
    codes = dict(Organisation.objects.filter(pk__in=ids).values_list("pk", "code"))
    return [
        {
            "value": codes[line.organisation_id],
            "name": line.name,
            "is_own": line.is_own,
            "figure": plain(line.values[found.key]),
        }
        for line in lines
    ]


def _page(lists: list[RowList], asked: RowsAsked, kind: str) -> tuple[list[dict[str, Any]], str | None]:
    """The rows of the counts one after another; a cursor names the count and the last row taken of it."""
    place = read_cursor(asked.cursor, kind) if asked.cursor else ["0"]
    items: list[dict[str, Any]] = []
    for index in range(int(place[0]), len(lists)):
        here, order = lists[index], lists[index].count.source.order
        if len(place) > 1:
            here = replace(here, rows=keeping(here.rows, after(order, place[1:])))
        wanted = asked.limit - len(items)
        found = here.page(0, wanted + 1)
        items += [_row(each, here) for each in found[:wanted]]
        if len(found) > wanted:
            last = here.rows.values_list(*order)[wanted - 1 : wanted].get() if wanted else place[1:]
            return items, write_cursor([str(index), *map(str, last)], kind)
        place = ["0"]
    return items, None


def _row(row: Row, behind: RowList) -> dict[str, Any]:
    cells = {column.key: cell.text for column, cell in zip(behind.columns, row.cells, strict=True)}
    person = next((cell.person_id for cell in row.cells if cell.person_id is not None), None)
    return {"figure": behind.count.key, "id": row.identity, "cells": cells, "person": person}
