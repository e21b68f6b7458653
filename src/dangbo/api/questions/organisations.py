"""Organisations as of a day: a list, one, and the tree below one."""

import datetime
from typing import Any

from django.http import Http404
from ninja import Query, Router, Schema
from pydantic import Field

from dangbo.access.permissions import Permission
from dangbo.api.keys import KeyRequest
from dangbo.api.pages import Page, Paged, cut
from dangbo.api.parameters import AsOf, Code, Text, reading, unsaid
from dangbo.api.scope import reached_organisation
from dangbo.registry.models import OrganisationVersion
from dangbo.registry.queries import tree_page
from dangbo.registry.queries.headcounts import headcount, headcounts_below
from dangbo.registry.queries.organisations import versions_within
from dangbo.rules.organisations import Headcount
from dangbo.rules.vocabulary import KIND_LABELS, SECTOR_LABELS, OrganisationKind, UnitSector
from dangbo.vietnamese.text import search_key

NOBODY = Headcount(0)
router = Router(tags=["Tổ chức đảng"])
ORDER = ("name_key", "organisation_id")
NOT_THEN = "Tổ chức này chưa thành lập hoặc đã kết thúc vào ngày được hỏi."
_COLUMNS = ("organisation__code", "name", "short_name", "kind", "sector", "parent__code")


class Members(Schema):
    """Members of an organisation and of all below it."""

    official: int = Field(description="Số đảng viên chính thức.")
    probationary: int = Field(description="Số đảng viên dự bị.")
    total: int = Field(description="Tổng số đảng viên.")

    @classmethod
    def of(cls, count: Headcount) -> "Members":
        return cls(official=count.official, probationary=count.probationary, total=count.official + count.probationary)


class OrganisationOut(Schema):
    """An organisation as it stood on a day."""

    code: str = Field(description="Mã tổ chức.")
    name: str = Field(description="Tên vào ngày được hỏi.")
    short_name: str = Field(description="Tên gọi tắt; có thể trống.")
    kind: OrganisationKind = Field(description="Loại tổ chức.")
    kind_name: str = Field(description="Loại tổ chức, bằng chữ.")
    sector: UnitSector = Field(description="Loại hình đơn vị.")
    sector_name: str = Field(description="Loại hình đơn vị, bằng chữ.")
    parent: str | None = Field(description="Mã của tổ chức cấp trên trực tiếp; null nếu không có.")


class OrganisationDetail(OrganisationOut):
    """An organisation with its counts."""

    founded_on: datetime.date = Field(description="Ngày thành lập.")
    ended_on: datetime.date | None = Field(description="Ngày kết thúc hoạt động; null nếu còn.")
    children: int = Field(description="Số tổ chức trực thuộc trực tiếp.")
    members: Members = Field(description="Đảng viên của tổ chức và mọi tổ chức bên dưới.")


class TreeNode(OrganisationOut):
    """A place in the tree; those above stand before those below."""

    depth: int = Field(description="Số cấp dưới tổ chức gốc; gốc là 0.")
    children: int = Field(description="Số tổ chức trực thuộc trực tiếp.")
    cells: int = Field(description="Số chi bộ trong tổ chức và bên dưới.")
    members: Members = Field(description="Đảng viên của tổ chức và mọi tổ chức bên dưới.")


class Tree(Schema):
    """An organisation and all below it."""

    at: datetime.date = Field(description="Ngày của số liệu.")
    nodes: list[TreeNode] = Field(description="Cấp trên đứng trước cấp dưới, cùng cấp theo loại rồi theo tên.")


class OrganisationsAsked(AsOf, Paged):
    """Which organisations."""

    within: Text = Field("", description="Chỉ tổ chức có mã này và các tổ chức bên dưới.")
    text: Text = Field("", description="Các chữ trong tên, không cần dấu.")
    kind: OrganisationKind = Field(default_factory=unsaid, description="Chỉ loại tổ chức này.")


@reading(router, "", Page[OrganisationOut], "Danh sách tổ chức trong phạm vi của khóa")
def organisations(request: KeyRequest, asked: Query[OrganisationsAsked]) -> dict[str, Any]:
    """Các tổ chức đang hoạt động vào ngày được hỏi, theo thứ tự tên."""
    if asked.within:
        root = reached_organisation(request.auth, asked.within, Permission.SEE_ORGANISATIONS)
        rows = versions_within(root, asked.day)
    else:
        rows = OrganisationVersion.objects.at(asked.day)
        for permission in (Permission.SEE_ORGANISATIONS, Permission.USE_API):
            rows = request.auth.visible(rows, permission, "organisation_id")
    for word in search_key(asked.text).split():
        rows = rows.filter(search_key__contains=word)
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    found, following = cut(rows.values(*_COLUMNS, *ORDER), ORDER, asked, "organisations")
    return {"items": [_said(each) for each in found], "next": following}


@reading(router, "/{code}", OrganisationDetail, "Một tổ chức")
def organisation(request: KeyRequest, code: Code, asked: Query[AsOf]) -> dict[str, Any]:
    """Tên, loại, cấp trên của tổ chức vào ngày được hỏi, số tổ chức trực thuộc và số đảng viên."""
    found = reached_organisation(request.auth, code, Permission.SEE_ORGANISATIONS)
    version = OrganisationVersion.objects.at(asked.day).filter(organisation=found).values(*_COLUMNS).first()
    if version is None:
        raise Http404(NOT_THEN)
    return _said(version) | {
        "founded_on": found.founded_on,
        "ended_on": found.ended_on,
        "children": OrganisationVersion.objects.at(asked.day).filter(parent=found).count(),
        "members": Members.of(headcount(found.pk, asked.day)),
    }


@reading(router, "/{code}/tree", Tree, "Cây tổ chức")
def tree(request: KeyRequest, code: Code, asked: Query[AsOf]) -> dict[str, Any]:
    """Tổ chức và mọi tổ chức bên dưới vào ngày được hỏi, mỗi tổ chức kèm số chi bộ và số đảng viên."""
    root = reached_organisation(request.auth, code, Permission.SEE_ORGANISATIONS)
    nodes = tree_page.tree(root, asked.day)
    if not nodes:
        raise Http404(NOT_THEN)
    codes = {node.id: node.code for node in nodes}
    counts = headcounts_below(root.pk, asked.day)
    above = OrganisationVersion.objects.at(asked.day).filter(organisation=root).values_list("parent__code", flat=True)
    parents = {root.pk: above.first()} | {n.id: codes[n.parent_id] for n in nodes[1:] if n.parent_id}
    return {"at": asked.day, "nodes": [_node(node, parents[node.id], counts.get(node.id, NOBODY)) for node in nodes]}


def _said(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "code": row["organisation__code"],
        "name": row["name"],
        "short_name": row["short_name"],
        "parent": row["parent__code"],
    } | _words(row["kind"], row["sector"])


def _node(node: tree_page.TreeNode, parent: str | None, members: Headcount) -> dict[str, Any]:
    return {
        "code": node.code,
        "name": node.name,
        "short_name": node.short_name,
        "parent": parent,
        "depth": node.depth,
        "children": node.children,
        "cells": node.cells + int(node.is_cell),
        "members": Members.of(members),
    } | _words(node.kind, node.sector)


def _words(kind: str, sector: str) -> dict[str, str]:
    return {
        "kind": str(kind),
        "kind_name": KIND_LABELS[OrganisationKind(kind)],
        "sector": sector,
        "sector_name": SECTOR_LABELS[UnitSector(sector)],
    }
